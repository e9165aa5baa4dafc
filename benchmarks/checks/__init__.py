"""How quiet the checks are on clean pairs."""
