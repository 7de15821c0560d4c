"""One plain sentence for each seat, table and play element: when does it lie in shade?"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from baukasten.phrase import Phrase, _
from baukasten.plan import Item, ItemId, State, element_of
from baukasten.receivers import is_receiver
from baukasten.shade.daylight import ItemLight, Sunlight
from baukasten.shade.planes import IN_SHADE
from baukasten.shade.sun import STEP_MINUTES, Sun
from baukasten.snapshot import Snapshot

IN_SUN = 0.75
"""From this share of the direct sun on, people call it full sun."""

MOMENT = timedelta(minutes=20)
"""What lasts less goes without saying, a fleck of sun as well as the shadow of a lamp post."""

LOW = 10.0
"""Degrees. What only a lower sun casts goes without saying: in a town nearly everything lies in shade then."""


@dataclass(frozen=True)
class Span:
    """In shade from ``start`` until before ``end``, local; ``highest``: the highest sun in it, degrees."""

    start: datetime
    end: datetime
    highest: float

    @property
    def minutes(self) -> int:
        return round((self.end - self.start) / timedelta(minutes=1))


@dataclass(frozen=True)
class ItemShade:
    """Shade of one item on one day.

    ``shade_minutes``: in shade while the sun is up; None where it cannot be told. ``start``, ``end``: the
    longest time in shade of those the text tells, else the longest at all; local, None without shade.
    """

    item: ItemId
    element: str
    shade_minutes: int | None
    start: time | None
    end: time | None
    text: Phrase


def item_shade(
    snapshot: Snapshot, sunlight: Sunlight | None, only: Container[ItemId] | None = None, year: int = 0
) -> tuple[ItemShade, ...]:
    """What can be told about the seats, tables and play elements of a plan.

    ``sunlight`` is None where there is none to be had because the site has no place on earth.
    ``only``: the items to tell of, as ``hold`` and ``moved`` name those whose light has changed; None for all.
    ``year``: so many years after planting the scene was followed; the text says so.
    """
    return tuple(
        _told(snapshot, item_id, item, sunlight, year)
        for item_id, item in _told_items(snapshot)
        if only is None or item_id in only
    )


def shade_spans(sunlight: Sunlight, light: ItemLight) -> tuple[Span, ...]:
    """When an item is in shade, in order."""
    step = timedelta(minutes=STEP_MINUTES)
    spans: list[Span] = []
    for sun, share in zip(sunlight.suns, light.light, strict=True):
        if share > IN_SHADE:
            continue
        if spans and spans[-1].end == sun.time:
            spans[-1] = Span(spans[-1].start, sun.time + step, max(spans[-1].highest, sun.elevation))
        else:
            spans.append(Span(sun.time, sun.time + step, sun.elevation))
    return tuple(spans)


def _told_items(snapshot: Snapshot) -> Iterator[tuple[ItemId, Item]]:
    for item_id, item in sorted(snapshot.plan.items.items(), key=lambda pair: pair[0]):
        element = snapshot.element(item)
        if element and is_receiver(element) and getattr(item, "state", None) is not State.REMOVE:
            yield item_id, item


def _told(snapshot: Snapshot, item_id: ItemId, item: Item, sunlight: Sunlight | None, year: int) -> ItemShade:
    name, element = snapshot.name(item_id), element_of(item) or ""
    light = sunlight.items.get(item_id) if sunlight else None
    if sunlight is None or light is None or not sunlight.suns:
        return ItemShade(item_id, element, None, None, None, _untold(snapshot, name, sunlight))
    spans = shade_spans(sunlight, light)
    minutes = sum(span.minutes for span in spans)
    plain = _worth_telling(sunlight.suns, spans)
    longest = max(plain or spans, key=lambda span: span.minutes, default=None)
    start, end = (longest.start.time(), longest.end.time()) if longest else (None, None)
    return ItemShade(item_id, element, minutes, start, end, _sentence(name, _when(sunlight.day, year), sunlight, light, spans, plain))


def _when(day: date, year: int) -> date | Phrase:
    return _("{day} (trees in {years} years)", day=day, years=year) if year else day


def _untold(snapshot: Snapshot, name: Phrase, sunlight: Sunlight | None) -> Phrase:
    if sunlight is None or snapshot.site.anchor is None:
        return _("{name}: shade cannot be told, because the site has no place on earth.", name=name)
    if not sunlight.suns:
        return _("{name}: the sun does not rise on {day}.", name=name, day=sunlight.day)
    return _("{name}: its shade has not been measured.", name=name)


def _sentence(
    name: Phrase, day: date | Phrase, sunlight: Sunlight, light: ItemLight, spans: tuple[Span, ...], plain: tuple[Span, ...]
) -> Phrase:
    noon = _noon(sunlight.suns, light)
    if light.light.max() <= IN_SHADE:
        return _("{name}: in shade all day on {day}.", name=name, day=day)
    match plain:
        case ():
            return _sunny(name, day, sunlight, light, spans)
        case (one,):
            start, end = one.start.time(), one.end.time()
            return _(
                "{name}: shade from {start} to {end} on {day}; {noon}.",
                name=name, start=start, end=end, day=day, noon=noon,
            )  # fmt: skip
        case (one, two):
            return _(
                "{name}: shade from {start} to {end} and from {again} to {until} on {day}; {noon}.",
                name=name, start=one.start.time(), end=one.end.time(),
                again=two.start.time(), until=two.end.time(), day=day, noon=noon,
            )  # fmt: skip
    longest = max(plain, key=lambda span: span.minutes)
    return _(
        "{name}: shade at {count} times on {day}, the longest from {start} to {end}; {noon}.",
        name=name, count=len(plain), day=day, start=longest.start.time(), end=longest.end.time(), noon=noon,
    )  # fmt: skip


def _sunny(name: Phrase, day: date | Phrase, sunlight: Sunlight, light: ItemLight, spans: tuple[Span, ...]) -> Phrase:
    """No shade worth telling; that is not yet full sun."""
    high = np.array([sun.elevation >= _low(sunlight.suns) for sun in sunlight.suns])
    if light.light[high].min() < IN_SUN:
        noon = _noon(sunlight.suns, light)
        return _("{name}: never fully in shade on {day}; {noon}.", name=name, day=day, noon=noon)
    if spans:
        return _("{name}: sun all day on {day}, shade only while the sun is low.", name=name, day=day)
    return _("{name}: sun all day on {day}.", name=name, day=day)


def _noon(suns: tuple[Sun, ...], light: ItemLight) -> Phrase:
    """How it is when the sun stands highest, a little after one o'clock in a Rostock summer."""
    share = light.light[int(np.argmax([sun.elevation for sun in suns]))]
    if share >= IN_SUN:
        return _("full sun at noon")
    return _("shade at noon") if share <= IN_SHADE else _("half shade at noon")


def _worth_telling(suns: tuple[Sun, ...], spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans people notice; short ones only where there are no others."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end < MOMENT:
            joined[-1] = Span(joined[-1].start, span.end, max(joined[-1].highest, span.highest))
        else:
            joined.append(span)
    high = tuple(span for span in joined if span.highest >= _low(suns))
    return tuple(span for span in high if span.end - span.start >= MOMENT) or high


def _low(suns: tuple[Sun, ...]) -> float:
    """In winter, when the sun is low all day, half its height at noon takes the place of ``LOW``."""
    return min(LOW, max(sun.elevation for sun in suns) / 2)
