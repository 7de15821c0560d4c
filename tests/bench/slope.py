"""The same scene on ground that rises: every body stands on the slope as the product sets it there."""

from dataclasses import replace

from baukasten.body import Part, Prism, Rod, placed
from baukasten.geometry import Point
from baukasten.relief import Relief
from baukasten.scene import Body, Scene
from baukasten.site import Terrain


def sloping(scene: Scene, rise: float) -> Scene:
    """``rise``: metres per metre, towards the north-east, so that neither rows nor columns are level."""
    west, south, east, north = scene.site.boundary.bounds
    corners = [Point(x, y) for x in (west, east) for y in (south, north)]
    spots = tuple((p, round(rise * (p.x - west + p.y - south) / 2**0.5)) for p in corners)
    site = replace(scene.site, terrain=Terrain(spots))
    relief = Relief(site.terrain)
    return replace(scene, site=site, relief=relief, bodies=tuple(_lifted(body, relief) for body in scene.bodies))


def _lifted(body: Body, relief: Relief) -> Body:
    """Buildings reach down to their lowest corner; all else stands level on the ground at its middle."""
    points = _points(body.parts[0])
    if body.item is None:
        ground = min(relief.at(p) for p in points)
    else:
        ground = relief.at(Point(sum(p.x for p in points) // len(points), sum(p.y for p in points) // len(points)))
    return Body(body.item, tuple(placed(part, Point(0, 0), 0, ground) for part in body.parts), ground)


def _points(part: Part) -> tuple[Point, ...]:
    match part:
        case Prism():
            return part.outline.ring
        case Rod():
            return (Point(part.start.x, part.start.y),)
    raise ValueError(f"no body of a bench scene begins with a {type(part).__name__}")
