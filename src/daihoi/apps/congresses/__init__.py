"""A congress of a unit in a term: form, contents, stage, dates, rulebook."""
