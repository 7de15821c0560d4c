"""Ways of vehicles over the site: those that there are today, and whether the plan closes them.

Which ways vehicles need stands in no site data. What can be told honestly: between which entrances there is a way
of some width today, and where the plan closes it.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access import Ways, ground
from baukasten.access.narrow import Narrow, gap
from baukasten.access.passable import Going, Passable, gate
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.meeting import are_tied, gate_pieces
from baukasten.checks.repair import carried_off
from baukasten.element import Catalogue
from baukasten.finding import Finding
from baukasten.geometry import shapely_point
from baukasten.plan import BRIEF, Plan, State
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
    gates = [e for e in case.ground.entrances if e.width >= width * 1000]
    before, wider = _before(case), [e for e in case.ground.entrances if e.width >= besides * 1000]
    narrow = before.at(Going.STEPLESS, width)
    pairs = [pair for pair in combinations(gates, 2) if are_tied(narrow, pair[:1], pair[1:])]
    if len(wider) > 1:
        wide = before.at(Going.STEPLESS, besides)
        pairs = [(a, b) for a, b in pairs if not (a in wider and b in wider and are_tied(wide, [a], [b]))]
    if not pairs:
        return Lanes(0, ())
    after = case.ways.at(Going.STEPLESS, width)
    closed: dict[frozenset[frozenset[int]], tuple[Entrance, Entrance]] = {}
    for pair in pairs:
        if not are_tied(after, pair[:1], pair[1:]):
            # Pairs between the same two sides say the same.
            closed.setdefault(frozenset(gate_pieces(after, entrance) for entrance in pair), pair)
    return Lanes(len(pairs), tuple(Closed(*pair, _gap(case, after, *pair)) for pair in closed.values()))


def reopened(case: Case, closed: Iterable[Closed], finding: Finding, width: float) -> Iterator[Change]:
    """What stands on one side of a gap is carried aside, or what stands on the other."""
    for narrow in (one.narrow for one in closed if one.narrow.place == finding.place and len(one.narrow.between) == 2):
        for mover, fixed in (narrow.between[::-1], narrow.between):
            if mover.item in case.by_item and (change := carried_off(case, mover.item, mover.shape, fixed.shape, width)) is not None:
                yield change


def _before(case: Case) -> Ways:
    """The ground as it is today."""
    site, catalogue = case.snapshot.site, case.snapshot.catalogue
    if not site.standing:
        kept = {i: item for i, item in case.snapshot.plan.items.items() if getattr(item, "state", None) in (State.KEEP, State.REMOVE)}
        if kept:
            kept[BRIEF] = case.snapshot.plan.brief
            return Ways(ground(Snapshot(Plan(kept, case.snapshot.plan.last), site, catalogue)))
    return _today(site, catalogue)


@lru_cache(maxsize=4)
def _today(site: Site, catalogue: Catalogue) -> Ways:
    """It stays the same while people plan."""
    return Ways(ground(Snapshot(today(site), site, catalogue)))


def _gap(case: Case, after: Passable, here: Entrance, there: Entrance) -> Narrow:
    one, other = _side(after, here), _side(after, there)
    # A piece between the two that is tied to neither comes first.
    straight = shapely.shortest_line(one, other)
    ends = gate_pieces(after, here) | gate_pieces(after, there)
    between = [after.pieces[n] for n in sorted(after.touching(straight) - ends)]
    if between:
        other = min(between, key=one.distance)
    return gap(case.ground, Going.STEPLESS, one, other, after.width)


def _side(passable: Passable, entrance: Entrance) -> BaseGeometry:
    """All ground that a vehicle gets to from an entrance; the entrance itself where it does not get in at all."""
    pieces = [passable.pieces[n] for n in sorted(gate_pieces(passable, entrance))]
    zone = gate(entrance, passable.width)
    return shapely.union_all(pieces) if pieces else zone if not zone.is_empty else shapely_point(entrance.at)
