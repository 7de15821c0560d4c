"""The ways over one ground for any width, each worked out once, when first asked for."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import RLock

from baukasten.access.clearance import ClearMap, clear_map, followed
from baukasten.access.ground import Ground, as_it_is
from baukasten.access.passable import Going, Passable, gates, passable
from baukasten.access.widest import Widest, widest_ways
from baukasten.element import Catalogue
from baukasten.site import Entrance, Site

USUAL = 16
"""So many widths are drawn in for the site as it is."""
FINE = 0.1
"""Metres, the side of the cells in which the widest way is looked for."""
CELLS = 4_000_000
"""So many cells at most; a site too large for that gets larger ones."""


@dataclass(frozen=True, eq=False)
class Ways:
    ground: Ground
    _known: dict[tuple[Going, float], Passable] = field(default_factory=dict, repr=False)
    _maps: dict[tuple[Going, float], ClearMap] = field(default_factory=dict, repr=False)
    _widest: dict[tuple[Going, float, tuple[Entrance, ...]], Widest] = field(default_factory=dict, repr=False)
    _older: "Ways | None" = field(default=None, repr=False)
    """What is known of an earlier ground. What is far from all changes is taken over from there."""
    _today: "Ways | None" = field(default=None, repr=False)
    """Those over the site as it is; where the plan changes nothing the squares of these are taken over."""
    _one_at_a_time: AbstractContextManager[bool] = field(default_factory=RLock, init=False, repr=False)
    """Two threads may ask."""

    def at(self, going: Going, width: float) -> Passable:
        """Where somebody ``width`` metres wide can be."""
        if going is Going.FEET and not self.ground.barriers:
            going = Going.STEPLESS  # the same then
        key = going, round(width, 4)
        with self._one_at_a_time:
            if key not in self._known:
                before = self._older._known.get(key) if self._older else None
                like = [of for (other, wide), of in self._known.items() if wide == key[1] and Going.FEET not in (going, other)]
                if before is None and self._today and (len(self._today._known) < USUAL or key in self._today._known):
                    like.append(self._today.at(going, width).whole)
                self._known[key] = passable(self.ground, going, width, before, like)
            return self._known[key]

    def clear(self, going: Going, high: float) -> ClearMap:
        """How much is clear around every place, as far as somebody up to ``high`` metres wide asks."""
        key = going, round(high, 4)
        if key not in self._maps:
            old = self._older._maps.get(key) if self._older else None
            if old is None:
                west, south, east, north = self.ground.floor(going is Going.WHEELS).bounds or (0.0, 0.0, 0.0, 0.0)
                cell = max(FINE, ((east - west) * (north - south) / CELLS) ** 0.5)
                self._maps[key] = clear_map(self.ground, going, cell, high / 2 + cell)
            else:
                # A copy, because the earlier ways may still be asked.
                self._maps[key] = followed(replace(old, clear=old.clear.copy()), self.ground)
        return self._maps[key]

    def widest(self, going: Going, high: float, entrances: tuple[Entrance, ...] | None = None) -> Widest:
        """The widest way from some entrances, or from all, to every place, for anybody up to ``high`` metres wide."""
        some = self.ground.entrances if entrances is None else entrances
        key = going, round(high, 4), some
        if key not in self._widest:
            old = self._older._widest.get(key) if self._older else None
            self._widest[key] = widest_ways(self.clear(going, high), lambda width: gates(some, width), high, old)
        return self._widest[key]

    def over(self, ground: Ground) -> "Ways":
        """The ways over a later ground."""
        older = self._older
        if older is None:
            return Ways(ground, _older=self, _today=self._today)
        known, maps, ways = older._known | self._known, older._maps | self._maps, older._widest | self._widest
        return Ways(ground, _older=Ways(self.ground, known, maps, ways), _today=self._today)


def ways_over(ground: Ground) -> Ways:
    """The ways over the ground of a plan on a site."""
    return Ways(ground, _today=ways_today(ground.snapshot.site, ground.snapshot.catalogue))


@lru_cache(maxsize=4)
def ways_today(site: Site, catalogue: Catalogue) -> Ways:
    """The ways over a site as it is."""
    return Ways(as_it_is(site, catalogue))
