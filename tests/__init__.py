"""Tests; cases as data lie in ``tests/cases``."""
