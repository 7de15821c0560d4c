"""The hours of sun on the ground as a picture: map, legend, scale and north.

The colours are the cividis ramp (Nuñez, Anderton, Renslow 2018), which people with colour vision
deficiencies read like everybody else; lines between the classes and letters in the legend carry
the same without colour.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
from font_source_sans_pro import SourceSansPro, SourceSansProSemibold
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from baukasten import trees
from baukasten.geometry import Outline, Point
from baukasten.phrase import Language
from baukasten.plan import Placed
from baukasten.receivers import is_receiver
from baukasten.shade import Sunlight, summary
from baukasten.snapshot import Snapshot
from exports.whole_file import write_whole

RAMP = ("#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#e1cc55", "#fee838")
HOURS = 2
"""Width of a class in hours of sun."""

PIXELS = 3
"""A line between two classes is one of these wide."""

INK, PAPER, WALL, PALE = "#1f2933", "#ffffff", "#cfc8bd", "#f4f1ec"
FINE = 2
"""Drawn this many times larger and brought down, so that slanting lines are smooth."""


@dataclass(frozen=True)
class ShadeClass:
    """From ``start`` until below ``end`` hours of sun; the last one is open upwards."""

    start: int
    end: int
    colour: str


def classes(day_length: float) -> tuple[ShadeClass, ...]:
    """The classes that a day of so many hours can have; the same colour always means the same hours."""
    count = min(len(RAMP), max(1, math.ceil(day_length / HOURS)))
    return tuple(ShadeClass(n * HOURS, (n + 1) * HOURS, RAMP[n]) for n in range(count))


def raster(sunlight: Sunlight) -> Image.Image:
    """``PIXELS`` a side for each cell, row 0 in the north; clear where there is no open ground, a dark line between classes."""
    hours = np.flipud(sunlight.hours).repeat(PIXELS, axis=0).repeat(PIXELS, axis=1)
    known = ~np.isnan(hours)
    index = _index(hours)
    colours = np.array([_rgb(colour) for colour in RAMP], np.uint8)
    pixels = np.zeros((*hours.shape, 4), np.uint8)
    pixels[..., :3] = colours[index]
    pixels[_steps(index, known), :3] //= 2
    pixels[..., 3] = np.where(known, 255, 0)
    return Image.fromarray(pixels, "RGBA")


def picture(snapshot: Snapshot, sunlight: Sunlight, say: Language, width: int = 1800) -> Image.Image:
    """The whole sheet, ``width`` pixels wide, north up."""
    sheet = _Sheet(snapshot, sunlight, width * FINE)
    sheet.ground()
    sheet.things()
    sheet.frame()
    sheet.title(say)
    sheet.legend(say)
    return sheet.image.resize((width, sheet.image.height // FINE), Image.Resampling.LANCZOS)


def write(snapshot: Snapshot, sunlight: Sunlight, path: Path, say: Language) -> None:
    """Write the picture as PNG, whole or not at all. Raises ``OSError``."""
    whole = BytesIO()
    picture(snapshot, sunlight, say).save(whole, "PNG", optimize=True)
    write_whole(path, whole.getvalue())


def _index(hours: NDArray[np.float32]) -> NDArray[np.int64]:
    return np.clip(np.nan_to_num(hours) // HOURS, 0, len(RAMP) - 1).astype(np.int64)


def _steps(index: NDArray[np.int64], known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Cells whose neighbour to the east or south is of another class."""
    steps = np.zeros(index.shape, bool)
    steps[:, :-1] |= (index[:, :-1] != index[:, 1:]) & known[:, 1:]
    steps[:-1] |= (index[:-1] != index[1:]) & known[1:]
    return steps & known


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


