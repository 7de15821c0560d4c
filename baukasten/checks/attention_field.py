"""Where tactile strips meet, a field of studs of 0.90 × 0.90 m says so; before steps one of 0.60 m over their whole width."""

import math
from collections.abc import Iterator
from itertools import combinations

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.guiding import Indicator
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.materials import stud_material
from baukasten.checks.repair import laid
from baukasten.checks.sources import DIN_32984_UNREAD
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line, shapely_point
from baukasten.phrase import Length, _
from baukasten.site import Edge, EdgeKind

RULE = Rule(
    "A67", _("A field of studs tells where strips meet and steps begin"), Severity.HINT, DIN_32984_UNREAD,
    (
        Example("yard 20 x 20; ribs 2,10 to 18,10", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; ribs 10,10 to 10,18", 1),
        Example("yard 20 x 20; ribs 2,10 to 10,10; ribs 10.2,10 to 18,11", 0),
        Example("yard 20 x 20; ribs 2,10 to 10,10; ribs 10,10 to 10,18", 1),
        Example("yard 20 x 20; ribs 2,10 to 18,10; ribs 10,10 to 10,18; studs 9.5,9.5 to 10.5,10.5", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; ribs 10,10 to 10,18; studs 9.7,9.7 to 10.3,10.3", 1),
        Example("yard 20 x 20; steps 5,10 to 8,10 width 1; ribs 2,5 to 18,5", 1),
        Example("yard 20 x 20; steps 5,10 to 8,10 width 1; ribs 2,5 to 18,5; studs 5,10.5 to 8,11.1", 0),
        Example("yard 20 x 20; steps 5,10 to 8,10 width 1", 0),
    ),
)
SIDE = 0.90
"""Metres of each side of a field where strips meet."""
DEEP = 0.60
"""Metres of a field before steps."""
STRAIGHT = 30.0
"""Degrees that a way may turn without anybody noticing (this program's own figure)."""
MEET = 0.60
"""Metres between two strips that belong together."""
TOLERANCE = 0.02


def check(case: Case) -> Iterator[Finding]:
    strips = [indicator for indicator in case.guides.values() if indicator.leads and indicator.axis is not None]
    fields = [indicator for indicator in case.guides.values() if not indicator.leads]
    for one, other in combinations(strips, 2):
        if one.axis is not None and other.axis is not None and one.axis.dwithin(other.axis, MEET) and not _goes_on(one.axis, other.axis):
            place = shapely.shortest_line(one.axis, other.axis).centroid
            if not any(field.shape.dwithin(place, MEET / 2) and field.depth >= SIDE - TOLERANCE for field in fields):
                yield _no_field(case, one, other, place)
    # Where there are no tactile strips at all, nobody has planned a system that could lead to the steps.
    for edge in case.snapshot.site.edges if strips else ():
        if edge.kind is EdgeKind.STEPS and len(edge.points) >= 2 and not any(warns(field, edge) for field in fields):
            text = _(
                "Nobody who is blind is warned of the steps: a field of studs {needed} deep over their whole width is missing.",
                needed=Length(DEEP * 1000),
            )
            yield broken(RULE, (), line(edge.points).centroid, text, None, DEEP, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A field is laid where the strips meet."""
    material = stud_material(case)
    if material and finding.items and finding.place:
        x, y = shapely_point(finding.place).coords[0]
        change = laid(case, material, shapely.box(x - SIDE / 2, y - SIDE / 2, x + SIDE / 2, y + SIDE / 2))
        if change is not None:
            yield change


def _no_field(case: Case, one: Indicator, other: Indicator, place: BaseGeometry) -> Finding:
    items = tuple(sorted((one.item, other.item)))
    text = _(
        "Who follows the strip with a cane does not notice where it branches: between {names} a field of studs of {needed} by "
        "{needed} is missing.",
        names=case.names(items), needed=Length(SIDE * 1000),
    )
    return broken(RULE, items, place, text, None, SIDE, "m")


def _goes_on(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether one strip goes straight on where the other ends: then there is nothing to notice."""
    for a in (list(one.coords), list(one.coords)[::-1]):
        for b in (list(other.coords), list(other.coords)[::-1]):
            if math.dist(a[-1], b[0]) <= MEET:
                (ax, ay), (bx, by) = (
                    (run[1][0] - run[0][0], run[1][1] - run[0][1]) for run in (a[-2:], b[:2])
                )
                turn = math.degrees(math.atan2(ax * by - ay * bx, ax * bx + ay * by))
                if abs(turn) <= STRAIGHT:
                    return True
    return False


def warns(field: Indicator, edge: Edge) -> bool:
    """Whether a field lies along one side of the flight, over its whole width."""
    flight = line(edge.points)
    beside = field.shape.buffer(edge.width / 2000 + MEET, cap_style="flat", join_style="mitre")
    return bool(field.depth >= DEEP - TOLERANCE and flight.intersection(beside).length >= flight.length - TOLERANCE)
