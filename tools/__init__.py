"""Tools of those who build the house; nothing of the program needs them."""
