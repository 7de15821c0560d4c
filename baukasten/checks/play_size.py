"""A playground has room to run: the guide value for one in the neighbourhood is 500 m²."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.tiles import Shapes
from baukasten.checks.case import Case, broken
from baukasten.checks.play_sources import PLAY_AREAS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _

RULE = Rule(
    "P50", _("A playground has room to run"), Severity.HINT, PLAY_AREAS,
    (
        Example("yard 40 x 40; platform 4,4; platform 36,4; platform 20,36", 0),
        Example("yard 40 x 40; platform 4,4; platform 12,4; platform 8,12", 1),
        Example("yard 40 x 40; platform 4,4; platform 12,4", 0),
    ),
)
ENOUGH = 500.0
"""Square metres; for a whole quarter 5,000 and for a district 10,000 are named."""
PLAYGROUND = 3
"""From so many play elements on it is a playground; this program's own proposal. Fewer stand by the way."""


def check(case: Case) -> Iterator[Finding]:
    if len(case.playing) < PLAYGROUND or case.ground.boundary.is_empty:
        return
    areas = np.array([area for _item, _element, area in case.playing.values()], object)
    # What lies between the outermost devices often is enough.
    west, south, east, north = shapely.bounds(areas).T
    outermost = areas[[west.argmin(), south.argmin(), east.argmax(), north.argmax()]]
    if _size(outermost, case.ground.boundary) >= ENOUGH:
        return
    size = _size(areas, case.ground.boundary)
    if size < ENOUGH:
        items = tuple(case.playing)
        text = _(
            "Children have little room to run: the play elements lie within {measured} m²; {needed} m² are the guide value "
            "for a playground in the neighbourhood. {names}.",
            measured=round(size), needed=round(ENOUGH), names=case.names(items),
        )
        yield broken(RULE, items, _around(areas), text, round(size, 1), ENOUGH, "m²")


def _size(areas: Shapes, boundary: BaseGeometry) -> float:
    """Square metres of the site about some devices."""
    return float(shapely.intersection(_around(areas), boundary).area)


def _around(areas: Shapes) -> BaseGeometry:
    """No plan says where a playground ends: at most it is what lies between its devices and round them."""
    return shapely.convex_hull(shapely.geometrycollections(areas))
