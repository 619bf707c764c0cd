"""An empty house is led to its first congress, step by step, and nothing saved is lost on the way."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.models import Entry
from daihoi.apps.congresses.models import Congress, Content
from daihoi.apps.organisations import actions, presets
from daihoi.apps.organisations.actions import LevelRow
from daihoi.apps.organisations.models import Level, Reach, Role, RoleAssignment, Term, Unit
from daihoi.core import rulebooks
from daihoi.core.errors import Refused, WrongInput


@pytest.fixture
def head(db) -> User:
    return User.objects.create(username="head", full_name="Administrator", is_superuser=True)


@pytest.fixture
def house(client, head):
    client.force_login(head)
    return client


def step(key: str = "") -> str:
    return reverse(f"organisations:set-up-{key}" if key else "organisations:set-up")


def filled(rows: list[tuple[str, str, int | None]]) -> dict[str, object]:
    given = {}
    for number, (name, congress, key) in enumerate(rows, 1):
        given |= {f"name_{number}": name, f"congress_{number}": congress, f"key_{number}": key or ""}
    return given


def proposed(page) -> list[str]:
    return [name.value() for _number, name, _congress, _key in page.context["form"].lines() if name.value()]


def walk(house, kind: str) -> None:
    """Take every proposal as it stands."""
    page = house.get(house.post(step("kind"), {"kind": kind})["Location"])
    lines = page.context["form"].lines()
    rows = [(name.value(), congress.value(), None) for _number, name, congress, _key in lines]
    house.post(step("levels"), filled(rows))
    house.post(step("term"), {"name": house.get(step("term")).context["form"]["name"].value()})
    form = house.get(step("top")).context["form"]
    given = {"name": "Đơn vị Bình Minh", "rulebook": form["rulebook"].value(), "level": form["level"].value()}
    house.post(step("top"), given)
    house.post(step("role"), {"full_name": "Lê Văn Đầu", "role": "admin"})


@pytest.mark.parametrize("preset", presets.PRESETS, ids=lambda preset: preset.key)
def test_every_kind_leads_to_a_house_in_which_a_congress_can_be_founded(house, head, preset):
    walk(house, preset.key)
    top = Unit.objects.get()
    assert (top.code, top.rulebook, top.level.rank) == ("don-vi-binh-minh", preset.rulebook, 1)
    assert Level.objects.count() == len(preset.levels)
    assert RoleAssignment.objects.get(user=head).reach == Reach.SUBTREE
    assert User.objects.get(pk=head.pk).full_name == "Lê Văn Đầu"
    done = house.get(step())
    assert done.context["next_act"].url == reverse("congresses:create", args=[top.code])
    term = Term.objects.get()
    given = {"term": term.pk, "rulebook": preset.rulebook, "contents": [Content.REVIEW_AND_DIRECTIONS]}
    checklist = house.post(done.context["next_act"].url, given)["Location"]
    assert house.get(checklist).status_code == 200
    assert Congress.objects.get().checklist.exists()


@pytest.mark.parametrize("preset", presets.PRESETS, ids=lambda preset: preset.key)
def test_every_proposal_names_a_rulebook_that_stands_and_levels_of_different_names(preset):
    assert preset.rulebook in rulebooks.available()
    assert presets.nearest([str(name) for name, _congress in preset.levels]) == preset


def test_terms_are_proposed_by_the_years_in_which_the_organisation_begins_them():
    party, union, other = (presets.find(key) for key in ("party", "union", "other"))
    assert party.term_on(date(2026, 11, 24)) == (2025, 2030)
    assert party.term_on(date(2020, 8, 27)) == (2020, 2025)
    assert union.term_on(date(2026, 11, 24)) == (2023, 2028)
    assert other.term_on(date(2026, 11, 24)) == (2026, 2031)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_second_visit_goes_on_where_the_first_one_ended(house, head, language):
    house.cookies["daihoi_language"] = language
    ways = [house.get(step())["Location"]]
    house.post(step("kind"), {"kind": "union"})
    ways.append(house.get(step())["Location"])
    actions.lay_levels([LevelRow("Trung ương")], by=head)
    house.logout()
    house.force_login(head)  # the session that held the kind is gone; what stands is not
    ways.append(house.get(step())["Location"])
    actions.add_term("2025-2030", by=head)
    ways.append(house.get(step())["Location"])
    unit = actions.add_unit(None, actions.UnitRow("tw", "Trung ương", 1), by=head)
    ways.append(house.get(step())["Location"])
    assert ways == [step(key) for key in ("kind", "levels", "term", "top", "role")]
    assert [house.get(way).status_code for way in ways] == [200, 200, 200, 302, 200]
    actions.assign_role(head, unit, Role.ADMIN, by=head, reach=Reach.SUBTREE)
    assert house.get(step()).status_code == 200


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_overview_of_an_empty_house_offers_the_set_up_and_nothing_else(house, language):
    house.cookies["daihoi_language"] = language
    page = house.get(reverse("overview")).content.decode().partition("<main")[2].partition("</main>")[0]
    assert page.count("btn-primary") == 1
    assert f'class="btn btn-primary" href="{step()}"' in page


def test_a_house_that_is_set_up_offers_its_first_congress(house):
    walk(house, "party")
    page = house.get(reverse("overview")).content.decode()
    assert f'class="btn btn-primary" href="{reverse("congresses:create", args=["don-vi-binh-minh"])}"' in page


def test_a_step_whose_turn_has_not_come_leads_back(house):
    assert house.get(step("top"))["Location"] == step()
    assert house.get(step("role"))["Location"] == step()


def test_a_wrong_entry_stays_in_its_form(house):
    same = house.post(step("levels"), filled([("Trung ương", "", None), ("TRUNG ƯƠNG", "", None)]))
    assert same.status_code == 200 and same.context["form"].non_field_errors()
    assert not Level.objects.exists()
    late = house.post(step("term"), {"name": "2025-2030", "starts_on": "2025-06-01", "ends_on": "2020-06-01"})
    assert late.context["form"].non_field_errors()
    Level.objects.create(rank=1, name="TW")
    nameless = house.post(step("top"), {"name": "???", "level": Level.objects.get().pk, "rulebook": "vn-union"})
    assert "code" in nameless.context["form"].errors


def test_another_kind_proposes_other_levels_only_as_long_as_no_unit_stands(house, head):
    walk(house, "party")
    assert proposed(house.get(step("levels"), {"kind": "other"})) == [level.name for level in Level.objects.all()]
    Unit.objects.all().delete()
    assert len(proposed(house.get(step("levels"), {"kind": "other"}))) == 2


def test_only_who_administers_the_whole_house_enters(client, tree, people):
    for user in (people.an, people.ha, people.dung):
        client.force_login(user)
        assert [client.get(step(key)).status_code for key in ("", "kind", "levels", "term", "top", "role")] == [403] * 6
    RoleAssignment.objects.create(user=people.dung, unit=tree.nation, role=Role.ADMIN, reach=Reach.SUBTREE)
    client.force_login(people.dung)
    assert client.get(step("levels")).status_code == 200


def test_levels_are_renamed_added_and_taken_away_in_one_act(head):
    first, second, third = actions.lay_levels([LevelRow("A"), LevelRow("B"), LevelRow("C")], by=head)
    actions.lay_levels([LevelRow("A1", "Congress", first.pk), LevelRow("New"), LevelRow("C", "", third.pk)], by=head)
    assert list(Level.objects.values_list("rank", "name", "congress_name")) == [
        (1, "A1", "Congress"), (2, "New", ""), (3, "C", ""),
    ]  # fmt: skip
    assert not Level.objects.filter(pk=second.pk).exists()
    entry = Entry.objects.filter(verb="organisations.levels_laid").latest("sequence")
    assert entry.facts == {"levels": ["A1", "New", "C"]}


def test_the_same_levels_again_leave_no_trace(head):
    levels = actions.lay_levels([LevelRow("A"), LevelRow("B")], by=head)
    actions.lay_levels([LevelRow(level.name, "", level.pk) for level in levels], by=head)
    assert Entry.objects.filter(verb="organisations.levels_laid").count() == 1


def test_a_level_with_units_stays(tree, people, head):
    keys = list(Level.objects.values_list("pk", flat=True))
    with pytest.raises(Refused, match="3 units"):
        actions.lay_levels([LevelRow(f"L{key}", "", key) for key in keys[:3]], by=head)
    assert Level.objects.count() == 4


def test_lists_of_levels_that_make_no_sense_are_wrong_input(tree, head):
    one, two = Level.objects.values_list("pk", flat=True)[:2]
    for rows, sentence in (
        ([], "at least one level"),
        ([LevelRow(" ")], "Level 1 has no name"),
        ([LevelRow("A", "", two), LevelRow("B", "", one)], "change places"),
    ):
        with pytest.raises(WrongInput, match=sentence):
            actions.lay_levels(rows, by=head)


def test_levels_are_written_by_who_administers_the_house(tree, people):
    with pytest.raises(PermissionDenied):
        actions.lay_levels([LevelRow("A")], by=people.an)
