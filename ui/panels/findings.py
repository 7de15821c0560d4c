"""What the checks found, in words: what is not kept first, the gravest first; what the group lives with; what is kept last."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from baukasten.finding import Finding, Result, Severity, accepted_text
from baukasten.phrase import Language, Phrase
from baukasten.plan import Accepted, Identity
from ui.panels.lights import ACCEPTED, Light, of_all, of_finding
from ui.panels.row import Deed, Row
from ui.panels.told import told_source

Lived = Mapping[Identity, Accepted]
"""What the group lives with, by the identity of the finding."""


def counting(findings: Iterable[Finding], accepted: Lived) -> tuple[Finding, ...]:
    """The findings without those that the group lives with."""
    return tuple(f for f in findings if f.result is not Result.NOT_KEPT or f.identity not in accepted)


def light(findings: tuple[Finding, ...], accepted: Lived) -> tuple[Light, Phrase]:
    return of_all(counting(findings, accepted))


def sentence(findings: tuple[Finding, ...], accepted: Lived, say: Language) -> str:
    """The counts in one plain sentence each."""
    counted = counting(findings, accepted)
    broken = [f for f in counted if f.result is Result.NOT_KEPT]
    grave = sum(f.rule.severity is Severity.MUST for f in broken)
    unknown = sum(f.result is Result.CANNOT for f in findings)
    kept = sum(f.result is Result.KEPT for f in findings)
    said = []
    if grave:
        said.append(say("{count} must be changed.", count=grave))
    if len(broken) > grave:
        said.append(say("{count} would be better changed.", count=len(broken) - grave))
    if lived_with := len(findings) - len(counted):
        said.append(say("{count} accepted with a reason.", count=lived_with))
    if unknown:
        said.append(say("{count} cannot be checked.", count=unknown))
    said.append(say("{count} rules are kept.", count=kept))
    return " ".join(said)


def rows(findings: Iterable[Finding], accepted: Lived, mendable: frozenset[str], say: Language) -> tuple[Row, ...]:
    """In groups, each under its heading. ``mendable``: ids of rules that know how to put their findings right."""
    broken, lived_with, unknown, kept = [], [], [], []
    for finding in findings:
        if finding.result is Result.NOT_KEPT and (said := accepted.get(finding.identity)) is not None:
            lived_with.append(_accepted(finding, said, say))
        elif finding.result is Result.NOT_KEPT:
            broken.append(_row(finding, _deeds(finding, mendable), say))
        else:
            (unknown if finding.result is Result.CANNOT else kept).append(_row(finding, (), say))
    groups = (
        (broken, say("To change ({count})", count=len(broken))), (lived_with, say("Accepted ({count})", count=len(lived_with))),
        (unknown, say("Cannot be checked ({count})", count=len(unknown))), (kept, say("Kept ({count})", count=len(kept))),
    )
    return tuple(row for group, heading in groups for row in _headed(group, heading))


def _headed(group: list[Row], heading: str) -> list[Row]:
    return [replace(row, heading="" if n else heading) for n, row in enumerate(group)]


def _deeds(finding: Finding, mendable: frozenset[str]) -> tuple[Deed, ...]:
    deeds = [Deed.REPAIR] if finding.repair else []
    deeds += [Deed.LATER] if finding.later else []
    # Once it has been searched for in vain, searching again finds nothing either.
    deeds += [Deed.SEARCH] if not deeds and not finding.tried and finding.rule.id in mendable else []
    return *deeds, Deed.ACCEPT


def _row(finding: Finding, deeds: tuple[Deed, ...], say: Language) -> Row:
    light, word = of_finding(finding)
    why = [*map(say.say, finding.advice), say("The rule: {title}.", title=finding.rule.title)]
    why.append(told_source(finding.rule.source, say))
    items, place = (finding.items, finding.place) if finding.result is not Result.KEPT else ((), None)
    return Row(say.say(finding.text), light, say.say(word), tuple(why), items, place, _figures(finding, say), deeds, finding)


def _accepted(finding: Finding, said: Accepted, say: Language) -> Row:
    light, word = ACCEPTED
    row = _row(finding, (Deed.NO_LONGER,), say)
    return replace(row, text=f"{row.text}\n{say.say(accepted_text(said))}", light=light, word=say.say(word))


def _figures(finding: Finding, say: Language) -> str:
    """Measured, needed, and who asks for it."""
    told = []
    if finding.result is Result.NOT_KEPT and finding.measured is not None and finding.needed is not None:
        told.append(say(
            "Measured: {measured} {unit}. Asked for: {needed} {unit}.",
            measured=say.number(finding.measured, 2), needed=say.number(finding.needed, 2), unit=finding.unit,
        ))
    if finding.result is not Result.KEPT:
        told.append(say("According to {source}.", source=finding.rule.source.document))
    return " ".join(told)
