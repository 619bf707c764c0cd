"""The acts on the tree: its levels and terms, its units, who acts for them."""

from .framework import LevelRow, add_level, add_term, lay_levels
from .roles import assign_role, end_role, open_account
from .sheet import UnitImport, import_units
from .tree import UnitRow, add_unit, add_units, deactivate_unit, move_unit, reactivate_unit, rename_unit

__all__ = [
    "LevelRow",
    "UnitImport",
    "UnitRow",
    "add_level",
    "add_term",
    "add_unit",
    "add_units",
    "assign_role",
    "deactivate_unit",
    "end_role",
    "import_units",
    "lay_levels",
    "move_unit",
    "open_account",
    "reactivate_unit",
    "rename_unit",
]
