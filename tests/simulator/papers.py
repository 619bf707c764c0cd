"""What happens to the paper before it is scanned: none of it is ink, and none of it changes a vote."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.layouts import Page

from .pens import Image
from .strays import dust

Dice = np.random.Generator


def tint(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """Recycled or coloured paper."""
    _multiply(page, np.float32(rng.uniform(0.78, 0.96)))


def texture(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """Coarse paper: light and dark fibres."""
    height, width = page.shape[:2]
    coarse = rng.normal(0, 1, (height // 8, width // 8)).astype(np.float32)
    fibres = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    _multiply(page, np.clip(0.98 + 0.012 * fibres, 0.7, 1.0))


def coffee(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """The ring of a cup and a soft spot."""
    height, width = page.shape[:2]
    small = np.ones((height // 8, width // 8), np.float32)
    middle = (int(rng.integers(0, small.shape[1])), int(rng.integers(0, small.shape[0])))
    far = int(rng.uniform(20, 40) * per_mm / 8)
    cv2.circle(small, middle, far, rng.uniform(0.78, 0.88), -1)
    cv2.circle(small, middle, far, rng.uniform(0.65, 0.8), max(2, int(2.0 * per_mm / 8)))
    soft = cv2.GaussianBlur(small, (0, 0), max(1.0, 1.0 * per_mm / 8))
    _multiply(page, cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR))


def fold(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """Folded once or twice, as for the slot of a box: a thin soft line of shade."""
    height, width = page.shape[:2]
    for along in range(int(rng.integers(1, 3))):
        length = height if along == 0 else width
        at = int(rng.uniform(0.3, 0.7) * length)
        shade = 1 - rng.uniform(0.08, 0.22) * np.exp(-(((np.arange(length) - at) / (0.25 * per_mm)) ** 2))
        line = shade.astype(np.float32)
        _multiply(page, np.broadcast_to(line[:, None] if along == 0 else line[None, :], (height, width)))


def torn_corner(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """A small corner is gone: up to 25 millimetres, so that one mark may be gone with it."""
    height, width = page.shape[:2]
    far, high = (int(rng.uniform(8, 25) * per_mm) for _ in range(2))
    corner = int(rng.integers(0, 4))
    across, down = (0 if corner in (0, 3) else width), (0 if corner in (0, 1) else height)
    triangle = np.array([[across, down], [abs(across - far), down], [across, abs(down - high)]])
    cv2.fillPoly(page, [triangle], _dark(page, int(rng.choice((20, 255)))))


def holes(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """Two punched holes at the left edge, black or white as the scanner's lid is."""
    height = page.shape[0]
    shade = int(rng.choice((15, 250)))
    for far in (-40, 40):
        middle = (int(11 * per_mm), int(height / 2 + far * per_mm))
        cv2.circle(page, middle, int(3 * per_mm), _dark(page, shade), -1, cv2.LINE_AA)


def stamp(page: Image, per_mm: float, rng: Dice, side: Page) -> None:
    """The organiser's round stamp in its area, not quite straight and not quite full; none where it has none."""
    area = side.stamp
    if area is None:
        return
    height, width = page.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    middle = ((area.left + area.width / 2) * per_mm, (area.top + area.height / 2) * per_mm)
    far = min(area.width, area.height) * 0.46 * per_mm
    at = (int(middle[0] + rng.normal(0, 0.5 * per_mm)), int(middle[1] + rng.normal(0, 0.5 * per_mm)))
    for ring, thick in ((far, 0.9), (far * 0.68, 0.4)):
        cv2.circle(mask, at, int(ring), 255, max(1, int(thick * per_mm)), cv2.LINE_AA)
    cv2.putText(mask, "BTC", (int(at[0] - far * 0.45), int(at[1] + far * 0.15)), 0, far / 45, 255, 6, cv2.LINE_AA)
    top, bottom = max(0, int(at[1] - far * 1.2)), int(at[1] + far * 1.2)
    left, right = max(0, int(at[0] - far * 1.2)), int(at[0] + far * 1.2)
    part = page[top:bottom, left:right]
    cover = mask[top:bottom, left:right].astype(np.float32) / 255 * rng.uniform(0.5, 0.9)
    red = np.array((60, 50, 200) if page.ndim == 3 else 105, np.float32) / 255
    cover = cover[..., None] if page.ndim == 3 else cover
    part[...] = (part * (1 - cover * (1 - red))).astype(np.uint8)


def spine(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """The shadow at one edge of a sheet that does not lie flat."""
    height, width = page.shape[:2]
    far = rng.uniform(8, 25) * per_mm
    shade = (1 - rng.uniform(0.2, 0.45) * np.exp(-np.arange(width) / far)).astype(np.float32)
    _multiply(page, np.broadcast_to(shade if rng.random() < 0.5 else shade[::-1], (height, width)))


def show_through(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """Print of the other side that shines through thin paper."""
    turned = cv2.GaussianBlur(page[:, ::-1], (0, 0), 0.12 * per_mm).astype(np.float32) / 255
    _multiply(page, 1 - rng.uniform(0.03, 0.09) * (1 - turned))


def dusty(page: Image, per_mm: float, rng: Dice, _side: Page) -> None:
    """Specks of dust."""
    dust(page, per_mm, rng)


DAMAGES: dict[str, Callable[[Image, float, Dice, Page], None]] = {
    "tint": tint, "texture": texture, "coffee": coffee, "fold": fold, "torn corner": torn_corner, "holes": holes,
    "stamp": stamp, "spine": spine, "show-through": show_through, "dust": dusty,
}  # fmt: skip


def _dark(page: Image, shade: int) -> tuple[int, ...]:
    return (shade,) * (1 if page.ndim == 2 else 3)


def _multiply(page: Image, by: NDArray[np.float32] | np.float32) -> None:
    """Shade the page in place, in strips so that memory stays small."""
    strip = 256
    for top in range(0, page.shape[0], strip):
        part = page[top : top + strip]
        shade = by if np.ndim(by) == 0 else by[top : top + strip]
        if page.ndim == 3 and np.ndim(shade) == 2:
            shade = shade[..., None]
        part[...] = (part * shade).astype(np.uint8)
