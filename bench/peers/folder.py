"""Read a folder of the hall and say what it took: FOLDER SHEETS WORKERS."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from tests.simulator.accuracy import sheet_of

from daihoi.core import scanning
from daihoi.core.ballots.layouts import read_layout

LOOKED_EVERY = 100
_TICKS = os.sysconf("SC_CLK_TCK")


def main(folder: Path, sheets: int, workers: int) -> None:
    """Read so many ballots, the folder again and again where it holds fewer; print the figures as JSON."""
    layout = read_layout(json.loads((folder / "layout.json").read_text(encoding="utf-8")))
    files = [scanning.Picture(str(file), 0, file.name) for file in sorted(folder.glob("*.jpg"))]
    chosen = list(islice(cycle(files), sheets * len(layout.pages)))
    children: dict[str, tuple[float, float]] = {}
    began, pages = time.perf_counter(), 0
    for _reading in scanning.read_pictures(chosen, layout, sheet_of(layout), workers=workers):
        pages += 1
        if pages % LOOKED_EVERY == 0 or pages > len(chosen) - 2 * workers:
            children |= _children()
    own = resource.getrusage(resource.RUSAGE_SELF)
    seconds, mine = time.perf_counter() - began, own.ru_utime + own.ru_stime
    print(json.dumps({
        "sheets": sheets, "pages": pages, "seconds": seconds, "workers": workers,
        "processor": mine + sum(spent for spent, _held in children.values()),
        "megabytes": own.ru_maxrss / 1024 + sum(held for _spent, held in children.values()),
    }))  # fmt: skip


def _children() -> dict[str, tuple[float, float]]:
    """For each process of the pool its processor seconds, and the most memory it ever held, in megabytes."""
    found = {}
    for listed in Path("/proc/self/task").glob("*/children"):
        for child in listed.read_text().split():
            ticks = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            held = next(
                int(line.split()[1])
                for line in Path(f"/proc/{child}/status").read_text().splitlines()
                if line.startswith("VmHWM")
            )
            found[child] = ((int(ticks[11]) + int(ticks[12])) / _TICKS, held / 1024)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
