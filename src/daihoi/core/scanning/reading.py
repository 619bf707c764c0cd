"""One picture in, one line of the readings out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box, Layout, Row
from daihoi.core.ballots.readings import PageReading, PageVerdict, Reason, ReasonKind
from daihoi.core.ballots.sheets import Sheet
from daihoi.core.elections import BallotStyle
from daihoi.core.sentences import Sentence, say

from .arrays import Gray, Numbers
from .boxes import BoxScore, is_frame_seen, score_boxes
from .colours import ink_colours, second_colour
from .doubles import Fingerprint
from .flat import Flat, flatten, folds_at, folds_in, straighten
from .forms import LINE, NAME_REACH, PATCH, BoxForm, Form, Forms, NameForm, points
from .identity import Identity, identify, identify_anywhere
from .opened import Opened, Unopened
from .patches import gather, piece
from .registration import Registration, register
from .second import (
    changes_in_boxes,
    find_name,
    is_second_marked,
    raw_patches,
    second_of_name,
    stroke_over_name,
)
from .seen import Seen, choose_by_boxes, choose_by_strike, said
from .sources import Opener, Picture, read_exactly
from .stray import Additions, find_additions, is_blank, overlapping
from .strokes import is_name_seen, score_name
from .verdicts import Grounds, judged, with_grounds
from .zones import DEFAULT_ZONES, Zones

_FINEST = 14.0


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A page that was read, and what it was read from; the pictures in it never leave the process.

    Args:
        reading: the line of the readings.
        fingerprint: where the marks lie, by which the same sheet is known again; empty for none.
        gray: the picture; None where it can't be opened.
        where: where the page lies in it.
    """

    reading: PageReading
    fingerprint: Fingerprint = ()
    gray: Gray | None = None
    where: Registration | None = None


def read_picture(
    picture: bytes | str | Path | Picture | Sequence[Any],
    layout: Layout,
    sheet: Sheet | None = None,
    *,
    name: str = "",
    zones: Zones = DEFAULT_ZONES,
) -> PageReading:
    """Read one page.

    Args:
        picture: the bytes of a file, its path, or one of ``find_pictures``.
        layout: what was printed.
        sheet: the same with the rulebook's rules; without it, the sums of the marks are not judged.
        name: what the reading calls the picture; its own name when left out.
        zones: the limits.

    Returns:
        The reading.

    Raises:
        WrongInput: the layout does not hold the empty form.
    """
    known = name or (Path(picture).name if isinstance(picture, str | Path) else "")
    if not known and not isinstance(picture, bytes | str | Path):
        known = Picture(*picture).name
    try:
        opened = read_exactly(picture)
    except Unopened as flaw:
        return unopened(known, flaw)
    return read_opened(opened, known, Forms(layout), sheet, zones).reading


def read_from(
    opener: Opener, picture: Picture, forms: Forms, sheet: Sheet | None, zones: Zones, grounds: Grounds | None = None
) -> Read:
    """The same for one of many pictures, with what is needed to compare it with the others."""
    try:
        opened = opener.open(picture)
    except Unopened as flaw:
        return Read(unopened(picture.name, flaw))
    return read_opened(opened, picture.name, forms, sheet, zones, grounds)


def unopened(name: str, flaw: Unopened) -> PageReading:
    """The line of a picture that can't be opened."""
    return PageReading(
        name, PageVerdict.UNREADABLE, reasons=(Reason(flaw.kind, flaw.sentence),), image_hash=flaw.image_hash
    )


