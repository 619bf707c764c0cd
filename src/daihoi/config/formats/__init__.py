"""Formats of dates and numbers that differ from the framework's."""
