"""Hydrants stay free: nothing is put within 1.50 m of one."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.fire_sources import HYDRANT_PRACTICE
from baukasten.checks.repair import carried_off
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.site import UtilityKind

RULE = Rule(
    "F16", _("Hydrants stay free"), Severity.HINT, HYDRANT_PRACTICE,
    (
        Example("yard 20 x 20; hydrant 10,10; bench 10,11.8", 0),
        Example("yard 20 x 20; hydrant 10,10; bench 10,11.7", 1),
        Example("yard 20 x 20; hydrant 10,10; bench 10,11.7 kept", 0),
        Example("yard 20 x 20; bench 10,10", 1),
    ),
)
FREE = 1.5


def check(case: Case) -> Iterator[Finding]:
    hydrants = [u.at for u in case.snapshot.site.utilities if u.kind is UtilityKind.HYDRANT]
    if not hydrants:
        yield cannot(RULE, _("The site does not say where hydrants are: ask the fire service."))
    for at in hydrants:
        place = shapely_point(at)
        for obstacle in case.ground.near(place, FREE - 0.001):
            if obstacle.item is not None and case.is_chosen(obstacle.item):
                measured = float(obstacle.shape.distance(place))
                text = _(
                    "The fire brigade does not get at the hydrant: {name} stands {measured} from it, {needed} must be free.",
                    name=case.name(obstacle.item), measured=Length(measured * 1000), needed=Length(FREE * 1000),
                )
                yield broken(RULE, (obstacle.item,), at, text, round(measured, 2), FREE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there is carried off."""
    item = finding.items[0]
    for thing in case.by_item.get(item, ()):
        if finding.place and (change := carried_off(case, item, thing.shape, shapely_point(finding.place), FREE)) is not None:
            yield change
