"""Paper ballots: the keyed ballot desk."""
