"""One element by itself, for the tiles of the catalogue: three-quarter view, soft shadow, no ground."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from baukasten import trees
from baukasten.body import Part, Prism
from baukasten.element import Catalogue, Element, Form
from baukasten.geometry import Outline, Point
from baukasten.mesh import Piece
from baukasten.plan import Line, Plan
from baukasten.relief import Relief
from baukasten.scene import Floor, item_bodies
from baukasten.site import Site
from baukasten.snapshot import Snapshot
from exports.pictures.camera import Camera
from exports.pictures.render import WITHIN_DOT, developed
from exports.pictures.stage import Stage, stage_of
from exports.pictures.view import Light, View, edges, spread, turn_at

Floats = NDArray[np.float32]

FIELD = 20.0
LIFT, TURN = 26.0, -34.0
"""Degrees the eye looks down, and stands off the element's front, clockwise from above."""
SQUARE, PIECE = 1500, 2400
"""A surface is shown as a square of this side (mm), a line as a piece of this length."""
THICK = 120
YEARS = 20
"""Trees are shown as they will be, so that people see what they choose; the plan plants them small."""
LIGHT = Light(np.array([-0.62, 0.25, 0.745], np.float32), 0.85, 0.42)
"""From the left of the front, high: the same on every tile, so that tiles compare."""
SHADOW = (0.016, 0.024, 0.031)
DARKEST = 0.55


def element_picture(element: Element, size: int = 256) -> Image.Image:
    """A square RGBA picture, its front turned to us; all clear where the element has no body."""
    pieces = _pieces(element)
    set_up = stage_of(pieces)
    if not len(set_up.vertices):
        return Image.new("RGBA", (size, size), (0, 0, 0, 0))
    view = View(set_up, _camera(set_up.vertices), LIGHT, (size, size))
    rows, columns = np.mgrid[0:size, 0:size].astype(np.float32)
    x, y = columns.ravel() + 0.5, rows.ravel() + 0.5
    colour, cover = _cut_out(view, x, y, size)
    shade = _shadow(set_up, view, x, y, size) * (1 - cover)
    whole = cover + shade
    mixed = (colour + np.array(SHADOW, np.float32) * shade[:, None]) / np.maximum(whole, 1e-6)[:, None]
    dots = np.column_stack([developed(mixed), (np.clip(whole, 0, 1) * 255 + 0.5).astype(np.uint8)])
    return Image.fromarray(dots.reshape(size, size, 4), "RGBA")


def _pieces(element: Element) -> tuple[Piece, ...]:
    match element.form:
        case Form.SURFACE if element.ground:
            square = Outline.rectangle(SQUARE, SQUARE)
            return Prism(square, -THICK, -2, element.ground.colour), Floor(None, square, element.ground)
        case Form.LINE:
            return _line(element)
    return trees.parts(element.tree, trees.size(element.tree, YEARS)) if element.tree else element.body


def _line(element: Element) -> tuple[Part, ...]:
    """A piece of it, built as the scene builds it."""
    item = Line(element.id, (Point(-PIECE // 2, 0), Point(PIECE // 2, 0)))
    site = Site("tile", {}, Outline.rectangle(PIECE, PIECE), None)
    alone = Snapshot(Plan({1: item}), site, Catalogue({element.id: element}, element.price.year, {}))
    return tuple(part for body in item_bodies(alone, Relief(None)) for part in body.parts)


def _camera(vertices: Floats) -> Camera:
    """As near as shows all of it with a margin for its shadow."""
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    middle = (low + high) / 2
    turn, lift = np.deg2rad(TURN), np.deg2rad(LIFT)
    back = np.array([np.sin(turn) * np.cos(lift), np.cos(turn) * np.cos(lift), np.sin(lift)])
    right, up, ahead = Camera(tuple(middle + back), tuple(middle), FIELD).axes()
    seen = vertices - middle
    half = np.tan(np.deg2rad(FIELD) / 2) * 0.84
    need = np.maximum(np.abs(seen @ right), np.abs(seen @ up)) / half - seen @ ahead
    return Camera(tuple(middle + back * float(need.max())), tuple(middle), FIELD)


def _cut_out(view: View, x: Floats, y: Floats, size: int) -> tuple[Floats, Floats]:
    """Colour [n, 3] already weighted with how much of each dot the element covers [n]."""
    colour, piece = view.colours(x, y, smooth=True)
    cover = (piece >= 0).astype(np.float32)
    colour *= cover[:, None]
    edgy = edges(colour.reshape(size, size, 3), piece.reshape(size, size))
    if len(edgy):
        finer = [view.colours(x[edgy] + dx, y[edgy] + dy, smooth=False) for dx, dy in WITHIN_DOT]
        cover[edgy] = np.mean([found >= 0 for _colour, found in finer], axis=0)
        colour[edgy] = np.mean([seen * (found >= 0)[:, None] for seen, found in finer], axis=0)
    return colour, cover


def _shadow(set_up: Stage, view: View, x: Floats, y: Floats, size: int) -> Floats:
    """How dark [n] the ground under and round the element is: soft, as under a wide sky, and fading out."""
    foot, top = float(set_up.vertices[:, 2].min()), float(set_up.vertices[:, 2].max())
    places, on = view.on_level(x, y, foot)
    extent = np.ptp(set_up.vertices[:, :2], axis=0)
    off = np.abs(places[:, :2] - set_up.vertices[:, :2].mean(axis=0)) - extent / 2
    fade = 1 - np.hypot(*np.maximum(off, 0).T) / (0.35 * float(extent.max()) + 0.12)
    near = fade > 0
    places, on, fade = places[near], on[near], fade[near]
    column, row = x[on].astype(np.int32), y[on].astype(np.int32)
    chosen = (column % 2 == 0) & (row % 2 == 0)
    up = np.broadcast_to(np.array([0, 0, 1], np.float32), (int(chosen.sum()), 3))
    turn = turn_at(column[chosen] // 2, row[chosen] // 2)
    found = set_up.tracer.open_sky(places[chosen], up, min(max(0.5, top - foot), 2.5), turn, 12)
    closed = 1 - spread(found, chosen, np.zeros(len(on), np.int32), column, row, (size, size))
    shade = np.zeros(len(x), np.float32)
    shade[on] = DARKEST * np.clip(closed * 1.15, 0, 1) * fade**1.5
    return shade
