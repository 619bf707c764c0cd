"""People, membership, offices held, import with a fix list."""
