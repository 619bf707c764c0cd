"""Run benchmarks and print what they measured, as Markdown tables.

    python -m bench [NAME …] [--list] [--tiny] [-o FILE]

``--tiny`` only proves that they run; its figures mean nothing.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bench.measure import as_markdown

NAMES = (
    "deciding",
    "rechecking",
    "naming",
    "subtrees",
    "papers",
    "enrolling",
    "sealing",
    "desk",
    "scanning",
    "auditing",
    "hall",
)


def main() -> int:
    """Run what was asked for; 2 when a name is not known."""
    arguments = _parser().parse_args()
    unknown = [name for name in arguments.names if name not in NAMES]
    if unknown:
        print(f"{', '.join(unknown)} is no benchmark. Choose from {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    modules = {name: import_module(f"bench.{name}") for name in arguments.names or NAMES}
    if arguments.list:
        for name, module in modules.items():
            print(f"{name:10} {module.CLAIM}")
        return 0
    lines = [_machine(), ""]
    print("\n".join(lines))
    for name, module in modules.items():
        part = _part(name, module, arguments.tiny)
        print("\n".join(part), flush=True)
        lines += part
    if arguments.output:
        arguments.output.write_text("\n".join(lines), encoding="utf-8")
    return 0


def _part(name: str, module: ModuleType, is_tiny: bool) -> list[str]:
    size = module.TINY if is_tiny else module.FULL
    return [f"### {name}", "", module.CLAIM, "", f"Size: {size:,}.", "", *as_markdown(module.run(size)), ""]


def _machine() -> str:
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, CPython {platform.python_version()}, {platform.system()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start. Shortest of the repeats."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Benchmarks, each beside its alternatives.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(NAMES)}; all when left out")
    parser.add_argument("--list", action="store_true", help="print the claims and run nothing")
    parser.add_argument("--tiny", action="store_true", help="only prove that they run")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="also write the tables to this file")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
