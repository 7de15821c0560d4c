"""A narrow stretch of a way is short: after 18 m at most two wheelchairs can pass each other again."""

from collections.abc import Iterator

import numpy as np
import shapely

from baukasten.access.main_ways import MainWay
from baukasten.access.passable import Going
from baukasten.access.reach import MEET
from baukasten.change import Change
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.sources import AB_NRW_WAYS
from baukasten.commands import widen
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, _
from baukasten.plan import Path
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
    if not case.main_ways and not case.ground.entrances:
        yield no_entrance(RULE)
    for main in case.main_ways:
        start, end = longest_run(narrow_places(case, main))
        length = (end - start) * STEP
        if length > LONG:
            x, y = main.way.places(STEP)[(start + end) // 2].tolist()
            text = _(
                "Two wheelchairs cannot pass each other for {measured} on {name}: the way is narrower than {wide} there, {needed} at most "
                "are right.",
                name=main.name, measured=Length(length * 1000), wide=Length(MEET * 1000), needed=Length(LONG * 1000),
            )
            yield broken(RULE, main.items, Point(mm(x), mm(y)), text, round(length, 1), LONG, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The path is made as wide as two wheelchairs need."""
    for item_id in finding.items:
        path = case.snapshot.plan.items[item_id]
        if isinstance(path, Path) and case.is_chosen(item_id) and path.width < MEET * 1000:
            yield widen(case.snapshot.plan, (item_id,), round(MEET * 1000) - path.width)


def narrow_places(case: Case, main: MainWay) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Place by place along a way: are less than 1.80 m clear there?"""
    wide = case.ways.at(Going.WHEELS, MEET)
    places = shapely.points(main.way.places(STEP))
    at, _piece = wide.tree.query(places, predicate="dwithin", distance=MEET / 2)
    narrow = np.ones(len(places), bool)
    narrow[at] = False
    # At its ends a way leads on over ground that is not the plan's.
    ends = shapely.points([main.way.points[0], main.way.points[-1]])
    narrow[shapely.dwithin(places, ends[0], MEET / 2) | shapely.dwithin(places, ends[1], MEET / 2)] = False
    return narrow


def longest_run(true: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[int, int]:
    """Start and end of the longest run, the end not included; 0, 0 where there is none."""
    edges = np.diff(np.concatenate([[False], true, [False]]).astype(np.int8))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if not len(starts):
        return 0, 0
    longest = int(np.argmax(ends - starts))
    return int(starts[longest]), int(ends[longest])
