"""Measurements of the workbench; each is run by ``python -m benchmarks.NAME``."""
