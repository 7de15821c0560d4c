"""A side path lets a wheelchair through, and from each place to turn the next one is in sight."""

from collections.abc import Iterator
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.reach import PASS
from baukasten.access.square import SIDE, turning_square
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_firm_path
from baukasten.checks.room import rolling_near
from baukasten.checks.sources import DIN_18040_3_PARKS
from baukasten.commands import widen
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Line, Path
from baukasten.units import Millimetre

RULE = Rule(
    "A07", _("On a side path a wheelchair gets through and can turn"), Severity.SHOULD, DIN_18040_3_PARKS,
    (
        Example("yard 20 x 20 of lawn; path 2,10 to 18,10 width 1.5", 0),
        Example("yard 20 x 20 of lawn; path 2,10 to 18,10 width 0.8", 1),
        Example("yard 20 x 20 of lawn; path 2,10 to 18,10 width 1.0", 1),
        Example("yard 20 x 20 of lawn; path 2,10 to 18,10 width 1.0; paving 0,9 to 3,11; paving 17,9 to 20,11", 0),
        Example("yard 20 x 20 of lawn; path 2,2 to 18,2 to 18,18 width 1.0; paving 0,1 to 3,3; paving 17,17 to 19,19", 0),
        Example(
            "yard 20 x 20 of lawn; path 2,2 to 18,2 to 18,18 width 1.0; paving 0,1 to 3,3; paving 17,17 to 19,19; house 8,6 to 16,12", 1
        ),
    ),
)
concerns = is_firm_path
REACH = 3.0
EYES: Millimetre = 1200
"""Height of the eyes of somebody in a wheelchair; what is lower hides nothing (this program's own figure)."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    path, element = case.snapshot.plan.items[item], case.element(item)
    if not isinstance(path, Path) or not element or not element.ground or not (element.ground.walkable and element.ground.rolls):
        return
    if element.guide or path.width >= SIDE * 1000 or len(set(path.points)) < 2:
        return
    if path.width < PASS * 1000:
        text = _(
            "A wheelchair does not get along {name}: it is {measured} wide, {needed} are needed.",
            name=case.name(item), measured=Length(path.width), needed=Length(PASS * 1000),
        )
        yield broken(RULE, (item,), case.at(item), text, path.width / 1000, PASS, "m")
        return
    squares = [_square(case, shapely_point(point)) for point in path.points]
    if squares[0] is None or squares[-1] is None:
        end = path.points[0] if squares[0] is None else path.points[-1]
        text = _(
            "A wheelchair cannot turn at the end of {name}: a free place of {needed} by {needed} is missing.",
            name=case.name(item), needed=Length(SIDE * 1000),
        )
        yield broken(RULE, (item,), end, text, None, SIDE, "m")
        return
    for here, there in pairwise(square for square in squares if square is not None):
        hiding = _hiding(case, item, here, there)
        if hiding is not None:
            text = _(
                "On {name} nobody sees whether a wheelchair is coming: {hiding} hides one place to turn from the next.",
                name=case.name(item), hiding=hiding.name,
            )
            yield broken(RULE, (item,), hiding.shape, text)
            return


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The path is made wide enough to turn on."""
    item = finding.items[0]
    path = case.snapshot.plan.items[item]
    if isinstance(path, Path) and case.is_chosen(item):
        yield widen(case.snapshot.plan, (item,), round(SIDE * 1000) - path.width)


def _square(case: Case, end: shapely.Point) -> BaseGeometry | None:
    middle = end.buffer(SIDE, quad_segs=4)
    return turning_square(rolling_near(case, middle, SIDE), middle)


def _hiding(case: Case, item: ItemId, here: BaseGeometry, there: BaseGeometry) -> Obstacle | None:
    sight = shapely.LineString([here.centroid, there.centroid])
    return next((o for o in case.ground.near(sight) if o.item != item and _is_high(case, o)), None)


def _is_high(case: Case, obstacle: Obstacle) -> bool:
    """Trees have nothing but a trunk at the height of eyes; what the site has may be of any height."""
    if obstacle.item is None:
        return True
    element, item = case.element(obstacle.item), case.snapshot.plan.items[obstacle.item]
    wide = isinstance(item, Line) or obstacle.shape.length > 2.0
    return bool(element and not element.tree and element.size[2] > EYES and wide)
