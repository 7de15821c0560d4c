"""What the checks found, in words."""

from collections.abc import Iterable

from baukasten.finding import Finding, Result, Severity
from baukasten.phrase import Language, Phrase
from ui.panels.lights import Light, of_all, of_finding
from ui.panels.row import Row
from ui.panels.told import told_source


def light(findings: Iterable[Finding]) -> tuple[Light, Phrase]:
    return of_all(findings)


def sentence(findings: tuple[Finding, ...], say: Language) -> str:
    """The counts in one plain sentence each."""
    broken = [f for f in findings if f.result is Result.NOT_KEPT]
    grave = sum(f.rule.severity is Severity.MUST for f in broken)
    unknown = sum(f.result is Result.CANNOT for f in findings)
    kept = sum(f.result is Result.KEPT for f in findings)
    said = []
    if grave:
        said.append(say("{count} must be changed.", count=grave))
    if len(broken) > grave:
        said.append(say("{count} would be better changed.", count=len(broken) - grave))
    if unknown:
        said.append(say("{count} cannot be checked.", count=unknown))
    said.append(say("{count} rules are kept.", count=kept))
    return " ".join(said)


def rows(findings: Iterable[Finding], say: Language) -> tuple[Row, ...]:
    """In the order of the checks: the gravest first, what is kept last."""
    return tuple(_row(finding, say) for finding in findings)


def _row(finding: Finding, say: Language) -> Row:
    light, word = of_finding(finding)
    why = [*map(say.say, finding.advice), say("The rule: {title}.", title=finding.rule.title)]
    if finding.measured is not None and finding.needed is not None:
        why.append(say(
            "Measured: {measured} {unit}. Asked for: {needed} {unit}.",
            measured=say.number(finding.measured, 2), needed=say.number(finding.needed, 2), unit=finding.unit,
        ))
    why.append(told_source(finding.rule.source, say))
    items, place = (finding.items, finding.place) if finding.result is not Result.KEPT else ((), None)
    return Row(say.say(finding.text), light, say.say(word), tuple(why), items, place, finding.repair)
