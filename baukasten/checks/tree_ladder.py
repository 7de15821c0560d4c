"""New trees do not grow between the ladder of the fire brigade and the windows."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.above import FAR
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_sources import LADDER_TREES
from baukasten.checks.kinds import is_kept_free, is_tree
from baukasten.checks.ladder import FARTHEST
from baukasten.checks.repair import carried_off
from baukasten.checks.swap import swaps
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "T09", _("Trees do not grow into the way of the ladder"), Severity.HINT, LADDER_TREES,
    (
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,8 to 16,13.5; tree 22,17", 0),
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,8 to 16,13.5; tree 19,17", 1),
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,8 to 16,13.5; column 18.5,17", 0),
        Example("yard 60 x 40; set up 5,8 to 16,13.5; tree 10,17", 0),
    ),
)
concerns = is_tree
heeds = is_kept_free
REACH = FAR + FARTHEST + 1.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.ladder_rooms and case.is_chosen(item) else ():
        for area, room in case.ladder_rooms.items() if thing.element.tree else ():
            crown = _grown(thing)
            if room.intersects(crown) and shapely.intersection(room, crown).area > 1e-4:
                measured, needed = room.distance(shapely_point(thing.at)), thing.element.tree.grown_crown / 2000
                text = _(
                    "{name} will grow into the way of the ladder between {area} and the windows: it stands {measured} beside it, its crown needs {needed}.",
                    name=case.name(item), area=case.name(area), measured=Length(measured * 1000), needed=Length(needed * 1000),
                )
                yield broken(RULE, (item, area), thing.at, text, round(measured, 2), needed, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The tree is planted aside, or another kind with a crown narrow enough."""
    item, area = finding.items
    for thing in case.by_item[item]:
        if (change := carried_off(case, item, _grown(thing), case.ladder_rooms[area], 0.0)) is not None:
            yield change
    free = (finding.measured or 0.0) * 2000
    yield from swaps(case, item, lambda e: bool(e.tree and e.tree.grown_crown <= free))


def _grown(thing: Thing) -> BaseGeometry:
    """The crown, grown up, from above; empty for what is no tree."""
    return shapely_point(thing.at).buffer(thing.element.tree.grown_crown / 2000) if thing.element.tree else shapely.Polygon()
