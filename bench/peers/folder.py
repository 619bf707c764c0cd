"""Read a folder of the hall and say what it took: FOLDER SHEETS WORKERS."""

from __future__ import annotations

import json
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from tests.simulator.accuracy import sheet_of

from bench.hall import form
from daihoi.core import scanning


def main(folder: Path, sheets: int, workers: int) -> None:
    """Read so many ballots, the folder again and again where it holds fewer; print the figures as JSON."""
    printed = form()
    files = [scanning.Picture(str(file), 0, file.name) for file in sorted(folder.glob("*.jpg"))]
    chosen = list(islice(cycle(files), sheets * len(printed.layout.pages)))
    began = time.perf_counter()
    pages = sum(1 for _ in scanning.read_pictures(chosen, printed.layout, sheet_of(printed), workers=workers))
    seconds = time.perf_counter() - began
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    processes = workers if workers > 1 else 0
    print(json.dumps({
        "sheets": sheets, "pages": pages, "seconds": seconds, "workers": workers,
        "processor": sum(one.ru_utime + one.ru_stime for one in (own, children)),
        "megabytes": (own.ru_maxrss + processes * children.ru_maxrss) / 1024,
    }))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
