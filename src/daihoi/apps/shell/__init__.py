"""Base templates, menu, widgets, error pages, design tokens."""
