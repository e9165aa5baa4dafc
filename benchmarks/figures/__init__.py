"""Figures that a target loses, with and without their enforcement."""
