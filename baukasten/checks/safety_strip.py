"""Two wheelchairs pass each other on the main ways without coming close to the road or scraping along walls.

0.50 m beside a kerb and 0.20 m beside a wall are not part of the usable width.
"""

from collections.abc import Iterator
from functools import lru_cache

from shapely.geometry.base import BaseGeometry

from baukasten.access.reach import MEET
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.sources import DIN_18040_3_WIDTHS
from baukasten.checks.used_width import split_by
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line, polygon
from baukasten.phrase import Length, _
from baukasten.site import EdgeKind, Site

RULE = Rule(
    "A09", _("The main ways keep off the road and off walls"), Severity.SHOULD, DIN_18040_3_WIDTHS,
    (
        Example("yard 20 x 20; entrance 0,10; entrance 20,10", 0),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; house 8,0 to 12,9; house 8,11.2 to 12,20", 0),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; house 8,0 to 12,9; house 8,11.19 to 12,20", 1),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; house 8,0 to 12,9; kerb 5,11.5 to 15,11.5 height 0.12", 0),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; house 0,0 to 20,9; kerb 0,11.49 to 20,11.49 height 0.12", 1),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; house 0,0 to 20,9; kerb 0,11.53 to 20,11.53 height 0.12", 0),
    ),
)
ROAD, WALL = 0.50, 0.20
"""Metres."""


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    for here, there in split_by(case, RULE, _strips(case.snapshot.site)):
        text = _(
            "Two wheelchairs that pass each other between {here} and {there} come too close to the road or to a wall: {road} beside a "
            "kerb and {wall} beside a wall do not count as way, and {needed} besides are missing.",
            here=here.name, there=there.name, road=Length(ROAD * 1000), wall=Length(WALL * 1000), needed=Length(MEET * 1000),
        )
        yield broken(RULE, (), there.at, text, None, MEET, "m")


@lru_cache(maxsize=4)
def _strips(site: Site) -> tuple[BaseGeometry, ...]:
    """It stays the same while people plan."""
    buildings = [polygon(b.outline) for b in site.buildings]
    kerbs, walls = ([line(e.points) for e in site.edges if e.kind is kind and len(e.points) >= 2] for kind in (EdgeKind.KERB, EdgeKind.WALL))
    return (*(kerb.buffer(ROAD) for kerb in kerbs), *(wall.buffer(WALL) for wall in (*buildings, *walls)))
