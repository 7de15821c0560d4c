"""Firefighters get to every door on foot, with a stretcher and a ladder: 1.25 m."""

from collections.abc import Iterator
from functools import lru_cache

from shapely.geometry.base import BaseGeometry

from baukasten.access.covers import IN_WALL
from baukasten.access.narrow import Narrow, is_tied, narrowest
from baukasten.access.passable import Going
from baukasten.access.reach import MEET, gate_zones
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_sources import MRFLFW_ACCESS
from baukasten.checks.narrow_repair import edge_or, widened
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.site import Entrance

RULE = Rule(
    "F01", _("Firefighters get to every door"), Severity.MUST, MRFLFW_ACCESS,
    (
        Example("yard 20 x 20; entrance 0,5; house 5,15 to 20,20; entrance 10,15 width 1", 0),
        Example("yard 20 x 20; entrance 0,5; house 5,15 to 20,20; entrance 10,15 width 0.9", 1),
        Example("yard 20 x 20; entrance 0,5; house 5,15 to 20,20; entrance 10,15 width 1; wall 0,10 to 10,10; wall 11.37,10 to 20,10", 0),
        Example("yard 20 x 20; entrance 0,5; house 5,15 to 20,20; entrance 10,15 width 1; wall 0,10 to 10,10; wall 11.2,10 to 20,10", 1),
        Example("yard 20 x 20; entrance 0,5; house 5,15 to 20,20; entrance 10,15 width 1; wall 0,10 to 20,10", 1),
        Example("yard 20 x 20; entrance 0,5; bench 10,10", 0),
    ),
)
PASS, DOOR = 1.25, 1.00
"""Metres of clear width, and of a door. The headroom of 2.00 m A12 asks for, and more."""


def check(case: Case) -> Iterator[Finding]:
    doors = [e for e in case.ground.entrances if _is_door(case, e)]
    from_street = [e for e in case.ground.entrances if e not in doors]
    for door in doors:
        if door.width < DOOR * 1000:
            text = _(
                "Firefighters do not get in through {door}: it is {measured} wide, {needed} are needed.",
                door=door.name, measured=Length(door.width), needed=Length(DOOR * 1000),
            )
            yield broken(RULE, (), door.at, text, door.width / 1000, DOOR, "m")
    if from_street:
        for door in doors:
            if (narrow := _shut(case, door, from_street)) is not None:
                yield _finding(door, narrow)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands on one side of the gap is carried aside."""
    from_street = [e for e in case.ground.entrances if not _is_door(case, e)]
    for door in (e for e in case.ground.entrances if _is_door(case, e)):
        narrow = _shut(case, door, from_street) if from_street else None
        if narrow and narrow.place == finding.place and (change := widened(case, narrow, PASS)) is not None:
            yield change


def _is_door(case: Case, entrance: Entrance) -> bool:
    at = shapely_point(entrance.at)
    return any(house.dwithin(at, IN_WALL) for house in case.buildings)


def _shut(case: Case, door: Entrance, from_street: list[Entrance]) -> Narrow | None:
    """The gap that is too narrow between a door and the nearest way in; None where there is none."""
    at_door, at_gates = [lambda width: _before(door)], gate_zones(from_street)
    for going, width in ((Going.WHEELS, MEET), (Going.FEET, PASS)):
        # Where two wheelchairs meet, which has been asked already, firefighters get through.
        if is_tied(case.ways, going, at_door, at_gates, width):
            return None
    return narrowest(case.ways, Going.FEET, at_door, at_gates, PASS) or Narrow(door.at, 0.0, ())


@lru_cache(maxsize=256)
def _before(door: Entrance) -> BaseGeometry:
    """Where somebody stands before a door."""
    return shapely_point(door.at).buffer(PASS)


def _finding(door: Entrance, narrow: Narrow) -> Finding:
    if narrow.width <= 0.01:
        text = _("Firefighters find no way from the street to {door}.", door=door.name)
        return broken(RULE, (), narrow.place, text, None, PASS, "m")
    text = _(
        "Firefighters do not get to {door}: the way is {measured} wide, {needed} are needed. What makes it narrow: {names}.",
        door=door.name, measured=Length(narrow.width * 1000), needed=Length(PASS * 1000), names=edge_or(narrow),
    )
    items = [o.item for o in narrow.between if o.item is not None]
    return broken(RULE, items, narrow.place, text, round(narrow.width, 3), PASS, "m")
