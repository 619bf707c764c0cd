"""A pack that is malformed, unsourced or contradicts itself is refused with the line to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from daihoi.core import rulebooks
from daihoi.core.errors import RulebookError

TEXT = (Path(rulebooks.__file__).parent / "packs" / "vn-party-190.toml").read_text(encoding="utf-8")


def refusal(text: str) -> RulebookError:
    with pytest.raises(RulebookError) as refused:
        rulebooks.load_text(text, "mine.toml")
    return refused.value


def test_the_text_of_a_pack_loads_as_it_stands() -> None:
    assert rulebooks.load_text(TEXT, "mine.toml").id == "vn-party-190"


def section(header: str) -> str:
    """The text of one table, from its header to the blank line."""
    return TEXT[TEXT.index(header) : TEXT.index("\n\n", TEXT.index(header))]


CUMULATIVE = """[elections.counting.committee]
value = "cumulative"
rule = "cumulative"
status = "derived"
vi = "Bầu dồn phiếu."
en = "Votes are cumulative."

[elections.too_many]"""

# what is done to the text → (old, new, start of the line named, part of the sentence)
BROKEN = {
    "no TOML": ('id = "vn-party-190"', "id = vn-party-190", "id = vn", "this is not TOML"),
    "an unknown section": ("[records.annulment]", "[recrods.annulment]", "[recrods", "is not a section"),
    "an unknown key": ("[elections.threshold]", "[elections.treshold]", "[elections.treshold]",
                       "“elections.treshold” is not known; the nearest is “threshold”"),
    "an unknown key of a rule": ('value = "more than 1/2"\nrule = "R26"', 'valu = "more than 1/2"\nrule = "R26"',
                                 "valu =", "“elections.threshold.valu” is not known; the nearest is “value”"),
    "a missing rule id": ('value = "more than 1/2"\nrule = "R26"', 'value = "more than 1/2"',
                          "[elections.threshold]", "“elections.threshold.rule” is missing"),
    "a missing required parameter": (section("[elections.tie]"), "", "[elections", "“elections.tie” is missing"),
    "a missing section": (section("[documents.numbering_scheme]"), "", "[documents",
                          "“documents.numbering_scheme” is missing"),
    "no status": ('article = "Đ8"\nstatus = "found"', 'article = "Đ8"', "[elections.excess_voids]",
                  "“elections.excess_voids.status” is missing"),
    "an unknown status": ('article = "Đ8"\nstatus = "found"', 'article = "Đ8"\nstatus = "sure"', 'status = "sure"',
                          "It is one of: found, unverified, derived"),
    "nothing cited": ('article = "Đ8"\nstatus = "found"', 'status = "found"', "[elections.excess_voids]",
                      "“elections.excess_voids” cites nothing"),
    "no Vietnamese": ('vi = "Số dư tối đa', 'vi = ""\n# "Số dư tối đa', 'vi = ""',
                      "every rule is stated in Vietnamese and English"),
    "no English title": ('en = "Election rules in the Party, Decision 190-QĐ/TW"', "", "[title]",
                         "“title.en” is missing"),
    "a share in figures": ('value = "more than 1/2"\nrule = "R26"', 'value = 0.5\nrule = "R26"', "value = 0.5",
                           'write "more than 1/2" or "at least 2/3"'),
    "a decimal fraction": ('value = "3/10"\nrule = "R04"', 'value = "0.3"\nrule = "R04"', 'value = "0.3"',
                           'write a whole number or a fraction such as "3/10"'),
    "a negative number": ("value = 30\nrule", "value = -30\nrule", "value = -30", "write a whole number, 0 or more"),
    "a text for a truth": ('[records.annulment]\nvalue = true', '[records.annulment]\nvalue = "yes"', 'value = "yes"',
                           "write true or false"),
    "a number for a text": ('[documents.layout_profile]\nvalue = "party-36"', "[documents.layout_profile]\nvalue = 36",
                            "value = 36", "write a text in quotes"),
    "a text for a day": ("value = 2025-06-30", 'value = "30/6/2025"', 'value = "30/6/2025"', "write a day such as"),
    "an unknown word": ('value = "run_off_plurality"', 'value = "coin"', 'value = "coin"',
                        "It is one of: run_off_plurality, congress_decides, older_wins"),
    "a deduction for an unknown meeting": ('forms = ["plenum"]', 'forms = ["picnic"]', 'forms = ["picnic"]',
                                           "It is one of: member_congress, delegate_congress, plenum"),
    "one value where a list is wanted": ('forms = ["plenum"]', 'forms = "plenum"', 'forms = "plenum"',
                                         "must be a list"),
    "a deduction without a name": ('id = "absent_whole_meeting"\n', "", "[[elections.deductions]]",
                                   "“elections.deductions[9].id” is missing"),
    "a small list without its end": ("most_seats = 5, ", "", "value = { least",
                                     "“nominations.surplus_small.value.most_seats” is missing"),
    "a rule that is no table": (section("[records.annulment]"), "[records]\nannulment = true", "annulment",
                                "“records.annulment” must be a table"),
    # Contradictions
    "the end before the beginning": ("in_force_from = 2024-10-10", "in_force_from = 2024-10-10\n"
                                     "in_force_until = 2020-01-01", "in_force_until", "ends before it begins"),
    "a pack that replaces itself": ('replaces = "vn-party-244"', 'replaces = "vn-party-190"', "replaces",
                                    "replaces itself"),
    "a threshold above the base": ('value = "more than 1/2"\nrule = "R26"', 'value = "more than 1"\nrule = "R26"',
                                   'value = "more than 1"', "nobody can reach that"),
    "a share above the whole": ('value = "3/10"\nrule = "R04"', 'value = "13/10"\nrule = "R04"', 'value = "13/10"',
                                "more than the whole"),
    "a least surplus above the most": ('value = "3/10"\nrule = "R04"', 'value = 0\nrule = "R04"',
                                       "[nominations.surplus_min]", "none is allowed"),
    "small lists upside down": ("least_seats = 3", "least_seats = 9", "[nominations.surplus_small]",
                                "turn them round"),
    "small lists below the least": ("surplus = 1 }", "surplus = 0 }", "[nominations.surplus_small]",
                                    "but 1 is the least"),
    "a prepared list upside down": ('value = "1/10"', 'value = "1/5"', "[nominations.prepared_surplus_min]",
                                    "at least and 3/20 at most"),
    "a prepared list over the cap": ('value = "3/20"', 'value = "1/2"', "[nominations.prepared_surplus_max]",
                                     "but lists end at 3/10"),
    "one deduction twice": ('id = "exempted_absent"', 'id = "suspended"', "[[elections.deductions]]",
                            "“suspended” stands twice in “elections.deductions”"),
    "one ground twice": ('id = "INV-7"', 'id = "INV-6"', "[[elections.ballots.grounds]]",
                         "“INV-6” stands twice"),
    "one step twice": ('key = "plan_issued"', 'key = "directive_received"', "[[congresses.checklist]]",
                       "“directive_received” stands twice"),
    "a deduction for a meeting without a base": (section("[elections.base.plenum]"), "", "forms",
                                                 "for which there is no base"),
    "one flaw under two grounds": ('flaws = ["too_many"]', 'flaws = ["too_many", "signed"]', "flaws",
                                   "“signed” falls under both INV-2 and INV-7"),
    "nothing against too many votes": ('flaws = ["too_many"]', "flaws = []", "[elections.ballots",
                                       "No ground forbids voting for more than the seats"),
    "numbers as a way to mark every list": ('value = "strike"', 'value = "cumulative"',
                                            "[elections.ballots.style_with_surplus]", "say in “elections.counting”"),
    "cumulative votes that nobody can overspend": (
        "[elections.too_many]", CUMULATIVE, "[elections.ballots", "no ground forbids spending too many"),
    "votes by weight without a weight": (
        'value = "summoned_less_deductions"', 'value = "votes_valid"', "[elections.base.member_congress]",
        "doesn't say what a ballot weighs"),
    "a poll without a base": (section("[elections.poll_base.floor_support]"), "", "[elections.polls.floor_support]",
                              "needs both a share and a base"),
    "a remainder that can't come up": ("value = 6001", "value = 12001", "[delegates.remainder]",
                                       "A remainder of 12,001 can't come up"),
    "a delegate for nobody": ("value = 12000", "value = 0", "[delegates.members_per_delegate]", "makes no sense"),
    "a standing committee larger than its committee": ("value = 11\n", "value = 44\n", "[personnel.standing_size",
                                                       "is larger than the committee (33)"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_pack_is_refused_on_its_line(name: str) -> None:
    old, new, start, sentence = BROKEN[name]
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    error = refusal(text)
    assert sentence in str(error)
    assert text.splitlines()[error.line - 1].startswith(start)
    assert str(error).startswith(f"mine.toml, line {error.line}: ")
    assert error.in_language("vi") != str(error)
