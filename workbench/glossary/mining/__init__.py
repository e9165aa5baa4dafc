"""The parts of mining: each finds candidates for entries in its own way."""
