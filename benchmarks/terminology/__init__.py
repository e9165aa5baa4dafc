"""How often a translation has the terms it was asked to have, and what that costs."""
