"""Write the checksums of vendored files again, after a file was replaced on purpose.

    python tools/vendored.py

Names, versions, licences and sources stay as a person wrote them; a house test compares files and checksums.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    for manifest in sorted([*ROOT.glob("src/**/vendor/VENDORED.toml"), *ROOT.glob("tests/**/vendor/VENDORED.toml")]):
        text = manifest.read_text(encoding="utf-8")

        def sealed(line: re.Match[str], folder: Path = manifest.parent) -> str:
            digest = hashlib.sha256((folder / line["file"]).read_bytes()).hexdigest()
            return f'"{line["file"]}" = "{digest}"'

        manifest.write_text(re.sub(r'^"(?P<file>[^"]+)" = "[^"]*"', sealed, text, flags=re.M), encoding="utf-8")
        print(manifest.relative_to(ROOT))


if __name__ == "__main__":
    main()
