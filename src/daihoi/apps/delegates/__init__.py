"""Allocation, lists, credentials, check-in."""
