"""Fall ground that goes along with a play element a repair carries: of the right kind, as large as its impact area."""

import shapely

from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.materials import soft_material
from baukasten.checks.repair import laid
from baukasten.impact import impact_area, needs_softening
from baukasten.plan import ItemId, Placed


def with_ground(case: Case, item: ItemId, carried: Change) -> Change | None:
    """The change, and soft ground laid where it brings a play element; None where that needs none or finds no room."""
    element, after = case.element(item), carried.items.get(item, (None, None))[1]
    play = element.play if element else None
    if element is None or play is None or not isinstance(after, Placed) or not needs_softening(play):
        return None
    area = impact_area(after, element)
    soft = [cover.shape for cover in case.under(area) if cover.known and cover.ground.softens >= max(play.fall_height, 1)]
    material = soft_material(case, play.fall_height, play.inclusive)
    if material is None or shapely.difference(area, shapely.union_all(soft)).is_empty:
        return None
    ground = laid(case, material, area)
    return carried.then(ground) if ground else None
