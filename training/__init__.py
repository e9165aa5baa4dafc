"""The recipe of the embedded models: from sentence pairs to an Argos package, in steps."""
