"""From where it stands the ladder reaches the windows: 3 to 9 m from the house, at most 6 m where it is very high."""

from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_sources import MRFLFW_REACH
from baukasten.checks.kinds import is_kept_free
from baukasten.checks.ladder import FARTHEST, FARTHEST_HIGH, HIGH, NEAREST, needs_ladder
from baukasten.checks.repair import MARGIN
from baukasten.commands import move
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import polygon
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.site import Building

RULE = Rule(
    "F10", _("The ladder of the fire brigade reaches the house"), Severity.MUST, MRFLFW_REACH,
    (
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,9 to 16,14.5", 0),
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,5 to 16,10.5", 1),
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,12 to 16,17.5", 1),
        Example("yard 60 x 40; house 0,20 to 60,30 height 20; set up 5,7.5 to 16,13", 1),
        Example("yard 60 x 40; house 0,20 to 60,30 height 7; set up 5,5 to 16,10.5", 0),
    ),
)
concerns = is_kept_free
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    use, area = case.kept_free.get(item, (None, None))
    if area is None or use is not FireUse.SET_UP or (house := _nearest(case, area)) is None:
        return
    distance, most = float(area.distance(polygon(house.outline))), _most(house)
    if not NEAREST - 0.001 <= distance <= most + 0.001:
        text = _(
            "The ladder of the fire brigade does not reach people at the windows: {name} lies {measured} from the house, {least} to {most} are needed.",
            name=case.name(item), measured=Length(distance * 1000), least=Length(NEAREST * 1000), most=Length(most * 1000),
        )
        yield broken(RULE, (item,), case.at(item), text, round(distance, 2), NEAREST if distance < NEAREST else most, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The set-up area is carried straight towards the house, or away from it."""
    item = finding.items[0]
    area = case.kept_free[item][1]
    house = _nearest(case, area)
    if house is None or not case.is_chosen(item):
        return
    here, there = nearest_points(area, polygon(house.outline))
    distance = here.distance(there)
    on = distance - _most(house) + MARGIN if distance > NEAREST else distance - NEAREST - MARGIN
    if distance > 0:
        share = on / distance
        yield move(case.snapshot.plan, (item,), round((there.x - here.x) * share * 1000), round((there.y - here.y) * share * 1000))


def _nearest(case: Case, area: BaseGeometry) -> Building | None:
    """The nearest house that may need a ladder."""
    high = [b for b in case.snapshot.site.buildings if needs_ladder(b)]
    return min(high, key=lambda b: float(area.distance(polygon(b.outline))), default=None)


def _most(house: Building) -> float:
    return FARTHEST_HIGH if house.height > HIGH else FARTHEST
