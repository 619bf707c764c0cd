"""Read-only overviews; nobody imports it."""
