"""The parts of the Word document: its styles, its table of two columns, its comments.

These files import python-docx when they are loaded; only the writer loads them.
"""
