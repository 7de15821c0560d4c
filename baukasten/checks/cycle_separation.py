"""Between a footway and a cycle path at the same level 0.30 m of other ground keeps blind people and bikes apart."""

from collections.abc import Iterator

import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.materials import rough_material
from baukasten.checks.sources import DIN_18040_3_WIDTHS
from baukasten.commands import draw_surface
from baukasten.element import Element, Texture
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import areas, outlines
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Path, Surface, item_area

RULE = Rule(
    "A10", _("A cane finds the border between footway and cycle path"), Severity.SHOULD, DIN_18040_3_WIDTHS,
    (
        Example("yard 20 x 20 of lawn; path 0,5 to 20,5 width 2 of red asphalt", 0),
        Example("yard 20 x 20; path 0,5 to 20,5 width 2 of red asphalt", 1),
        Example("yard 20 x 20; setts 0,3.7 to 20,6.3; path 0,5 to 20,5 width 2 of red asphalt", 0),
        Example("yard 20 x 20; setts 0,3.8 to 20,6.2; path 0,5 to 20,5 width 2 of red asphalt", 1),
        Example("yard 20 x 20 of lawn; path 0,5 to 20,5 width 2 of red asphalt; path 10,0 to 10,10 width 3", 0),
    ),
)
REACH = 1.0
APART = 0.30
TOLERANCE = 0.005
CROSSING = 4.0
"""Metres along a cycle path that a footway may cross it, on each side."""
FELT = frozenset({Texture.TACTILE, Texture.SETTS, Texture.LAWN, Texture.PLANTS, Texture.LOOSE})


def concerns(element: Element) -> bool:
    return element.ground is not None and element.ground.cycling


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    there, element = case.snapshot.plan.items[item], case.element(item)
    if not isinstance(there, Surface | Path) or not element or not element.ground or not element.ground.cycling:
        return
    shape = item_area(there)
    edge = shapely.difference(shape.buffer(APART - TOLERANCE, cap_style="flat", join_style="mitre"), shape)
    close = [
        cover.shape.intersection(edge) for cover in case.under(edge)
        if cover.ground.walkable and cover.ground.rolls and not cover.ground.cycling and cover.ground.texture not in FELT
    ]
    length = sum(part.area for part in close) / (APART - TOLERANCE)
    if length > 2 * CROSSING:
        text = _(
            "Blind people get onto {name} unawares: for {length} the footway beside it is not kept apart by {needed} of ground that feels "
            "different.",
            name=case.name(item), length=Length(length * 1000), needed=Length(APART * 1000),
        )
        yield broken(RULE, (item,), shapely.union_all(close), text, 0.0, APART, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Small setts are laid along it, on both sides."""
    there = case.snapshot.plan.items[finding.items[0]]
    material = rough_material(case)
    if material and isinstance(there, Surface | Path):
        shape = item_area(there)
        edge = shapely.difference(shape.buffer(APART, cap_style="flat", join_style="mitre"), shape)
        plan, whole = case.snapshot.plan, Change()
        for outline in outlines(areas(shapely.intersection(edge, case.ground.boundary))):
            change = draw_surface(plan, material, outline)
            plan, whole = change.applied(plan), whole.then(change)
        if whole:
            yield whole
