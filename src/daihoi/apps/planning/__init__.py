"""Subcommittees, steering teams, tasks."""
