"""Before and after a bend the way of a fire engine stays as wide for 11 m."""

import math
from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_bends import bends, drawn_drive, needed
from baukasten.checks.fire_sources import MRFLFW_TRANSITION
from baukasten.checks.kinds import is_kept_free
from baukasten.commands import widen
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point, length_m, shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "F05", _("Before and after a bend the way of the fire brigade stays wide"), Severity.MUST, MRFLFW_TRANSITION,
    (
        Example("yard 90 x 60; path 10,10 to 40,10 to 40,40 width 7.5 of drive", 0),
        Example("yard 90 x 60; path 25,10 to 40,10 to 40,30 width 7.5 of drive; path 0,10 to 25,10 width 3 of drive", 1),
        Example("yard 90 x 60; path 5,10 to 40,10 to 40,40 width 7.5 of drive; path 0,10 to 5,10 width 3 of drive", 0),
        Example("yard 90 x 60; path 25,10 to 40,10 to 40,30 width 7.5 of drive; path 0,10 to 25,10 width 7.5 of drive", 0),
    ),
)
concerns = is_kept_free
REACH = 1.0
ON = 11.0
"""Metres from where the bend begins or ends."""
JOINED = 0.5
"""Metres between the ends of two ways that one drives on over."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    drawn = drawn_drive(case, item)
    found = list(bends(drawn)) if drawn else []
    if not drawn or not found:
        return
    first, last = found[0], found[-1]
    for bend, run in ((first, drawn.points[: drawn.points.index(first.at) + 1][::-1]), (last, drawn.points[drawn.points.index(last.at) :])):
        # The arc begins and ends before and behind the corner it is drawn with.
        on = length_m(run) - _tangent(bend.driven, bend.width, bend.turn)
        if on < ON - 0.001 and (narrow := _goes_on_narrower(case, item, run[-1], needed(bend.driven))) is not None:
            text = _(
                "A fire engine swings out at the bend: {name} stays wide for {measured} beside it, {needed} are needed before it goes on as {other}.",
                name=case.name(item), measured=Length(max(on, 0) * 1000), needed=Length(ON * 1000), other=case.name(narrow),
            )
            yield broken(RULE, (item, narrow), run[-1], text, round(max(on, 0.0), 2), ON, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The way that goes on is made as wide."""
    item, other = finding.items
    drawn, narrow = drawn_drive(case, item), drawn_drive(case, other)
    if drawn and narrow and case.is_chosen(other):
        yield widen(case.snapshot.plan, (other,), drawn.width - narrow.width)


def _tangent(radius: float, width: float, turn: float) -> float:
    """Metres along the way from its corner to where the arc begins."""
    return max(radius - width / 2, 0.0) * math.tan(min(turn, 3.1) / 2)


def _goes_on_narrower(case: Case, item: ItemId, end: Point, wide: float) -> ItemId | None:
    """The way that one drives on over at an end, where it is narrower than the bend needs."""
    for other, area in case.kept_free_for(FireUse.DRIVE):
        path = drawn_drive(case, other)
        if other != item and path and path.width < wide * 1000 and area.dwithin(shapely_point(end), JOINED):
            return other
    return None
