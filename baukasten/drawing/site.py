"""The square as it is today: ground, buildings, edges, ways in."""

from collections.abc import Iterator

from shapely import Geometry

from baukasten.drawing.primitives import Anchor, Dash, Fill, Group, Hatch, Layer, Pen, Primitive, Stroke, Text
from baukasten.drawing.symbol import faded
from baukasten.element import Catalogue, Ground, Texture
from baukasten.geometry import Outline, Point, areas, line, outlines, placed_points, polygon, shapely_point
from baukasten.scene import EARTH
from baukasten.site import Building, Edge, EdgeKind, Entrance, Site

BUILDING = "#c9c2b8"
BUILDING_LINE = "#6f675d"
EDGE_LINE = "#7b756c"
BOUNDARY = "#0b5563"

HATCHES = {
    Texture.SETTS: Hatch.CROSS,
    Texture.LOOSE: Hatch.DOTS,
    Texture.LAWN: Hatch.DOTS,
    Texture.PLANTS: Hatch.DOTS,
    Texture.BOARDS: Hatch.DIAGONAL,
    Texture.TACTILE: Hatch.CROSS,
}


def site_groups(site: Site, catalogue: Catalogue) -> tuple[Group, ...]:
    """Everything of the site that is not a thing of the plan, the lowest first."""
    return (
        Group(Layer.GROUND, tuple(_ground(site, catalogue))),
        Group(Layer.BUILDINGS, (*map(_building, site.buildings), *_names(site.buildings))),
        Group(Layer.EDGES, tuple(_edges(site))),
    )


def laid(outline: Outline, ground: Ground, fade: float = 0.0, pen: Pen | None = None) -> Fill:
    """A surface in its colour and hatch."""
    return Fill(outline, faded(ground.colour, fade), pen=pen, hatch=HATCHES.get(ground.texture, Hatch.NONE))


def _ground(site: Site, catalogue: Catalogue) -> Iterator[Primitive]:
    yield Fill(site.boundary, EARTH.colour)
    for area in site.ground:
        material = catalogue.get(area.material)
        yield laid(area.outline, material.ground if material and material.ground else EARTH, fade=0.25)


def _building(building: Building) -> Fill:
    return Fill(building.outline, BUILDING, pen=Pen(BUILDING_LINE, 0.5))


def _names(buildings: tuple[Building, ...]) -> Iterator[Text]:
    """One name for each place: of the storeys of a tower only the widest is named."""
    named: list[Geometry] = []
    for building in sorted(buildings, key=lambda b: -b.outline.area_m2):
        at = _middle(building.outline)
        if building.name and not any(shape.contains(shapely_point(at)) for shape in named):
            named.append(polygon(building.outline))
            yield Text(at, building.name, height=2.0, colour="#3a342d", halo=True)


def _middle(outline: Outline) -> Point:
    """A point well inside, also of a building round a courtyard."""
    inside = polygon(outline).representative_point()
    return Point(round(inside.x * 1000), round(inside.y * 1000)) if not inside.is_empty else outline.ring[0]


def _edges(site: Site) -> Iterator[Primitive]:
    for edge in site.edges:
        yield from _edge(edge)
    yield Fill(site.boundary, None, pen=Pen(BOUNDARY, 0.5, Dash.CHAIN))
    for entrance in site.entrances:
        yield from _entrance(entrance, site.boundary)


def _edge(edge: Edge) -> Iterator[Primitive]:
    match edge.kind:
        case EdgeKind.STEPS:
            flight = areas(line(edge.points).buffer(max(edge.width, 1000) / 2000, cap_style="flat"))
            for outline in outlines(flight):
                yield Fill(outline, "#e4ded4", pen=Pen(EDGE_LINE, 0.25), hatch=Hatch.DIAGONAL)
        case EdgeKind.WALL:
            yield Stroke(edge.points, Pen(BUILDING_LINE, 0.7))
        case EdgeKind.FENCE:
            yield Stroke(edge.points, Pen(EDGE_LINE, 0.35, Dash.CHAIN))
        case EdgeKind.KERB:
            yield Stroke(edge.points, Pen(EDGE_LINE, 0.25 if edge.height > 30 else 0.13))


def _entrance(entrance: Entrance, boundary: Outline) -> Iterator[Primitive]:
    """An arrow that points in."""
    inside = _middle(boundary)
    arrow = (Point(-600, -900), Point(0, 300), Point(600, -900))
    yield Fill(Outline(placed_points(arrow, entrance.at, entrance.at.bearing(inside))), BOUNDARY)
    if entrance.name:
        outwards = placed_points((Point(0, -2200),), entrance.at, entrance.at.bearing(inside))[0]
        yield Text(outwards, entrance.name, height=2.0, colour=BOUNDARY, anchor=Anchor.CENTRE, halo=True)
