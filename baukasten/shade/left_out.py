"""What is in a plan or on its site and cannot shade anything: told, so that nobody takes it for sun."""

from collections.abc import Iterator

from baukasten.geometry import length_m, polygon
from baukasten.phrase import Phrase, _
from baukasten.plan import Line, Placed
from baukasten.snapshot import Snapshot

SMALLEST = 1e-6
"""Square metres below which an outline encloses nothing."""


def left_out(snapshot: Snapshot) -> tuple[Phrase, ...]:
    """One sentence for each thing whose shade is missing; none where all of it is counted."""
    return (*_items(snapshot), *_houses(snapshot))


def _items(snapshot: Snapshot) -> Iterator[Phrase]:
    for item_id, item in sorted([*snapshot.plan.there(Placed), *snapshot.plan.there(Line)], key=lambda pair: pair[0]):
        name = snapshot.name(item_id)
        element = snapshot.element(item)
        if element is None:
            yield _("{name}: “{element}” is not in the catalogue, so its shade is not counted.", name=name, element=item.element)
        elif isinstance(item, Line) and element.size[2] and not length_m(item.points):
            yield _("{name}: has no length, so it has no shade.", name=name)


def _houses(snapshot: Snapshot) -> Iterator[Phrase]:
    count = sum(house.height <= 0 or polygon(house.outline).area < SMALLEST for house in snapshot.site.buildings)
    if count:
        yield _("Houses of the site without area or height, which have no shade: {count}.", count=count)
