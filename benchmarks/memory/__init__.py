"""How fast the memory stores, recalls and finds what is like a sentence, and what it misses."""
