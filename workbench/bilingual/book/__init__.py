"""The parts of the EPUB: its chapters of paragraph pairs, its package, its style sheet."""
