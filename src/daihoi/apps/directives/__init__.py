"""Papers from above and the duties they lay on units below."""
