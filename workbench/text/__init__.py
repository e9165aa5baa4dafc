"""Pure functions on strings: folding, scripts, sentences, numbers."""
