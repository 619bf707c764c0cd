"""Pages of the stop "Elections"."""
