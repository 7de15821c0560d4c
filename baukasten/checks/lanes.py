"""Ways of vehicles over the site: those that there are today, and whether the plan closes them.

Which ways vehicles need stands in no site data. What can be told honestly: between which entrances there is a way
of some width today, and where the plan closes it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from baukasten.access import Ways, ground
from baukasten.access.gap import gap, side
from baukasten.access.narrow import Narrow
from baukasten.access.passable import Going, Passable, gate
from baukasten.access.tiles import Shapes
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.meeting import gate_pieces
from baukasten.checks.repair import carried_off
from baukasten.element import Catalogue
from baukasten.finding import Finding
from baukasten.plan import Item, ItemId, Plan, State
from baukasten.site import Entrance, Site
from baukasten.snapshot import Snapshot
from baukasten.today import today


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
    after = case.ways.at(Going.STEPLESS, width)
    at = {entrance: gate_pieces(after, entrance) for entrance in case.ground.entrances}
    closed: dict[frozenset[frozenset[int]], tuple[Entrance, Entrance]] = {}
    for here, there in combinations(case.ground.entrances, 2):
        if (here, there) in pairs and not at[here] & at[there]:
            # Pairs between the same two sides say the same.
            closed.setdefault(frozenset((at[here], at[there])), (here, there))
    sides = {entrance: side(after, areas, gate(entrance, width)) for entrance, areas in at.items()}
    return Lanes(len(pairs), tuple(Closed(*pair, _gap(case, after, *pair, at, sides)) for pair in closed.values()))


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
    there = Plan(dict(kept), max(i for i, _item in kept)) if kept else today(site)
    return Ways(ground(Snapshot(there, site, catalogue)))


@lru_cache(maxsize=8)
def _tied(ways: Ways, entrances: tuple[Entrance, ...], width: float) -> frozenset[tuple[Entrance, Entrance]]:
    """The pairs of entrances that a way of so many metres ties."""
    gates = [e for e in entrances if e.width >= width * 1000]
    if len(gates) < 2:
        return frozenset()
    passable = ways.at(Going.STEPLESS, width)
    at = {entrance: gate_pieces(passable, entrance) for entrance in gates}
    return frozenset(pair for pair in combinations(gates, 2) if at[pair[0]] & at[pair[1]])


def _gap(
    case: Case, after: Passable, here: Entrance, there: Entrance, at: Mapping[Entrance, frozenset[int]], sides: Mapping[Entrance, Shapes]
) -> Narrow:
    """``at``: the areas that lie at each entrance; ``sides``: these as sides of a gap."""
    one, other = sides[here], sides[there]
    # An area between the two that is tied to neither comes first.
    passed = after.touching(case.gaps.straight(one, other)) - at[here] - at[there]
    between = (after.parts[after.number == area] for area in sorted(passed))
    other = min(between, key=lambda area: case.gaps.straight(one, area).length, default=other)
    return gap(case.ground, Going.STEPLESS, one, other, after.width, case.gaps)
