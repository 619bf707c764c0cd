"""More than one colour of ink, on scans that keep colours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from daihoi.core.ballots.layouts import Box

from .arrays import Gray, Numbers
from .flat import Flat
from .forms import FLAT, Form, points

_DARK, _LEAST_POINTS = 90, 14
_APART = 0.34


def ink_colours(straight: Gray, flat: Flat, form: Form, places: Sequence[Box]) -> list[Numbers | None]:
    """The colour of the ink at each place: red and blue against green, as parts of how dark the ink is.

    Args:
        straight: the page put straight, red, green, blue.
        flat: the same in gray.
        form: the empty form.
        places: the boxes, names or other places that hold ink.

    Returns:
        One colour for each place; None where there is too little ink to tell.
    """
    ink = (flat.dark > _DARK) & ~form.printed
    found: list[Numbers | None] = []
    for box in places:
        window = (
            slice(max(0, points(box.top, FLAT)), max(0, points(box.bottom, FLAT))),
            slice(max(0, points(box.left, FLAT)), max(0, points(box.right, FLAT))),
        )
        here = ink[window]
        if here.sum() < _LEAST_POINTS:
            found.append(None)
            continue
        colour = straight[window][here].astype(np.float32)
        depth = np.maximum(flat.white[window][here].astype(np.float32) - colour.min(axis=1), 40)
        tone = np.stack([colour[:, 0] - colour[:, 1], colour[:, 2] - colour[:, 1]], axis=1) / depth[:, None]
        found.append(np.median(tone, axis=0))
    return found


def second_colour(colours: Sequence[Numbers | None]) -> int | None:
    """The first place whose ink differs from that of most places.

    Args:
        colours: as ``ink_colours`` gives them.

    Returns:
        The place in the list; None when there is one ink only.
    """
    seen = [(at, one) for at, one in enumerate(colours) if one is not None]
    if len(seen) < 2:
        return None
    middle = np.median(np.array([one for _at, one in seen]), axis=0)
    near = min(seen, key=lambda pair: float(np.linalg.norm(pair[1] - middle)))[1]
    return next((at for at, one in seen if float(np.linalg.norm(one - near)) > _APART), None)
