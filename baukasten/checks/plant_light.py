"""What grows stands where it has the light it needs.

Sun: more than 6 hours of direct sun a day at midsummer; half shade: 3 to 6; shade: less than 3.
"""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.play_shade import MIDSUMMER
from baukasten.checks.sources import PLANT_LIGHT
from baukasten.checks.sunny import missing
from baukasten.checks.sunny_place import carried_into_light
from baukasten.element import Element, Plant, PlantLight
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import _
from baukasten.plan import made_of
from baukasten.receivers import Receiver, plant_receivers
from baukasten.shade import Sunlight, sun_hours

RULE = Rule(
    "H21", _("Plants have the light they need"), Severity.HINT, PLANT_LIGHT,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; flowers 5,5 to 8,8", 1),
        Example("yard 20 x 20; flowers 5,5 to 8,8; sun of 21 June", 0),
        Example("yard 20 x 20; ferns 5,5 to 8,8; sun of 21 June", 1),
        Example("yard 20 x 12; house -80,-20 to 100,0 height 30; house -80,12 to 100,40 height 30; flowers 9,2 to 11,4; sun of 21 June", 1),
        Example("yard 20 x 12; house -80,-20 to 100,0 height 30; house -80,12 to 100,40 height 30; ferns 9,2 to 11,4; sun of 21 June", 0),
    ),
)
PLACES = 2
"""So many places are offered to what is carried."""
HOURS = {PlantLight.SUN: (6.0, 24.0), PlantLight.HALF: (3.0, 6.0), PlantLight.SHADE: (0.0, 3.0)}


def check(case: Case) -> Iterator[Finding]:
    plants_there = plant_receivers(case.snapshot, case.relief, case.is_chosen)
    if why_not := missing(case, RULE, MIDSUMMER):
        if any(map(partial(_is_new_tree, case), case.trees)) or next(plants_there, None):
            yield why_not
    elif (day := case.sunlight(MIDSUMMER)) and (plants := {r.item: r for r in plants_there}):
        # Where people are at every plant the day's own light tells all; else it is followed at the plants too.
        light = day if plants.keys() <= day.items.keys() else case.followed(day).light
        for receiver in plants.values():
            yield from _judged(case, receiver, light)


def _is_new_tree(case: Case, tree: Thing) -> bool:
    element = case.element(tree.item)
    return bool(element and element.plant) and case.is_chosen(tree.item)


def _judged(case: Case, receiver: Receiver, light: Sunlight) -> Iterator[Finding]:
    element, hours = case.element(receiver.item), sun_hours(light, receiver.item)
    if element is None or element.plant is None or hours is None:
        return
    least, most = needed(element.plant)
    middle = receiver.points[len(receiver.points) // 2]
    at = Point(middle.x, middle.y)
    if hours < least:
        text = _(
            "Too little sun for {name}: {hours} hours on a June day, it needs {least}. Plant it elsewhere, or plant something that likes shade.",
            name=case.name(receiver.item), hours=round(hours, 1), least=least,
        )
        yield broken(RULE, (receiver.item,), at, text, round(hours, 1), least, "h")
    elif hours > most:
        text = _(
            "Too much sun for {name}: {hours} hours on a June day, it bears {most}.",
            name=case.name(receiver.item), hours=round(hours, 1), most=most,
        )
        yield broken(RULE, (receiver.item,), at, text, round(hours, 1), most, "h")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A plant that likes the light there, the nearest in price; else what was chosen is carried to where it has its light."""
    (item_id,), hours, day = finding.items, finding.measured, case.sunlight(MIDSUMMER)
    item, element = case.snapshot.plan.items[item_id], case.element(item_id)
    if element is None or element.plant is None or hours is None or day is None:
        return
    for other in _kin(case, element):
        if other.plant and suits(other.plant, hours):
            yield Change({item_id: (item, made_of(item, other.id))})
            break
    least, most = needed(element.plant)
    yield from islice(carried_into_light(case, item_id, day, least, most), PLACES)


def _kin(case: Case, element: Element) -> list[Element]:
    """What could grow there instead: a tree for a tree, a lawn for a lawn, a hedge for a hedge."""
    kin = [
        e for e in case.snapshot.catalogue.elements.values()
        if e.plant and e.id != element.id and (e.form, e.group, e.tree is None) == (element.form, element.group, element.tree is None)
        and (e.ground is None or element.ground is None or e.ground.walkable == element.ground.walkable)
    ]
    return sorted(kin, key=lambda e: (abs(e.price.mid - element.price.mid), e.id))


def suits(plant: Plant, hours: float) -> bool:
    least, most = needed(plant)
    return least <= hours <= most


def needed(plant: Plant) -> tuple[float, float]:
    """Least and most hours of sun on 21 June."""
    spans = [HOURS[light] for light in plant.light]
    return min(low for low, _high in spans), max(high for _low, high in spans)
