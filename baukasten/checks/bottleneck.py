"""A wheelchair can get from an entrance to everything people use."""

from collections.abc import Iterator

from baukasten.access.narrow import Narrow
from baukasten.access.reach import PASS, Hindrance, Reached
from baukasten.change import Change
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.narrow_repair import edge_or, widened
from baukasten.checks.sources import DIN_18040_3_WIDTHS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A02", _("A wheelchair gets to everything people use"), Severity.SHOULD, DIN_18040_3_WIDTHS,
    (
        Example("yard 20 x 20; entrance 0,10; bench 15,10", 0),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; wall 10,0 to 10,9; wall 10,9.9 to 10,20", 0),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; wall 10,0 to 10,9; wall 10,9.89 to 10,20", 1),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; bench 15,15; wall 10,0 to 10,9; wall 10,9.8 to 10,20", 1),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; wall 10,0 to 10,20", 1),
        Example("yard 20 x 20; entrance 0,10 width 0.8; bench 15,10", 1),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    behind: dict[tuple[int, int, str], tuple[Narrow | None, list[ItemId]]] = {}
    for way in case.reached:
        if way.hindrance is Hindrance.WIDTH:
            behind.setdefault(_place(way), (way.narrow, []))[1].append(way.item)
    for narrow, items in behind.values():
        yield _too_narrow(case, narrow, tuple(dict.fromkeys(items)))
    cut_off = tuple(dict.fromkeys(way.item for way in case.reached if way.hindrance is Hindrance.NO_WAY))
    if cut_off:
        at = next(way.place for way in case.reached if way.item == cut_off[0])
        text = _("No way leads from an entrance to: {names}.", names=case.names(cut_off))
        yield broken(RULE, cut_off, at, text, None, PASS, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """One of the two things that make it narrow goes aside."""
    for way in case.reached:
        if way.item in finding.items and way.narrow and way.narrow.place == finding.place:
            if (change := widened(case, way.narrow, PASS)) is not None:
                yield change
            return


def _place(way: Reached) -> tuple[int, int, str]:
    """Things behind the same narrow place are told of together."""
    if way.narrow is None:
        return way.item, 0, "unknown"
    return way.narrow.place.x // 250, way.narrow.place.y // 250, "narrow"


def _too_narrow(case: Case, narrow: Narrow | None, items: tuple[ItemId, ...]) -> Finding:
    if narrow is None:
        at = next(way.place for way in case.reached if way.item == items[0])
        text = _("The way is too narrow for a wheelchair to get to: {names}.", names=case.names(items))
        return broken(RULE, items, at, text, None, PASS, "m")
    text = _(
        "The way is too narrow for a wheelchair: {measured}, {needed} are needed. What makes it narrow: {between}. "
        "It cannot get to: {names}.",
        measured=Length(narrow.width * 1000), needed=Length(PASS * 1000), between=edge_or(narrow), names=case.names(items),
    )
    return broken(RULE, items, narrow.place, text, round(narrow.width, 3), PASS, "m")