def read_opened(
    opened: Opened,
    name: str,
    forms: Forms,
    sheet: Sheet | None,
    zones: Zones = DEFAULT_ZONES,
    grounds: Grounds | None = None,
) -> Read:
    """Read a decoded picture.

    Args:
        opened: the picture.
        name: what the reading calls it.
        forms: the empty ballot.
        sheet: the same with the rulebook's rules; None to leave the sums unjudged.
        zones: the limits.
        grounds: the grounds of invalidity that stray ink may propose; those of the sheet where one is given.

    Returns:
        The reading with what it was made from.

    Raises:
        WrongInput: the layout does not hold the empty form.
    """
    gray, layout = opened.gray, forms.layout
    where = register(gray, layout, zones)
    if where is None:
        return Read(_lost(gray, name, forms, opened.image_hash), gray=gray)
    identity = identify(gray, where, layout.page(where.page).identity)
    foreign = _foreign(identity, forms, where)
    if foreign is not None:
        return Read(_set_aside(name, foreign, opened.image_hash), gray=gray, where=where)
    if where.scale > _FINEST:
        gray, where = _smaller(gray, where)
    reader = _Page(gray, opened, where, forms, zones)
    reader.read(identity)
    reading = reader.reading(name, identity)
    known = {one.id: one.flaws for one in sheet.grounds} if sheet is not None else grounds
    if known:
        reading = with_grounds(reading, reader.additions.strays, known)
    if sheet is not None and len(layout.pages) == 1:
        reading = judged(reading, sheet)
    return Read(reading, tuple(reader.fingerprint), gray, where)


def _lost(gray: Gray, name: str, forms: Forms, image_hash: str) -> PageReading:
    """A page whose marks were not found: empty, of another ballot, or for a person to look at."""
    if is_blank(gray):
        kind, text = ReasonKind.BLANK_PAGE, say("Nothing is printed on this page.")
        return PageReading(name, PageVerdict.UNREADABLE, reasons=(Reason(kind, text),), image_hash=image_hash)
    identity = identify_anywhere(gray)
    if identity is not None and identity.layout_id != forms.layout_id:
        return _set_aside(name, _other_ballot(identity.layout_id), image_hash)
    text = say("The marks in the corners were not found: no ballot, or it is torn, covered or photographed too askew.")
    return PageReading(
        name, PageVerdict.UNREADABLE, reasons=(Reason(ReasonKind.NOT_FOUND, text),), image_hash=image_hash
    )


def _set_aside(name: str, why: Sentence, image_hash: str) -> PageReading:
    reason = Reason(ReasonKind.OTHER_BALLOT, why)
    return PageReading(name, PageVerdict.FOREIGN, reasons=(reason,), image_hash=image_hash)


def _foreign(identity: Identity | None, forms: Forms, where: Registration) -> Sentence | None:
    if identity is None:
        return None
    layout = forms.layout
    if identity.layout_id != forms.layout_id or identity.style != layout.style.value:
        return _other_ballot(identity.layout_id)
    if identity.page != where.page or identity.pages != len(layout.pages):
        return say("The code says page {said} of {pages}, the marks in the corners say page {page}.",
                   said=identity.page, pages=identity.pages, page=where.page)  # fmt: skip
    return None


def _other_ballot(found: str) -> Sentence:
    return say("This is another ballot ({found}), which does not belong to this vote.", found=found)


