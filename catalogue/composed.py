"""Elements made of other elements: a seating corner is its benches, its planter and its bin.

Its price is the sum of theirs, so it never goes stale beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from baukasten.body import Part, placed
from baukasten.element import Element, Form, Member, Price
from baukasten.geometry import Outline
from baukasten.source import Source
from baukasten.units import Cent
from catalogue.footprint import joined
from catalogue.record import Record


@dataclass(frozen=True)
class Whole:
    """What the members make together."""

    members: tuple[Member, ...]
    body: tuple[Part, ...]
    footprint: Outline
    price: Price
    upkeep: Cent


def whole(members: tuple[Member, ...], pieces: Mapping[str, Element]) -> Whole:
    """The members of a ``[[members]]`` list put together."""
    made = [(pieces[m.element], m) for m in members]
    return Whole(
        members=members,
        body=tuple(placed(part, m.at, m.angle) for e, m in made for part in e.body),
        footprint=joined(e.footprint.placed(m.at, m.angle) for e, m in made),
        price=_sum([e.price for e, _ in made]),
        upkeep=sum(e.upkeep for e, _ in made),
    )


def member_of(record: Record, pieces: Mapping[str, Element]) -> Member:
    """One of them. Raises ``Wrong``."""
    element_id = record.text("element")
    if element_id not in pieces:
        raise record.wrong("element", "the id of a piece of this catalogue that is not composed itself")
    return Member(
        element=element_id,
        at=record.point("at"),
        angle=record.whole("angle", 0, 3599, "tenths of a degree", default=0),
    )


def _sum(prices: list[Price]) -> Price:
    rows = dict.fromkeys((price.source.clause or "").split(":")[0] for price in prices)
    first = prices[0]
    source = Source(
        first.source.document, first.source.status, first.source.edition, f"sum of {', '.join(filter(None, rows))}"
    )
    return Price(
        sum(p.low for p in prices), sum(p.mid for p in prices), sum(p.high for p in prices), first.year, source
    )


def is_piece(element: Element) -> bool:
    """Whether an element may be a member of another one."""
    return element.form is Form.PIECE and not element.members
