"""Whether the impact area that is planned round a device reaches as far as its own standard asks.

What stands in that area is for the rules about impact areas; here it is asked whether the area is large enough.
"""

from collections.abc import Iterator

from baukasten.access.things import Thing
from baukasten.checks.case import Case, broken
from baukasten.element import Device, Play
from baukasten.finding import Finding, Rule
from baukasten.impact import reach
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

REACH = 0.0


def devices(case: Case, item: ItemId, kind: Device) -> Iterator[tuple[Thing, Play]]:
    """The devices of a kind in an item that somebody can fall from."""
    for thing in case.by_item.get(item, ()):
        if thing.element.device is kind and thing.element.play:
            yield thing, thing.element.play


def too_small(case: Case, rule: Rule, thing: Thing, play: Play, needed: Millimetre) -> Iterator[Finding]:
    # A composed element has one impact area, its own.
    whole = case.playing.get(thing.item)
    measured = reach((whole[1].play if whole else None) or play)
    if measured < needed:
        text = _(
            "Round {name} people fall beyond the impact area: it reaches {measured}, {needed} are needed.",
            name=case.name(thing.item), measured=Length(measured), needed=Length(needed),
        )
        yield broken(rule, (thing.item,), thing.at, text, measured / 1000, needed / 1000, "m")
