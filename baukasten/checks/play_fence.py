"""A fence keeps children who play from running into water or onto a road.

Of water the ground tells. Where cars, trains and parking places are no site tells, so that part cannot be checked;
a high kerb nearby is pointed out, because cars often drive behind one.
"""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.change import Change
from baukasten.checks.case import GUARD, Case, broken, cannot, is_guard, spot
from baukasten.checks.repair import carried_off
from baukasten.checks.soft_ground import with_ground
from baukasten.checks.sources import DIN_18034_UNREAD
from baukasten.commands import draw_line
from baukasten.element import Texture
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point, line, parts_with_area
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.site import EdgeKind
from baukasten.units import Millimetre, mm

RULE = Rule(
    "P54", _("A fence stands between play and water or roads"), Severity.SHOULD, DIN_18034_UNREAD,
    (
        Example("yard 40 x 40; bench 10,10", 0),
        Example("yard 40 x 40; platform 10,10", 1),
        Example("yard 40 x 40; pond 18,0 to 24,40; platform 10,10", 2),
        Example("yard 40 x 40; pond 24,0 to 30,40; platform 10,10", 1),
        Example("yard 40 x 40; pond 18,0 to 24,40; platform 10,10; play fence 16,0 to 16,40", 1),
        Example("yard 40 x 40; pond 18,0 to 24,40; platform 10,10; low fence 16,0 to 16,40", 2),
        Example("yard 40 x 40; pond 18,0 to 24,40; platform 10,10; play fence 16,0 to 16,12", 2),
        Example("yard 40 x 40; kerb 18,0 to 18,40 height 0.12; platform 10,10", 1),
    ),
)
NEAR = 10.0
"""Metres; this program's own proposal."""
CHILD = 14
"""Years: what is for younger people is for children."""
KERB: Millimetre = 60
"""A kerb of this height and more mostly stands at a road; likewise."""
BESIDE = 0.5
"""Metres from the water at which a repair sets up a fence."""
JOINT = 0.03


def check(case: Case) -> Iterator[Finding]:
    children = [i for i, (_item, element, _area) in case.playing.items() if element.play and element.play.ages[0] < CHILD]
    for item, water in _unguarded(case, children):
        gap = float(shapely.distance(case.playing[item][2], water))
        text = _(
            "Children who play on {name} run into the water: it begins {measured} beside the impact area, and no closed fence "
            "of {fence} stands between.",
            name=case.name(item), measured=Length(gap * 1000), fence=Length(GUARD),
        )
        yield broken(RULE, (item,), water, text, round(gap, 2), NEAR, "m")
    if children:
        yield _roads(case, children)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A fence along the water, or the play element farther off."""
    item = finding.items[0]
    for _item, water in _unguarded(case, [item]):
        yield from _fenced(case, water, case.playing[item][2])
        if change := carried_off(case, item, case.playing[item][2], water, NEAR):
            yield change
            if more := with_ground(case, item, change):
                yield more


def _unguarded(case: Case, items: list[ItemId]) -> Iterator[tuple[ItemId, BaseGeometry]]:
    """Play elements from which a child gets to water without climbing, and the nearest such water."""
    waters = [cover.shape for cover in case.ground.covers if cover.ground.texture is Texture.WATER]
    for item in items if waters else ():
        gaps = sorted((float(shapely.distance(case.playing[item][2], water)), n) for n, water in enumerate(waters))
        water = next((waters[n] for gap, n in gaps if gap < NEAR and _is_open(case, item, waters[n])), None)
        if water is not None:
            yield item, water


def _roads(case: Case, children: list[ItemId]) -> Finding:
    """That nobody knows of roads, and of the nearest sign of one: a kerb to which a child gets without climbing."""
    edges = (e for e in case.snapshot.site.edges if e.kind is EdgeKind.KERB and e.height >= KERB)
    kerbs = [line(e.points) for e in edges if len(e.points) >= 2]
    gaps = sorted((float(case.playing[i][2].distance(kerb)), i, n) for i in children for n, kerb in enumerate(kerbs))
    nearest = next((found for found in gaps if found[0] < NEAR and _is_open(case, found[1], kerbs[found[2]])), None)
    if nearest is None:
        text = _("The site does not say where cars drive, park and where trains run. Within 10 m of play a fence is needed there.")
        return cannot(RULE, text, place=case.playing[children[0]][0].at)
    gap, item, number = nearest
    text = _(
        "A kerb runs {measured} beside the impact area of {name}. The site does not say whether cars drive "
        "behind it; then a fence is needed.",
        measured=Length(gap * 1000), name=case.name(item),
    )
    return cannot(RULE, text, place=spot(shapely.intersection(kerbs[number], case.playing[item][2].buffer(NEAR))))


def _is_open(case: Case, item: ItemId, shape: BaseGeometry) -> bool:
    """Whether a child gets from a play element to a shape nearby without climbing."""
    area = case.playing[item][2]
    inside = shapely.intersection(area.buffer(NEAR), case.ground.boundary.buffer(JOINT))
    around = parts_with_area(shapely.difference(inside, case.guards.buffer(JOINT)))
    return any(part.intersects(area) and part.intersects(shape) for part in around)


def _fenced(case: Case, water: BaseGeometry, area: BaseGeometry) -> Iterator[Change]:
    """A fence along the shore that looks to the play element."""
    fences = [e for e in case.snapshot.catalogue.elements.values() if is_guard(e) and not e.glazing]
    fence = min(fences, key=lambda e: (e.price.mid, e.id), default=None)
    shore = water.buffer(BESIDE, join_style="mitre").boundary.intersection(case.ground.boundary)
    runs = [run for run in shapely.get_parts(shapely.line_merge(shore)) if run.length > 0]
    if fence and runs:
        run = min(runs, key=lambda run: float(run.distance(area)))
        yield draw_line(case.snapshot.plan, fence.id, tuple(Point(mm(x), mm(y)) for x, y in run.coords))