def _smaller(gray: Gray, where: Registration) -> tuple[Gray, Registration]:
    """A picture finer than is needed, made coarser, so that all that follows costs the same."""
    by = int(where.scale // PATCH)
    height, width = (one // by * by for one in gray.shape)
    small = cv2.resize(gray[:height, :width], (width // by, height // by), interpolation=cv2.INTER_AREA)
    shrink = np.array([[1 / by, 0, 0.5 / by - 0.5], [0, 1 / by, 0.5 / by - 0.5], [0, 0, 1]])
    return np.asarray(small), replace(where, matrix=shrink @ where.matrix, scale=where.scale / by)


class _Page:
    """One page while it is read."""

    def __init__(self, gray: Gray, opened: Opened, where: Registration, forms: Forms, zones: Zones) -> None:
        self.gray, self.opened, self.where, self.zones = gray, opened, where, zones
        self.forms, self.layout = forms, forms.layout
        self.form: Form = forms.of(where.page)
        self.seen = Seen()
        self.second: dict[str, str | int | None] = {}
        self.fingerprint: list[float] = []
        self.inked: list[Box] = []
        self.inks: list[float] = []
        self.struck: list[Box] = []
        self.additions = Additions((), (), ())

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.form.page.rows

    @property
    def has_lost_grays(self) -> bool:
        """True when light strokes may be missing from the picture and nobody has accepted that."""
        return self.opened.is_black_and_white and not self.zones.black_and_white

    def read(self, identity: Identity | None) -> None:
        """Everything on the page, in turn."""
        flat = flatten(self.gray, self.where, self.form)
        self._check_paper(identity, flat)
        if self.layout.style is BallotStyle.STRIKE:
            self._read_names(flat)
        elif self.layout.style is BallotStyle.CUMULATIVE:
            self._read_fields(flat)
        else:
            self._read_boxes(flat)
        if self.layout.is_weighed:
            self.seen.ask(ReasonKind.WRITTEN_NUMBER, say("The votes of the card are read by people."))
        self._look_around(flat)
        self._compare_readers()

    def _check_paper(self, identity: Identity | None, flat: Flat) -> None:
        if identity is None:
            self.seen.ask(
                ReasonKind.DAMAGED,
                say("The square code can't be read: see whether the paper belongs to this vote."),
                box=self.form.page.identity,
            )
        elif identity.is_test:
            self.seen.ask(ReasonKind.TEST_SHEET, say("This is a rehearsal or sample sheet; it is never counted."))
        if not self._is_right_size():
            self.seen.ask(
                ReasonKind.WRONG_SCALE,
                say("The print has another size than it should: the sheet may be a copy."),
            )
        if self.has_lost_grays and self.layout.style is not BallotStyle.AGREE_DISAGREE:
            self.seen.ask(
                ReasonKind.BLACK_AND_WHITE,
                say("The picture is black and white: a light stroke may be gone from it. Look at the paper, or scan it "
                    "again in gray."),
            )  # fmt: skip
        if flat.is_pale:
            self.seen.ask(ReasonKind.DAMAGED, say("The scan is too pale to be sure. Scan the sheet again."))
        height, width = self.gray.shape
        whole = self.where.corners(self.form.extent)
        if whole.min() > -1 and whole[:, 0].max() < width + 1 and whole[:, 1].max() < height + 1:
            return
        for row in self.rows:
            seen = self.where.corners(row.row)
            if seen.min() < -1 or seen[:, 0].max() > width + 1 or seen[:, 1].max() > height + 1:
                self.seen.ask(ReasonKind.DAMAGED, say("{name}: the line is not wholly in the picture.",
                                                      name=said(row)), row)  # fmt: skip

    def _is_right_size(self) -> bool:
        """Against the density that the scanner states, or against the paper where the picture has its shape."""
        if self.where.is_photo:
            return True
        full = self.opened.gray.shape
        scale = self.where.scale * (full[0] / self.gray.shape[0])
        due = self.opened.dpi / 25.4
        if not due:
            size = sorted(self.form.size_mm)
            sides = sorted(full)
            if abs(sides[0] / size[0] / (sides[1] / size[1]) - 1) > 0.01:
                return True
            due = sides[0] / size[0]
        return bool(abs(scale / due - 1) <= self.zones.scale)

    def _read_boxes(self, flat: Flat) -> None:
        scores: list[dict[str, BoxScore]] = [{} for _ in self.rows]
        marks: list[dict[str, bool]] = [{} for _ in self.rows]
        for form in self.form.boxes:
            boxes = [one.box for one in form.places]
            patches = gather(self.gray, self.where, boxes, form.window, PATCH)
            found = score_boxes(patches, flat.whites(boxes), flat.black, form, self.zones, folds_in(flat, form))
            changes = self._changes(boxes, flat, form)
            each = found.each(form)
            for at, place in enumerate(form.places):
                score = scores[place.row][place.key] = each[at]
                marks[place.row][place.key] = is_second_marked(float(changes[at]), self.zones)
                if score.ink > self.zones.empty or score.traces > self.zones.traces:
                    self.inked.append(place.box)
                    self.inks.append(score.ink)
                    self.fingerprint += [*found.middles[at], found.ink[at] * 4]
                if not is_frame_seen(float(found.frames[at])):
                    row = self.rows[place.row]
                    self.seen.ask(ReasonKind.DAMAGED, say("{name}: the printed box is torn or covered.",
                                                          name=said(row)), row, place.box)  # fmt: skip
        has_lost_grays = self.has_lost_grays
        for at, row in enumerate(self.rows):
            choose_by_boxes(self.seen, row, self.layout, scores[at], self.zones)
            if has_lost_grays and self.seen.choices[row.candidate] is None and len(row.boxes) > 1:
                self.seen.ask(
                    ReasonKind.FAINT_MARK,
                    say("{name}: no mark is seen, but a black-and-white scan may have lost a light one.",
                        name=said(row)), row,
                )  # fmt: skip
            clear = {key for key, is_marked in marks[at].items() if is_marked}
            self.second[row.candidate] = _second_choice(clear, self.layout.style)

    def _changes(self, boxes: list[Box], flat: Flat, form: BoxForm) -> Numbers:
        raw, _moved = raw_patches(self.gray, self.where, boxes)
        return changes_in_boxes(raw, flat.black, boxes[0].width, self.where.scale)

    def _read_names(self, flat: Flat) -> None:
        whites = flat.whites([one.around for one in self.form.names])
        for at, name in enumerate(self.form.names):
            row = self.rows[name.row]
            wide = self._name_patch(name)
            patch = wide[NAME_REACH:-NAME_REACH, NAME_REACH:-NAME_REACH]
            folded = folds_at(flat, name.around, patch.shape)
            strike = score_name(patch, float(whites[at]), flat.black, name, self.zones, folded=folded)
            found, likeness = find_name(wide, name)
            second = stroke_over_name(found, float(whites[at]), flat.black, name)
            choose_by_strike(self.seen, row, strike, second, self.zones)
            self.second[row.candidate] = second_of_name(second, likeness, self.zones)
            if strike.share > 0:
                self.struck.append(row.name_box)
            if strike.share >= self.zones.struck:
                self.fingerprint += [strike.shift, *strike.ends]
            if not is_name_seen(strike.seen):
                self.seen.ask(ReasonKind.DAMAGED, say("{name}: the printed name is torn or covered.",
                                                      name=said(row)), row)  # fmt: skip

    def _name_patch(self, name: NameForm) -> Gray:
        """Around a name, with room to look for it."""
        window = (points(name.around.height, LINE) + 2 * NAME_REACH, points(name.around.width, LINE) + 2 * NAME_REACH)
        left, top = name.around.left - NAME_REACH / LINE, name.around.top - NAME_REACH / LINE
        return piece(self.gray, self.where, left, top, window, LINE)

    def _read_fields(self, flat: Flat) -> None:
        """Numbers written by hand are for people; only an empty field is read here."""
        for form in self.form.boxes:
            boxes = [one.box for one in form.places]
            patches = gather(self.gray, self.where, boxes, form.window, PATCH)
            found = score_boxes(patches, flat.whites(boxes), flat.black, form, self.zones)
            for at, place in enumerate(form.places):
                row = self.rows[place.row]
                ink = float(found.ink[at])
                is_empty = ink < self.zones.written and found.traces[at] < self.zones.traces
                self.seen.ink[row.candidate] = {place.key: round(min(1.0, ink), 3)}
                self.seen.choices[row.candidate] = 0 if is_empty else None
                self.second[row.candidate] = self.seen.choices[row.candidate]
                self.seen.sureness[row.candidate] = 1.0 if is_empty else 0.0
                if not is_empty:
                    self.inked.append(place.box)
                    self.inks.append(ink)
                    self.seen.ask(
                        ReasonKind.WRITTEN_NUMBER,
                        say("{name}: a number is written by hand; people read it.", name=said(row)), row,
                    )  # fmt: skip

    def _look_around(self, flat: Flat) -> None:
        self.additions = find_additions(flat, self.form, self.inked, self.struck, self.zones)
        for stray in self.additions.strays:
            self._ask_about(stray.box, is_beside=stray.is_beside_box)
        for one, other in self.additions.runs:
            first, second = self._row_at(self.inked[one]), self._row_at(self.inked[other])
            is_thin = min(self.inks[one], self.inks[other]) < self.zones.thin
            if is_thin and first is not None and second is not None and first is not second:
                self.seen.ask(
                    ReasonKind.STRAY_INK,
                    say("One stroke runs through boxes of {one} and {other}.", one=said(first), other=said(second)),
                    second,
                )
        for box in self.additions.missing:
            self.seen.ask(ReasonKind.DAMAGED, say("A part of the print is torn off, covered or missing."), box=box)
        self._look_for_colours(flat)

    def _ask_about(self, box: Box, *, is_beside: bool) -> None:
        row = self._row_at(box)
        if is_beside and row is not None:
            text = say("{name}: there is ink beside or around a box.", name=said(row))
            self.seen.ask(ReasonKind.FAINT_MARK, text, row, box)
            self.seen.sureness[row.candidate] = 0.0
            return
        text = say("There is ink where none belongs: a signature, a name, a note, or a stray line.")
        self.seen.ask(ReasonKind.STRAY_INK, text, box=box)

    def _row_at(self, box: Box) -> Row | None:
        """The name beside which something stands: of several, the one whose line it covers most."""
        near = [row for row in self.rows if overlapping([row.row], box)]
        middle = box.top + box.height / 2
        return min(near, key=lambda row: abs(row.row.top + row.row.height / 2 - middle), default=None)

    def _look_for_colours(self, flat: Flat) -> None:
        color = self.opened.color
        places = [*self.inked, *self.struck, *(one.box for one in self.additions.strays)]
        if color is None or len(places) < 2:
            return
        shrunk = self.gray.shape[0] / color.shape[0]
        straight = straighten(color, self.where, self.form.size_mm, shrunk)
        at = second_colour(ink_colours(straight, flat, self.form, places))
        if at is not None:
            self.seen.ask(ReasonKind.SECOND_COLOUR, say("The ink here has another colour than the rest."),
                          box=places[at])  # fmt: skip

    def _compare_readers(self) -> None:
        asked = {one.candidate for one in self.seen.reasons if one.candidate}
        for row in self.rows:
            if self.seen.choices[row.candidate] != self.second[row.candidate] and row.candidate not in asked:
                self.seen.sureness[row.candidate] = 0.0
                self.seen.ask(
                    ReasonKind.READERS_DIFFER, say("{name}: the two readers do not see the same.", name=said(row)), row
                )

    def reading(self, name: str, identity: Identity | None) -> PageReading:
        """The line that is written."""
        return PageReading(
            name,
            PageVerdict.ADJUDICATE if self.seen.reasons else PageVerdict.VALID,
            self.forms.layout_id,
            self.where.page,
            self.seen.choices,
            self.seen.ink,
            min(self.seen.sureness.values(), default=0.0),
            tuple(self.seen.reasons),
            self.opened.image_hash,
            self.second,
            is_test=identity is not None and identity.is_test,
        )


def _second_choice(clear: set[str], style: BallotStyle) -> str | None:
    if style is BallotStyle.MARK:
        return "marked" if clear else None
    return "both" if len(clear) > 1 else next(iter(clear), None)
