"""Findings on the plan: small signs that are told apart by shape, not by colour alone."""

from collections.abc import Iterable, Mapping

from baukasten.drawing.primitives import Circle, Fill, Group, Layer, Pen, Primitive, Text
from baukasten.finding import Finding, Result, Severity
from baukasten.geometry import Outline, Point
from baukasten.units import Millimetre

COLOURS: Mapping[Severity, str] = {
    Severity.MUST: "#b4261e",
    Severity.SHOULD: "#9a5b00",
    Severity.HINT: "#1f5f8b",
}
UNCHECKED = "#5b6770"


def finding_groups(findings: Iterable[Finding], radius: Millimetre = 700) -> tuple[Group, ...]:
    """A sign at each place: triangle must, diamond should, circle hint; "?" where nothing could be checked."""
    return tuple(
        Group(Layer.MARKS, _sign(finding, finding.place, radius), finding.items[0] if finding.items else None)
        for finding in findings
        if finding.place is not None and finding.result is not Result.KEPT
    )


def _sign(finding: Finding, at: Point, radius: Millimetre) -> tuple[Primitive, ...]:
    unchecked = finding.result is Result.CANNOT
    colour = UNCHECKED if unchecked else COLOURS[finding.rule.severity]
    sign = Text(at, "?" if unchecked else "!", height=2.2, colour="#ffffff")
    return (_shape(finding.rule.severity, at, radius, colour), sign)


def _shape(severity: Severity, at: Point, radius: Millimetre, colour: str) -> Primitive:
    edge = Pen("#ffffff", 0.35)
    match severity:
        case Severity.MUST:
            low = radius * 3 // 4
            ring = (at.moved(-radius, -low), at.moved(radius, -low), at.moved(0, radius + radius // 3))
            return Fill(Outline(ring), colour, pen=edge)
        case Severity.SHOULD:
            ring = (at.moved(-radius, 0), at.moved(0, -radius), at.moved(radius, 0), at.moved(0, radius))
            return Fill(Outline(ring), colour, pen=edge)
        case Severity.HINT:
            return Circle(at, radius, colour, pen=edge)
