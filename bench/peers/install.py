"""Install the peers: ``python -m bench.peers.install``."""

from __future__ import annotations

import subprocess
import sys

from bench.peers import auto_multiple_choice, markshark


def main() -> int:
    """Install what is missing; 1 when something can't be installed."""
    flaws = []
    if not markshark.is_here():
        home = markshark.COMMAND.parents[1]
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        answer = subprocess.run([home / "bin" / "pip", "install", "--quiet", "markshark==1.2.0"], check=False)
        flaws += ["MarkShark: pip can't install it"] if answer.returncode else []
    if not auto_multiple_choice.is_here():
        print("auto-multiple-choice: as root, apt-get install --no-install-recommends auto-multiple-choice")
        flaws.append("auto-multiple-choice: not on this machine")
    print("\n".join(flaws) or "All peers are here.")
    return 1 if flaws else 0


if __name__ == "__main__":
    raise SystemExit(main())
