"""Papers drawn by public dice: whoever knows the digits that were thrown can draw the same papers again.

Draw number k is SHA-256 of ``digits,k``, read as a number, modulo the number of papers, plus 1; a paper that was drawn
before is passed over.  With the digits in hand, ``printf '%s,%d' DIGITS 1 | sha256sum`` is the first draw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import accumulate, count

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

LEAST_DIGITS = 20
_BETWEEN = " ,.;-\t\n"


def read_digits(text: str) -> str:
    """The digits that were thrown, without what stands between them.

    Args:
        text: as written down, such as ``4 0 7 …``.

    Returns:
        The digits only.

    Raises:
        WrongInput: something that is no decimal digit, or fewer than 20.
    """
    digits = "".join(one for one in text if one not in _BETWEEN)
    if not (digits.isascii() and digits.isdigit()):
        raise WrongInput(say("“{text}” is no row of thrown digits. Write the digits 0 to 9 only.", text=text))
    if len(digits) < LEAST_DIGITS:
        raise WrongInput(say("{count} digits were thrown; at least {least} are needed, so that nobody can foresee the "
                             "papers.", count=len(digits), least=LEAST_DIGITS))  # fmt: skip
    return digits


def draw(digits: str, papers: int) -> Iterator[int]:
    """Papers in the order in which they are drawn, each once.

    Args:
        digits: the thrown digits, as :func:`read_digits` gives them.
        papers: how many papers there are.

    Returns:
        Places from 1; after the last paper it ends.
    """
    drawn: set[int] = set()
    numbers = count(1)
    while len(drawn) < papers:
        said = hashlib.sha256(f"{digits},{next(numbers)}".encode()).digest()
        place = int.from_bytes(said) % papers + 1
        if place not in drawn:
            drawn.add(place)
            yield place


def where(place: int, sizes: Sequence[int]) -> tuple[int, int]:
    """In which bundle a paper lies, and as the how manieth.

    Args:
        place: its place among all papers, from 1.
        sizes: of the bundles, in order.

    Returns:
        Bundle and paper in it, both from 1.

    Raises:
        WrongInput: the bundles do not hold so many papers.
    """
    before = 0
    for bundle, together in enumerate(accumulate(sizes), 1):
        if before < place <= together:
            return bundle, place - before
        before = together
    raise WrongInput(say("The bundles hold {papers} papers; there is none at place {place}.", papers=before,
                         place=place))  # fmt: skip
