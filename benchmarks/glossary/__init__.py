"""How exact the matching of terms is, how fast, and how fast glossaries load."""
