"""Over the ways of fire engines nothing hangs lower than 3.50 m: no crowns, sails or strings of lights."""

from collections.abc import Iterator

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.access.overhead import hanging
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.above import FAR, SEEN
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_sources import MRFLFW_HEIGHT
from baukasten.checks.kinds import hangs, is_kept_free
from baukasten.checks.repair import carried_off, searched
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import carried
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "F03", _("Nothing hangs low over the ways of the fire brigade"), Severity.MUST, MRFLFW_HEIGHT,
    (
        Example("yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; branch at 3.4 15,12", 1),
        Example("yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; branch at 3.5 15,12", 0),
        Example("yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; branch at 3.4 15,13", 0),
        Example("yard 30 x 20; path 0,5 to 30,5 width 3.5 of drive; tree 15,8", 1),
        Example("yard 30 x 20; branch at 3.4 15,10", 0),
    ),
)
REACH = FAR
CLEAR: Millimetre = 3500
concerns = hangs(CLEAR)
heeds = is_kept_free


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.kept_free else ():
        for height, shape in hanging(thing, CLEAR):
            over = carried(shape, thing.at, thing.angle)
            if (lane := _under(case, over)) is not None:
                text = _(
                    "A fire engine runs into {name}: it hangs {measured} above {lane}, {needed} must be free.",
                    name=case.name(item), measured=Length(height), lane=case.name(lane), needed=Length(CLEAR),
                )
                yield broken(RULE, (item, lane), thing.at, text, height / 1000, CLEAR / 1000, "m")
                break


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What hangs there is carried out of the way."""
    item, lane = finding.items
    for thing in case.by_item[item]:
        low = _low(thing)
        if (change := searched(case, item, lambda dx, dy: _under(case, translate(low, dx, dy)) is None)) is not None:
            yield change
        if (change := carried_off(case, item, low, case.kept_free[lane][1], 0.0)) is not None:
            yield change


def _low(thing: Thing) -> BaseGeometry:
    """All that hangs too low of a thing."""
    return shapely.union_all([carried(shape, thing.at, thing.angle) for _height, shape in hanging(thing, CLEAR)])


def _under(case: Case, over: BaseGeometry) -> ItemId | None:
    """What of the fire brigade's lies below a shape. A set-up area has its own rule about what is above it."""
    areas = case.kept_free_for(FireUse.DRIVE, FireUse.MOVEMENT)
    return next((i for i, area in areas if area.intersects(over) and shapely.intersection(area, over).area > SEEN), None)
