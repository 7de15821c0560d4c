"""At a kerb a field of studs or ribs is 0.60 to 0.90 m deep: nobody steps over it unawares."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_guide
from baukasten.checks.sources import DIN_32984_UNREAD
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.site import EdgeKind
from baukasten.geometry import line

RULE = Rule(
    "A66", _("Nobody steps over the field at a kerb unawares"), Severity.HINT, DIN_32984_UNREAD,
    (
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; studs 9,10.1 to 11,10.8", 0),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; studs 9,10.1 to 11,10.5", 1),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; studs 9,10.1 to 11,11.2", 1),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; studs 9,13 to 11,13.5", 0),
    ),
)
concerns = is_guide
REACH = 1.0
LOW, HIGH = 0.60, 0.90
"""Metres of depth."""
AT_KERB = 0.50
"""Metres between a field and the kerb it belongs to."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    field = case.guides.get(item)
    if field is None or field.leads or LOW - 0.001 <= field.depth <= HIGH + 0.001:
        return
    kerbs = (line(edge.points) for edge in case.snapshot.site.edges if edge.kind is EdgeKind.KERB)
    if any(kerb.distance(field.shape) <= AT_KERB for kerb in kerbs):
        text = _(
            "{name} at the kerb is {measured} deep; from {low} to {high} nobody steps over it unawares and nobody takes it for "
            "something else.",
            name=case.name(item), measured=Length(field.depth * 1000), low=Length(LOW * 1000), high=Length(HIGH * 1000),
        )
        yield broken(RULE, (item,), field.shape, text, round(field.depth, 3), LOW if field.depth < LOW else HIGH, "m")
