"""Tests of enforcement, on an engine that does as it is told."""
