"""A fire engine drives up at most 10 %, and stands on at most 5 % when its ladder is up."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.fire_sources import MRFLFW_UNREAD
from baukasten.checks.kinds import is_kept_free
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.units import mm

RULE = Rule(
    "F07", _("The ways of the fire brigade are not steep"), Severity.MUST, MRFLFW_UNREAD,
    (
        Example("yard 40 x 20; slope 9; path 0,10 to 40,10 width 3.5 of drive", 0),
        Example("yard 40 x 20; slope 10.5; path 0,10 to 40,10 width 3.5 of drive", 1),
        Example("yard 40 x 20; slope 4; set up 5,5 to 16,10.5", 0),
        Example("yard 40 x 20; slope 5.5; set up 5,5 to 16,10.5", 1),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.5 of drive", 1),
    ),
)
concerns = is_kept_free
REACH = 0.0
STEEPEST = {FireUse.DRIVE: 10.0, FireUse.MOVEMENT: 10.0, FireUse.SET_UP: 5.0}
"""Per cent."""
EACH = 1.0
"""Metres from one place looked at to the next."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.kept_free:
        return
    use, area = case.kept_free[item]
    if not case.relief.known:
        text = _("The site does not tell the heights of its ground, so nobody knows how steep {name} is.", name=case.name(item))
        yield cannot(RULE, text, (item,), case.at(item))
        return
    x, y = _places(area)
    east, north = case.relief.slopes(x, y)
    slope = np.hypot(east, north) * 100
    steepest, most = int(np.argmax(slope)), STEEPEST[use]
    if slope[steepest] > most + 0.05:
        measured = round(float(slope[steepest]), 1)
        text = _(
            "{name} is too steep for a fire engine: {measured} %, at most {most} % will do.",
            name=case.name(item), measured=measured, most=round(most),
        )
        yield broken(RULE, (item,), Point(mm(float(x[steepest])), mm(float(y[steepest]))), text, measured, most, "%")


def _places(area: BaseGeometry) -> tuple[np.ndarray, np.ndarray]:
    """Places all over an area, at least one."""
    west, south, east, north = area.bounds
    x, y = (grid.ravel() for grid in np.meshgrid(np.arange(west, east, EACH), np.arange(south, north, EACH)))
    inside = shapely.contains_xy(area, x, y)
    middle = area.representative_point()
    return np.append(x[inside], middle.x), np.append(y[inside], middle.y)
