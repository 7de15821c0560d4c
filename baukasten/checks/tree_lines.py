"""New trees keep 2.50 m from lines under the ground; nearer, roots and lines need protection from each other.

Where lines run stands in no site data but those of their owners. A manhole shows that one lies there at least.
"""

from collections.abc import Iterator
from enum import Enum

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.repair import carried_off
from baukasten.checks.tree_sources import TREES_AND_LINES
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.site import UtilityKind
from baukasten.units import Millimetre

RULE = Rule(
    "T05", _("Roots and lines under the ground keep apart"), Severity.SHOULD, TREES_AND_LINES,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; tree 10,10", 1),
        Example("yard 20 x 20; manhole 10,12.49; tree 10,10", 2),
        Example("yard 20 x 20; manhole 10,12.51; tree 10,10", 1),
        Example("yard 20 x 20; manhole 10,10.99; tree 10,10 kept", 0),
    ),
)
FREE: Millimetre = 2500
CLOSE: Millimetre = 1000


class Protection(Enum):
    """What a tree needs so far from a line under the ground."""

    NONE = "none"
    PROTECT = "protect"
    EXCEPTION = "exception"


def protection(distance: float) -> Protection:
    """``distance`` between trunk and line in millimetres. Exactly 2.50 m is still near: the sheet asks for more."""
    if distance > FREE:
        return Protection.NONE
    return Protection.PROTECT if distance >= CLOSE else Protection.EXCEPTION


def check(case: Case) -> Iterator[Finding]:
    planted = [tree for tree in case.trees if case.is_chosen(tree.item)]
    for manhole in (u.at for u in case.snapshot.site.utilities if u.kind is UtilityKind.MANHOLE):
        for tree in case.trees_near(manhole, FREE / 1000):
            if not case.is_chosen(tree.item):
                continue
            distance = tree.at.distance(manhole)
            if protection(distance) is Protection.EXCEPTION:
                text = _(
                    "{name} stands {measured} from a manhole, and a line lies under it. So near a tree is planted only by way of exception; "
                    "{needed} are enough.",
                    name=case.name(tree.item), measured=Length(distance), needed=Length(FREE),
                )
            else:
                text = _(
                    "{name} stands {measured} from a manhole, and a line lies under it. The roots have to be kept off it; from {needed} on "
                    "nothing is needed.",
                    name=case.name(tree.item), measured=Length(distance), needed=Length(FREE),
                )
            yield broken(RULE, (tree.item,), manhole, text, round(distance / 1000, 2), FREE / 1000, "m")
    if planted:
        text = _(
            "Where lines lie under the ground the site does not say. Ask their owners before planting: {names}.",
            names=case.names(dict.fromkeys(tree.item for tree in planted)),
        )
        yield cannot(RULE, text)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The tree is planted farther off."""
    item = finding.items[0]
    if finding.place is not None:
        trunk = shapely_point(case.by_item[item][0].at)
        if (change := carried_off(case, item, trunk, shapely_point(finding.place), FREE / 1000)) is not None:
            yield change
