"""The open ground round a trunk: what is sown or planted, where rain gets to the roots."""

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.covers import Cover
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import laid
from baukasten.element import Form, Texture
from baukasten.geometry import parts_with_area, shapely_point

OPEN = frozenset({Texture.LAWN, Texture.PLANTS, Texture.LOOSE})
AROUND = 4.0
"""Metres on each side looked at: more open ground than that is always enough."""
SEEN = AROUND + 0.1
"""Metres beyond which no ground changes what ``open_ground`` says."""


def open_ground(case: Case, tree: Thing) -> BaseGeometry | None:
    """The piece of open ground that a trunk stands in; empty where it stands in paving, None where nobody knows."""
    at = shapely_point(tree.at)
    if any(not cover.known for cover in case.under(at)):
        return None
    if not any(_is_open(cover) for cover in case.under(at)):
        return shapely.Polygon()
    x, y = at.x, at.y
    box = x - AROUND, y - AROUND, x + AROUND, y + AROUND
    near = [shapely.clip_by_rect(c.shape, *box) for c in case.under(at.buffer(AROUND, cap_style="square")) if _is_open(c)]
    # Drawn edge to edge, two pieces of open ground are one.
    whole = shapely.union_all([piece.buffer(0.02) for piece in near]).buffer(-0.02)
    return next((part for part in parts_with_area(whole) if part.dwithin(at, 0.05)), shapely.Polygon())


def opened(case: Case, tree: Thing, area: float) -> Change | None:
    """Plant a square of so many square metres round a trunk, with what costs least."""
    planted = [
        e for e in case.snapshot.catalogue.elements.values()
        if e.form is Form.SURFACE and e.plant and e.ground and not e.ground.walkable and e.ground.texture is Texture.PLANTS
    ]
    if not planted:
        return None
    cheapest = min(planted, key=lambda e: (e.price.mid, e.id))
    return laid(case, cheapest.id, shapely_point(tree.at).buffer((area**0.5 + 0.02) / 2, cap_style="square"))


def _is_open(cover: Cover) -> bool:
    return cover.known and cover.ground.texture in OPEN
