"""A narrow stretch of a way is short: after 18 m at most two wheelchairs can pass each other again."""

from collections.abc import Iterator
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.access.main_ways import paths, spanning
from baukasten.access.passable import TOLERANCE, Going
from baukasten.access.reach import MEET
from baukasten.access.spots import Spots
from baukasten.access.tracing import shortest
from baukasten.access.way import Way
from baukasten.access.zones import open_within
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
HALF = (MEET - TOLERANCE) / 2


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
    places = way_there.places(STEP)
    narrow = ~case.ways.chains(Going.WHEELS).is_clear(places, HALF) | ~shapely.intersects_xy(case.rolling, places)
    for first, stop in runs(narrow):
        narrow[first:stop] = _narrow(case.ways.spots(Going.WHEELS), places[first:stop])
    # At its ends a way leads on over ground that is not the plan's.
    for end in (way_there.points[0], way_there.points[-1]):
        narrow &= np.hypot(*(places - end).T) > MEET / 2
    return narrow


def _narrow(spots: Spots, places: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Something is near each of some places; but something so wide may stand beside it and reach over it."""
    if (known := spots.told(key := places.tobytes())) is not None:
        return cast(NDArray[np.bool_], known)
    along = shapely.linestrings(places) if len(places) > 1 else shapely.points(places[0])
    about = shapely.buffer(along, MEET / 2 + 0.01)
    free = shapely.multipolygons(np.array(open_within(spots, about, HALF), object))
    west, south, east, north = about.bounds
    box = west - HALF, south - HALF, east + HALF, north + HALF
    return spots.note(key, ~shapely.dwithin(shapely.points(places), free, MEET / 2), box)


def runs(true: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and end of each run, the end not included."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], true, [False]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def longest_run(true: NDArray[np.bool_]) -> tuple[int, int]:
    """The longest of them, the first of those as long; 0, 0 where there is none."""
    return max(runs(true), key=lambda run: run[1] - run[0], default=(0, 0))
