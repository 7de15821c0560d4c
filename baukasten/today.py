"""The square as it is today, as a plan: everything that stands there, to be kept."""

from baukasten.plan import BRIEF, Brief, Item, ItemId, Placed, Plan, State
from baukasten.site import Site


def today(site: Site, brief: Brief = Brief()) -> Plan:
    """A new plan of the site. The things that stand there get the ids 1, 2, 3 … in the site's order."""
    items: dict[ItemId, Item] = {BRIEF: brief}
    for n, thing in enumerate(site.standing, start=1):
        items[n] = Placed(thing.element, thing.at, thing.angle, State.KEEP, thing.height, thing.spread)
    return Plan(items, len(site.standing))
