"""The parts of the HTML reader: the tree, the article in it, and its blocks."""
