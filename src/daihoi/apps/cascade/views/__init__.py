"""Pages of the stop "Reports and dossier"."""
