"""The report on credentials with a bar beside each figure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import figures
from daihoi.apps.shell.shapes import Act, Fact, Finding

from .. import permissions, queries
from ..models import CredentialsReport
from .places import in_language, url_of

SHOWN = (
    "title", "sex", "age", "membership", "qualification", "political_theory_level", "attendance", "absence_reason",
    "ethnicity", "religion",
)  # fmt: skip


def report(congress: Congress, held: CredentialsReport | None, user: Any) -> dict[str, Any]:
    """The report's figures with a bar beside each: frozen ones, or those of the list as it stands."""
    given = held.figures if held is not None else queries.credential_figures(congress)
    acts = _report_acts(congress, held, user)
    sees = permissions.can_see_sensitive(user, congress)
    return {
        "title": capfirst(congress_law.word(congress, "attendance_report")),
        "kicker": congress.title,
        "facts": _report_facts(given, held),
        "next_act": acts[0] if acts else None,
        "acts": acts[1:],
        "findings": [Finding(one["severity"], in_language(one)) for one in given["findings"]],
        "tables": [_report_table(given, key) for key in SHOWN if _is_shown(given, key, sees)],
        "hidden": not sees and "votes" not in given,
        "quorum": in_language(given["votes"]["reason"]) if "votes" in given else "",
        "given": given,
        "report": held,
        "congress": congress,
    }


def _report_acts(congress: Congress, held: CredentialsReport | None, user: Any) -> list[Act]:
    if not permissions.can_keep_list(user, congress):
        return []
    make = Act(_("Draw up the report") if held is None else _("Draw up again"), url_of(congress, "make-report"))
    if held is None:
        return [make]
    acts = [] if held.adopted_at else [make]
    if held.paper is None:
        return [Act(_("Issue as a paper"), url_of(congress, "issue-report"), "post", icon="file-earmark-text"), *acts]
    links = [
        Act(label, reverse("documents:file", args=[congress.unit.code, held.paper_id, kind]), icon=icon)
        for label, kind, icon, file in (
            ("PDF", "file", "file-earmark-pdf", held.paper.file),
            ("DOCX", "docx", "file-earmark-word", held.paper.docx),
        )
        if file
    ]
    return [*acts, *links]


def _report_facts(given: dict[str, Any], held: CredentialsReport | None) -> list[Fact]:
    state = _("figures of the list as it stands, not drawn up yet")
    if held is not None:
        state = _("adopted by the congress") if held.adopted_at else _("drawn up, not adopted yet")
    symbol = [Fact(_("Paper"), held.paper.symbol, _paper_url(held))] if held is not None and held.paper else []
    return [Fact("", state), Fact(_("Summoned"), given["summoned"]), Fact(_("Present"), given["present"]),
            Fact(_("Absent"), given["absent"]), *symbol]  # fmt: skip


def _report_table(given: dict[str, Any], key: str) -> dict[str, Any]:
    table, whole = given["tables"][key], given["summoned"] or 1
    rows = [
        {"label": in_language(row), "count": row["count"], "width": round(100 * row["count"] / whole)}
        for row in table["rows"]
    ]
    return {"key": key, "title": _TABLE_TITLES[key](), "rows": rows, "is_sensitive": table["is_sensitive"],
            "years": _years_line(given, key)}  # fmt: skip


def _years_line(given: dict[str, Any], key: str) -> str:
    years = given.get(key) if key in ("age", "membership") else None
    if not years:
        return ""
    mean = figures.number(Fraction(*years["mean"]), 1)
    return _("mean %(mean)s, highest %(highest)s, lowest %(lowest)s") % {**years, "mean": mean}


def _is_shown(given: dict[str, Any], key: str, sees_sensitive: bool) -> bool:
    table = given["tables"].get(key)
    if key == "attendance" and not given["present"]:
        return False  # nobody has been checked in: everybody is still expected
    return bool(table and table["rows"]) and (sees_sensitive or not table["is_sensitive"])


_TABLE_TITLES = {
    "title": lambda: _("By title"),
    "sex": lambda: _("By sex"),
    "age": lambda: _("By age"),
    "membership": lambda: _("By years of membership"),
    "qualification": lambda: _("By professional qualification"),
    "political_theory_level": lambda: _("By level of political theory"),
    "attendance": lambda: _("By attendance"),
    "absence_reason": lambda: _("Why absent"),
    "ethnicity": lambda: _("By ethnicity"),
    "religion": lambda: _("By religion"),
}


def _paper_url(held: CredentialsReport) -> str:
    return reverse("documents:paper", args=[held.congress.unit.code, held.paper_id])
