"""Build the icon sprite from the unpacked package of Bootstrap Icons, and write its name list.

npm pack bootstrap-icons@1.13.2 && tar xzf bootstrap-icons-1.13.2.tgz
python tools/icon_sprite.py package NAME…        adds the named icons to those that the sprite holds
python tools/vendored.py                         writes the new checksum
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

SPRITE = Path(__file__).resolve().parent.parent / "src/daihoi/apps/shell/static/vendor/icons/icons.svg"


def names_in(sprite: Path) -> set[str]:
    """The icons that the sprite holds."""
    return set(re.findall(r'<symbol id="([^"]+)"', sprite.read_text(encoding="utf-8"))) if sprite.exists() else set()


def symbol(package: Path, name: str) -> str:
    """One icon as a symbol that takes the colour of the text."""
    text = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    inner = re.sub(r"\s+", " ", text[text.index(">") + 1 : text.rindex("</svg>")]).strip()
    return f'<symbol id="{name}" viewBox="0 0 16 16">{inner}</symbol>'


def main(package: Path, added: list[str]) -> None:
    names = sorted(names_in(SPRITE) | set(added))
    body = "\n".join(symbol(package, name) for name in names)
    SPRITE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor">\n{body}\n</svg>\n', encoding="utf-8"
    )
    print(f"{len(names)} icons")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
