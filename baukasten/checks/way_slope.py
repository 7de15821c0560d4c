"""Ways are not too steep: up to 3 % anywhere, up to 6 % for 10 m at a time with a landing after it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from baukasten.access.way import Way, way
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.resting import spanning
from baukasten.checks.sources import DIN_18040_3_WAYS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, Phrase, Share, _
from baukasten.plan import ItemId, Path
from baukasten.units import mm

RULE = Rule(
    "A21", _("Ways are not too steep"), Severity.SHOULD, DIN_18040_3_WAYS,
    (
        Example("yard 20 x 20; entrance 0,10; entrance 20,10", 1),
        Example("yard 20 x 20; slope 3; entrance 0,10; entrance 20,10", 0),
        Example("yard 20 x 20; slope 3.1; entrance 0,10; entrance 20,10", 1),
        Example("yard 20 x 20; slope 5; path 5,5 to 14,5 width 2", 0),
        Example("yard 20 x 20; slope 5; path 5,5 to 17,5 width 2", 1),
        Example("yard 20 x 20; slope 6.5; path 5,5 to 10,5 width 2", 1),
        Example("yard 20 x 20; slope 6.5; path 5,5 to 5,15 width 2", 0),
    ),
)
GENTLE, STEEP = 0.03, 0.06
"""Rise per metre."""
RUN, LANDING = 10.0, 1.5
"""Metres of steep ground at a time, and of gentle ground after it."""
STEP = 0.5
ROUNDING = 0.0005
"""A slope is told to a tenth of a per cent; what is less above the limit is not seen."""


@dataclass(frozen=True)
class Steep:
    """A stretch of a way that is too steep for its length. Metres along the way; greatest rise per metre."""

    start: float
    end: float
    rise: float


def check(case: Case) -> Iterator[Finding]:
    if not case.relief.known:
        yield cannot(RULE, _("The site does not say how high the ground is."))
        return
    ways = list(_ways(case))
    if not ways:
        yield cannot(RULE, _("There is no way to measure: the site needs two entrances or the plan a path."))
    for items, name, way_there in ways:
        found = too_steep(_slopes(case, way_there), STEP)
        if found:
            yield _finding(case, items, name, way_there, found)


def _ways(case: Case) -> Iterator[tuple[tuple[ItemId, ...], Phrase, Way]]:
    """The plan's paths along their middle, and ways that tie all entrances together, on whatever ground."""
    for item_id, item in case.snapshot.plan.there(Path):
        element = case.snapshot.element(item)
        if element and element.ground and element.ground.walkable and len(set(item.points)) >= 2:
            yield (item_id,), case.name(item_id), Way(tuple((p.x / 1000, p.y / 1000) for p in item.points))
    entrances = case.ground.entrances
    for a, b in spanning([entrance.at for entrance in entrances]):
        here, there = entrances[a], entrances[b]
        found = way(case.walking_net, *((e.at.x / 1000, e.at.y / 1000) for e in (here, there)))
        if found and found.length > STEP:
            yield (), _("way from {here} to {there}", here=here.name, there=there.name), found


def _slopes(case: Case, way_there: Way) -> NDArray[np.float64]:
    places = way_there.places(STEP)
    rise = np.abs(np.diff(case.relief.heights(places[:, 0], places[:, 1])))
    return rise / np.maximum(np.hypot(*np.diff(places, axis=0).T), STEP / 100)


def too_steep(slopes: NDArray[np.float64], step: float) -> list[Steep]:
    """The stretches that break the rule, from the rise of each ``step`` metres along a way."""
    found: list[Steep] = []
    run: list[int] = []
    gentle = 0.0
    for n, slope in enumerate([*slopes.tolist(), *[0.0] * (int(LANDING / step) + 1)]):
        if slope > GENTLE + ROUNDING:
            run.append(n)
            gentle = 0.0
        else:
            gentle += step
        if run and gentle >= LANDING - 1e-9:
            length, rise = len(run) * step, max(slopes[i] for i in run)
            if rise > STEEP + ROUNDING or length > RUN + 1e-9:
                found.append(Steep(run[0] * step, (run[-1] + 1) * step, float(rise)))
            run = []
    return found


def _finding(case: Case, items: tuple[ItemId, ...], name: Phrase, way_there: Way, found: list[Steep]) -> Finding:
    worst = max(found, key=lambda s: (s.end - s.start, s.rise))
    x, y = way_there.places(STEP)[int((worst.start + worst.end) / 2 / STEP)].tolist()
    values = {"name": name, "rise": Share(worst.rise, 1), "length": Length((worst.end - worst.start) * 1000)}
    if worst.rise > STEEP + ROUNDING:
        text = _("{name}: too steep for a wheelchair, up to {rise}; more than 6 % is a ramp that needs its own design.", **values)
        needed = STEEP
    else:
        text = _("{name}: {rise} for {length}; more than 3 % tires, and needs a landing of 1.50 m after every 10 m.", **values)
        needed = GENTLE
    return broken(RULE, items, Point(mm(x), mm(y)), text, round(worst.rise * 100, 1), needed * 100, "%")
