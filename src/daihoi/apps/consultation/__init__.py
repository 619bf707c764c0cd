"""Drafts, channels, comments and their answers."""
