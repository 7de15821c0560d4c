"""The plan leaves the fire brigade the ways it has today, and those that are drawn are wide enough.

What stands on a drawn way F14 tells of; here it counts how wide it is drawn, and what stands close on both sides.
"""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot, no_entrance
from baukasten.checks.fire_bends import drawn_drive
from baukasten.checks.lanes import Closed, lanes, reopened
from baukasten.checks.narrow_repair import edge_or
from baukasten.checks.sources import MRFLFW
from baukasten.commands import widen
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Path

RULE = Rule(
    "F02", _("The fire brigade keeps the ways it has today"), Severity.MUST, MRFLFW,
    (
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; bench 10,10", 0),
        Example("yard 20 x 6; entrance 0,3; entrance 20,3; bench 10,1.3; bench 10,4.9", 0),
        Example("yard 20 x 6; entrance 0,3; entrance 20,3; bench 10,1.5; bench 10,4.5", 1),
        Example("yard 20 x 20; entrance 0,10; bench 10,10", 1),
        Example("yard 20 x 20; entrance 0,10 width 2.9; entrance 20,10; bench 10,10", 1),
        Example("yard 20 x 20", 1),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3 of drive", 0),
        Example("yard 40 x 20; path 0,10 to 40,10 width 2.9 of drive", 1),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.2 of drive; wall 5,8.2 to 16,8.2; wall 5,11.8 to 16,11.8", 0),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.2 of drive; wall 5,8.2 to 18,8.2; wall 5,11.8 to 18,11.8", 1),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.5 of drive; wall 5,8.2 to 18,8.2; wall 5,11.8 to 18,11.8", 0),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.2 of drive; wall 5,8.2 to 18,8.2", 0),
    ),
)
LANE = 3.00
WALLED = 3.50
"""Metres of clear width of a straight drive, and between walls (MRFlFw; rules.md F02)."""
LONG = 12.0
"""Metres that it may be walled on both sides before it has to be wider."""
BESIDE = 0.5
"""Metres beside the drawn way within which a wall makes it narrow; this program's own figure."""


def check(case: Case) -> Iterator[Finding]:
    drawn = [(item, path) for item, _area in case.kept_free_for(FireUse.DRIVE) if (path := drawn_drive(case, item))]
    for item, path in drawn:
        yield from _drawn(case, item, path)
    if drawn:
        return
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    found = lanes(case, LANE)
    if not found.known:
        yield cannot(RULE, _("No way of the fire brigade over the plot is known: ask the fire service which ones it needs."))
    for closed in found.closed:
        yield _closed(case, closed)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A drawn way is made wider; else what stands in the way of today's goes aside."""
    path = drawn_drive(case, finding.items[0]) if len(finding.items) == 1 else None
    if path and finding.needed and case.is_chosen(finding.items[0]):
        yield widen(case.snapshot.plan, finding.items, round(finding.needed * 1000) - path.width)
    elif not path:
        yield from reopened(case, lanes(case, LANE).closed, finding, LANE)


def _drawn(case: Case, item: ItemId, path: Path) -> Iterator[Finding]:
    walled = walled_length(case, path) if LANE * 1000 <= path.width < WALLED * 1000 else 0.0
    if path.width < LANE * 1000:
        text = _(
            "A fire engine does not get through: {name} is {measured} wide, {needed} are needed.",
            name=case.name(item), measured=Length(path.width), needed=Length(LANE * 1000),
        )
        yield broken(RULE, (item,), case.at(item), text, path.width / 1000, LANE, "m")
    elif walled > LONG + 0.001:
        text = _(
            "A fire engine does not get through between walls: {name} is {measured} wide, over {long} with something high on "
            "both sides {needed} are needed.",
            name=case.name(item), measured=Length(path.width), long=Length(walled * 1000), needed=Length(WALLED * 1000),
        )
        yield broken(RULE, (item,), case.at(item), text, path.width / 1000, WALLED, "m")


def walled_length(case: Case, path: Path) -> float:
    """The longest stretch of a way, in metres, beside which something stands on both sides."""
    axis = line(path.points)
    lengths = [_beside(case, axis, side * path.width / 2000) for side in (1, -1)]
    both = shapely.intersection(*lengths)
    runs = getattr(shapely.line_merge(both), "geoms", (shapely.line_merge(both),)) if not both.is_empty else ()
    return max((run.length for run in runs), default=0.0)


def _beside(case: Case, axis: BaseGeometry, to: float) -> BaseGeometry:
    """The parts of a way's middle line beside which something stands, on its left (``to`` > 0) or on its right."""
    outer = to + BESIDE if to > 0 else to - BESIDE
    strip = axis.buffer(outer, single_sided=True, cap_style="flat", join_style="mitre")
    near = [shapely.intersection(o.shape, strip) for o in case.ground.near(strip)]
    return shapely.union_all([_along(axis, part) for part in near if not part.is_empty]) if near else shapely.LineString()


def _along(axis: BaseGeometry, part: BaseGeometry) -> BaseGeometry:
    """The part of a line from the first to the last place that a shape lies beside."""
    corners = shapely.points(shapely.get_coordinates(part))
    at = shapely.line_locate_point(axis, corners)
    return substring(axis, float(at.min()), float(at.max()))


def _closed(case: Case, closed: Closed) -> Finding:
    narrow = closed.narrow
    if narrow.width <= 0.01:
        text = _(
            "The plan closes the way that a fire engine has today between the entrances {here} and {there}.",
            here=closed.here.name, there=closed.there.name,
        )
    else:
        text = _(
            "The plan narrows the way that a fire engine has today between the entrances {here} and {there}: {measured} "
            "instead of {needed}. What makes it narrow: {names}.",
            here=closed.here.name, there=closed.there.name, measured=Length(narrow.width * 1000), needed=Length(LANE * 1000),
            names=edge_or(narrow),
        )
    items = [o.item for o in narrow.between if o.item is not None]
    return broken(RULE, items, narrow.place, text, round(max(narrow.width, 0.0), 3), LANE, "m")
