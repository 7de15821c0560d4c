"""The picture of a scene: daylight of a named hour, every dot once and the edges more finely."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from baukasten.scene import Body, Scene
from baukasten.shade.sun import Sun
from exports.pictures.camera import Camera
from exports.pictures.people import people
from exports.pictures.stage import Stage, stage
from exports.pictures.view import Light, View, edges

Floats = NDArray[np.float32]

WITHIN_DOT = ((-0.125, -0.375), (0.375, -0.125), (0.125, 0.375), (-0.375, 0.125))
"""Where inside an edge dot the four finer rays go (rotated grid: smooth for level and upright edges)."""


def picture(
    scene: Scene, camera: Camera, sun: Sun | None, size: tuple[int, int], figures: Iterable[Body] | None = None
) -> Image.Image:
    """An RGB picture of ``size`` (width, height) dots.

    ``sun``: where it stands, None for a covered sky without shadows. ``figures``: people for scale;
    a few are put where there is room unless told otherwise.
    """
    if figures is None:
        figures = people(scene, camera, size[0] / size[1])
    set_up = stage(scene, (sun.time.month, sun.time.day) if sun else None, tuple(figures))
    return traced(set_up, camera, daylight(sun), size)


def daylight(sun: Sun | None) -> Light:
    """Flat ground in full sun comes out in its own colour, whatever the hour."""
    if sun is None or not sun.up:
        return Light(None, 0.0, 0.86)
    turn, lift = np.deg2rad(sun.bearing), np.deg2rad(sun.elevation)
    to_sun = np.array([np.sin(turn) * np.cos(lift), np.cos(turn) * np.cos(lift), np.sin(lift)], np.float32)
    sky = 0.38
    return Light(to_sun, min((1.10 - sky) / max(float(np.sin(lift)), 0.12), 1.9), sky)


def traced(set_up: Stage, camera: Camera, light: Light, size: tuple[int, int]) -> Image.Image:
    """Every dot once, then the edges four times more finely."""
    width, height = size
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = columns.ravel() + 0.5, rows.ravel() + 0.5
    view = View(set_up, camera, light, size)
    colour, piece = view.colours(x, y, smooth=True)
    edgy = edges(colour.reshape(height, width, 3), piece.reshape(height, width))
    if len(edgy):
        finer = [view.colours(x[edgy] + dx, y[edgy] + dy, smooth=False)[0] for dx, dy in WITHIN_DOT]
        colour[edgy] = np.mean(finer, axis=0)
    return Image.fromarray(developed(colour).reshape(height, width, 3), "RGB")


def developed(colour: Floats) -> NDArray[np.uint8]:
    """Linear light as screen colours; the brightest are held back softly."""
    shoulder = 0.75
    over = np.maximum(colour - shoulder, 0)
    held = np.minimum(colour, shoulder) + (1 - shoulder) * (1 - np.exp(-over / (1 - shoulder)))
    screen = np.where(held <= 0.0031308, 12.92 * held, 1.055 * np.maximum(held, 1e-6) ** (1 / 2.4) - 0.055)
    return (np.clip(screen, 0, 1) * 255 + 0.5).astype(np.uint8)
