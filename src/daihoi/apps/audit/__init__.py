"""The append-only trail and its public check."""
