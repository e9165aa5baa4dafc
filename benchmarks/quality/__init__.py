"""How well and how fast packages translate."""
