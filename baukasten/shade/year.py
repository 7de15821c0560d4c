"""A year of sun: twelve typical days, the 21st of each month, on the ground and at each seat and play element."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from baukasten.phrase import Phrase
from baukasten.plan import ItemId
from baukasten.scene import Scene
from baukasten.shade.daylight import SunHours, Sunlight, summary, sun_hours, sunlight
from baukasten.shade.rays import Progress
from baukasten.shade.sentences import shade_spans


@dataclass(frozen=True)
class ItemDay:
    """``shade_minutes``: in shade while the sun is up. ``sun_hours``: what passes crowns and sails counted in part."""

    shade_minutes: int
    sun_hours: float


@dataclass(frozen=True)
class TypicalDay:
    """One day for its month. ``ground`` is None where the site has no open ground, ``items`` is empty without sun.

    ``note`` says which of the two it is.
    """

    day: date
    ground: SunHours | None
    items: Mapping[ItemId, ItemDay]
    note: Phrase | None = None


def sun_year(scene: Scene, days: tuple[date, ...], cell_m: float | None = None, progress: Progress | None = None) -> tuple[TypicalDay, ...]:
    """What each of some days is like; Trouble and ``progress`` as in ``sunlight``."""
    return tuple(_typical(sunlight(scene, day, cell_m, _part(progress, n, len(days)))) for n, day in enumerate(days))


def _typical(light: Sunlight) -> TypicalDay:
    items = {
        item: ItemDay(sum(span.minutes for span in shade_spans(light, series)), sun_hours(light, item) or 0.0)
        for item, series in light.items.items()
    }
    return TypicalDay(light.day, summary(light), items if light.suns else {}, light.note)


def _part(progress: Progress | None, n: int, count: int) -> Progress | None:
    return (lambda share: progress((n + share) / count)) if progress else None
