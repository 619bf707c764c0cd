"""Pages of members, one file a subject."""
