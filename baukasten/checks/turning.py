"""A wheelchair can turn at every table: a square of 1.50 m, not a circle."""

from collections.abc import Iterator

from baukasten.access.square import SIDE
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_table
from baukasten.checks.sources import DIN_18040_3_WIDTHS
from baukasten.checks.square_room import FAR, carried_to_room, has_room, on_any_side, widest_square
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A04", _("A wheelchair can turn at every table"), Severity.SHOULD, DIN_18040_3_WIDTHS,
    (
        Example("yard 20 x 20; table 10,10", 0),
        Example("yard 1.50 x 20; table 0.7,10 facing 90", 0),
        Example("yard 1.49 x 20; table 0.7,10 facing 90", 1),
        Example("yard 20 x 20; table 10,10; lawn 0,0 to 20,20; paving 8,9 to 12,11", 1),
    ),
)
concerns = is_table
REACH = FAR


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        # What no wheelchair gets to at all is told of by A02.
        if thing.element.table and case.is_reached(item):
            if not has_room(case, thing, on_any_side):
                measured = widest_square(case, thing, on_any_side)
                text = _(
                    "A wheelchair cannot turn in front of {name}: a free square of {needed} by {needed} is missing, "
                    "there is room for one of {measured}.",
                    name=case.name(item), needed=Length(SIDE * 1000), measured=Length(measured * 1000),
                )
                yield broken(RULE, (item,), thing.at, text, measured, SIDE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The table is carried to where there is room."""
    for thing in case.by_item[finding.items[0]]:
        yield from carried_to_room(case, thing, on_any_side)
