"""The command line: one file for each noun; the core nouns need neither the site nor a database."""
