"""Tests of the translation engines and their packages."""
