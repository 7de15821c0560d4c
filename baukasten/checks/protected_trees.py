"""Protected trees are not felled or moved without the city's permit: in Rostock from a girth of 0.50 m on."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_tree
from baukasten.checks.tree_sources import ROSTOCK_TREES
from baukasten.commands import set_state
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Placed, State
from baukasten.site import Site
from baukasten.units import Millimetre

RULE = Rule(
    "T12", _("Protected trees stay"), Severity.MUST, ROSTOCK_TREES,
    (
        Example("yard 20 x 20; oak 10,10 removed girth 0.49", 0),
        Example("yard 20 x 20; oak 10,10 removed girth 0.50", 1),
        Example("yard 20 x 20; apple 10,10 removed girth 0.79", 0),
        Example("yard 20 x 20; apple 10,10 removed girth 0.80", 1),
        Example("yard 20 x 20; walnut 10,10 moved girth 0.50", 1),
        Example("yard 20 x 20; oak 10,10 removed", 1),
        Example("yard 20 x 20; oak 10,10 kept girth 1.5", 0),
    ),
)
concerns = is_tree
REACH = 0.0
GIRTH: Millimetre = 500
FRUIT_GIRTH: Millimetre = 800
FRUIT = ("Malus", "Prunus", "Pyrus", "Cydonia", "Mespilus")
"""Genera that bear fruit in gardens. Walnut and sweet chestnut are none in the city's statute."""
ROSTOCK = (11.95, 53.99, 12.35, 54.25)
"""West, south, east, north in degrees, round the city."""


def is_protected(botanical: str, girth: Millimetre) -> bool:
    """Whether Rostock's statute protects a tree of some girth, measured 1.30 m up."""
    return girth >= (FRUIT_GIRTH if botanical.split(" ")[0] in FRUIT else GIRTH)


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    tree = case.snapshot.plan.items[item]
    element = case.element(item)
    if not isinstance(tree, Placed) or tree.state not in (State.REMOVE, State.MOVE) or not element or not element.tree:
        return
    girth = case.girth(item)
    if not is_in_rostock(case.snapshot.site):
        text = _("{name} is to go. Which trees are protected here this program does not know: it knows Rostock's statute only.", name=case.name(item))
        yield cannot(RULE, text, (item,), tree.at)
    elif not girth:
        text = _(
            "{name} is to go. Nobody has measured its trunk, so nobody knows whether it is protected, which it is from {needed} round on.",
            name=case.name(item), needed=Length(GIRTH),
        )
        yield cannot(RULE, text, (item,), tree.at)
    elif is_protected(element.tree.botanical, girth):
        text = _(
            "{name} is to go, but it is protected: its trunk measures {measured} round. That needs a permit of the city and new trees.",
            name=case.name(item), measured=Length(girth),
        )
        yield broken(RULE, (item,), tree.at, text, girth / 1000, GIRTH / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The tree stays."""
    item = finding.items[0]
    tree = case.snapshot.plan.items[item]
    if isinstance(tree, Placed) and tree.state is State.REMOVE:
        yield set_state(case.snapshot.plan, (item,), State.KEEP)


def is_in_rostock(site: Site) -> bool:
    """Whether a site lies in Rostock, as far as anybody knows where it lies."""
    if site.anchor is None:
        return False
    west, south, east, north = ROSTOCK
    longitude, latitude = site.anchor.lonlat()
    return west <= longitude <= east and south <= latitude <= north
