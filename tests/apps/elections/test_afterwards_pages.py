"""The pages after the count: what now, traces, the wall, seals and complaints; for the right person and nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from daihoi.apps.audit.models import Entry
from daihoi.apps.congresses.models import Stage
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import BallotSeal, Complaint, SealState
from daihoi.apps.shell import clock
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settings):
    settings.REHEARSED_DAY = date(2020, 9, 3)


@pytest.fixture
def contest(congress, people):
    return hall.list_contest(hall.sit(congress), people.an)


@pytest.fixture
def short(contest, people):
    """A round that left a seat open."""
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 50, 49])
    return actions.decide_round(round_, by=people.an)


def page(client, user, name, *args, language="en", **query):
    client.force_login(user)
    return client.get(reverse(f"elections:{name}", args=args), query, headers={"accept-language": language})


def send(client, user, name, *args, **values):
    client.force_login(user)
    return client.post(reverse(f"elections:{name}", args=args), values, headers={"referer": "http://testserver/"})


def next_steps(congress, user):
    """What comes next, in English."""
    with override("en"):
        return queries.next_steps(congress, user)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_in_both_languages(client, people, congress, short, language):
    here = [congress.pk, short.contest_id]
    actions.receive_complaint(congress, by=people.an, complainant="Lê Văn Tám", subject="count", text="đếm sai")
    round_ = [*here, short.number]
    for name, args in (
        ("now", here), ("trace", round_), ("seals", here[:1]), ("seal", round_), ("complaints", here[:1]),
        ("new-complaint", here[:1]), ("complaint", [congress.pk, 1]), ("screen", here),
    ):  # fmt: skip
        assert page(client, people.an, name, *args, language=language).status_code == 200, name
    for name in ("verify-complaint", "decide-complaint"):
        assert page(client, people.ha, name, congress.pk, 1, language=language).status_code == 200
    actions.seal_ballots(short, by=people.an, handed_to="Văn phòng")
    for name in ("seal", "open-seal", "reseal", "destroy"):
        assert page(client, people.an, name, *round_, language=language).status_code == 200, name


def test_strangers_see_none_of_them(client, people, congress, short):
    here = [congress.pk, short.contest_id]
    for name, args in (
        ("now", here), ("trace", [*here, 1]), ("seals", here[:1]), ("seal", [*here, 1]), ("complaints", here[:1]),
        ("new-complaint", here[:1]),
    ):  # fmt: skip
        for user in (people.dung, people.giang):
            assert page(client, user, name, *args).status_code == 403, name
    assert page(client, people.binh, "new-complaint", congress.pk).status_code == 403


def test_the_console_of_the_presidium_records_the_choice_and_stays(client, people, congress, short):
    here = [congress.pk, short.contest_id]
    text = page(client, people.an, "now", *here).content.decode()
    assert "1 seat is left: the congress decides" in text
    assert "more than half: 51 of 100" in text
    answer = send(client, people.an, "choose", *here, 1, choice="another_round", from_now="yes")
    assert answer["Location"] == reverse("elections:now", args=here)
    assert "The congress chose: another round" in page(client, people.an, "now", *here).content.decode()


def test_who_may_not_decide_sees_the_choices_without_buttons(client, people, congress, short):
    text = page(client, people.ha, "now", congress.pk, short.contest_id).content.decode()
    assert "Hold another round" in text
    assert "The congress has chosen this" not in text


def test_the_front_page_leads_to_seals_and_complaints(client, people, congress, short):
    urls = [act.url for act in page(client, people.an, "home", congress.pk).context["acts"]]
    assert [reverse(f"elections:{name}", args=[congress.pk]) for name in ("seals", "complaints")] == urls[-2:]


# --- traces


def test_every_figure_of_a_round_has_its_trace(client, people, congress, short):
    keys = [key for key, _words in queries.figures_of(short)]
    voters = [f"votes-{one.candidate_id}" for one in short.tallies.order_by("candidate__order")]
    assert keys == [
        "summoned", "attending", "base", "threshold", "issued", "returned", "valid", "invalid", *voters, "elected",
        "seats_left",
    ]  # fmt: skip
    for key in keys:
        assert page(client, people.ha, "trace", congress.pk, short.contest_id, 1, figure=key).status_code == 200, key


def test_a_base_is_read_off_the_deductions_with_their_names(contest, people):
    actions.adopt_list(contest, by=people.an)
    gone = [hall_absence("absent_whole_congress_no_alternate", "Lê Văn Vắng", "Tô Thị Mặt")]
    round_ = actions.open_round(contest, by=people.an, summoned=102, attending=100, deductions=gone)
    actions.decide_round(hall.count(round_, people.binh, [98, 95, 90, 88, 60, 45]), by=people.an)
    trace = queries.trace_of(round_, "base")
    assert (trace.value, trace.of, trace.before, trace.after) == (100, 102, "attending", "threshold")
    assert [(line.number, line.names) for line in trace.lines] == [(102, ""), (2, "Lê Văn Vắng, Tô Thị Mặt")]
    assert str(trace.rules[0][1]) == "190-QĐ/TW Đ30.3"
    assert any("100" in step.text for step in trace.steps)


def hall_absence(ground, *names):
    from daihoi.core.elections import Absence

    return Absence(ground, len(names), names)


def test_votes_lead_to_their_own_step_and_to_the_one_who_entered_them(short, people):
    em = short.tallies.get(candidate__person__full_name="Mai Văn Em")
    trace = queries.trace_of(short, f"votes-{em.candidate_id}")
    assert (trace.value, trace.of, len(trace.steps)) == (50, 100, 1)
    assert "50" in trace.steps[0].text
    assert [one.by for one in trace.trail] == ["binh"]
    assert queries.trace_of(short, "votes-999999") is None


def test_what_was_left_open_is_traced_to_the_decision(short):
    trace = queries.trace_of(short, "seats_left")
    assert (trace.value, trace.of, [line.number for line in trace.lines]) == (1, 5, [98, 95, 90, 88])
    assert [one.by for one in trace.trail] == ["an"]


def test_an_unknown_figure_shows_the_first_one(client, people, congress, short):
    answer = page(client, people.an, "trace", congress.pk, short.contest_id, 1, figure="nonsense")
    assert answer.context["trace"].figure == "summoned"


# --- the wall


def test_the_wall_waits_with_issued_and_returned_only(client, people, congress, contest):
    round_ = hall.open_vote(contest, people.an)
    assert queries.screen_of(contest).state == "counting"
    hall.count(round_, people.binh, [97, 95, 90, 88, 61, 45], issued=99, returned=99, valid=98, invalid={"INV-2": 1})
    text = page(client, people.an, "screen", congress.pk, contest.pk).content.decode()
    assert text.count(">99<") == 2
    for secret in ("97", "98", "61", "Bùi Văn An"):
        assert secret not in text.split('id="hall"')[1].split("</main>")[0].replace("hx-", "")


def test_the_wall_shows_no_name_before_it_is_announced(client, people, congress, short):
    text = page(client, people.an, "screen", congress.pk, short.contest_id).content.decode()
    assert text.count("<li data-line") == 6
    assert text.count("<li data-line") == text.count('" hidden>\n      <span class="el-wall-place">')
    shown = page(client, people.an, "screen", congress.pk, short.contest_id, all=1).content.decode()
    assert '" hidden>\n      <span class="el-wall-place">' not in shown


def test_the_wall_asks_again_and_gets_nothing_while_nothing_has_changed(client, people, congress, short):
    token = queries.screen_of(short.contest).token
    assert page(client, people.an, "screen", congress.pk, short.contest_id, seen=token).status_code == 204
    actions.choose_next(short, "close", by=people.an)
    assert page(client, people.an, "screen", congress.pk, short.contest_id, seen=token).status_code == 200


def test_sixty_names_take_three_pages_of_two_columns(congress, people):
    names = tuple(f"Nguyễn Văn Tên {n}" for n in range(60))
    contest = hall.list_contest(hall.sit(congress), people.an, seats=47, names=names)
    votes = [100 - n for n in range(60)]
    actions.decide_round(hall.count(hall.open_vote(contest, people.an), people.binh, votes), by=people.an)
    pages = queries.screen_of(contest).pages
    assert [(len(one.lines), one.has_two, one.is_sum) for one in pages] == [(20, True, False)] * 3
    assert [place for one in pages for place, _line in one.lines] == list(range(1, 61))


def test_after_several_rounds_the_last_page_is_the_whole_result(short, people):
    actions.choose_next(short, "another_round", by=people.an)
    contest = short.contest
    second = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    actions.decide_round(hall.count(second, people.binh, [60, 40]), by=people.an)
    contest = type(contest).objects.get(pk=contest.pk)
    first, last = queries.screen_of(contest).pages
    assert ([line.votes for _place, line in first.lines], first.is_sum) == ([60, 40], False)
    assert ([line.votes for _place, line in last.lines], last.is_sum) == ([98, 95, 90, 88, 60], True)
    assert queries.screen_of(contest, 1).round.number == 1


# --- seals


def test_ballots_are_sealed_on_the_page_and_the_list_counts_the_days(client, people, congress, short):
    here = [congress.pk, short.contest_id, 1]
    assert "Seal the ballots of 1 round" in [str(one.title) for one in next_steps(congress, people.an)]
    send(client, people.binh, "seal", *here, packages=2, mark="BKP", sealed_by="", handed_to="Văn phòng", place="kho")
    seal = BallotSeal.objects.get()
    assert (seal.packages, seal.keep_until_on) == (2, date(2021, 3, 3))
    assert not [one for one in next_steps(congress, people.an) if "Seal" in str(one.title)]
    row = page(client, people.an, "seals", congress.pk).context["keepings"][0][0]
    assert row.days_left == (date(2021, 3, 3) - date(2020, 9, 3)).days
    text = page(client, people.an, "seal", *here).content.decode()
    assert "181 days are left" in text


def test_a_seal_is_opened_closed_and_the_ballots_destroyed_by_the_pages(client, people, congress, short, settings):
    here = [congress.pk, short.contest_id, 1]
    seal = actions.seal_ballots(short, by=people.an, handed_to="Văn phòng")
    send(client, people.an, "open-seal", *here, decision="", reason="khiếu nại", witnesses="")
    seal.refresh_from_db()
    assert seal.state == SealState.SEALED
    send(client, people.an, "open-seal", *here, decision="05-QĐ/ĐUK", reason="khiếu nại", witnesses="")
    send(client, people.an, "reseal", *here, new_mark="BKP-02")
    given = {"decision": "12-QĐ/ĐUB", "on": "2021-03-03", "witnesses": "Lê Kim Chi"}
    send(client, people.an, "destroy", *here, **given)
    assert not queries.is_destroyed(short)
    settings.REHEARSED_DAY = date(2021, 3, 3)
    assert "Decide on destroying" in str(next_steps(congress, people.an)[-1].title)
    send(client, people.an, "destroy", *here, **given)
    assert queries.is_destroyed(short)


# --- complaints


def test_a_complaint_goes_its_way_by_the_pages(client, people, congress, short):
    congress.stage = Stage.REPORTED
    congress.save()
    send(
        client, people.an, "new-complaint", congress.pk, complainant="Lê Văn Tám", received_on="2020-09-03",
        subject="procedure", contest=short.contest_id, candidate="", text="hòm phiếu mở trước giờ",
    )  # fmt: skip
    complaint = Complaint.objects.get()
    steps = [(str(one.title), one.last_lawful_on) for one in next_steps(congress, people.ha)]
    assert ("Verify complaint no. 1", date(2020, 9, 24)) in steps
    send(client, people.ha, "verify-complaint", congress.pk, 1, verified_by="UBKT Khối", verification="không đúng")
    send(client, people.ha, "decide-complaint", congress.pk, 1, conclusion="unfounded", answer="giữ nguyên kết quả")
    complaint.refresh_from_db()
    assert (complaint.state, complaint.conclusion) == ("decided", "unfounded")


def test_the_name_is_shown_on_request_only_and_noted(client, people, congress, short):
    actions.receive_complaint(congress, by=people.an, complainant="Lê Văn Tám", subject="count", text="đếm sai")
    for user in (people.an, people.ha):
        assert "Lê Văn Tám" not in page(client, user, "complaint", congress.pk, 1).content.decode()
    assert send(client, people.an, "complainant", congress.pk, 1).status_code == 403
    assert "Lê Văn Tám" in send(client, people.ha, "complainant", congress.pk, 1).content.decode()
    assert Entry.objects.filter(verb="elections.complainant_read").count() == 1


def test_an_export_masks_the_name_for_the_unit_itself(client, people, congress, short):
    actions.receive_complaint(congress, by=people.an, complainant="Lê Văn Tám", subject="count", text="đếm sai")
    told = b"".join(page(client, people.an, "complaints", congress.pk, export="csv").streaming_content).decode()
    assert "Lê Văn Tám" not in told
    told = b"".join(page(client, people.ha, "complaints", congress.pk, export="csv").streaming_content).decode()
    assert "Lê Văn Tám" in told
    kept = Entry.objects.filter(verb="elections.complaints_exported").order_by("sequence")
    assert [one.facts["with_complainants"] for one in kept] == [False, True]


def test_before_an_annulment_the_page_says_what_follows(client, people, congress, short):
    actions.choose_next(short, "close", by=people.an)
    actions.certify_contest(short.contest, by=people.an)
    with clock.on(date(2020, 9, 3)):
        text = page(client, people.ha, "annul", congress.pk, short.contest_id).content.decode()
    assert "Offices that end: 4" in text
