"""Nobody falls on steps: handrails on both sides, first and last step that stand out, a field of studs at the top."""

from collections.abc import Iterator

from baukasten.checks.attention_field import warns
from baukasten.checks.case import Case, cannot, spot
from baukasten.checks.sources import DIN_18040_3_UNREAD
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line, shapely_point
from baukasten.phrase import Phrase, _
from baukasten.plan import Line
from baukasten.site import Edge, EdgeKind

RULE = Rule(
    "A36", _("Nobody falls on steps"), Severity.SHOULD, DIN_18040_3_UNREAD,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; steps 5,10 to 8,10 width 1", 1),
        Example("yard 20 x 20; steps 5,10 to 8,10 width 1; steps 12,10 to 15,10 width 1", 2),
    ),
)
BESIDE = 0.5
"""Metres between the end of a flight and its handrail."""


def check(case: Case) -> Iterator[Finding]:
    """What the plan adds is known; what stands there today the site does not tell."""
    for edge in case.snapshot.site.edges:
        if edge.kind is EdgeKind.STEPS and len(edge.points) >= 2:
            text = _("The site does not say of its steps: {unknown}.", unknown=tuple(_unknown(case, edge)))
            yield cannot(RULE, text, (), spot(line(edge.points)))


def _unknown(case: Case, edge: Edge) -> Iterator[Phrase]:
    if not _has_rails(case, edge):
        yield _("whether there are handrails on both sides")
    if not any(warns(field, edge) for field in case.guides.values() if not field.leads):
        yield _("whether a field of studs lies before the top step")
    yield _("whether the first and the last step stand out by a strip of another colour")


def _has_rails(case: Case, edge: Edge) -> bool:
    rails = [
        line(item.points) for _id, item in case.snapshot.plan.there(Line)
        if (element := case.snapshot.element(item)) and element.handrail and len(item.points) >= 2
    ]
    return all(any(rail.dwithin(shapely_point(end), BESIDE) for rail in rails) for end in (edge.points[0], edge.points[-1]))
