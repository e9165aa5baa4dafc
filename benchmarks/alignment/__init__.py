"""How well the blocks and sentences of two documents are aligned, against length alone."""
