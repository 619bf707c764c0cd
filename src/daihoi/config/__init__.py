"""How the site is set up: the environment, the settings, the addresses."""
