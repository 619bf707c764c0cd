"""The law and the arithmetic of congresses: no web framework, no database, no clock, no randomness."""
