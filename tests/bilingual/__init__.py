"""Tests of side-by-side output."""
