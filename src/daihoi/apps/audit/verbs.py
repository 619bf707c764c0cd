"""The words of the trail: one table, so that the same act reads the same on every page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# the verb as it is sealed → what a person reads; sentences are whole, the thing acted on stands beside them
VERBS: dict[str, str] = {
    "accounts.account_closed": _("Account closed"),
    "accounts.account_opened": _("Account opened"),
    "accounts.password_reset": _("New password given"),
    "accounts.profile_changed": _("Name of the account changed"),
    "audit.chain_exported": _("Trail taken away"),
    "documents.file_attached": _("File attached"),
    "documents.paper_changed": _("Entry in the register corrected"),
    "documents.paper_drawn": _("Paper drawn as DOCX and PDF"),
    "documents.paper_issued": _("Paper issued"),
    "documents.paper_received": _("Received paper registered"),
    "documents.paper_registered": _("Issued paper registered"),
    "documents.paper_related": _("Said which papers it carries out"),
    "documents.paper_replaced": _("Took the place of an older paper"),
    "documents.secret_read": _("Secret file read"),
    "members.import_refused": _("Sheet of members given back"),
    "members.imported": _("Sheet of members taken over"),
    "members.list_exported": _("List of members taken away"),
    "members.member_transferred": _("Member transferred"),
    "members.membership_changed": _("Membership corrected"),
    "members.membership_ended": _("Membership ended"),
    "members.office_ended": _("Office ended"),
    "members.offices_recorded": _("Offices recorded"),
    "members.person_added": _("Person entered"),
    "members.person_changed": _("Biography corrected"),
    "members.sensitive_read": _("Ethnicity and religion read"),
    "organisations.level_added": _("Level added"),
    "organisations.role_assigned": _("Role given"),
    "organisations.role_ended": _("Role ended"),
    "organisations.term_added": _("Term added"),
    "organisations.unit_added": _("Unit added"),
    "organisations.unit_deactivated": _("Unit closed"),
    "organisations.unit_moved": _("Unit moved"),
    "organisations.unit_reactivated": _("Unit opened again"),
    "organisations.unit_renamed": _("Unit renamed"),
    "organisations.units_added": _("Units added"),
}

# the apps as the trail's chips name them
AREAS: dict[str, str] = {
    "accounts": _("Accounts"),
    "ballots": _("Ballots"),
    "cascade": _("Cascade"),
    "congresses": _("Congress"),
    "consultation": _("Opinions"),
    "delegates": _("Delegates"),
    "directives": _("Directives"),
    "documents": _("Register"),
    "elections": _("Elections"),
    "evoting": _("Electronic voting"),
    "jobs": _("Long work"),
    "members": _("Members"),
    "nominations": _("Personnel"),
    "organisations": _("Units"),
    "planning": _("Planning"),
    "plenary": _("Session"),
    "portal": _("Portal"),
}


def words_of(verb: str) -> str:
    """What a person reads for a verb; one that is not in the table is read letter by letter."""
    known = VERBS.get(verb)
    return gettext(known) if known else verb.rpartition(".")[2].replace("_", " ").capitalize()


def area_choices() -> list[tuple[str, Any]]:
    """The apps with their names, in the order of the alphabet of the page's language."""
    return sorted(((key, gettext(name)) for key, name in AREAS.items()), key=lambda pair: str(pair[1]))
