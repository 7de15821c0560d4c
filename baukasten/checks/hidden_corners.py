"""Behind what stands high nobody can stand unseen beside it: hidden corners make people afraid."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.sight import Points, Sight
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
    if not looks.items.any():
        return
    if not len(looks.places):
        text = _("The site does not say where its entrances are and no path is drawn, so nobody knows who comes by.")
        yield cannot(RULE, text)
        return
    points, owner = _unseen(looks)
    free = _free(case, points)
    for item in dict.fromkeys(owner[free].tolist()):
        yield from _finding(case, item, points[free & (owner == item)])


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


@lru_cache(maxsize=4)
def _unseen(looks: Sight) -> tuple[Points, NDArray[np.int64]]:
    """Places beside the plan's screens that nobody sees, and the item of each. The same while nothing high is moved."""
    chosen = [(item, _ring(shape)) for item, shape in zip(looks.items.tolist(), looks.screens, strict=True) if item]
    points = np.concatenate([ring for _item, ring in chosen])
    unseen = looks.hidden(points, np.full(len(points), -1))
    return points[unseen], np.repeat([item for item, _ring in chosen], [len(ring) for _item, ring in chosen])[unseen]


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
