"""What is published of a machine count: sums, papers, the zones of ink, the program, the root over all ballots."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import daihoi
from daihoi.apps.elections.models import Round
from daihoi.core.ballots import Sheet
from daihoi.core.ballots.counting import CountedBallot
from daihoi.core.ballots.records import FORMAT, Sealing
from daihoi.core.ballots.sheets import UNTOUCHED
from daihoi.core.elections import BallotCount, count_ballots

from .. import machine
from ..models import ScanAct, ScanCount, ScanPage, SheetState
from .contacts import cuttings_of, seen_sheets
from .scans import ScanTotal, Stands, standing_ballots
from .sheets import sheet_of


def figures_of(counted: BallotCount, round_: Round) -> dict[str, Any]:
    """The sums as the elections take them, with the ballots issued and returned as they were reported."""
    plain: dict[str, Any] = {
        "issued": round_.issued, "returned": round_.returned, "unused": round_.unused or 0,
        "spoilt": round_.spoilt or 0, "printed": round_.printed, "valid": counted.valid,
        "invalid": dict(counted.invalid), "votes": {int(one): votes for one, votes in counted.votes.items()},
    }  # fmt: skip
    return plain | ({"weight_valid": counted.valid_weight} if round_.weight_summoned is not None else {})


def unseen_marks(count: ScanCount) -> dict[str, int]:
    """By candidate, how many marks on contact sheets nobody has looked at yet."""
    sheet = sheet_of(count.round)
    seen, unseen = seen_sheets(count), dict[str, int]()
    for (candidate, kind), cuttings in cuttings_of(count, sheet.ids, sheet.style).items():
        left = sum(one.sheet not in seen.get((candidate, kind), set()) for one in cuttings)
        if left:
            unseen[candidate] = unseen.get(candidate, 0) + left
    return unseen


def was_compared(count: ScanCount) -> bool:
    """True when every ballot was compared with the keyed desk and nothing was read, ruled or withdrawn since."""
    last = count.journal.filter(act=ScanAct.COMPARED).order_by("-number").values_list("number", flat=True).first()
    if last is None:
        return False
    changing = (ScanAct.READ, ScanAct.WITHDRAWN, ScanAct.FLAGGED)
    return not count.journal.filter(number__gt=last, act__in=changing).exists()


@dataclass(frozen=True)
class Sealed:
    """The tree over all ballots in the figures.

    Args:
        root: 64 hexadecimal digits.
        ballots: how many leaves it has.
        file_hash: of the sealed file that holds the ballots.
    """

    root: str
    ballots: int
    file_hash: str


def sealed_lines(count: ScanCount, sheet: Sheet, sealing: Sealing | None = None) -> Iterator[str]:
    """The sealed file, line by line: every ballot with its pictures, what stands of it, its salt and its commitment.

    These lines are as secret as the ballots: fifty marks are a signature.  ``daihoi ballots`` reads them like its own.
    """
    salts = (one.sheet.salt for one in standing_ballots(count, sheet))
    sealing = sealing or Sealing(str)
    sealing.new_salt = lambda: next(salts)
    images: dict[int, list[str]] = defaultdict(list)
    pages = ScanPage.objects.filter(batch__count=count, sheet__isnull=False).order_by("batch", "position")
    for key, image in pages.values_list("sheet", "image_hash").iterator(chunk_size=1000):
        images[key].append(image)
    for place, one in enumerate(standing_ballots(count, sheet), 1):
        yield sealing.seal(_counted(place, one, images[one.sheet.pk], sheet))


def sealed_records(count: ScanCount, sheet: Sheet) -> Sealed:
    """The root over the commitments of all ballots: published, it fixes every one of them and tells of none."""
    sealing = Sealing(str)
    for _line in sealed_lines(count, sheet, sealing):
        pass
    return Sealed(sealing.root, sealing.frontier.size, sealing.file_hash)


def published_figures(count: ScanCount, total: ScanTotal, sealed: Sealed) -> dict[str, Any]:
    """What anybody may know of the count once it is closed; nothing of a single ballot."""
    round_ = count.round
    zones = machine.scanning().DEFAULT_ZONES if machine.is_installed() else None
    return {
        "format": FORMAT, "layout": count.printed.layout_id, "style": count.printed.style,
        "papers": {
            "printed": count.printed.copies, "prepared": round_.printed, "issued": round_.issued,
            "spoilt": round_.spoilt, "unused": round_.unused, "returned": round_.returned,
            "read": total.ballots, "aside": total.aside, "by_people": total.by_people,
        },
        "valid": total.count.valid, "invalid": dict(total.count.invalid), "votes": dict(total.count.votes),
        "zones": asdict(zones) if zones is not None else {},
        "program": {"version": version("daihoi"), "hash": program_hash()},
        "root": sealed.root, "records": sealed.ballots, "records_hash": sealed.file_hash,
    }  # fmt: skip


def program_hash() -> str:
    """The hash over the source of everything that reads, judges and counts."""
    home, digest = Path(daihoi.__file__).parent / "core", hashlib.sha256()
    for path in sorted(home.rglob("*.py")) + sorted(home.rglob("*.toml")):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _counted(place: int, one: Stands, images: list[str], sheet: Sheet) -> CountedBallot:
    untouched = UNTOUCHED.get(sheet.style, 0)
    decision = getattr(one.sheet, "decision", None) if one.sheet.state == SheetState.DECIDED else None
    return CountedBallot(
        place=place,
        sources=(),
        image_hashes=tuple(images),
        choices={name: one.reading.marks.get(name, untouched) for name in sheet.ids},
        is_valid=one.verdict.is_valid,
        votes=count_ballots([one.verdict], sheet.ids).votes,
        ground=one.verdict.ground.id if one.verdict.ground else "",
        weight=one.reading.weight,
        decided_by=tuple(decision.decided_by.splitlines()) if decision else (),
        note=decision.note if decision else "",
    )
