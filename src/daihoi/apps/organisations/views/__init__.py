"""Pages of the units room, one file a subject."""
