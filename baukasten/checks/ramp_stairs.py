"""No steps lead down in line with a ramp: who cannot brake rolls on."""

import math
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.affinity import translate

from baukasten.access.steps import Step
from baukasten.access.things import Thing
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_ramp
from baukasten.checks.sources import DIN_18040_1_STAIRS
from baukasten.element import Ramp
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line, placed_points
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A30", _("No steps lead down in line with a ramp"), Severity.MUST, DIN_18040_1_STAIRS,
    (
        Example("yard 40 x 20; good ramp 10,10", 0),
        Example("yard 40 x 20; slope 5; good ramp 20,10 facing 270; steps 12,5 to 12,15 width 1", 1),
        Example("yard 40 x 20; slope 5; good ramp 20,10 facing 90; steps 28,5 to 28,15 width 1", 0),
        Example("yard 40 x 20; slope 5; good ramp 20,10 facing 270; steps 5,5 to 5,15 width 1", 0),
        Example("yard 40 x 20; good ramp 20,10 facing 270; steps 12,5 to 12,15 width 1", 1),
    ),
)
concerns = is_ramp
AHEAD = 10.0
"""Metres before the foot; how far, the source does not say (this program's own figure)."""
REACH = AHEAD + 1.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    flights = [step for step in case.ground.steps if step.flight]
    for thing in case.by_item.get(item, ()) if flights else ():
        if (ramp := thing.element.ramp) is not None:
            ahead = _ahead(thing, ramp)
            for flight in flights:
                if flight.shape.intersects(ahead):
                    yield from _says(case, thing, flight, ahead)


def _says(case: Case, thing: Thing, flight: Step, ahead: shapely.Geometry) -> Iterator[Finding]:
    if not case.relief.known:
        text = _("The site does not say whether the steps before {name} lead down.", name=case.name(thing.item))
        yield cannot(RULE, text, (thing.item,), thing.at)
        return
    foot = shapely.Point(shapely.get_coordinates(ahead)[0])
    at = flight.shape.intersection(ahead).centroid
    beyond = shapely.Point(2 * at.x - foot.x, 2 * at.y - foot.y)
    heights = case.relief.heights(np.array([foot.x, beyond.x]), np.array([foot.y, beyond.y]))
    if heights[1] < heights[0]:
        distance = foot.distance(flight.shape)
        text = _(
            "Who cannot brake on {name} rolls down the steps before it: they are {measured} from its foot, in line with it.",
            name=case.name(thing.item), measured=Length(distance * 1000),
        )
        yield broken(RULE, (thing.item,), at, text, round(distance, 2), AHEAD, "m")


def _ahead(thing: Thing, ramp: Ramp) -> shapely.Geometry:
    """Where one rolls on to from the foot; its first corner is one end of the foot."""
    foot, head = (line(placed_points(edge, thing.at, thing.angle)) for edge in (ramp.foot, ramp.head))
    (ax, ay), (bx, by) = head.centroid.coords[0], foot.centroid.coords[0]
    run = math.hypot(bx - ax, by - ay) or 1.0
    far = translate(foot, (bx - ax) / run * AHEAD, (by - ay) / run * AHEAD)
    (a, b), (c, d) = foot.coords, far.coords
    return shapely.Polygon([a, b, d, c])
