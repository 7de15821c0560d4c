"""In bends the way of a fire engine is wider: the tighter the bend, the wider.

A way is drawn as a run of points. At each of them the engine drives an arc whose outer side touches the outer
edges of both stretches; how wide an arc fits there is worked out from the width that is drawn, the turn and the
length of the stretches. Of all the arcs that fit the one counts whose needs are best met.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_sources import MRFLFW_BENDS
from baukasten.checks.kinds import is_kept_free
from baukasten.commands import widen
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Path

RULE = Rule(
    "F04", _("A fire engine gets round the bends"), Severity.MUST, MRFLFW_BENDS,
    (
        Example("yard 60 x 60; path 0,10 to 60,10 width 3 of drive", 0),
        Example("yard 60 x 60; path 0,10 to 25,10 to 50,14 width 3.2 of drive", 0),
        Example("yard 60 x 60; path 0,10 to 30,10 to 30,40 width 3 of drive", 1),
        Example("yard 60 x 60; path 0,10 to 30,10 to 30,40 width 7.5 of drive", 0),
        Example("yard 60 x 60; path 20,10 to 30,10 to 30,20 width 3.5 of drive", 1),
    ),
)
concerns = is_kept_free
REACH = 0.0
WIDTHS: tuple[tuple[float, float], ...] = ((12.0, 5.0), (15.0, 4.5), (20.0, 4.0), (40.0, 3.5), (70.0, 3.2), (math.inf, 3.0))
"""Up to which outer radius, metres, which width is needed (MRFlFw, table)."""
TIGHTEST = 10.5
"""Metres of outer radius; tighter bends nobody drives."""
STRAIGHT = math.radians(1.0)
"""What turns less is drawn straight."""
SMOOTH = math.radians(15.0)
"""What turns no more from point to point is a curve drawn as a run of points, and no corner."""
DRAWN = 1.01
"""The radius of a curve drawn in whole millimetres comes out a little too small at some of its points."""


@dataclass(frozen=True)
class Bend:
    """``radius``: greatest outer one that the stretches leave room for. ``turn`` in radians; ``width`` as drawn, metres."""

    at: Point
    radius: float
    turn: float
    width: float

    def clear(self, radius: float) -> float:
        """How wide an arc of an outer radius is that stays on the way."""
        if self.turn <= SMOOTH:
            return self.width
        return radius - (radius - self.width) / math.cos(self.turn / 2)

    @property
    def driven(self) -> float:
        """The outer radius to drive on: the one whose needs are best met."""
        if self.turn <= SMOOTH:
            return self.radius
        firsts = [low for low, _high, _width in classes() if low <= self.radius]
        return max(firsts, key=lambda radius: self.clear(radius) - needed(radius), default=self.radius)

    @property
    def fits(self) -> bool:
        return self.radius >= TIGHTEST - 0.001 and self.clear(self.driven) >= needed(self.driven) - 0.001


def needed(radius: float) -> float:
    """The width a bend of an outer radius needs, metres."""
    return next(width for most, width in WIDTHS if radius <= most)


def classes() -> Iterator[tuple[float, float, float]]:
    """The least and the greatest outer radius of each row of the table, and its width."""
    low = TIGHTEST
    for high, width in WIDTHS:
        yield low, high, width
        low = math.nextafter(high, math.inf)


def bends(path: Path) -> Iterator[Bend]:
    """The bends of a way from its start to its end."""
    points = [p for n, p in enumerate(path.points) if n == 0 or p != path.points[n - 1]]
    width = path.width / 1000
    for n in range(1, len(points) - 1):
        before, at, after = points[n - 1 : n + 2]
        turn = _turn(before, at, after)
        if turn >= STRAIGHT:
            # A stretch between two bends is shared by both.
            room = min(
                before.distance(at) / (1000 if n == 1 else 2000), at.distance(after) / (1000 if n == len(points) - 2 else 2000)
            )
            # The points of a curve lie on its middle line; in a corner the arc cuts off the point.
            half = math.sin(turn / 2) / DRAWN if turn <= SMOOTH else math.tan(min(turn, 3.1) / 2)
            yield Bend(at, room / half + width / 2, turn, width)


def _turn(before: Point, at: Point, after: Point) -> float:
    """By how much a way turns at a point, radians."""
    ax, ay, bx, by = at.x - before.x, at.y - before.y, after.x - at.x, after.y - at.y
    return abs(math.atan2(ax * by - ay * bx, ax * bx + ay * by))


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    drawn = drawn_drive(case, item)
    tight = [bend for bend in bends(drawn) if not bend.fits] if drawn else []
    if not tight:
        return
    worst = min(tight, key=lambda bend: bend.clear(bend.driven) - needed(bend.driven))
    if worst.radius < TIGHTEST - 0.001:
        text = _(
            "A fire engine does not get round the bend of {name}: there is room for an outer radius of {measured}, {needed} are needed.",
            name=case.name(item), measured=Length(worst.radius * 1000), needed=Length(TIGHTEST * 1000),
        )
        yield broken(RULE, (item,), worst.at, text, round(worst.radius, 2), TIGHTEST, "m")
        return
    width, wide = max(worst.clear(worst.driven), 0.0), needed(worst.driven)
    text = _(
        "A fire engine does not get round the bend of {name}: with an outer radius of {radius} it has {measured}, {needed} are needed.",
        name=case.name(item), radius=Length(worst.driven * 1000), measured=Length(width * 1000), needed=Length(wide * 1000),
    )
    yield broken(RULE, (item,), worst.at, text, round(width, 2), wide, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The way is made as wide as its tightest bend needs."""
    item = finding.items[0]
    drawn = drawn_drive(case, item)
    if drawn and case.is_chosen(item):
        wide = max((wide_enough(bend) for bend in bends(drawn)), default=0.0)
        if wide * 1000 > drawn.width:
            yield widen(case.snapshot.plan, (item,), math.ceil(wide * 1000) - drawn.width)


def wide_enough(bend: Bend) -> float:
    """The least width in metres of the whole way at which a bend fits; 0 where none does."""
    if bend.turn <= SMOOTH:
        return needed(bend.radius) if bend.radius >= TIGHTEST else 0.0
    fitting = [
        low - math.cos(bend.turn / 2) * (low - width)
        for low, _high, width in classes() if low <= bend.radius - bend.width / 2 + width / 2
    ]
    return min(fitting, default=0.0)


def drawn_drive(case: Case, item: ItemId) -> Path | None:
    """The item, where it is a way of fire engines drawn as a run of points."""
    drawn, kept = case.snapshot.plan.items[item], case.kept_free.get(item)
    return drawn if isinstance(drawn, Path) and kept and kept[0] is FireUse.DRIVE else None
