"""Enforcement: every use of a term in the source is counted, met, and accounted for."""
