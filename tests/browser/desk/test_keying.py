"""The keying page reads a line exactly as the core does: one table of cases for both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = json.loads(
    (Path(__file__).parents[2] / "core" / "ballots" / "keying_cases.json").read_text(encoding="utf-8")
)  # fmt: skip
READ = """async ({sheets, cases}) => {
  const { readLine } = await import("/static/ballots/keying.js");
  return cases.map((one) => {
    const read = readLine(one.line, sheets[one.sheet].sheet);
    if (read.error) return { sheet: one.sheet, line: one.line, error: read.error.flaw };
    return { sheet: one.sheet, line: one.line, marks: Object.fromEntries(read.marks), ground: read.ground,
             doubtful: read.isDoubtful, weight: read.weight };
  });
}"""
FIELDS = ("sheet", "line", "error", "marks", "ground", "doubtful", "weight")


def test_the_browser_reads_every_line_of_the_table_as_the_core_does(open_page):
    page = open_page("/static/shell/mark.svg")
    read = page.evaluate(READ, TABLE)
    assert read == [{key: one[key] for key in FIELDS if key in one} for one in TABLE["cases"]]
    assert len(read) > 40


def test_the_browser_holds_a_sentence_for_every_error_of_the_table(open_page):
    from daihoi.apps.ballots.views.words import console_words

    page = open_page("/static/shell/mark.svg")
    said = page.evaluate(
        """async ({table, words}) => {
          const { readLine } = await import("/static/ballots/keying.js");
          const { sayLock } = await import("/static/ballots/meaning.js");
          return table.cases.filter((one) => one.error).map((one) => {
            const sheet = table.sheets[one.sheet].sheet;
            return sayLock(readLine(one.line, sheet), sheet, words);
          });
        }""",
        {"table": TABLE, "words": console_words()},
    )
    assert len(said) == sum("error" in one for one in TABLE["cases"])
    assert [one for one in said if not one.endswith((".", "w1000.")) or "{" in one] == []
