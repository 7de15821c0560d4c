"""Ways of vehicles over the site: those that there are today, and whether the plan closes them.

Which ways vehicles need stands in no site data. What can be told honestly: between which entrances there is a way
of some width today, and where the plan closes it.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from baukasten.access import Ways, ground
from baukasten.access.ground import as_it_is
from baukasten.access.narrow import Narrow, narrowest_each, ties
from baukasten.access.passable import Going
from baukasten.access.reach import gate_zones
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import carried_off
from baukasten.element import Catalogue
from baukasten.finding import Finding
from baukasten.geometry import Point
from baukasten.plan import Item, ItemId, Plan, State
from baukasten.site import Entrance, Site
from baukasten.snapshot import Snapshot


@dataclass(frozen=True)
class Closed:
    """A way between two entrances that the plan closes, and the gap that is too narrow for it."""

    here: Entrance
    there: Entrance
    narrow: Narrow


@dataclass(frozen=True)
class Lanes:
    """``known``: how many pairs of entrances a way ties today. ``closed``: one way for each place where it comes apart."""

    known: int
    closed: tuple[Closed, ...]


@lru_cache(maxsize=2)
def lanes(case: Case, width: float, besides: float = math.inf) -> Lanes:
    """The ways of a vehicle that needs so many metres, but for those that one of ``besides`` metres has today too."""
    before = _before(case)
    pairs = _tied(before, case.ground.entrances, width)
    if besides < math.inf:
        pairs -= _tied(before, case.ground.entrances, besides)
    if not pairs:
        return Lanes(0, ())
    left = pairs - _tied(case.ways, case.ground.entrances, width)
    shut = [pair for pair in combinations(case.ground.entrances, 2) if pair in left]
    zones = dict(zip(case.ground.entrances, gate_zones(case.ground.entrances), strict=True))
    narrow = narrowest_each(case.ways, Going.STEPLESS, [([zones[here]], [zones[there]]) for here, there in shut], width)
    closed: dict[Point, Closed] = {}
    for (here, there), found in zip(shut, narrow, strict=True):
        one = Closed(here, there, found or Narrow(here.at, 0.0, ()))
        # Pairs that come apart at the same place say the same.
        closed.setdefault(one.narrow.place, one)
    return Lanes(len(pairs), tuple(closed.values()))


def reopened(case: Case, closed: Iterable[Closed], finding: Finding, width: float) -> Iterator[Change]:
    """What stands on one side of a gap is carried aside, or what stands on the other."""
    for narrow in (one.narrow for one in closed if one.narrow.place == finding.place and len(one.narrow.between) == 2):
        for mover, fixed in (narrow.between[::-1], narrow.between):
            if mover.item in case.by_item and (change := carried_off(case, mover.item, mover.shape, fixed.shape, width)) is not None:
                yield change


def _before(case: Case) -> Ways:
    """The ground as it is today."""
    site, catalogue = case.snapshot.site, case.snapshot.catalogue
    items = case.snapshot.plan.items.items()
    # What is to be cleared away stands there today like all that is kept.
    kept = () if site.standing else tuple(
        (i, replace(item, state=State.KEEP)) for i, item in items if getattr(item, "state", None) in (State.KEEP, State.REMOVE)
    )
    return _as_is(site, catalogue, kept)


@lru_cache(maxsize=4)
def _as_is(site: Site, catalogue: Catalogue, kept: tuple[tuple[ItemId, Item], ...]) -> Ways:
    """It stays the same while people plan. ``kept``: what stands there where only the plan tells it."""
    if not kept:
        return Ways(as_it_is(site, catalogue))
    return Ways(ground(Snapshot(Plan(dict(kept), max(i for i, _item in kept)), site, catalogue)))


@lru_cache(maxsize=8)
def _tied(ways: Ways, entrances: tuple[Entrance, ...], width: float) -> frozenset[tuple[Entrance, Entrance]]:
    """The pairs of entrances that a way of so many metres ties."""
    gates = [e for e in entrances if e.width >= width * 1000]
    tied = ties(ways, Going.STEPLESS, gate_zones(gates), width)
    return frozenset((gates[n], gates[m]) for n, m in combinations(range(len(gates)), 2) if tied[n, m])
