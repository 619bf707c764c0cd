"""The model case: one whole cascade, built through public acts only; every person and unit below is invented."""
