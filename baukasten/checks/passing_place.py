"""On a narrow path wheelchairs find a place to pass or to turn soon: 1.80 m after 15 m, 1.50 m after 6 m."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from baukasten.access.reach import MEET, PASS
from baukasten.access.square import SIDE, turning_square
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_firm_path
from baukasten.checks.room import rolling_near
from baukasten.checks.sources import DIN_18040_1_PLOT
from baukasten.commands import widen
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Path

RULE = Rule(
    "A05", _("On a narrow path there is a place to pass or turn soon"), Severity.SHOULD, DIN_18040_1_PLOT,
    (
        Example("yard 40 x 20 of lawn; path 2,10 to 38,10 width 1.8", 0),
        Example("yard 40 x 20 of lawn; path 2,10 to 16.9,10 width 1.5", 0),
        Example("yard 40 x 20 of lawn; path 2,10 to 20,10 width 1.5", 1),
        Example("yard 40 x 20 of lawn; path 2,10 to 20,10 width 1.5; paving 10,9 to 12,11", 0),
        Example("yard 40 x 20 of lawn; path 2,10 to 7.9,10 width 1.2", 0),
        Example("yard 40 x 20 of lawn; path 2,10 to 12,10 width 1.2", 1),
        Example("yard 40 x 20; path 2,10 to 38,10 width 1.2", 0),
    ),
)
concerns = is_firm_path
REACH = 3.0
TO_PASS, TO_TURN = 15.0, 6.0
"""Metres of path after which there is such a place."""
BESIDE = 0.05
"""Metres beside the path that the middle of the place may lie, so that the path may run along its edge."""
ON = 0.25
"""Metres to go on from one place before the next is looked for."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    path = case.snapshot.plan.items[item]
    element = case.element(item)
    if not isinstance(path, Path) or not element or not element.ground or not (element.ground.walkable and element.ground.rolls):
        return
    # What is too narrow for any wheelchair is told of by A07.
    if path.width < PASS * 1000:
        return
    if path.width < SIDE * 1000 - 1:
        side, far = SIDE, TO_TURN
    elif path.width < MEET * 1000 - 1:
        side, far = MEET, TO_PASS
    else:
        return
    if element.guide is None and (stretch := _without_place(case, path, side, far)) is not None:
        text = _(
            "On {name} there is no place for a wheelchair to pass another or to turn for more than {far}: {side} by {side} are needed "
            "there. The path is {measured} wide.",
            name=case.name(item), far=Length(far * 1000), side=Length(side * 1000), measured=Length(path.width),
        )
        yield broken(RULE, (item,), stretch, text, path.width / 1000, side, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The path is made wider."""
    item = finding.items[0]
    path = case.snapshot.plan.items[item]
    if isinstance(path, Path) and case.is_chosen(item) and finding.needed:
        for width in (round(finding.needed * 1000), round(MEET * 1000)):
            yield widen(case.snapshot.plan, (item,), width - path.width)


def _without_place(case: Case, path: Path, side: float, far: float) -> BaseGeometry | None:
    """The first stretch of ``far`` metres without a free square."""
    axis = line(path.points)
    at = 0.0
    while axis.length - at > far:
        stretch = substring(axis, at, at + far)
        middle = stretch.buffer(max(path.width, side * 1000) / 2000 + BESIDE, cap_style="flat")
        found = turning_square(rolling_near(case, middle, side), middle, side)
        if found is None:
            return stretch
        # From the farthest place that is found there it goes on.
        last = substring(axis, at + far / 2, at + far).buffer(max(path.width, side * 1000) / 2000 + BESIDE, cap_style="flat")
        square = turning_square(rolling_near(case, last, side), last, side) or found
        at = max(at + ON, float(axis.project(shapely.centroid(square))))
    return None
