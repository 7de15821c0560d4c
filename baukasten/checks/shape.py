"""Drawn surfaces, paths and lines have a shape that can be built."""

from collections.abc import Iterator

import shapely

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import OWN
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Outline, Point, length_m, polygon
from baukasten.phrase import Phrase, _
from baukasten.plan import Line, Path, Surface, points_of

RULE = Rule(
    "B03", _("Everything drawn has a clear shape"), Severity.HINT, OWN,
    (
        Example("yard 20 x 20; path 0,5 to 20,5 width 2", 0),
        Example("yard 20 x 20; path 0,5 to 20,5 width 0", 1),
        Example("yard 20 x 20; hedge 5,5 to 5,5", 1),
        Example("yard 20 x 20; lawn 5,5 to 5,9", 1),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    plan = case.snapshot.plan
    for item_id, item in [*plan.there(Surface), *plan.there(Path), *plan.there(Line)]:
        fault = _fault(item)
        if fault is not None:
            place = next(iter(points_of(item)), Point(0, 0))
            yield broken(RULE, (item_id,), place, _("{name}: {fault}", name=case.name(item_id), fault=fault))


def _fault(item: Surface | Path | Line) -> Phrase | None:
    match item:
        case Surface(outline=outline):
            if polygon(outline).area < 1e-6:
                return _("it covers no area.")
            return _("its edge crosses itself; the area is counted as it was put right.") if _crosses(outline) else None
        case Path(width=width) if width <= 0:
            return _("it has no width.")
    return _("it has no length.") if length_m(item.points) == 0 else None


def _crosses(outline: Outline) -> bool:
    """By the ring's own points: a repeated point crosses nothing."""
    ring = [p for n, p in enumerate(outline.ring) if p != outline.ring[n - 1]]
    return len(ring) >= 3 and not shapely.LinearRing(ring).is_simple
