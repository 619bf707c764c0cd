"""The optics: from the paper to the file that a scanner, a copier or a phone writes."""

from __future__ import annotations

import io
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures

from .pens import Image

Dice = np.random.Generator
MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Scanner:
    """One scanner and how the sheet lay in it.

    Args:
        name: what it is called in tables.
        dpi: dots per inch.
        mode: ``gray``, ``colour`` or ``black``.
        quality: of the JPEG; 0 writes PNG, or TIFF G4 where the mode is black.
        noise: standard deviation in levels.
        blur_mm: the lens.
        turn: up to so many degrees, either way.
        skew: up to so many pixels in a thousand.
        scale: from, to: a copier's.
        shift_mm: how far the sheet lies off, standard deviation.
        quarter_turns: which of 0, 1, 2, 3 quarter turns may happen.
        dark_edge: a black margin where the lid was open.
        streaks: dust on the glass draws lines along the page.
        contrast: black level, white level.
        phone: a photograph: perspective, uneven light.
    """

    name: str
    dpi: int = 200
    mode: str = "gray"
    quality: int = 80
    noise: float = 2.0
    blur_mm: float = 0.05
    turn: float = 1.0
    skew: float = 1.0
    scale: tuple[float, float] = (0.995, 1.005)
    shift_mm: float = 0.7
    quarter_turns: tuple[int, ...] = (0,)
    dark_edge: bool = False
    streaks: bool = False
    contrast: tuple[int, int] = (0, 250)
    phone: bool = False


OFFICE = Scanner("200 dpi gray")
ORDINARY = (
    OFFICE,
    Scanner("300 dpi gray", dpi=300),
    Scanner("200 dpi colour", mode="colour"),
    Scanner("200 dpi gray, upside down", quarter_turns=(2,)),
    Scanner("200 dpi gray PNG", quality=0),
)
HARD = (
    Scanner("crooked", turn=3.0, skew=4.0),
    Scanner("quarter turns", quarter_turns=(0, 1, 2, 3)),
    Scanner("copied smaller or larger", scale=(0.96, 1.04)),
    Scanner("noisy JPEG 40", quality=40, noise=7.0),
    Scanner("blurred", blur_mm=0.16),
    Scanner("low contrast", contrast=(70, 215), noise=4.0),
    Scanner("dark edge", dark_edge=True, turn=2.0),
    Scanner("streaks", streaks=True),
    Scanner("black and white G4", mode="black", quality=0),
    Scanner("300 dpi colour, JPEG 60", dpi=300, mode="colour", quality=60),
    Scanner("phone", dpi=270, mode="colour", quality=85, noise=4.0, blur_mm=0.06, phone=True, turn=2.0),
)
EVERY = ORDINARY + HARD


def scan(page: Image, per_mm: float, scanner: Scanner, rng: Dice) -> bytes:
    """The file that the scanner writes of the page."""
    if scanner.mode == "colour" and page.ndim == 2:
        page = cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
    picture = _photographed(page, per_mm, scanner, rng) if scanner.phone else _laid(page, per_mm, scanner, rng)
    picture = _seen(picture, scanner, rng)
    if scanner.mode == "gray" and picture.ndim == 3:
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    picture = np.ascontiguousarray(np.rot90(picture, int(rng.choice(scanner.quarter_turns))))
    return written(picture, scanner)


def written(picture: Image, scanner: Scanner) -> bytes:
    """The picture as the scanner's file."""
    if scanner.mode == "black":
        return _as_fax(picture)
    if not scanner.quality:
        return bytes(cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1])
    return bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, scanner.quality])[1])


