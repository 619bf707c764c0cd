"""From files and folders to pictures: what is opened, in which order, and what is wrong with a file that can't be.

Every guard looks at the header before a byte of the picture is decoded: a file of 500 million pixels costs nothing.
"""

from __future__ import annotations

import io
import os
import re
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import pypdfium2
from PIL import Image

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .decoding import open_single, tiff_frame
from .opened import MOST_BYTES, Opened, broken, empty, locked, too_large
from .opened import Unopened as Unopened
from .pdfs import pdf_page

_HIDDEN = frozenset({"thumbs.db", "desktop.ini"})


class Picture(NamedTuple):
    """Where one picture is: plain data that can travel to another machine with the same folder.

    Args:
        path: the file.
        frame: its place in a file of several, from 0.
        name: what the readings call it.
    """

    path: str
    frame: int
    name: str


def find_pictures(paths: Iterable[str | Path]) -> list[Picture]:
    """Every picture in files and folders, in the order in which they are named; folders whole, in natural order.

    Args:
        paths: files and folders.

    Returns:
        One entry for each picture; a file that can't be opened counts as one.

    Raises:
        WrongInput: a path does not exist, or there is nothing in all of them.
    """
    files = [one for path in paths for one in _files_in(Path(path))]
    if not files:
        raise WrongInput(say("There is no picture in what was named. Name the scanned files, or their folder."))
    shorts = [short for _path, short in files]
    twice = {short for short in shorts if shorts.count(short) > 1} if len(set(shorts)) < len(shorts) else set()
    found = []
    for path, short in files:
        name, frames = str(path) if short in twice else short, _frames_in(path)
        found += [Picture(str(path), at, f"{name}#{at + 1}" if frames > 1 else name) for at in range(frames)]
    return found


def _files_in(path: Path) -> list[tuple[Path, str]]:
    if path.is_dir():
        found = [
            Path(folder) / name
            for folder, _folders, names in os.walk(path)
            for name in names
            if not name.startswith(".") and name.lower() not in _HIDDEN
        ]
        return [(one, str(one.relative_to(path))) for one in sorted(found, key=_natural)]
    if not path.exists():
        raise WrongInput(say("There is no file {path}. Check the name and the folder.", path=str(path)))
    return [(path, path.name)]


def _natural(path: Path) -> list[tuple[int, int, str]]:
    """``page 2`` before ``page 10``."""
    parts = re.split(r"(\d+)", str(path).casefold())
    return [(0, int(one), "") if at % 2 else (1, 0, one) for at, one in enumerate(parts)]


def _frames_in(path: Path) -> int:
    try:
        with Opener() as opener:
            return max(1, opener.frames(path))
    except Unopened:
        return 1


class Opener:
    """Opens pictures; keeps the last file of several open, so that a long one is not searched anew for each frame."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._tiff: Image.Image | None = None
        self._pdf: pypdfium2.PdfDocument | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._close()

    def frames(self, path: Path) -> int:
        """How many pictures a file holds."""
        head = _head(path)
        if _is_tiff(head):
            return int(getattr(self._open_tiff(str(path), None), "n_frames", 1))
        return len(self._open_pdf(str(path), None)) if _is_pdf(head) else 1

    def open(self, picture: Picture) -> Opened:
        """Decode a picture.

        Args:
            picture: as ``find_pictures`` names it.

        Returns:
            The decoded picture.

        Raises:
            Unopened: it can't be opened; says why.
        """
        path = Path(picture.path)
        head = _head(path)
        if _is_tiff(head) or _is_pdf(head):
            return self._several(picture.path, None, picture.frame, head)
        try:
            if path.stat().st_size > MOST_BYTES:
                raise too_large(path.stat().st_size)
            return open_single(path.read_bytes())
        except OSError as error:
            raise broken(error) from None

    def open_bytes(self, content: bytes, frame: int = 0) -> Opened:
        """The same from the bytes of a file."""
        if not content:
            raise empty()
        if _is_tiff(content[:16]) or _is_pdf(content[:1024]):
            self._close()
            return self._several("", content, frame, content[:1024])
        return open_single(content)

    def _several(self, path: str, content: bytes | None, frame: int, head: bytes) -> Opened:
        if _is_tiff(head):
            return tiff_frame(self._open_tiff(path, content), frame)
        return pdf_page(self._open_pdf(path, content), frame)

    def _open_tiff(self, path: str, content: bytes | None) -> Image.Image:
        if self._tiff is None or self._path != path or content is not None:
            self._close()
            try:
                self._tiff = Image.open(io.BytesIO(content) if content is not None else path, formats=("TIFF",))
            except (OSError, ValueError, SyntaxError, struct.error) as error:
                raise broken(error) from None
            self._path = path
        return self._tiff

    def _open_pdf(self, path: str, content: bytes | None) -> pypdfium2.PdfDocument:
        if self._pdf is None or self._path != path or content is not None:
            self._close()
            try:
                self._pdf = pypdfium2.PdfDocument(content if content is not None else path)
            except pypdfium2.PdfiumError as error:
                raise locked() if "assword" in str(error) else broken(error) from None
            except OSError as error:
                raise broken(error) from None
            self._path = path
        return self._pdf

    def _close(self) -> None:
        for one in (self._tiff, self._pdf):
            if one is not None:
                one.close()
        self._tiff = self._pdf = self._path = None


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise broken(error) from None
    if not head:
        raise empty()
    return head


def _is_tiff(head: bytes) -> bool:
    return head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head


def read_exactly(picture: bytes | str | Path | Picture | Sequence[Any], frame: int = 0) -> Opened:
    """Decode one picture, however it is named.

    Args:
        picture: the bytes of a file, its path, or a ``Picture`` (also as a plain list).
        frame: its place in a file of several, from 0; only with bytes or a path.

    Returns:
        The decoded picture.

    Raises:
        Unopened: it can't be opened; says why.
    """
    with Opener() as opener:
        if isinstance(picture, bytes):
            return opener.open_bytes(picture, frame)
        if isinstance(picture, str | Path):
            return opener.open(Picture(str(picture), frame, Path(picture).name))
        return opener.open(Picture(*picture))
