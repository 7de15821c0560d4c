"""Two wheelchairs can pass each other on the main ways, from entrance to entrance."""

from collections.abc import Iterable, Iterator

from baukasten.access.narrow import Narrow, narrowest
from baukasten.access.passable import Going, Passable, gates
from baukasten.access.reach import LEAST, MEET
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
    main, *others = sorted(groups(case.ways.at(Going.WHEELS, MEET), case.ground.entrances), key=len, reverse=True) or [[]]
    for group in others:
        yield _finding(case, main, group)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """One of the two things that make it narrow goes aside."""
    main, *others = sorted(groups(case.ways.at(Going.WHEELS, MEET), case.ground.entrances), key=len, reverse=True) or [[]]
    for group in others:
        narrow = narrow_between(case, Going.WHEELS, main, group, MEET)
        if narrow and narrow.place == finding.place and (change := widened(case, narrow, MEET)) is not None:
            yield change


def groups(open_to_all: Passable, entrances: Iterable[Entrance]) -> list[list[Entrance]]:
    """The entrances wide enough for a main way, those together that a way as wide as that ties."""
    groups: list[tuple[frozenset[int], list[Entrance]]] = []
    for entrance in entrances:
        if entrance.width >= MEET * 1000:
            pieces, members = gate_pieces(open_to_all, entrance), [entrance]
            for group in [g for g in groups if g[0] & pieces]:
                groups.remove(group)
                pieces, members = pieces | group[0], [*group[1], *members]
            groups.append((pieces, members))
    return [members for _, members in groups]


def gate_pieces(passable: Passable, entrance: Entrance) -> frozenset[int]:
    """The pieces that lie at an entrance."""
    return passable.at_gates[entrance]


def are_tied(passable: Passable, some: Iterable[Entrance], others: Iterable[Entrance]) -> bool:
    """Whether one piece lies at an entrance of both groups."""
    one, other = (frozenset[int]().union(*(gate_pieces(passable, e) for e in group)) for group in (some, others))
    return bool(one & other)


def narrow_between(
    case: Case, going: Going, some: list[Entrance], others: list[Entrance], most: float
) -> Narrow | None:
    """The narrowest place of a way between two groups of entrances that ``most`` metres close; None where there is no way."""

    if not are_tied(case.ways.at(going, LEAST), some, others):
        return None
    return narrowest(case.ground, case.ways.widest(going, most, tuple(some)), lambda width: gates(others, width))


def _finding(case: Case, main: list[Entrance], group: list[Entrance]) -> Finding:
    here, there = main[0], group[0]
    narrow = narrow_between(case, Going.WHEELS, main, group, MEET)
    if narrow is None:
        if are_tied(case.ways.at(Going.STEPLESS, MEET), main, group):
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
