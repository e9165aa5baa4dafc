"""The translation memory: pairs of sentences in one SQLite file, found exactly or by likeness."""