class _Sheet:
    """The picture while it is being drawn: where things go, and the pen."""

    def __init__(self, snapshot: Snapshot, sunlight: Sunlight, width: int) -> None:
        self.snapshot, self.sunlight = snapshot, sunlight
        self.unit = width / 100
        """One per cent of the width; margins and letters are counted in it."""
        rows, cols = sunlight.hours.shape
        self.east, self.north = sunlight.west + cols * sunlight.cell_m, sunlight.south + rows * sunlight.cell_m
        self.left, self.top = 3 * self.unit, 9 * self.unit
        self.per_metre = (width - 2 * self.left) / (self.east - sunlight.west)
        self.bottom = self.top + (self.north - sunlight.south) * self.per_metre
        self.image = Image.new("RGB", (width, _whole(self.bottom + (10 + 2 * len(snapshot.site.attribution)) * self.unit, FINE)), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def ground(self) -> None:
        """The cells, the boundary, and the buildings round them."""
        self.pen.rectangle((*self.at_metres(self.sunlight.west, self.north), *self.at_metres(self.east, self.sunlight.south)), PALE)
        cells = raster(self.sunlight)
        size = round((self.east - self.sunlight.west) * self.per_metre), round(self.bottom - self.top)
        cells = cells.resize(size, Image.Resampling.NEAREST)
        self.image.paste(cells, (round(self.left), round(self.top)), cells)
        for building in self.snapshot.site.buildings:
            self.outline(building.outline, INK, 0.10, fill=WALL)
        self.outline(self.snapshot.site.boundary, INK, 0.22)

    def things(self) -> None:
        """Placed things and crowns in outline; where people sit and play also with their number."""
        numbered = []
        for item_id, item in self.snapshot.plan.there(Placed):
            element = self.snapshot.element(item)
            if element is None:
                continue
            if element.tree:
                self.crown(item.at, trees.size(element.tree, 0, item.height, item.spread).crown)
            if element.footprint.ring:
                self.outline(element.footprint.placed(item.at, item.angle), PAPER, 0.30)
                self.outline(element.footprint.placed(item.at, item.angle), INK, 0.12)
            if is_receiver(element):
                numbered.append((item.at, str(item_id)))
        for at, number in numbered:
            x, y = self.at(at)
            self.text((x, y - 1.1 * self.unit), number, 1.25, anchor="mb", halo=True, bold=True)

    def crown(self, at: Point, spread: int) -> None:
        x, y = self.at(at)
        radius = spread / 2000 * self.per_metre
        for colour, width in ((PAPER, 0.30), (INK, 0.12)):
            self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=colour, width=_whole(width * self.unit, 1))

    def title(self, say: Language) -> None:
        site, light = self.snapshot.site, self.sunlight
        heading = say("Hours of sun on {day}", day=light.day)
        self.text((self.left, 3.2 * self.unit), f"{say.name(site.names)}: {heading}", 2.6, anchor="lm", bold=True)
        hours = summary(light)
        note = say.say(light.note) if light.note else ""
        if hours and not note:
            note = say("On average {mean} hours, from {least} to {most}. Numbers are those of the things in the plan.",
                       mean=hours.mean, least=hours.least, most=hours.most)
        self.text((self.left, 6.4 * self.unit), note, 1.7, anchor="lm")

    def legend(self, say: Language) -> None:
        """Classes with their hours written out, then scale bar and north."""
        shown = classes(len(self.sunlight.suns) / 6)
        y, width = self.bottom + 2.2 * self.unit, min(6.4, 62 / len(shown)) * self.unit
        for n, step in enumerate(shown):
            x = self.left + n * width
            self.pen.rectangle((x, y, x + width, y + 2.6 * self.unit), step.colour, INK, _whole(0.1 * self.unit, 1))
            self.text((x + width / 2, y + 4.2 * self.unit), f"{step.start}–{step.end}", 1.5, anchor="mm")
        self.text((self.left, y + 6.6 * self.unit), say("Hours of direct sun; what passes through crowns is counted in part."), 1.5, anchor="lm")
        self.scale_bar(y)
        self.north_arrow(y + 2.6 * self.unit)
        for n, line in enumerate(self.snapshot.site.attribution):
            self.text((self.left, y + (8.6 + 2 * n) * self.unit), line, 1.2, anchor="lm")

    def scale_bar(self, y: float) -> None:
        metres = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if step * self.per_metre >= 9 * self.unit or step == 1000)
        length = metres * self.per_metre
        x = self.left + 72 * self.unit
        for n, fill in enumerate((INK, PAPER)):
            self.pen.rectangle((x + n * length / 2, y + self.unit, x + (n + 1) * length / 2, y + 1.7 * self.unit), fill, INK, _whole(0.12 * self.unit, 1))
        self.text((x, y + 3.4 * self.unit), "0", 1.5, anchor="mm")
        self.text((x + length, y + 3.4 * self.unit), f"{metres} m", 1.5, anchor="mm")

    def north_arrow(self, y: float) -> None:
        """Points to true north, which is not quite the grid's."""
        anchor = self.snapshot.site.anchor
        turn = math.radians(anchor.true_north() if anchor else 0.0)
        x, size = self.left + 91.5 * self.unit, 2.6 * self.unit
        tip, left, notch, right = ((0, -1), (-0.55, 0.8), (0, 0.4), (0.55, 0.8))
        turned = [
            (x + size * (px * math.cos(turn) - py * math.sin(turn)), y + size * (px * math.sin(turn) + py * math.cos(turn)))
            for px, py in (tip, right, notch, left)
        ]
        self.pen.polygon(turned, INK)
        self.text((x, y + 4.2 * self.unit), "N", 1.7, anchor="mm", bold=True)

    def frame(self) -> None:
        """What lies outside the map is paper again: buildings may reach beyond."""
        right = self.left + (self.east - self.sunlight.west) * self.per_metre
        width, height = self.image.size
        for box in ((0, 0, width, self.top), (0, self.bottom, width, height), (0, 0, self.left, height), (right, 0, width, height)):
            self.pen.rectangle(box, PAPER)

    def outline(self, outline: Outline, colour: str, width: float, fill: str | None = None) -> None:
        for ring in outline.rings():
            points = [self.at(point) for point in ring]
            if fill and len(points) > 2:
                self.pen.polygon(points, fill)
            self.pen.line([*points, *points[:2]], colour, _whole(width * self.unit, 1), joint="curve")

    def text(self, place: tuple[float, float], text: str, height: float, anchor: str, halo: bool = False, bold: bool = False) -> None:
        font = _font(round(height * self.unit), bold)
        self.pen.text(place, text, INK, font, anchor, stroke_width=round(0.25 * self.unit) if halo else 0, stroke_fill=PAPER)

    def at(self, point: Point) -> tuple[float, float]:
        return self.at_metres(point.x / 1000, point.y / 1000)

    def at_metres(self, x: float, y: float) -> tuple[float, float]:
        return self.left + (x - self.sunlight.west) * self.per_metre, self.top + (self.north - y) * self.per_metre


@lru_cache(maxsize=16)
def _font(height: int, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(SourceSansProSemibold if bold else SourceSansPro, height)


def _whole(value: float, multiple: int) -> int:
    """The next whole multiple, at least one."""
    return max(multiple, math.ceil(value / multiple) * multiple)
