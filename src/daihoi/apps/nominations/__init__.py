"""Posts, steps, candidate files, composition, slate."""
