"""The lines of the estimate: what is counted, how much of it, and at which price."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import shapely

from baukasten.cost.range import Range
from baukasten.cost.surcharges import (
    BREAKING_UP,
    BREAKING_UP_GROUP,
    FALL_SURFACE,
    SHARE_OF_PRICE,
    WHY_SHARE,
)
from baukasten.element import UNIT, Element, Form, Ground, Texture
from baukasten.geometry import areas, length_m, polygon
from baukasten.impact import JOINT, impact_area, needs_softening
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId, Line, Path, Placed, State, Surface, item_area
from baukasten.scene import floors
from baukasten.snapshot import Snapshot
from baukasten.units import Cent

BREAKING_UP_NAMES = {"de": "Alten Belag aufbrechen und entsorgen", "en": "Break up and dispose of old paving"}
LOOSE = (Texture.LOOSE, Texture.LAWN, Texture.PLANTS, Texture.WATER)


@dataclass(frozen=True)
class CostLine:
    """One position. ``group``: DIN 276. ``upkeep``: cents a year. ``note``: why it is there or not at full price."""

    group: str
    element: str
    names: Mapping[str, str]
    quantity: float
    unit: str
    unit_price: Range
    total: Range
    upkeep: Cent
    items: tuple[ItemId, ...]
    note: Phrase | None = None


def priced(snapshot: Snapshot) -> tuple[list[CostLine], tuple[ItemId, ...]]:
    """All lines by DIN 276 group, and the items nobody knows a price for."""
    bought, unpriced = _bought(snapshot)
    hard = _hard_under_play(snapshot)
    lines = [*bought, *_fall_surfaces(snapshot, hard), *_breaking_up(snapshot, hard)]
    return sorted(lines, key=lambda line: (line.group, line.element)), unpriced


def _bought(snapshot: Snapshot) -> tuple[list[CostLine], tuple[ItemId, ...]]:
    counted: defaultdict[tuple[str, State], dict[ItemId, float]] = defaultdict(dict)
    unpriced = []
    for item_id, item in snapshot.plan.items.items():
        if not isinstance(item, Placed | Surface | Path | Line) or item.state is State.KEEP:
            continue
        element = snapshot.element(item)
        if element is None:
            unpriced.append(item_id)
        elif quantity := _quantity(item, element):
            counted[element.id, item.state][item_id] = quantity
    lines = [_line(snapshot.catalogue[e], state, quantities) for (e, state), quantities in counted.items()]
    return lines, tuple(unpriced)


def _quantity(item: Placed | Surface | Path | Line, element: Element) -> float:
    match item:
        case Placed():
            return 1.0 if element.form is Form.PIECE else 0.0
        case Surface() | Path():
            return round(item_area(item).area, 2)
        case Line():
            return round(length_m(item.points), 2)


def _line(element: Element, state: State, quantities: Mapping[ItemId, float]) -> CostLine:
    low, mid, high = SHARE_OF_PRICE[state]
    price = element.price
    unit_price = Range(round(price.low * low), round(price.mid * mid), round(price.high * high))
    quantity = round(sum(quantities.values()), 2)
    comes_anew = state in (State.NEW, State.REUSE, State.SELFBUILD)
    return CostLine(
        group=BREAKING_UP_GROUP if state is State.REMOVE else element.din276,
        element=element.id,
        names=element.names,
        quantity=quantity,
        unit=UNIT[element.form],
        unit_price=unit_price,
        total=unit_price * quantity,
        upkeep=round(element.upkeep * quantity) if comes_anew else 0,
        items=tuple(quantities),
        note=WHY_SHARE.get(state),
    )


def _fall_surfaces(snapshot: Snapshot, hard: Mapping[ItemId, shapely.Geometry]) -> Iterator[CostLine]:
    """Fall protection that play devices need and the plan does not show: it will have to be paid all the same."""
    sand = snapshot.catalogue.get(FALL_SURFACE)
    if hard and sand:
        price = Range(sand.price.low, sand.price.mid, sand.price.high)
        quantity = round(sum(round(area.area, 2) for area in hard.values()), 2)
        yield CostLine(
            sand.din276, sand.id, sand.names, quantity, UNIT[sand.form], price, price * quantity,
            round(sand.upkeep * quantity), tuple(hard),
            _("fall protection that the plan does not show yet"),
        )


def _hard_under_play(snapshot: Snapshot) -> Mapping[ItemId, shapely.Geometry]:
    """For each play device that comes: the visible ground in its impact area that is too hard for a fall (rule P03).

    Nothing is counted outside the boundary, and ground that two devices share only once.
    """
    devices = [
        (item_id, item, element) for item_id, item in snapshot.plan.there(Placed)
        if (element := snapshot.element(item)) and element.play and needs_softening(element.play) and item.state is not State.KEEP
    ]
    ground = [(floor.ground.softens, polygon(floor.outline)) for floor in floors(snapshot)] if devices else []
    counted = shapely.Polygon()
    hard = {}
    for item_id, item, element in devices:
        fall_height = max(element.play.fall_height, 1) if element.play else 0
        too_hard = shapely.union_all([shape for softens, shape in ground if softens < fall_height])
        here = areas(shapely.difference(shapely.intersection(impact_area(item, element), too_hard), counted))
        if here.area > JOINT:
            hard[item_id] = here
            counted = shapely.union(counted, here)
    return hard


def _breaking_up(snapshot: Snapshot, fall_surfaces: Mapping[ItemId, shapely.Geometry]) -> Iterator[CostLine]:
    """Old paving under new surfaces, and under fall protection that has still to be drawn."""
    drawn = {
        item_id: item_area(item)
        for item_id, item in [*snapshot.plan.there(Surface), *snapshot.plan.there(Path)]
        if item.state is not State.KEEP
    }
    under_drawn = shapely.union_all(list(drawn.values()))
    new = {**drawn, **{i: shapely.difference(area, under_drawn) for i, area in fall_surfaces.items()}}
    laid = {item_id: round(_paved_under(area, snapshot), 2) for item_id, area in new.items()}
    laid = {item_id: area for item_id, area in laid.items() if area > 0.01}
    if laid:
        quantity = round(sum(laid.values()), 2)
        yield CostLine(
            BREAKING_UP_GROUP, "breaking_up", BREAKING_UP_NAMES, quantity, "m²", BREAKING_UP,
            BREAKING_UP * quantity, 0, tuple(laid), _("old paving lies under the new surface"),
        )


def _paved_under(area: shapely.Geometry, snapshot: Snapshot) -> float:
    """Square metres of an area that are paved today; of ground that lies over other ground the upper counts."""
    paved = shapely.Polygon()
    for ground in snapshot.site.ground:
        here = shapely.intersection(polygon(ground.outline), area)
        if not here.is_empty:
            join = shapely.union if _is_paved(snapshot.catalogue.get(ground.material)) else shapely.difference
            paved = areas(join(paved, areas(here)))
    return paved.area


def _is_paved(element: Element | None) -> bool:
    ground: Ground | None = element.ground if element else None
    return ground is not None and ground.rolls and ground.texture not in LOOSE and not ground.softens
