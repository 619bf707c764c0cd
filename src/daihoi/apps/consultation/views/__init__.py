"""Pages of the stop "Documents and opinions"."""
