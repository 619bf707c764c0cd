"""Pages of the stop "Planning"."""
