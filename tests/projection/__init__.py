"""Tests of marks put onto translations."""
