"""Pages of a PDF: the picture inside as the scanner stored it, or the page drawn where there is none."""

from __future__ import annotations

import hashlib
from typing import Any

import cv2
import numpy as np
import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from .arrays import Gray
from .decoding import open_jpeg
from .opened import Opened, broken, require_size, stated_dpi

RENDER_DPI = 200
_COVERS = 0.8
_DARK_ALL_OVER = 90


def pdf_page(document: pypdfium2.PdfDocument, frame: int) -> Opened:
    try:
        page = document[frame]
        image = _scan_on(page)
        opened = _embedded(image) if image is not None else None
        return opened or _rendered(page)
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise broken(error) from None


def _scan_on(page: Any) -> Any:
    """The one picture that covers the page upright; None where the page is drawn, or put together of pieces."""
    images = list(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3))
    if len(images) != 1:
        return None
    matrix = images[0].get_matrix().get()
    area = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
    width, height = page.get_size()
    is_upright = matrix[0] > 0 and matrix[3] > 0 and abs(matrix[1]) + abs(matrix[2]) < 1e-3
    return images[0] if is_upright and area >= _COVERS * width * height else None


def _embedded(image: Any) -> Opened | None:
    """The picture inside a PDF page as the scanner stored it; None where it can only be seen by drawing the page."""
    width, height = image.get_px_size()
    require_size(width, height)
    dpi = stated_dpi(width / (image.get_matrix().get()[0] / 72))
    filters = image.get_filters()
    stored = bytes(image.get_data(decode_simple=filters[:-1] == ["FlateDecode"]))
    mark = hashlib.sha256(stored).hexdigest()
    if filters and filters[-1] == "DCTDecode" and stored[:2] == b"\xff\xd8":
        return open_jpeg(stored, mark)._replace(dpi=dpi)
    pixels = image.get_bitmap(render=False).to_numpy()
    gray = _gray_of(pixels)
    if gray is None or gray.mean() < _DARK_ALL_OVER:  # a stencil: which value is ink is said outside the picture
        return None
    color = pixels if pixels.ndim == 3 and pixels.shape[2] >= 3 else None
    return Opened(gray, None if color is None else half(color[:, :, 2::-1]), mark, dpi)


def _gray_of(pixels: Gray) -> Gray | None:
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.ascontiguousarray(pixels.reshape(pixels.shape[:2]))
    if pixels.shape[2] in (3, 4):
        return np.asarray(cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_BGR2GRAY))
    return None


def half(color: Gray) -> Gray:
    return np.asarray(cv2.resize(np.ascontiguousarray(color), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))


def _rendered(page: Any) -> Opened:
    width, height = page.get_size()
    scale = RENDER_DPI / 72
    require_size(int(width * scale), int(height * scale))
    pixels = page.render(scale=scale, rev_byteorder=True).to_numpy()
    gray = np.asarray(cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_RGB2GRAY), np.uint8)
    return Opened(gray, half(pixels[:, :, :3]), hashlib.sha256(gray.tobytes()).hexdigest(), float(RENDER_DPI))
