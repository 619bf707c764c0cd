"""What consultation hands out on paper."""
