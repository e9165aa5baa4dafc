"""How quiet the checks are on clean pairs, and how many injected errors they find."""
