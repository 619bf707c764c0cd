"""The audit of a machine count against the paper: drawn by public dice, looked up blind, measured."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from daihoi.apps.audit.models import Entry as TrailEntry
from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.models import AuditDraw, AuditState, PaperAudit
from daihoi.apps.ballots.queries import audits
from daihoi.core.ballots import write_line
from daihoi.core.errors import Refused, WrongInput

from . import hall, scanner
from .test_scanning import FOR_FIVE, Rulers

DICE = "4 0 7 1 9 2 2 8 5 0 3 3 6 1 7 4 9 0 1 5"
BALLOTS = 12


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def closed(congress, people, tree):
    """Twelve papers for the same five of six names, counted by machine and closed."""
    rulers = Rulers(*hall.make_tellers(tree.ministry, "r1", "r2", "rb"))
    round_ = scanner.printed_round(congress, people.an, returned=BALLOTS)
    count = actions.open_scan_count(round_, by=people.binh, seats={rulers.one: "A", rulers.two: "B"})
    pictures = [scanner.sheet(count.printed, FOR_FIVE, seed) for seed in range(BALLOTS)]
    scanner.scanned(count, pictures, people.binh)
    actions.reconcile_count(count, by=people.binh)
    scanner.see_all(count, rulers.one)
    actions.close_scan_count(count, by=people.binh)
    count.refresh_from_db()
    return count


def look_up_all(audit: PaperAudit, by, line: str | None = None) -> PaperAudit:
    """Fetch every drawn paper; ``line`` is what stands on each, else what the count has."""
    sheet = queries.sheet_of(audit.count.round)
    stands = {one.sheet.pk: one for one in audits.audited(audit.count, sheet)}
    while (found := audits.next_draw(audit)) is not None:
        found.audit.count = audit.count
        said = write_line(stands[found.sheet_id].reading, sheet) if line is None else line
        audit = actions.look_up_paper(found, said, by=by)
    return audit


def test_papers_that_agree_confirm_the_result(closed, people):
    audit = actions.open_audit(closed, by=people.binh, dice=DICE, risk_limit=0.2)
    first = list(audit.draws.values_list("sheet__position", flat=True))
    assert 0 < len(first) <= BALLOTS
    assert len(set(first)) == len(first)
    done = look_up_all(audit, people.binh)
    assert (done.state, done.measured["differing"], done.measured["missing"]) == (AuditState.CONFIRMED, 0, 0)
    assert done.measured["risk"] <= 0.2
    facts = TrailEntry.objects.get(verb="ballots.audit_opened").facts
    assert facts["dice"] == DICE.replace(" ", "")


def test_the_same_dice_draw_the_same_papers(closed, people):
    audit = actions.open_audit(closed, by=people.binh, dice=DICE, risk_limit=0.2)
    first = list(audit.draws.values_list("order", "sheet__position"))
    look_up_all(audit, people.binh)
    again = actions.open_audit(closed, by=people.binh, dice=DICE.replace(" ", ""), risk_limit=0.2)
    assert list(again.draws.values_list("order", "sheet__position")) == first


def test_papers_that_say_otherwise_lead_to_a_count_by_hand(closed, people):
    audit = actions.open_audit(closed, by=people.binh, dice=DICE, risk_limit=0.05)
    done = look_up_all(audit, people.binh, "1 2 3 4 5")
    assert done.state == AuditState.ESCALATED
    assert TrailEntry.objects.get(verb="ballots.audit_ended").facts["outcome"] == "escalated"


def test_a_paper_is_looked_up_once_and_never_doubtful(closed, people):
    audit = actions.open_audit(closed, by=people.binh, dice=DICE, risk_limit=0.2)
    found = audits.next_draw(audit)
    with pytest.raises(WrongInput, match="Say what the paper is"):
        actions.look_up_paper(found, "?", by=people.binh)
    actions.look_up_paper(found, "6", by=people.binh)
    actions.look_up_paper(found, "", by=people.binh, is_missing=True)
    assert AuditDraw.objects.get(pk=found.pk).outcome == "valid"
    with pytest.raises(PermissionDenied):
        actions.look_up_paper(found, "6", by=people.chi)


def test_an_audit_needs_a_closed_count_and_real_dice(closed, people):
    with pytest.raises(WrongInput):
        actions.open_audit(closed, by=people.binh, dice="1234")
    assert not PaperAudit.objects.exists()
    actions.open_audit(closed, by=people.binh, dice=DICE, risk_limit=0.2)
    with pytest.raises(Refused, match="is under way"):
        actions.open_audit(closed, by=people.binh, dice=DICE)


def test_the_audit_is_lived_on_its_page_without_a_look_at_the_reading(client, closed, people):
    client.force_login(people.binh, backend="django.contrib.auth.backends.ModelBackend")
    place = [closed.round.contest.congress_id, closed.round.contest_id, closed.round.number]
    url = reverse("ballots:audit", args=place)
    assert client.get(url).status_code == 200
    assert client.post(url, {"dice": DICE, "risk_limit": "0.2"}).url == url
    for language in ("vi", "en"):
        shown = client.get(url, headers={"accept-language": language}).content.decode()
        assert "Bùi Văn An" not in shown
    audit = PaperAudit.objects.get()
    found = audits.next_draw(audit)
    assert f"ballot {found.sheet.position}" in shown
    client.post(reverse("ballots:look-up", args=[*place, found.pk]), {"line": "6"})
    assert AuditDraw.objects.get(pk=found.pk).marks == {queries.sheet_of(closed.round).ids[5]: "struck"}
