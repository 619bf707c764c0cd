"""Lessons written down, the dossier listed and filed."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.cascade import actions
from daihoi.apps.cascade.models import Lesson, Medium
from daihoi.apps.congresses.models import Stage
from daihoi.apps.elections import actions as elections
from daihoi.core.errors import Refused, WrongInput
from tests.apps.cascade import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell(tree, people, congress, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cell = hall.below(tree, contents=["committee_election"])
    contest = hall.elect(cell, people.giang, office="committee", seats=3)
    elections.issue_minutes(contest.rounds.get(), by=people.giang)
    return hall.close(cell)


def titles(items, **found):
    return [one.title for one in items if all(getattr(one, name) == value for name, value in found.items())]


def test_the_dossier_finds_its_papers_and_hashes_their_files(cell, people):
    items = actions.make_dossier(cell, by=people.giang)
    minutes = next(one for one in items if one.paper is not None)
    assert minutes.made_by == "Ban Kiểm phiếu"
    with minutes.paper.file.open() as file:
        assert minutes.hash == hashlib.sha256(file.read()).hexdigest()
    assert {"Nghị quyết đại hội", "Biên bản đại hội"} <= set(titles(items, is_missing=True))
    ballots = next(one for one in items if one.key.startswith("ballots:"))
    assert (ballots.pieces, ballots.retention, ballots.medium) == (40, "6 tháng", Medium.PAPER)


def test_made_again_it_keeps_what_the_office_said(cell, people):
    items = actions.make_dossier(cell, by=people.giang)
    resolution = next(one for one in items if one.key == "resolution")
    actions.keep_on_paper(resolution, by=people.giang, pieces=4)
    own = actions.add_dossier_item(
        cell, by=people.giang, title="Ảnh đại hội", made_by="Văn phòng", medium="photo", pieces=30
    )
    again = actions.make_dossier(cell, by=people.giang)
    kept = next(one for one in again if one.key == "resolution")
    assert (len(again), kept.medium, kept.pieces) == (len(items) + 1, Medium.PAPER, 4)
    assert again[-1] == own


def test_an_item_needs_title_and_maker(cell, people):
    with pytest.raises(WrongInput, match="needs a title"):
        actions.add_dossier_item(cell, by=people.giang, title=" ", made_by="Văn phòng")


def test_a_dossier_with_gaps_is_filed_only_with_the_reason(cell, people):
    with pytest.raises(Refused, match="has no list yet"):
        actions.file_dossier(cell, by=people.giang)
    actions.make_dossier(cell, by=people.giang)
    cell.stage = Stage.RATIFIED
    cell.save()
    with pytest.raises(Refused, match="Nghị quyết đại hội"):
        actions.file_dossier(cell, by=people.giang)
    actions.file_dossier(cell, by=people.giang, on=date(2020, 10, 1), missing_reason="đã lưu ở văn phòng")
    actions.file_dossier(cell, by=people.giang)
    assert cell.stage == Stage.FILED
    assert {one.filed_on for one in cell.dossier.all() if not one.is_missing} == {date(2020, 10, 1)}
    with pytest.raises(Refused, match="is in the archive"):
        actions.make_dossier(cell, by=people.giang)


@pytest.mark.parametrize("who", ["an", "binh", "chi", "dung", "ha"])
def test_only_the_own_office_keeps_the_dossier(cell, people, who):
    with pytest.raises(PermissionDenied):
        actions.make_dossier(cell, by=getattr(people, who))


def test_lessons_are_kept_once_and_make_the_closing_report(cell, people):
    with pytest.raises(Refused, match="No lesson"):
        actions.issue_closing_report(cell, by=people.giang)
    for _twice in range(2):
        actions.add_lesson(cell, by=people.giang, topic="documents", text="Gửi dự thảo sớm hơn", kind="lesson")
    assert Lesson.objects.count() == 1
    paper = actions.issue_closing_report(cell, by=people.giang)
    assert paper.symbol == "01-BC/CB1"
    actions.remove_lesson(Lesson.objects.get(), by=people.giang)
    assert not Lesson.objects.exists()


def test_a_lesson_has_a_field_and_words(cell, people):
    with pytest.raises(WrongInput, match="that the form offers"):
        actions.add_lesson(cell, by=people.giang, topic="weather", text="…")
    with pytest.raises(WrongInput, match="in words"):
        actions.add_lesson(cell, by=people.giang, topic="service", text=" ")
