"""What is published of a machine count: sums, papers, the zones of ink, the program, the root over all ballots."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import daihoi
from daihoi.apps.elections.models import Round
from daihoi.core.audit.merkle import leaf_hash, root_of
from daihoi.core.ballots import Sheet
from daihoi.core.ballots.journal import commitment
from daihoi.core.elections import BallotCount

from .. import machine
from ..models import ScanAct, ScanCount, ScanSheet, SheetState
from .contacts import cuttings_of, seen_sheets
from .scans import ScanTotal, reading_from, sheets_of_count
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
    """The tree over all ballots.

    Args:
        root: 64 hexadecimal digits.
        ballots: how many leaves it has.
    """

    root: str
    ballots: int


def records_of(count: ScanCount, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Every ballot with its pictures, what stands of it, its salt and its commitment, in the order of the paper.

    These lines are as secret as the ballots: fifty marks are a signature.
    """
    for one in sheets_of_count(count).prefetch_related("pages__file"):
        contents = json.dumps(_contents(one, sheet), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield {
            "batch": one.batch.number,
            "position": one.position,
            "contents": contents,
            "salt": one.salt,
            "commitment": commitment(one.salt, contents),
        }


def sealed_records(count: ScanCount, sheet: Sheet) -> Sealed:
    """The root over the commitments of all ballots: published, it fixes every one of them and tells of none."""
    leaves = [leaf_hash(bytes.fromhex(one["commitment"])) for one in records_of(count, sheet)]
    return Sealed(root_of(leaves).hex(), len(leaves))


def published_figures(count: ScanCount, total: ScanTotal, sealed: Sealed) -> dict[str, Any]:
    """What anybody may know of the count once it is closed; nothing of a single ballot."""
    round_ = count.round
    zones = machine.scanning().DEFAULT_ZONES if machine.is_installed() else None
    return {
        "layout": count.printed.layout_id, "style": count.printed.style,
        "papers": {
            "printed": count.printed.copies, "prepared": round_.printed, "issued": round_.issued,
            "spoilt": round_.spoilt, "unused": round_.unused, "returned": round_.returned,
            "read": total.ballots, "aside": total.aside, "by_people": total.by_people,
        },
        "valid": total.count.valid, "invalid": dict(total.count.invalid), "votes": dict(total.count.votes),
        "zones": asdict(zones) if zones is not None else {},
        "program": {"version": version("daihoi"), "hash": program_hash()},
        "root": sealed.root, "leaves": sealed.ballots,
    }  # fmt: skip


def program_hash() -> str:
    """The hash over the source of everything that reads, judges and counts."""
    home, digest = Path(daihoi.__file__).parent / "core", hashlib.sha256()
    for path in sorted(home.rglob("*.py")) + sorted(home.rglob("*.toml")):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _contents(one: ScanSheet, sheet: Sheet) -> dict[str, Any]:
    """What the commitment stands for: the pictures, what the machine read, what stands."""
    pages = sorted(one.pages.all(), key=lambda page: page.position)
    decision = (
        one.decision if one.state in (SheetState.DECIDED, SheetState.ASIDE) and hasattr(one, "decision") else None
    )
    stands = reading_from(decision or one, sheet)
    return {
        "images": [page.image_hash for page in pages],
        "files": [page.file.digest for page in pages],
        "read": [(page.reading or {}).get("choices", {}) for page in pages],
        "state": str(one.state),
        "how": str(decision.how) if decision else "machine",
        "marks": dict(stands.marks),
        "ground": stands.ground,
        "weight": stands.weight,
    }
