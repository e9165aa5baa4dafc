"""How exactly links, emphasis, code, notes and pictures find their words in the translation."""
