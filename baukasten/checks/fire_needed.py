"""Whether the fire brigade needs a place for its ladder: beside houses whose windows lie higher than 8 m."""

from collections.abc import Iterator
from functools import lru_cache

from shapely.geometry.base import BaseGeometry

from baukasten.checks.case import Case, cannot
from baukasten.checks.fire_sources import MBO_5
from baukasten.checks.ladder import FARTHEST, SILL, needs_ladder
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import polygon, shapely_point
from baukasten.phrase import Length, _
from baukasten.site import Building, Site

RULE = Rule(
    "F12", _("Beside high houses the ladder of the fire brigade has its place"), Severity.MUST, MBO_5,
    (
        Example("yard 40 x 40; entrance 0,20; house 0,30 to 40,40 height 8", 0),
        Example("yard 40 x 40; entrance 0,20; house 0,30 to 40,40 height 9", 1),
        Example("yard 40 x 40; entrance 0,20; house 0,30 to 40,40 height 9; set up 5,18 to 16,23.5", 0),
        Example("yard 90 x 40; entrance 0,20; house 60,30 to 90,40 height 6", 1),
        Example("yard 90 x 40; house 60,30 to 90,40 height 6", 1),
    ),
)
BACK = 50.0
"""Metres from the public road beyond which a house needs a way for engines (MBO § 5)."""


def check(case: Case) -> Iterator[Finding]:
    beside = _beside(case.snapshot.site)
    places = [area for _item, area in case.kept_free_for(FireUse.SET_UP)]
    high = [shape for b, shape in beside if needs_ladder(b) and not any(area.dwithin(shape, FARTHEST) for area in places)]
    if high:
        text = _(
            "Houses beside the site are higher than {height}: {number}. Nobody knows whether people at their windows need the ladder of "
            "the fire brigade: how high the windows lie and where the second stairs are is not known. Ask the fire service.",
            height=Length(SILL), number=len(high),
        )
        yield cannot(RULE, text)
        return
    gates = [shapely_point(e.at) for e in case.ground.entrances]
    inside = [shape for _b, shape in beside if shape.intersects(case.ground.boundary)]
    if inside and not gates:
        yield cannot(RULE, _("The site does not say where its entrances are, so nobody knows how far its houses are from the road."))
    elif any(min(gate.distance(shape) for gate in gates) > BACK for shape in inside):
        text = _(
            "A house lies more than {far} from the nearest entrance. Nobody knows where engines of the fire brigade get to it: the site "
            "does not say where its roads are.",
            far=Length(BACK * 1000),
        )
        yield cannot(RULE, text)


@lru_cache(maxsize=4)
def _beside(site: Site) -> tuple[tuple[Building, BaseGeometry], ...]:
    """The houses from which a ladder would stand on the site; they stay the same while people plan."""
    boundary = polygon(site.boundary)
    houses = ((building, polygon(building.outline)) for building in site.buildings)
    return tuple((building, shape) for building, shape in houses if shape.dwithin(boundary, FARTHEST))
