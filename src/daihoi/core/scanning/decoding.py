"""JPEG, PNG and TIFF pictures, decoded to gray; every guard looks at the header first."""

from __future__ import annotations

import hashlib
import io
import struct
from contextlib import suppress
from typing import IO, Any

import cv2
import numpy as np
import simplejpeg
from PIL import Image, UnidentifiedImageError

from daihoi.core.ballots.readings import ReasonKind
from daihoi.core.sentences import say

from .arrays import Gray
from .opened import Opened, Unopened, broken, empty, require_size, stated_dpi, too_many_pixels

_UPRIGHT, _ORIENTATION = 1, 0x0112
_STRIPS, _TILES = (273, 279), (324, 325)


def open_single(content: bytes) -> Opened:
    """Decode a file that holds one picture.

    Args:
        content: the bytes of a JPEG or PNG file.

    Returns:
        The decoded picture.

    Raises:
        Unopened: it can't be opened; says why.
    """
    if not content:
        raise empty()
    mark = hashlib.sha256(content).hexdigest()
    try:
        if content[:2] == b"\xff\xd8":
            return open_jpeg(content, mark)
        if content[:8] == b"\x89PNG\r\n\x1a\n":
            if len(content) >= 24:
                require_size(*struct.unpack(">II", content[16:24]))
            with _pillow(io.BytesIO(content), "PNG") as image:
                return _plain(image, mark)
    except Unopened as flaw:
        flaw.image_hash = mark
        raise
    raise Unopened(
        ReasonKind.NOT_AN_IMAGE,
        say("This file is no picture that can be read here. Save the scan as JPEG, PNG, TIFF or PDF."),
        mark,
    )


def open_jpeg(content: bytes, mark: str) -> Opened:
    try:
        height, width, space, _sampling = simplejpeg.decode_jpeg_header(content)
    except ValueError:
        return _jpeg_by_hand(content, mark)
    require_size(width, height)
    if space not in ("Gray", "GRAY", "YCbCr"):
        return _jpeg_by_hand(content, mark)
    try:
        gray = simplejpeg.decode_jpeg(content, colorspace="GRAY", fastdct=True)[:, :, 0]
        color = None
        if space == "YCbCr":
            color = simplejpeg.decode_jpeg(content, colorspace="RGB", fastdct=True, fastupsample=True, min_factor=2)
    except ValueError:
        return _jpeg_by_hand(content, mark)
    turn = _turn_of(content)
    if turn != _UPRIGHT:
        gray, color = _turned(gray, turn), None if color is None else _turned(color, turn)
    return Opened(gray, color, mark, _jfif_dpi(content))


def _jpeg_by_hand(content: bytes, mark: str) -> Opened:
    """What the fast decoder won't take: other colour spaces, small faults; a picture cut short is refused here too."""
    with _pillow(io.BytesIO(content), "JPEG") as image:
        return _plain(image, mark)


def _jfif_dpi(content: bytes) -> float:
    """The density in the first header of a JPEG file."""
    if content[6:10] != b"JFIF" or content[13] not in (1, 2):
        return 0.0
    (density,) = struct.unpack(">H", content[14:16])
    return stated_dpi(density * (2.54 if content[13] == 2 else 1.0))


def _turn_of(content: bytes) -> int:
    if b"Exif\0\0" not in content[:512]:
        return _UPRIGHT
    with suppress(OSError, ValueError, SyntaxError, struct.error), Image.open(io.BytesIO(content)) as image:
        return int(image.getexif().get(_ORIENTATION, _UPRIGHT))
    return _UPRIGHT


def _turned(picture: Gray, turn: int) -> Gray:
    """A camera's picture as it was held."""
    if turn in (2, 4, 5, 7):
        picture = picture[:, ::-1]
    quarters = {3: 2, 4: 2, 5: 1, 6: 3, 7: 3, 8: 1}.get(turn, 0)
    return np.ascontiguousarray(np.rot90(picture, quarters))


def _pillow(file: IO[bytes], kind: str) -> Image.Image:
    try:
        return Image.open(file, formats=(kind,))
    except Image.DecompressionBombError:
        raise too_many_pixels() from None
    except (OSError, ValueError, SyntaxError, struct.error, UnidentifiedImageError) as error:
        raise broken(error) from None


def _plain(image: Image.Image, mark: str) -> Opened:
    """A picture that Pillow opened, decoded."""
    require_size(*image.size)
    dpi = image.info.get("dpi", (0, 0))
    turn = int(image.getexif().get(_ORIENTATION, _UPRIGHT)) if image.format == "JPEG" else _UPRIGHT
    try:
        gray, color = _pixels(image)
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError) as error:
        raise broken(error) from None
    if turn != _UPRIGHT:
        gray, color = _turned(gray, turn), None if color is None else _turned(color, turn)
    return Opened(gray, color, mark, stated_dpi(float(dpi[0])))


def _pixels(image: Image.Image) -> tuple[Gray, Gray | None]:
    if image.mode in ("1", "L") and "transparency" not in image.info:
        return np.array(image.convert("L")), None
    if image.mode.startswith("I;16"):
        return (np.array(image) >> 8).astype(np.uint8), None
    if "A" in image.getbands() or "transparency" in image.info:
        seen = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    color = np.array(image.convert("RGB"))
    half = cv2.resize(color, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(color, cv2.COLOR_RGB2GRAY)), np.asarray(half)


def tiff_frame(image: Image.Image, frame: int) -> Opened:
    try:
        image.seek(frame)
        require_size(*image.size)
        mark = _strips_hash(image)
    except Image.DecompressionBombError:
        raise too_many_pixels() from None
    except (OSError, ValueError, EOFError, KeyError, TypeError, SyntaxError, struct.error) as error:
        raise broken(error) from None
    try:
        return _plain(image, mark)
    except Unopened as flaw:
        flaw.image_hash = mark
        raise


def _strips_hash(image: Any) -> str:
    """The hash of one frame as it is stored, so that two frames of one file differ and a copy in another does not."""
    said = hashlib.sha256(repr((image.size, image.mode)).encode())
    places, lengths = next(pair for pair in (_STRIPS, _TILES) if pair[0] in image.tag_v2)
    before = image.fp.tell()
    for place, length in zip(image.tag_v2[places], image.tag_v2[lengths], strict=True):
        image.fp.seek(place)
        said.update(image.fp.read(length))
    image.fp.seek(before)
    return said.hexdigest()
