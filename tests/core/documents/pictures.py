"""Pages as small grey pictures, to be compared with stored ones that a person has looked at.

After a change of layout: ``python -m tests.core.documents.pictures`` draws the stored ones anew; look at them.
"""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from daihoi.core.documents import pdf

from .samples import PAPERS

FOLDER = Path(__file__).parent / "pictures"
DPI = 60


def draw(paper):
    """Every page of a paper as a grey picture."""
    document = pypdfium2.PdfDocument(pdf.render(paper))
    return [page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in document]


def difference(one, other):
    """Mean difference of two pages, 0 to 255, with a little blur so that a hair's breadth doesn't matter."""
    if one.size != other.size:
        return 255.0
    soft = [page.filter(ImageFilter.GaussianBlur(1)) for page in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*soft)).mean[0]


def stored(name):
    """The stored pages of a sample."""
    return [Image.open(path).convert("L") for path in sorted(FOLDER.glob(f"{name}-*.png"))]


def store():
    """Draw all stored pages anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, paper in PAPERS.items():
        for number, page in enumerate(draw(paper), start=1):
            page.quantize(64).save(FOLDER / f"{name}-{number}.png", optimize=True)


if __name__ == "__main__":
    store()
