"""One page for the wall of the hall: how this ballot is marked, with right and wrong marks drawn."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from string import ascii_lowercase

from daihoi.core.documents import layouts as formats
from daihoi.core.elections import BallotStyle, Counting, Mark, style_of
from daihoi.core.elections.rules import BallotRules, Flaw, Ground
from daihoi.core.words import numerals

from . import handwriting, wording
from .contests import BallotContest, Language
from .drawing import FAINT, SOFT, Drawing, Frame, Rule, Stroke, Words
from .examples import Example, examples, small_sizes
from .heads import broken, comb, official_lines
from .layouts import Box, PaperSize
from .lettering import ink_of, wrapped
from .places import require_letters
from .printing import compile_pdf, drawn_words
from .sizes import BOX_LINE_MM, BOX_MM, CELLS, COMB_CELL_MM, PT, SIZES

_GAP = 6.0
_ROW = 7.5
_NAME_PT = 11.5
_TEXT_PT = 10.5
_PITCH = _TEXT_PT * PT * 1.22
_PAD = 3.0
_CELL = 18.0
_LABEL_MM = 4.0
_LABEL_PT = 8.5
_COMB = 6


def print_instruction(
    contest: BallotContest,
    rules: BallotRules,
    *,
    counting: Counting = Counting.ONE_VOTE_A_NAME,
    profile: str = "plain",
) -> bytes:
    """Draw the page that shows how to vote, always on A4.

    Args:
        contest: the contest whose ballot is explained.
        rules: by which the drawn examples are judged.
        counting: how votes for the office are given, by the rulebook.
        profile: page format whose heading the page carries.

    Returns:
        A PDF of one page; nothing on it can be read as a ballot.

    Raises:
        WrongInput: a text can't be printed with the program's letters.
    """
    require_letters(contest)
    style = contest.style or style_of(len(contest.names), contest.seats, rules, counting)
    large = replace(contest, paper=PaperSize.A4)
    drawing = Drawing()
    y = _head(drawing, large, profile)
    y = _rule_in_words(drawing, large, rules, style, y)
    shown = examples(style, len(contest.names), contest.seats, rules, counting, is_poll=contest.is_poll)
    few = dict(zip(("names", "seats"), small_sizes(len(contest.names), contest.seats), strict=True))
    for is_right, title in ((True, wording.RIGHT), (False, wording.WRONG)):
        some = [one for one in shown if one.is_right is is_right]
        y = _section(drawing, large, title.in_language(large.language).format(**few), y)
        y = _cards(drawing, large, style, some, y)
    _grounds(drawing, large, rules, style, y)
    width, height = large.paper.size_mm
    if any("*" in one.text for one in drawing.words if one.text != "*"):
        note = wording.UNVERIFIED.in_language(large.language)
        drawing.words.append(Words(SIZES[PaperSize.A4].left, 284, note, 8.5, is_italic=True, gray=SOFT))
    words = {
        "width": width, "height": height, "language": large.language.value, "author": large.organisation,
        "title": f"{wording.HOW_TITLE.in_language(large.language)}: {wording.subject_of(large)}",
    }  # fmt: skip
    return compile_pdf(drawn_words(words, [drawing], [()]), "ballot.typ")


def _head(drawing: Drawing, contest: BallotContest, profile: str) -> float:
    sizes = SIZES[contest.paper]
    middle = contest.paper.size_mm[0] / 2
    y = official_lines(drawing, contest, formats.find(profile), sizes) + 11
    title = wording.HOW_TITLE.in_language(contest.language).upper()
    y = drawing.add_lines([title], middle, y, 18, 7.5, is_bold=True, align="center")
    lines = broken(wording.subject_of(contest), 13, sizes.width, is_bold=True)
    y = drawing.add_lines(lines, middle, y, 13, 13 * PT * 1.2, is_bold=True, align="center")
    drawing.words.append(Words(middle, y + 0.5, wording.number_line(contest), 12, align="center"))
    foot = wording.NOT_A_BALLOT.in_language(contest.language)
    drawing.words.append(Words(middle, 289, foot, 8.5, is_italic=True, align="center", gray=SOFT))
    return y + 7


def _rule_in_words(drawing: Drawing, contest: BallotContest, rules: BallotRules, style: BallotStyle, y: float) -> float:
    """What the ballot itself says, and on which article it rests."""
    sizes = SIZES[contest.paper]
    said = wording.instruction(contest, style)
    text = said[:1].upper() + said[1:]
    y = drawing.add_lines(wrapped(text, 12, sizes.width), sizes.left, y, 12, 12 * PT * 1.28)
    for rule in (rules.style_with_surplus, rules.style_without_surplus):
        if rule.value is style and (source := wording.cited(rule.source)):
            line = wording.BY_RULE.in_language(contest.language).format(source=source)
            drawing.words.append(Words(sizes.left, y, line, 10, is_italic=True, gray=SOFT))
            return y + 5.5
    return y + 1


def _section(drawing: Drawing, contest: BallotContest, title: str, y: float) -> float:
    sizes = SIZES[contest.paper]
    drawing.words.append(Words(sizes.left, y + 3, title, 12.5, is_bold=True))
    drawing.rules.append(Rule(sizes.left, y + 4.8, sizes.right, y + 4.8, 0.25))
    return y + 7.5


def _cards(drawing: Drawing, contest: BallotContest, style: BallotStyle, some: list[Example], y: float) -> float:
    sizes = SIZES[contest.paper]
    width = (sizes.width - _GAP) / 2
    for at in range(0, len(some), 2):
        pair = some[at : at + 2]
        tall = max(_card_height(one, contest, width) for one in pair) + _label_room(style)
        for place, one in enumerate(pair):
            _card(drawing, contest, style, one, Box(sizes.left + place * (width + _GAP), y, width, tall))
        y += tall + 3.5
    return y + 1


def _card_height(one: Example, contest: BallotContest, width: float) -> float:
    rows = len(one.marks) + (1 if one.has_outsider else 0)
    return 2 * _PAD + rows * _ROW + (len(_text_lines(one, contest, width)) + 1) * _PITCH + 1.5


def _label_room(style: BallotStyle) -> float:
    return _LABEL_MM if CELLS[style] else 0.0


def _text_lines(one: Example, contest: BallotContest, width: float) -> tuple[str, ...]:
    return wrapped(one.text.in_language(contest.language), _TEXT_PT, width - 2 * _PAD)


def _card(drawing: Drawing, contest: BallotContest, style: BallotStyle, one: Example, card: Box) -> None:
    drawing.frames.append(Frame(card, 0.2, FAINT))
    dice = Random(7)  # noqa: S311 - the same page every time
    y = card.top + _PAD - 1 + _label_room(style)
    _labels(drawing, contest, style, card)
    for at, (name, mark) in enumerate(one.marks.items()):
        _name(drawing, style, one, Box(card.left, y + at * _ROW, card.width, _ROW), at, name, mark, dice)
    y += len(one.marks) * _ROW
    if one.has_outsider:
        drawing.words.append(
            Words(card.left + _PAD + 8, y + 5, wording.OUTSIDE, _NAME_PT, is_italic=True, gray=SOFT)
        )  # fmt: skip
        y += _ROW
    drawing.rules.append(Rule(card.left + _PAD, y + 0.8, card.right - _PAD, y + 0.8, 0.12, FAINT))
    y = drawing.add_lines(
        _text_lines(one, contest, card.width), card.left + _PAD, y + 1.5 + _PITCH, _TEXT_PT, _PITCH
    )  # fmt: skip
    drawing.words.append(Words(card.left + _PAD + 5, y, _verdict(one, contest.language), _TEXT_PT, is_bold=True))
    _sign(drawing, one, card.left + _PAD, y)


def _labels(drawing: Drawing, contest: BallotContest, style: BallotStyle, card: Box) -> None:
    """What the boxes are called, above them."""
    wide = _COMB * COMB_CELL_MM if style is BallotStyle.CUMULATIVE else _CELL
    for place, key in enumerate(reversed(CELLS[style])):
        phrase = wording.SUPPORT if key == "mark" and contest.is_poll else wording.CELLS[key]
        x = card.right - _PAD - (place + 0.5) * wide
        text = phrase.in_language(contest.language)
        drawing.words.append(Words(x, card.top + _PAD + 1.6, text, _LABEL_PT, align="center", gray=SOFT))


def _sign(drawing: Drawing, one: Example, x: float, y: float) -> None:
    """A tick, a cross or a dash before the verdict, so that it is seen from afar."""
    if one.verdict.board_decides:
        lines = [[(x, y - 1.3), (x + 3, y - 1.3)]]
    elif one.verdict.is_valid:
        lines = [[(x, y - 1.5), (x + 1.1, y - 0.2), (x + 3.1, y - 3.0)]]
    else:
        lines = [[(x + 0.2, y - 2.8), (x + 2.8, y - 0.2)], [(x + 2.8, y - 2.8), (x + 0.2, y - 0.2)]]
    drawing.strokes += [Stroke(tuple(points), 0.6, (0, 0, 0)) for points in lines]


def _verdict(one: Example, language: Language) -> str:
    if one.verdict.board_decides:
        return wording.FOR_COMMITTEE.in_language(language)
    if one.verdict.is_valid and {Mark.BOTH, Mark.NONE} & set(one.marks.values()) and Mark.AGREE in one.marks.values():
        return wording.NO_VOTE.in_language(language)
    return (wording.VALID if one.verdict.is_valid else wording.INVALID).in_language(language)


def _name(
    drawing: Drawing, style: BallotStyle, one: Example, row: Box, at: int, name: str, mark: Mark | int, dice: Random
) -> None:
    base, left = row.top + _ROW / 2 + _NAME_PT * PT * 0.335, row.left + _PAD + 8
    drawing.words.append(Words(left - 2.5, base, str(at + 1), _NAME_PT, align="right"))
    drawing.words.append(Words(left, base, name, _NAME_PT, is_bold=True, is_kerned=False))
    ink = ink_of(name, _NAME_PT, is_bold=True)
    box = Box(left + ink.left, base + ink.top, ink.right - ink.left, ink.bottom - ink.top)
    if mark in (Mark.STRUCK, Mark.PARTLY_STRUCK):
        drawing.strokes += handwriting.strike(box, dice, share=1.0 if mark is Mark.STRUCK else 0.45)
    if one.underlined == name:
        drawing.strokes += handwriting.underline(box, dice)
    if style is BallotStyle.CUMULATIVE and isinstance(mark, int):
        field = Box(row.right - _PAD - _COMB * COMB_CELL_MM, row.top + 0.5, _COMB * COMB_CELL_MM, _ROW - 1)
        comb(drawing, field, _COMB)
        drawing.strokes += handwriting.number(field, mark, _COMB, dice) if mark else ()
        return
    keys = CELLS[style]
    for place, key in enumerate(keys):
        x = row.right - _PAD - (len(keys) - place) * _CELL + (_CELL - BOX_MM) / 2
        cell = Box(x, row.top + (_ROW - BOX_MM) / 2, BOX_MM, BOX_MM)
        drawing.frames.append(Frame(cell, BOX_LINE_MM))
        if mark in (key, Mark.BOTH) or (key == "mark" and mark is Mark.MARKED):
            drawing.strokes += handwriting.cross(cell, dice)


def _grounds(drawing: Drawing, contest: BallotContest, rules: BallotRules, style: BallotStyle, y: float) -> None:
    """Every ground that this ballot can meet; an article that all share is said once, and all in one size that fits."""
    met = [one for one in rules.grounds if _can_meet(one, style, len(contest.names))]
    if not met:
        return
    sizes = SIZES[contest.paper]
    language = contest.language
    y = _section(drawing, contest, wording.INVALID_TITLE.in_language(language), y) + 1
    articles = {wording.cited(one.source) for one in met}
    parts = []
    for at, one in enumerate(met, start=1):
        own = f" ({wording.cited(one.source)})" if len(articles) > 1 and str(one.source) else ""
        letter = numerals.clause_letter(at) if language is Language.VIETNAMESE else ascii_lowercase[at - 1]
        parts.append(f"{letter}) {one.statement.in_language(language).rstrip('.')}{own}")
    shared = articles.pop() if len(articles) == 1 else ""
    text = "; ".join(parts) + (f" ({shared})." if shared else ".")
    for size in (10.5, 10.0, 9.5, 9.0, 8.5, 8.0):
        lines = wrapped(text, size, sizes.width)
        if y + len(lines) * size * PT * 1.25 <= 280 or size == 8.0:
            drawing.add_lines(lines, sizes.left, y + size * PT, size, size * PT * 1.25)
            return


def _can_meet(ground: Ground, style: BallotStyle, names: int) -> bool:
    """Whether such a ballot can be spoilt in this way."""
    flaws = set(ground.flaws)
    if flaws == {Flaw.NOBODY_CHOSEN}:
        return names > 1
    if flaws == {Flaw.UNCLEAR}:
        return names == 1
    if flaws == {Flaw.TOO_MANY}:
        return style in (BallotStyle.STRIKE, BallotStyle.MARK)
    return flaws != {Flaw.OVERSPENT} or style is BallotStyle.CUMULATIVE
