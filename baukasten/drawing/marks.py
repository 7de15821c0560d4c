"""Findings on the plan: small signs beside the things, told apart by shape, not by colour alone.

A sign stands aside and a thin line leads to the place it means, so that it hides nothing of the
design. Findings close to each other share one sign that says how many they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baukasten.drawing.primitives import Circle, Fill, Group, Layer, Pen, Primitive, Stroke, Text
from baukasten.finding import Finding, Result, Severity
from baukasten.geometry import Outline, Point
from baukasten.units import Millimetre

COLOURS: Mapping[Severity, str] = {
    Severity.MUST: "#b4261e",
    Severity.SHOULD: "#9a5b00",
    Severity.HINT: "#1f5f8b",
}
UNCHECKED = "#5b6770"
NEAR = 3
"""Findings closer together than so many radii of a sign share one."""
ASIDE = (1.9, 2.3)
"""How far to the east and to the north of its place a sign stands, in its radii."""


@dataclass(frozen=True)
class Mark:
    """One sign: what it tells, the gravest first; ``place`` is what it means, ``at`` where it stands."""

    findings: tuple[Finding, ...]
    place: Point
    at: Point


def marks(findings: Iterable[Finding], radius: Millimetre) -> tuple[Mark, ...]:
    """The signs of all findings that have a place. ``radius`` of a sign, on the plan."""
    gathered: list[tuple[Point, list[Finding]]] = []
    for finding in findings:
        if finding.place is None or finding.result is Result.KEPT:
            continue
        for place, those in gathered:
            if place.distance(finding.place) < NEAR * radius:
                those.append(finding)
                break
        else:
            gathered.append((finding.place, [finding]))
    east, north = round(ASIDE[0] * radius), round(ASIDE[1] * radius)
    return tuple(Mark(tuple(those), place, place.moved(east, north)) for place, those in gathered)


def mark_group(mark: Mark, radius: Millimetre) -> Group:
    """Triangle must, diamond should, circle hint; "?" where nothing could be checked; a number where it tells several."""
    lead = (
        Stroke((mark.place, mark.at), Pen("#ffffff", 0.7)),
        Stroke((mark.place, mark.at), Pen("#26323b", 0.25)),
        Circle(mark.place, radius // 4, "#26323b", pen=Pen("#ffffff", 0.25)),
    )
    first = mark.findings[0]
    count = len(mark.findings)
    return Group(Layer.MARKS, (*lead, *_sign(first, mark.at, radius, str(count) if count > 1 else "")), next(iter(first.items), None))


def finding_groups(findings: Iterable[Finding], radius: Millimetre = 700) -> tuple[Group, ...]:
    """A sign at the very place of each finding, for lists and printed plans."""
    return tuple(
        Group(Layer.MARKS, _sign(finding, finding.place, radius), finding.items[0] if finding.items else None)
        for finding in findings
        if finding.place is not None and finding.result is not Result.KEPT
    )


def _sign(finding: Finding, at: Point, radius: Millimetre, count: str = "") -> tuple[Primitive, ...]:
    unchecked = finding.result is Result.CANNOT
    colour = UNCHECKED if unchecked else COLOURS[finding.rule.severity]
    sign = Text(at, count or ("?" if unchecked else "!"), height=2.2, colour="#ffffff")
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
