"""The plan leaves the fire brigade the ways it has today.

Which ways the fire brigade needs stands in no site data. What can be told honestly: between
which entrances a vehicle finds a way 3.00 m wide today, and whether the plan closes it. Where
there is none today, nothing can be told.
"""

from collections.abc import Iterator
from itertools import combinations

from baukasten.access import Ways, ground
from baukasten.access.passable import Going, Passable
from baukasten.checks.case import Case, broken, cannot, no_entrance
from baukasten.checks.meeting import are_tied, gate_pieces, narrow_between
from baukasten.checks.narrow_repair import edge_or, widened
from baukasten.checks.sources import MRFLFW
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import Plan, State
from baukasten.site import Entrance
from baukasten.snapshot import Snapshot
from baukasten.today import today

RULE = Rule(
    "F02", _("The fire brigade keeps the ways it has today"), Severity.MUST, MRFLFW,
    (
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; bench 10,10", 0),
        Example("yard 20 x 6; entrance 0,3; entrance 20,3; bench 10,1.3; bench 10,4.9", 0),
        Example("yard 20 x 6; entrance 0,3; entrance 20,3; bench 10,1.5; bench 10,4.5", 1),
        Example("yard 20 x 20; entrance 0,10; bench 10,10", 1),
        Example("yard 20 x 20; entrance 0,10 width 2.9; entrance 20,10; bench 10,10", 1),
        Example("yard 20 x 20", 1),
    ),
)
LANE = 3.00
"""Metres of clear width of a straight drive (MRFlFw; rules.md F02)."""


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    today_free = _before(case).at(Going.STEPLESS, LANE)
    lanes = [pair for pair in combinations(_gates(case), 2) if are_tied(today_free, pair[:1], pair[1:])]
    if not lanes:
        yield cannot(RULE, _("No way of the fire brigade over the plot is known: ask the fire service which ones it needs."))
    after = case.ways.at(Going.STEPLESS, LANE)
    closed = [pair for pair in lanes if not are_tied(after, pair[:1], pair[1:])]
    for pair in _without_repeats(closed, after):
        yield _finding(case, pair)


def _before(case: Case) -> Ways:
    """The ground as it is today."""
    site = case.snapshot.site
    standing = today(site)
    kept = {i: item for i, item in case.snapshot.plan.items.items() if getattr(item, "state", None) in (State.KEEP, State.REMOVE)}
    plan = standing if site.standing else Plan(kept, case.snapshot.plan.last)
    return Ways(ground(Snapshot(plan, site, case.snapshot.catalogue)))


def _gates(case: Case) -> list[Entrance]:
    return [e for e in case.ground.entrances if e.width >= LANE * 1000]


def _without_repeats(closed: list[tuple[Entrance, Entrance]], after: Passable) -> Iterator[tuple[Entrance, Entrance]]:
    """One pair for each place where the ground comes apart: pairs between the same two sides say the same."""
    told: set[frozenset[frozenset[int]]] = set()
    for pair in closed:
        sides = frozenset(gate_pieces(after, entrance) for entrance in pair)
        if sides not in told:
            told.add(sides)
            yield pair


def _finding(case: Case, pair: tuple[Entrance, Entrance]) -> Finding:
    here, there = pair
    narrow = narrow_between(case, Going.STEPLESS, [here], [there], LANE)
    if narrow is None:
        text = _(
            "The plan closes the way that a fire engine has today between the entrances {here} and {there}.",
            here=here.name, there=there.name,
        )
        return broken(RULE, (), there.at, text, None, LANE, "m")
    text = _(
        "The plan narrows the way that a fire engine has today between the entrances {here} and {there}: {measured} "
        "instead of {needed}. What makes it narrow: {names}.",
        here=here.name, there=there.name, measured=Length(narrow.width * 1000), needed=Length(LANE * 1000),
        names=edge_or(narrow),
    )
    items = [o.item for o in narrow.between if o.item is not None]
    return broken(RULE, items, narrow.place, text, round(narrow.width, 3), LANE, "m", widened(case, narrow, LANE))
