"""Sun and shade in words: over the site, and for each seat, table and play element."""

from collections.abc import Iterable

from baukasten.finding import Finding, Result
from baukasten.phrase import Language, Phrase, _
from ui.judgement import Shade
from ui.panels.findings import rows as finding_rows
from ui.panels.lights import Light, of_all
from ui.panels.row import Row

HEAT = "H"
"""Rules about heat and shade have ids that begin so."""


def light(shade: Shade, findings: Iterable[Finding]) -> tuple[Light, Phrase]:
    """What the rules about heat say; without sun nothing is said."""
    if shade.sunlight is None:
        return Light.OPEN, _("Cannot be told")
    light, word = of_all(f for f in findings if f.rule.id.startswith(HEAT))
    return light, _("Enough shade, as far as checked") if light is Light.GOOD else word


def sentence(shade: Shade, say: Language) -> str:
    if shade.sunlight is None:
        return say("Nobody knows where on earth this place lies, so the sun cannot be told.")
    if shade.hours is None or shade.sunlight.note is not None:
        return say.say(shade.sunlight.note) if shade.sunlight.note else ""
    return say(
        "On {day}: {mean} hours of sun on average, between {least} and {most}.",
        day=shade.day, mean=shade.hours.mean, least=shade.hours.least, most=shade.hours.most,
    )


def rows(shade: Shade, findings: Iterable[Finding], say: Language) -> tuple[Row, ...]:
    """What the rules about heat have against it, then a sentence for each seat, table and play element, newest first."""
    how = say("The sun of that day, every ten minutes, with buildings, trees and everything in the plan.")
    against = (f for f in findings if f.rule.id.startswith(HEAT) and f.result is Result.NOT_KEPT)
    told = (Row(say.say(one.text), why=(how,), items=(one.item,)) for one in reversed(shade.items))
    return (*finding_rows(against, say), *told)
