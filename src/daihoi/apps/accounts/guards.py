"""The guards of the shell, by the name that the first apps knew them."""

from daihoi.apps.shell.guards import declare, public, signed_in

__all__ = ["declare", "public", "signed_in"]
