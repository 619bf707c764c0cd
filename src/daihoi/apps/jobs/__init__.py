"""Long batches: progress, retry, cancel, recovery."""
