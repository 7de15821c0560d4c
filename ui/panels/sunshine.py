"""Sun and shade in words: over the site, and for each seat, table and play element."""

from collections.abc import Iterable
from dataclasses import replace

from baukasten.finding import Finding, Result
from baukasten.phrase import Language, Phrase, _
from baukasten.plan import ItemId
from baukasten.shade import ItemShade
from ui.kept_sun import Shade
from ui.panels.findings import Lived
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
    day = _("{day} (trees in {years} years)", day=shade.day, years=shade.year) if shade.year else shade.day
    told = say(
        "On {day}: {mean} hours of sun on average, between {least} and {most}.",
        day=day, mean=shade.hours.mean, least=shade.hours.least, most=shade.hours.most,
    )
    if (shade.day, shade.year) == (shade.judged, 0):
        return told
    return told + " " + say("The rules look at {day} and the trees as planted.", day=shade.judged)


def against(findings: Iterable[Finding], accepted: Lived, mendable: frozenset[str], say: Language) -> tuple[Row, ...]:
    """What the rules about heat have against it."""
    heat = [f for f in findings if f.rule.id.startswith(HEAT) and f.result is Result.NOT_KEPT]
    return tuple(replace(row, heading="") for row in finding_rows(heat, accepted, mendable, say))


class Sentences:
    """A row for each seat, table and play element. Only those that are new are put into words: a drag asks each frame."""

    def __init__(self, say: Language) -> None:
        self._say = say
        self._how = (say("The sun of that day, every ten minutes, with buildings, trees and everything in the plan."),)
        self._known: dict[ItemId, tuple[ItemShade, Row]] = {}

    def rows(self, shade: Shade, against: tuple[Row, ...]) -> tuple[Row, ...]:
        """First what has just changed, then what the rules have ``against`` it, then the newest."""
        self._known = {one.item: self._row(one) for one in shade.items}
        touched = set(shade.touched)
        others = (row for item, (_, row) in reversed(self._known.items()) if item not in touched)
        return *(self._known[item][1] for item in shade.touched), *against, *others

    def _row(self, one: ItemShade) -> tuple[ItemShade, Row]:
        before = self._known.get(one.item)
        if before is not None and before[0] is one:
            return before
        return one, Row(self._say.say(one.text), why=self._how, items=(one.item,))
