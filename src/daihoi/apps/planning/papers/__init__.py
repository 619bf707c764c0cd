"""What planning hands out on paper or as a file."""
