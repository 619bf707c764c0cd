"""Pages of the communications desk and of the public house."""