def placing(size_mm: tuple[float, float], scanner: Scanner, rng: Dice) -> NDArray[np.float64]:
    """How the sheet lies on the glass: millimetres of the page → millimetres of the glass, 3 × 3."""
    turn = np.deg2rad(rng.uniform(-scanner.turn, scanner.turn))
    scale = rng.uniform(*scanner.scale)
    skew = rng.uniform(-scanner.skew, scanner.skew) / 1000
    middle = np.array(size_mm) / 2
    about = np.array([[np.cos(turn), -np.sin(turn) + skew], [np.sin(turn), np.cos(turn)]]) * scale
    far = rng.normal(0, 1, 2).clip(-2, 2) * scanner.shift_mm
    placed = np.eye(3)
    placed[:2, :2] = about
    placed[:2, 2] = middle - about @ middle + far
    return placed


def _laid(page: Image, per_mm: float, scanner: Scanner, rng: Dice) -> Image:
    height, width = page.shape[:2]
    dots = scanner.dpi / MM_PER_INCH
    placed = placing((width / per_mm, height / per_mm), scanner, rng)
    whole = np.diag((dots, dots, 1.0)) @ placed @ np.diag((1 / per_mm, 1 / per_mm, 1.0))
    wide, high = round(width / per_mm * dots), round(height / per_mm * dots)
    soft = cv2.GaussianBlur(page, (0, 0), max(0.3, scanner.blur_mm * per_mm, 0.5 * per_mm / dots))
    edge = 12 if scanner.dark_edge else 252
    out = cv2.warpPerspective(soft, whole, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(edge,) * 3)
    if scanner.streaks:
        for _ in range(int(rng.integers(1, 4))):
            at, far = int(rng.integers(0, wide - 4)), int(rng.integers(1, 3))
            strip = out[:, at : at + far]
            strip[...] = (strip * rng.uniform(0.45, 0.85)).astype(np.uint8)
    return out


def _photographed(page: Image, per_mm: float, scanner: Scanner, rng: Dice) -> Image:
    height, width = page.shape[:2]
    dots = scanner.dpi / MM_PER_INCH
    room = 1.25
    wide, high = round(width / per_mm * dots * room), round(height / per_mm * dots * room)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    margin = np.array((wide, high)) * (room - 1) / 2 / room
    aim = corners * dots / per_mm + margin + rng.normal(0, 0.018 * wide, (4, 2))
    whole = cv2.getPerspectiveTransform(corners, aim.astype(np.float32))
    table = int(rng.integers(40, 110))
    soft = cv2.GaussianBlur(page, (0, 0), max(0.3, scanner.blur_mm * per_mm, 0.5 * per_mm / dots))
    out = cv2.warpPerspective(soft, whole, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(table,) * 3)
    knots = rng.uniform(0.72, 1.0, (3, 3)).astype(np.float32)
    light = cv2.resize(knots, (wide, high), interpolation=cv2.INTER_CUBIC)
    return (out * np.clip(light, 0.55, 1.0)[..., None]).astype(np.uint8)


def _seen(picture: Image, scanner: Scanner, rng: Dice) -> Image:
    """Levels and noise; one noisy tile is thrown and laid many times, which no reader can tell."""
    black, white = scanner.contrast
    levels = (black + np.arange(256) * (white - black) / 255).clip(0, 255).astype(np.uint8)
    out = cv2.LUT(picture, levels)
    if scanner.noise:
        tile = rng.normal(128, scanner.noise, (509, 499)).clip(0, 255).astype(np.uint8)
        repeat = (out.shape[0] // 509 + 1, out.shape[1] // 499 + 1)
        noise = np.tile(tile, repeat)[: out.shape[0], : out.shape[1]]
        if out.ndim == 3:
            noise = cv2.cvtColor(noise, cv2.COLOR_GRAY2BGR)
        out = cv2.addWeighted(out, 1.0, noise, 1.0, -128)
    return out


def _as_fax(picture: Image) -> bytes:
    gray = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    black = (gray > 150).astype(np.uint8) * 255
    file = io.BytesIO()
    Pictures.fromarray(black).convert("1").save(file, "TIFF", compression="group4", dpi=(200, 200))
    return file.getvalue()
