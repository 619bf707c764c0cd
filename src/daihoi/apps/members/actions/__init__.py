"""The acts on people: entering, changing, ending and moving memberships, offices held, whole sheets."""

from .offices import Holding, end_office_holding, record_office_holding, record_office_holdings
from .people import (
    add_person,
    change_membership,
    change_person,
    end_membership,
    read_sensitive,
    record_export,
    transfer_member,
)
from .sheet import import_members

__all__ = [
    "Holding",
    "add_person",
    "change_membership",
    "change_person",
    "end_membership",
    "end_office_holding",
    "import_members",
    "read_sensitive",
    "record_export",
    "record_office_holding",
    "record_office_holdings",
    "transfer_member",
]
