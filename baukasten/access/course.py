"""What a way is like to go: how long and how steep, from seat to seat, on what ground, over which kerbs.

And whether this person goes it well: *yes*, *with effort* where one of its limits is not kept, or
*no* where it does not get through at all. What is not known, such as slopes on a site without
heights, is told as not known and never counted as good.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
import shapely
from numpy.typing import NDArray


from baukasten.access.routes import Route
from baukasten.access.slopes import ROUNDING, Steep, along_and_across, too_steep
from baukasten.access.steps import Step, ramp_area
from baukasten.access.trip import Trip
from baukasten.access.way import Spot, Way
from baukasten.element import Guiding, Texture
from baukasten.geometry import Point, line as run, shapely_point
from baukasten.phrase import Length, Phrase, Share, _
from baukasten.plan import Line
from baukasten.units import mm

PIECE = 0.5
"""Metres of a way that are asked for their slope at a time."""
LEVEL = 0.005
"""Rise per metre below which a way counts as level (drainage aside)."""
BESIDE_SEAT = 5.0
"""Metres from a way within which a seat is one on it: this program's own yardstick."""
BESIDE_STRIP = 0.75
"""Metres from a guide strip within which a cane follows it: half of 0.30 m and 0.60 m free beside it (rules.md A60, A61)."""


class Verdict(Enum):
    """As OpenStreetMap has it in Key:wheelchair."""

    YES = "yes"
    LIMITED = "limited"
    NO = "no"


@dataclass(frozen=True)
class Course:
    """Lengths in metres, slopes as rise per metre, None where nobody knows.

    ``steepest`` and ``cross`` with the place where it is so; ``too_steep``: stretches too steep for
    their length; ``unrested``: the longest stretch without a seat. ``grounds``: metres by the id of
    the surface, the longest first. ``guided``: the share that a guide strip leads along. ``steps``:
    the kerbs and steps that are got over, in their order.
    """

    length: float
    steepest: float | None
    steepest_at: Point | None
    cross: float | None
    too_steep: tuple[Steep, ...]
    sloping_across: bool
    seats: int
    unrested: float
    grounds: Mapping[str, float]
    guided: float
    steps: tuple[tuple[Step, Point], ...]


def course(trip: Trip, way: Way) -> Course:
    line = shapely.LineString(way.points)
    places = way.places(PIECE)
    along, across = _slopes(trip, places)
    known = trip.relief.known and len(along) > 0
    top = int(np.argmax(along)) if known else 0
    profile = trip.profile
    allowed = np.where(along > LEVEL, profile.cross, profile.cross_level)
    seats = sorted(_seats(trip, line))
    return Course(
        length=way.length,
        steepest=float(along[top]) if known else None,
        steepest_at=_point(places[top]) if known else None,
        cross=float(across.max()) if known else None,
        too_steep=tuple(too_steep(along, PIECE, profile.slope, profile.steepest, profile.run / 1000)) if known else (),
        sloping_across=bool((across > allowed + ROUNDING).any()) if known else False,
        seats=len(seats),
        unrested=max(gaps([0.0, *seats, way.length])),
        grounds=dict(sorted(_grounds(trip, line).items(), key=lambda pair: -pair[1])),
        guided=_guided(trip, line),
        steps=tuple(_steps(trip, line)),
    )


def gaps(places: list[float]) -> list[float]:
    """The metres from each place to the next, for places in their order."""
    return [later - earlier for earlier, later in zip(places, places[1:], strict=False)]


def verdict(trip: Trip, route: Route, found: Course | None) -> Verdict:
    if route.way is None or found is None:
        return Verdict.NO
    return Verdict.LIMITED if any(effort(trip, route, found)) else Verdict.YES


def effort(trip: Trip, route: Route, found: Course) -> Iterator[Phrase]:
    """What makes a way that leads there hard for this person."""
    profile = trip.profile
    if found.too_steep:
        worst = max(found.too_steep, key=lambda steep: (steep.rise, steep.end - steep.start))
        yield _("{rise} steep for {length}", rise=Share(worst.rise, 1), length=Length((worst.end - worst.start) * 1000))
    if found.sloping_across and found.cross is not None:
        yield _("{fall} aslant", fall=Share(found.cross, 1))
    if profile.rest and found.unrested > profile.rest / 1000:
        yield _("{length} without a seat", length=Length(found.unrested * 1000))
    if route.in_use < trip.width - 0.0015:
        yield _in_use(route)
    if route.turns is False:
        yield _("no room to turn at the end: {side} square", side=Length(profile.turning))


def _in_use(route: Route) -> Phrase:
    if not route.in_use:
        return _("shut while people use what stands there")
    return _("{width} wide while people use what stands there", width=Length(route.in_use * 1000))


def _slopes(trip: Trip, places: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Along and across of each piece; a ramp has its own slope and none across."""
    if len(places) < 2:
        return np.zeros(0), np.zeros(0)
    along, across = along_and_across(trip.relief, places)
    middles = shapely.points((places[1:] + places[:-1]) / 2)
    for thing in trip.ground.things:
        if (ramp := thing.element.ramp) and sum(ramp.runs):
            on = shapely.intersects(ramp_area(thing.placed, ramp), middles)
            along, across = np.where(on, ramp.rise / sum(ramp.runs), along), np.where(on, 0.0, across)
    return along, across


def _seats(trip: Trip, line: shapely.Geometry) -> Iterator[float]:
    """How far along the way its seats are."""
    for thing in trip.ground.things:
        if thing.element.seat and (at := shapely_point(thing.at)).dwithin(line, BESIDE_SEAT):
            yield float(shapely.line_locate_point(line, at)) if line.length else 0.0


def _grounds(trip: Trip, line: shapely.Geometry) -> dict[str, float]:
    found: dict[str, float] = {}
    for cover in trip.ground.covers:
        if cover.shape.intersects(line) and (length := shapely.intersection(line, cover.shape).length):
            found[cover.material] = found.get(cover.material, 0.0) + length
    return found


def _guided(trip: Trip, line: shapely.Geometry) -> float:
    strips = [cover.shape for cover in trip.ground.covers if cover.ground.texture is Texture.TACTILE]
    for _id, item in trip.snapshot.plan.there(Line):
        element = trip.snapshot.element(item)
        if element and element.guide and element.guide.kind is Guiding.RIBS:
            strips.append(run(item.points))
    near = [shapely.buffer(strip, BESIDE_STRIP) for strip in strips if strip.dwithin(line, BESIDE_STRIP)]
    return shapely.intersection(line, shapely.union_all(near)).length / line.length if near and line.length else 0.0


def _steps(trip: Trip, line: shapely.Geometry) -> Iterator[tuple[Step, Point]]:
    crossed = [(step, shapely.get_point(shapely.shortest_line(line, step.shape), 0)) for step in trip.ground.steps if step.shape.intersects(line)]
    for step, place in sorted(crossed, key=lambda pair: shapely.line_locate_point(line, pair[1]) if line.length else 0.0):
        yield step, _point((place.x, place.y))


def _point(place: Spot | NDArray[np.float64]) -> Point:
    return Point(mm(float(place[0])), mm(float(place[1])))
