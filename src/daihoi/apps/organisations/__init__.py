"""The tree of units, levels, terms, offices; who acts for which unit."""
