"""Read a folder of the hall in a process of its own, so that its memory can be told: FOLDER SHEETS."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from tests.simulator.accuracy import sheet_of
from tests.simulator.forms import printed_form

from bench.scanning import HALL_NAMES, HALL_SEATS
from daihoi.core import scanning
from daihoi.core.elections import BallotStyle


def main(folder: Path, sheets: int) -> None:
    """Read so many ballots, the folder again and again where it holds fewer; print time and memory as JSON."""
    form = printed_form(BallotStyle.AGREE_DISAGREE, HALL_NAMES, HALL_SEATS)
    files = sorted(folder.glob("*.jpg"))
    workers = len(os.sched_getaffinity(0))
    pictures = [scanning.Picture(str(file), 0, file.name) for file in files]
    chosen = list(islice(cycle(pictures), sheets * len(form.layout.pages)))
    began = time.perf_counter()
    read = sum(1 for _ in scanning.read_pictures(chosen, form.layout, sheet_of(form), workers=workers))
    seconds = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest_child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({
        "sheets": sheets, "pages": read, "seconds": seconds, "workers": workers,
        "megabytes": (own + workers * largest_child) / 1024,
    }))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
