"""Two wheelchairs can pass each other on the main ways, from entrance to entrance."""

from collections.abc import Iterator
from functools import lru_cache

from baukasten.access.narrow import Narrow, is_tied, narrowest_each, ties
from baukasten.access.passable import TOLERANCE, Going
from baukasten.access.reach import LEAST, MEET, gate_zones
from baukasten.access.ways import Ways
from baukasten.change import Change
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.narrow_repair import edge_or, widened
from baukasten.checks.sources import DIN_18040_3_WIDTHS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.site import Entrance

RULE = Rule(
    "A01", _("Two wheelchairs can pass each other on the main ways"), Severity.SHOULD, DIN_18040_3_WIDTHS,
    (
        Example("yard 20 x 20; entrance 0,10; entrance 20,10", 0),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; wall 10,0 to 10,9; wall 10,10.8 to 10,20", 0),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; wall 10,0 to 10,9; wall 10,10.79 to 10,20", 1),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; wall 10,0 to 10,20", 1),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; lawn 8,0 to 12,20", 1),
        Example("yard 20 x 20; entrance 0,10; bench 10,10", 0),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    main, narrow = _apart(case)
    for group, place in narrow:
        yield _finding(case, main, group, place)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """One of the two things that make it narrow goes aside."""
    for _group, narrow in _apart(case)[1]:
        if narrow and narrow.place == finding.place and (change := widened(case, narrow, MEET)) is not None:
            yield change


def _apart(case: Case) -> tuple[list[Entrance], list[tuple[list[Entrance], Narrow | None]]]:
    """The largest group of entrances, and the others, each with the narrowest place of the way there; None where there is no way."""
    main, *others = sorted(groups(case.ways), key=len, reverse=True) or [[]]
    begin = gate_zones(main)
    narrow = narrowest_each(case.ways, Going.WHEELS, [(begin, gate_zones(group)) for group in others], MEET)
    return main, [(group, found if found and found.width >= LEAST - TOLERANCE else None) for group, found in zip(others, narrow, strict=True)]


@lru_cache(maxsize=4)
def groups(ways: Ways) -> list[list[Entrance]]:
    """The entrances wide enough for a main way, those together that a way as wide as that ties."""
    wide = [entrance for entrance in ways.ground.entrances if entrance.width >= MEET * 1000]
    tied = ties(ways, Going.WHEELS, gate_zones(wide), MEET)
    groups: list[list[int]] = []
    for n in range(len(wide)):
        members = [n]
        for group in [g for g in groups if tied[n, g].any()]:
            groups.remove(group)
            members = [*group, *members]
        groups.append(members)
    return [[wide[n] for n in members] for members in groups]


def _finding(case: Case, main: list[Entrance], group: list[Entrance], narrow: Narrow | None) -> Finding:
    here, there = main[0], group[0]
    if narrow is None:
        if is_tied(case.ways, Going.STEPLESS, gate_zones(main), gate_zones(group), MEET):
            text = _(
                "Between the entrances {here} and {there} wheels have to go over ground that is loose, soft or rough.",
                here=here.name, there=there.name,
            )
        else:
            text = _("There is no way on wheels between the entrances {here} and {there}.", here=here.name, there=there.name)
        return broken(RULE, (), there.at, text, None, MEET, "m")
    text = _(
        "Between the entrances {here} and {there} two wheelchairs cannot pass each other: the way is only {measured} "
        "wide, {needed} are needed. What makes it narrow: {names}.",
        here=here.name, there=there.name, measured=Length(narrow.width * 1000), needed=Length(MEET * 1000),
        names=edge_or(narrow),
    )
    items = [o.item for o in narrow.between if o.item is not None]
    return broken(RULE, items, narrow.place, text, round(narrow.width, 3), MEET, "m")
