"""The swings among a plan's things, and what to say where the catalogue does not tell how they hang."""

from collections.abc import Iterator

from baukasten.access.things import Thing
from baukasten.checks.case import Case, cannot
from baukasten.element import Device, Play, Swing
from baukasten.finding import Finding, Rule
from baukasten.phrase import _
from baukasten.plan import ItemId


def swings(case: Case, item: ItemId) -> Iterator[tuple[Thing, Play, Swing]]:
    """Each swing of an item of which the catalogue tells how it hangs."""
    for thing in case.by_item.get(item, ()):
        play = thing.element.play
        if play and play.swing:
            yield thing, play, play.swing


def untold(case: Case, rule: Rule, item: ItemId) -> Iterator[Finding]:
    """That a rule about swings cannot be checked here."""
    for thing in case.by_item.get(item, ()):
        play = thing.element.play
        if thing.element.device is Device.SWING and not (play and play.swing):
            text = _(
                "The catalogue does not say how long the chains of {name} are and how high its seats hang.",
                name=case.name(item),
            )
            yield cannot(rule, text, (item,), thing.at)
