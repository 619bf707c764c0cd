"""The face of the house: templates, tokens, the one way to show a list, errors for people."""
