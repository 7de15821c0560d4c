"""A narrow stretch of a way is short: after 18 m at most two wheelchairs can pass each other again."""

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.access.main_ways import paths, spanning
from baukasten.access.passable import Going
from baukasten.access.reach import MEET
from baukasten.access.tracing import shortest
from baukasten.access.way import Way
from baukasten.change import Change
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.meeting import groups
from baukasten.checks.sources import AB_NRW_WAYS
from baukasten.commands import widen
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, Phrase, _
from baukasten.plan import ItemId, Path
from baukasten.units import mm

RULE = Rule(
    "A03", _("A narrow stretch of a way is short"), Severity.SHOULD, AB_NRW_WAYS,
    (
        Example("yard 40 x 20; entrance 0,10; entrance 40,10", 0),
        Example("yard 40 x 20; entrance 0,10; entrance 40,10; house 10,11.5 to 27,20; house 10,0 to 27,10", 0),
        Example("yard 40 x 20; entrance 0,10; entrance 40,10; house 10,11.5 to 30,20; house 10,0 to 30,10", 1),
        Example("yard 40 x 20 of lawn; path 0,10 to 40,10 width 1.5", 1),
        Example("yard 40 x 20 of lawn; path 0,10 to 40,10 width 1.8", 0),
    ),
)
LONG = 18.0
"""Metres."""
STEP = 0.5


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances and not any(True for _path in case.snapshot.plan.there(Path)):
        yield no_entrance(RULE)
    for items, name, way_there in _ways(case):
        start, end = longest_run(narrow_places(case, way_there))
        length = (end - start) * STEP
        if length > LONG:
            x, y = way_there.places(STEP)[(start + end) // 2].tolist()
            text = _(
                "Two wheelchairs cannot pass each other for {measured} on {name}: the way is narrower than {wide} there, {needed} at most "
                "are right.",
                name=name, measured=Length(length * 1000), wide=Length(MEET * 1000), needed=Length(LONG * 1000),
            )
            yield broken(RULE, items, Point(mm(x), mm(y)), text, round(length, 1), LONG, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The path is made as wide as two wheelchairs need."""
    for item_id in finding.items:
        path = case.snapshot.plan.items[item_id]
        if isinstance(path, Path) and case.is_chosen(item_id) and path.width < MEET * 1000:
            yield widen(case.snapshot.plan, (item_id,), round(MEET * 1000) - path.width)


def _ways(case: Case) -> Iterator[tuple[tuple[ItemId, ...], Phrase, Way]]:
    """The plan's firm paths; between entrances the short way on wheels, unless two can pass each other all along another."""
    yield from ((main.items, main.name, main.way) for main in paths(case.snapshot) if _is_firm(case, main.items[0]))
    together = groups(case.ways)
    for a, b in spanning(tuple(entrance.at for entrance in case.ground.entrances)):
        here, there = case.ground.entrances[a], case.ground.entrances[b]
        if any(here in group and there in group for group in together):
            continue
        found = shortest(case.net, [(here.at.x / 1000, here.at.y / 1000)], (there.at.x / 1000, there.at.y / 1000))
        if found and found.length > LONG:
            yield (), _("way from {here} to {there}", here=here.name, there=there.name), found


def _is_firm(case: Case, item: ItemId) -> bool:
    element = case.element(item)
    return bool(element and element.ground and element.ground.rolls)


def narrow_places(case: Case, way_there: Way) -> NDArray[np.bool_]:
    """Place by place along a way: are less than 1.80 m clear there?"""
    wide = case.ways.at(Going.WHEELS, MEET)
    places = shapely.points(way_there.places(STEP))
    at, _piece = wide.tree.query(places, predicate="dwithin", distance=MEET / 2)
    narrow = np.ones(len(places), bool)
    narrow[at] = False
    # At its ends a way leads on over ground that is not the plan's.
    ends = shapely.points([way_there.points[0], way_there.points[-1]])
    narrow[shapely.dwithin(places, ends[0], MEET / 2) | shapely.dwithin(places, ends[1], MEET / 2)] = False
    return narrow


def longest_run(true: NDArray[np.bool_]) -> tuple[int, int]:
    """Start and end of the longest run, the end not included; 0, 0 where there is none."""
    edges = np.diff(np.concatenate([[False], true, [False]]).astype(np.int8))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if not len(starts):
        return 0, 0
    longest = int(np.argmax(ends - starts))
    return int(starts[longest]), int(ends[longest])
