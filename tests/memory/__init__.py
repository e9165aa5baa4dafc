"""Tests of the translation memory: store, likeness, exchange, recall."""
