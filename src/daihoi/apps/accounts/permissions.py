"""The question of the shell's guards, by the name that the first apps knew it."""

from daihoi.apps.shell.guards import Predicate, require

__all__ = ["Predicate", "require"]
