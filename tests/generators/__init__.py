"""Generators of data files that are committed; a test holds each file to its generator."""
