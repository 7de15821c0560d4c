"""Behind what stands high nobody can stand unseen beside it: hidden corners make people afraid."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.sight import Points
from baukasten.checks.sources import OWN
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import mm

RULE = Rule(
    "G02", _("There are no hidden corners"), Severity.HINT, OWN,
    (
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; screen 10,10 facing 90", 0),
        Example("yard 20 x 20; entrance 0,10; kiosk 10,10", 1),
        Example("yard 20 x 20; entrance 0,10; screen 10,10 facing 90", 1),
        Example("yard 20 x 20; entrance 0,10; entrance 10,0; entrance 10,20; entrance 20,10; kiosk 10,10", 0),
        Example("yard 20 x 20; entrance 0,10; bench 10,10", 0),
        Example("yard 20 x 20; screen 10,10", 1),
    ),
)
BESIDE = 0.75
"""Metres from the screen at which somebody stands."""
EACH = 0.5
"""Metres from one place looked at to the next."""
LONG = 2.0
"""Metres along the screen; a shorter hidden place is none. This program's own proposal."""


def check(case: Case) -> Iterator[Finding]:
    looks = case.sight
    chosen = [(item, shape) for item, shape in zip(looks.items.tolist(), looks.screens, strict=True) if item]
    if not chosen:
        return
    if not len(looks.places):
        text = _("The site does not say where its entrances are and no path is drawn, so nobody knows who comes by.")
        yield cannot(RULE, text)
        return
    rings = [_ring(shape) for _item, shape in chosen]
    owner = np.repeat([item for item, _shape in chosen], [len(ring) for ring in rings])
    points = np.concatenate(rings)
    free = _free(case, points)
    points, owner = points[free], owner[free]
    unseen = looks.unseen(points, np.full(len(points), -1))
    for item in dict.fromkeys(owner[unseen].tolist()):
        yield from _finding(case, item, points[unseen & (owner == item)])


def _finding(case: Case, item: ItemId, hidden: Points) -> Iterator[Finding]:
    long = len(hidden) * EACH
    if long >= LONG:
        x, y = hidden[len(hidden) // 2]
        text = _(
            "Somebody can stand behind {name} and nobody sees them: no look from an entrance or a way gets "
            "there, over a length of {measured}.",
            name=case.name(item), measured=Length(long * 1000),
        )
        yield broken(RULE, (item,), Point(mm(x), mm(y)), text, long, LONG, "m")


@lru_cache(maxsize=4096)
def _ring(screen: BaseGeometry) -> Points:
    """Places round a screen."""
    ring = shapely.get_parts(screen.buffer(BESIDE, quad_segs=2).boundary)[0]
    return shapely.get_coordinates(shapely.line_interpolate_point(ring, np.arange(0, ring.length, EACH)))


def _free(case: Case, points: Points) -> NDArray[np.bool_]:
    """Where somebody can stand: on walkable ground, in nothing."""
    free = shapely.intersects_xy(case.walking, *points.T)
    inside = case.ground.tree.query(shapely.points(points[free]), predicate="intersects")[0]
    free[np.flatnonzero(free)[np.unique(inside)]] = False
    return free
