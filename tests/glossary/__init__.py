"""Tests of the glossary: loading, finding, regions, the account, lint."""
