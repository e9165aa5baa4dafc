"""The glossary: entries, loading them, finding them in texts."""
