"""Pages of the keyed desk, and its JSON."""
