"""Everything below a unit: a range of paths that the index answers, beside the tree library's own question."""

from __future__ import annotations

from random import Random
from typing import Any

from bench.measure import Measurement, measure
from bench.site import open_site

CLAIM = "A unit's subtree is read from the index; the library's LIKE reads every unit of the country on SQLite."
FULL, TINY = 20_000, 120
QUESTIONS = 40
FAN = (1, 34, 20)  # units at the upper three levels; the rest are cells


def run(size: int) -> list[Measurement]:
    """Count what lies below units of the third level, in four ways."""
    open_site()
    from daihoi.apps.organisations.models import Unit

    _plant(size)
    thirds = list(Unit.objects.filter(depth=3))
    asked = Random(1).sample(thirds, min(QUESTIONS, len(thirds)))

    def ours() -> int:
        return sum(Unit.objects.in_subtree(unit).count() for unit in asked)

    def librarys() -> int:
        return sum(unit.get_descendants().count() + 1 for unit in asked)

    def starting_with() -> int:
        return sum(Unit.objects.filter(path__startswith=unit.path).count() for unit in asked)

    def level_by_level() -> int:
        return sum(_walk(unit) for unit in asked)

    ways = {
        "`in_subtree`, a range of paths": ours,
        "treebeard `get_descendants()`": librarys,
        "`path__startswith` (LIKE)": starting_with,
        "children of children, level by level": level_by_level,
    }
    if len({way() for way in ways.values()}) != 1:
        raise AssertionError("The ways do not count the same units.")
    return [measure(name, way, work=len(asked), unit="questions") for name, way in ways.items()]


def _walk(unit: Any) -> int:
    here, count = [unit], 0
    while here:
        count += len(here)
        here = [child for one in here for child in one.get_children()] if here[0].depth < 4 else []
    return count


def _plant(size: int) -> None:
    """Exactly ``size`` units on four levels, written in bulk with the paths that the library would give."""
    from daihoi.apps.organisations.models import Level, Unit

    Unit.objects.all().delete()
    Level.objects.all().delete()
    levels = [Level.objects.create(rank=rank, name=f"Cấp {rank}") for rank in (1, 2, 3, 4)]
    rows: list[Unit] = []

    def add(above: Unit | None, rank: int, number: int) -> Unit:
        unit = Unit(
            path=Unit._get_path(above.path if above else "", rank, number),
            depth=rank,
            code=f"u{len(rows)}",
            name=f"Đơn vị {len(rows)}",
            level=levels[rank - 1],
        )
        unit.derive_names()
        rows.append(unit)
        if above:
            above.numchild += 1
        return unit

    root = add(None, 1, 1)
    seconds = [add(root, 2, number) for number in range(1, FAN[1] + 1)]
    thirds = [add(second, 3, number) for second in seconds for number in range(1, FAN[2] + 1) if len(rows) < size // 2]
    for number in range(size - len(rows)):
        add(thirds[number % len(thirds)], 4, number // len(thirds) + 1)
    Unit.objects.bulk_create(rows, batch_size=500)
