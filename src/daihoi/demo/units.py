"""Invented grass-roots organisations and how many members each has."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import texts

KINDS = (
    ("Chi bộ Vụ", 14),
    ("Chi bộ Trung tâm", 11),
    ("Chi bộ Ban", 8),
    ("Đảng bộ Cục", 13),
    ("Đảng bộ Viện", 9),
    ("Đảng bộ Trường", 7),
    ("Đảng bộ Công ty", 7),
)
SMALL = (5, 6, 7, 8, 8)  # cells under nine members, which elect a secretary and no committee


@dataclass(frozen=True)
class Grassroots:
    """One invented unit: code, symbol, name, number of members."""

    code: str
    symbol: str
    name: str
    members: int

    @property
    def is_cell(self) -> bool:
        """A cell rather than an organisation with cells of its own."""
        return self.name.startswith("Chi bộ")


def invent(count: int, members: int, seed: int) -> list[Grassroots]:
    """Units whose members add up.

    Args:
        count: how many units, at most as many as there are names.
        members: members of all units together.
        seed: the same seed gives the same sizes.
    """
    kinds = [kind for kind, number in KINDS for _ in range(number)][:count]
    sizes = _sizes(kinds, members, Random(seed))
    return [
        Grassroots(
            code=f"cs{place:02d}",
            symbol=f"{'CB' if kind.startswith('Chi bộ') else 'ĐU'}{place:02d}",
            name=f"{kind} {name}",
            members=size,
        )
        for place, (kind, name, size) in enumerate(zip(kinds, texts.names()["units"], sizes, strict=False), 1)
    ]


def _sizes(kinds: list[str], members: int, dice: Random) -> list[int]:
    weights = [dice.uniform(12, 26) if kind.startswith("Chi bộ") else dice.uniform(32, 70) for kind in kinds]
    for place, size in enumerate(SMALL):
        weights[place * 5] = size
    small = {place * 5 for place in range(len(SMALL))}
    rest = members - sum(SMALL)
    large_weight = sum(weight for place, weight in enumerate(weights) if place not in small)
    sizes = [
        int(weight) if place in small else int(weight * rest / large_weight) for place, weight in enumerate(weights)
    ]
    largest = max(range(len(sizes)), key=lambda place: sizes[place])
    sizes[largest] += members - sum(sizes)
    return sizes
