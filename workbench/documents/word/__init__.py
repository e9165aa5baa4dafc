"""The parts of the DOCX reader: styles, lists, and the body."""
