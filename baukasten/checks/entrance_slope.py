"""Right behind an entrance the ground is not steep: at most 4 % for the first 10 m."""

from collections.abc import Iterator

import numpy as np

from baukasten.access.slopes import ROUNDING
from baukasten.access.way import Way
from baukasten.checks.case import Case, broken, cannot, no_entrance
from baukasten.checks.sources import DIN_18040_1_ENTRANCE
from baukasten.checks.way_slope import STEP, no_way
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Share, _
from baukasten.site import Entrance
from baukasten.units import mm

RULE = Rule(
    "A22", _("Nobody rolls away at an entrance"), Severity.SHOULD, DIN_18040_1_ENTRANCE,
    (
        Example("yard 20 x 20; slope 4; entrance 0,10; entrance 20,10", 0),
        Example("yard 20 x 20; slope 4.1; entrance 0,10; entrance 20,10", 2),
        Example("yard 20 x 20; slope 5; entrance 0,2; entrance 0,18", 0),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10", 1),
    ),
)
STEEPEST = 0.04
FAR = 10.0
"""Metres from the entrance."""


def check(case: Case) -> Iterator[Finding]:
    if not case.relief.known:
        yield cannot(RULE, _("The site does not say how high the ground is."))
    elif not case.ground.entrances:
        yield no_entrance(RULE)
    elif not (ways := dict(_ways(case))):
        yield no_way(RULE)
    else:
        for entrance, way in ways.items():
            yield from _says(case, entrance, way)


def _ways(case: Case) -> Iterator[tuple[Entrance, Way]]:
    """For each entrance a way that starts there."""
    for main in case.main_ways:
        if main.entrances:
            here, there = main.entrances
            yield there, Way(main.way.points[::-1])
            yield here, main.way


def _says(case: Case, entrance: Entrance, way: Way) -> Iterator[Finding]:
    slopes, first = case.slopes(way, STEP), round(FAR / STEP)
    places, along = slopes.places[: first + 1], slopes.along[:first]
    steepest = int(np.argmax(along))
    if along[steepest] > STEEPEST + ROUNDING:
        x, y = places[steepest].tolist()
        text = _(
            "At the entrance {entrance} a wheelchair rolls away: the ground rises or falls by {measured}, {needed} at most are right.",
            entrance=entrance.name, measured=Share(float(along[steepest]), 1), needed=Share(STEEPEST),
        )
        yield broken(RULE, (), Point(mm(x), mm(y)), text, round(float(along[steepest]) * 100, 1), STEEPEST * 100, "%")
