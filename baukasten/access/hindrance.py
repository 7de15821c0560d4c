"""What keeps a person from getting somewhere: the first of too narrow, bad ground, a step or slope, no ground at all."""

from dataclasses import dataclass

import shapely

from baukasten.access.ground import Obstacle
from baukasten.access.narrow import Narrow
from baukasten.access.passable import Going
from baukasten.access.reach import LEAST, Hindrance
from baukasten.access.steps import Step
from baukasten.access.trip import End, Trip
from baukasten.access.way import Way
from baukasten.geometry import Point
from baukasten.phrase import Length, Names, Phrase, _
from baukasten.units import mm


@dataclass(frozen=True)
class Hindered:
    """``narrow`` where it is the width, ``by`` where something bars the way or the ground does not carry wheels."""

    kind: Hindrance
    at: Point
    narrow: Narrow | None = None
    by: Obstacle | Step | None = None


def hindered(trip: Trip, starts: tuple[End, ...], goal: End) -> tuple[End, Hindered]:
    """What keeps the person from the goal, and the start it is told of."""
    starts = tuple(sorted(starts, key=lambda start: start.at.distance(goal.at)))
    stepless = trip.profile.rolls and bool(trip.open_from(starts, goal, Going.STEPLESS, trip.width))
    if squeezed := trip.open_from(starts, goal, trip.going, LEAST):
        width = trip.widest(squeezed, goal, LEAST, trip.width)
        start = trip.open_from(squeezed, goal, trip.going, width)[0]
        narrow = trip.narrow(start, goal, width)
        # Where only the thing itself and the edge of the paving make it narrow, it stands off the paving.
        if not (stepless and narrow and {o.item for o in narrow.between} <= {goal.item}):
            return start, Hindered(Hindrance.WIDTH, narrow.place if narrow else goal.at, narrow)
    if stepless and (found := trip.shortest(starts, goal, Going.STEPLESS, trip.width)):
        return found[0], _bad_ground(trip, found[1], goal)
    if found := trip.shortest(starts, goal, Going.FEET, trip.width):
        return found[0], _barred(trip, found[1], goal)
    return (starts[0] if starts else goal), Hindered(Hindrance.NO_WAY, goal.at)


def told(trip: Trip, why: Hindered) -> Phrase:
    """What keeps the person away, in one clause."""
    needed = Length(trip.profile.width)
    match why:
        case Hindered(kind=Hindrance.WIDTH, narrow=Narrow() as narrow):
            width = Length(narrow.width * 1000)
            return _("{width} wide between {sides}, {needed} are needed", width=width, sides=sides(narrow), needed=needed)
        case Hindered(kind=Hindrance.WIDTH):
            return _("too narrow, {needed} are needed", needed=needed)
        case Hindered(by=Step(name=name, height=height)):
            return _("{name}, {height} high", name=name, height=Length(height))
        case Hindered(by=Obstacle(name=name)):
            return name
        case Hindered(kind=Hindrance.SURFACE):
            return BAD_GROUND
    return _("no way leads there")


def sides(narrow: Narrow) -> tuple[Phrase, ...]:
    """What stands on both sides; the edge of the ground where nothing does."""
    names = tuple(obstacle.name for obstacle in narrow.between)
    return names if len(names) == 2 else (*names, _("edge of the ground"))


BAD_GROUND = _("ground that does not carry wheels")


def _bad_ground(trip: Trip, way: Way, goal: End) -> Hindered:
    """The first ground on the way that wheels do not get along on."""
    beside = shapely.difference(shapely.LineString(way.points), trip.ground.rolls)
    if beside.is_empty:
        return Hindered(Hindrance.SURFACE, goal.at)
    place = shapely.get_point(shapely.get_parts(beside)[0], 0)
    cover = next((c for c in trip.ground.covers if not c.ground.rolls and c.shape.dwithin(place, 0.01)), None)
    if cover is None:
        return Hindered(Hindrance.SURFACE, _point(place))
    name = BAD_GROUND
    if (material := trip.snapshot.catalogue.get(cover.material)) is not None:
        name = _("{ground}, which does not carry wheels", ground=Names(material.names))
    return Hindered(Hindrance.SURFACE, _point(place), by=Obstacle(cover.item, name, cover.shape))


def _barred(trip: Trip, way: Way, goal: End) -> Hindered:
    """The first kerb, steps or slope on the way of somebody who walks over all of them."""
    line = shapely.LineString(way.points)
    crossed = [b for b in trip.ground.barriers if b.shape.dwithin(line, trip.width / 2)]
    if not crossed:
        return Hindered(Hindrance.NO_WAY, goal.at)
    first = min(crossed, key=lambda b: line.project(shapely.shortest_line(line, b.shape).interpolate(0)))
    return Hindered(Hindrance.BARRIER, _point(shapely.get_point(shapely.shortest_line(line, first.shape), 0)), by=first)


def _point(place: shapely.Point) -> Point:
    return Point(mm(place.x), mm(place.y))
