"""Traffic lights that are read without colour: each has its own shape and its own word."""

from collections.abc import Iterable, Mapping
from enum import Enum

from baukasten.cost import Standing
from baukasten.finding import Finding, Result, Severity
from baukasten.phrase import Phrase, _


class Light(Enum):
    """The value is the name of its colour and of its icon."""

    GOOD = "good"
    CARE = "care"
    LOOK = "look"
    LIVED_WITH = "accent"
    BAD = "bad"
    OPEN = "open"


ICONS: Mapping[Light, str] = {
    Light.GOOD: "good", Light.CARE: "care", Light.LOOK: "info", Light.LIVED_WITH: "done", Light.BAD: "bad", Light.OPEN: "unknown",
}

OF_MONEY: Mapping[Standing, tuple[Light, Phrase]] = {
    Standing.WITHIN: (Light.GOOD, _("Fits the budget")),
    Standing.TIGHT: (Light.CARE, _("May become too expensive")),
    Standing.OVER: (Light.BAD, _("Too expensive")),
}

OF_SEVERITY: Mapping[Severity, tuple[Light, Phrase]] = {
    Severity.MUST: (Light.BAD, _("Please change")),
    Severity.SHOULD: (Light.CARE, _("Better change")),
    Severity.HINT: (Light.LOOK, _("Worth a look")),
}

KEPT = (Light.GOOD, _("Kept"))
ACCEPTED = (Light.LIVED_WITH, _("Accepted"))
UNKNOWN = (Light.OPEN, _("Cannot be checked"))


def of_finding(finding: Finding) -> tuple[Light, Phrase]:
    """The light of one finding and the word beside it."""
    match finding.result:
        case Result.KEPT:
            return KEPT
        case Result.CANNOT:
            return UNKNOWN
    return OF_SEVERITY[finding.rule.severity]


def of_all(findings: Iterable[Finding]) -> tuple[Light, Phrase]:
    """One light for many findings: the gravest counts."""
    broken = {f.rule.severity for f in findings if f.result is Result.NOT_KEPT}
    for severity in Severity:
        if severity in broken:
            return OF_SEVERITY[severity]
    return Light.GOOD, _("Nothing found")
