"""Where the ladder stands there are 5.50 by 11 m.

The guideline that is law in the state asks for a narrower place with a free strip beside it; the newer standard's
figure holds both (rules.md §10).
"""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_rectangle import holds, sides
from baukasten.checks.fire_sources import DIN_14090_SET_UP
from baukasten.checks.kinds import is_kept_free
from baukasten.commands import widen
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Path

RULE = Rule(
    "F09", _("The ladder of the fire brigade has room to stand"), Severity.SHOULD, DIN_14090_SET_UP,
    (
        Example("yard 40 x 40; set up 5,5 to 10.5,16", 0),
        Example("yard 40 x 40; set up 5,5 to 10.4,16", 1),
        Example("yard 40 x 40; set up 5,5 to 10.5,15.9", 1),
        Example("yard 40 x 40; path 5,5 to 13,13 width 5.5 of set up", 0),
        Example("yard 40 x 40; path 5,5 to 13,13 width 5.4 of set up", 1),
    ),
)
concerns = is_kept_free
REACH = 0.0
LONG, WIDE = 11.0, 5.5


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    use, area = case.kept_free.get(item, (None, None))
    if area is not None and use is FireUse.SET_UP and not holds(area, LONG, WIDE):
        long, wide = sides(area)
        text = _(
            "The ladder of the fire brigade has too little room on {name}: it is {long} by {wide}, {need_long} by {need_wide} are needed.",
            name=case.name(item), long=Length(long * 1000), wide=Length(wide * 1000), need_long=Length(LONG * 1000),
            need_wide=Length(WIDE * 1000),
        )
        measured, needed = (wide, WIDE) if wide < WIDE - 0.001 else (long, LONG)
        yield broken(RULE, (item,), case.at(item), text, round(measured, 2), needed, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What is drawn as a run of points is made wider."""
    path = case.snapshot.plan.items[finding.items[0]]
    if isinstance(path, Path) and finding.needed == WIDE and case.is_chosen(finding.items[0]):
        yield widen(case.snapshot.plan, finding.items, round(WIDE * 1000) - path.width)
