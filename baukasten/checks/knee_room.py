"""At one table at least a wheelchair fits under the top."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.checks.swap import swapped
from baukasten.element import Table
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.units import Millimetre

RULE = Rule(
    "A48", _("A wheelchair fits under a table"), Severity.SHOULD, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; table 10,10", 0),
        Example("yard 20 x 20; low table 10,10", 1),
        Example("yard 20 x 20; low table 10,10; table 5,5", 0),
    ),
)
HIGH: Millimetre = 670
DEEP: Millimetre = 300
TOP: Millimetre = 850


def check(case: Case) -> Iterator[Finding]:
    tables = [thing for thing in case.things if thing.element.table]
    if not tables or any(_is_fit(t.element.table) for t in tables if t.element.table):
        return
    items = tuple(dict.fromkeys(t.item for t in tables))
    best = max(t.element.table.knee_height for t in tables if t.element.table)
    text = _(
        "No table can be used in a wheelchair: free room for the knees of {high} height and {deep} depth is needed "
        "under one at least. Tables: {names}.",
        high=Length(HIGH), deep=Length(DEEP), names=case.names(items),
    )
    yield broken(RULE, items, tables[0].at, text, best / 1000, HIGH / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A table that a wheelchair fits under comes in the place of one of them."""
    yield from swapped(case, finding.items, lambda e: bool(e.table and _is_fit(e.table)), 1)


def _is_fit(table: Table) -> bool:
    return table.knee_height >= HIGH and table.knee_depth >= DEEP and table.height <= TOP
