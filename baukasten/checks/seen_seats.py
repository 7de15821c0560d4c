"""Where people sit and children play, others see them: nobody is alone behind something high."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.sources import OWN
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _

RULE = Rule(
    "G01", _("Seats and play are in sight"), Severity.HINT, OWN,
    (
        Example("yard 20 x 20; entrance 0,10; bench 15,10", 0),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; screen 13,10 facing 90", 1),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; bench 15,10; screen 13,10 facing 90", 0),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; screen 13,10 facing 90; path 15,2 to 15,8 width 2", 0),
        Example("yard 20 x 20; entrance 0,10; sandpit 15,5; wall 10,0 to 10,20 height 2", 1),
        Example("yard 20 x 20; bench 15,10; screen 13,10 facing 90", 1),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    people = case.made(lambda element: element.seat is not None or element.play is not None)
    if not people:
        return
    looks = case.sight
    if not len(looks.places):
        text = _("The site does not say where its entrances are and no path is drawn, so nobody knows who comes by.")
        yield cannot(RULE, text)
        return
    there = [(thing.at, thing.item) for thing in people]
    unseen = looks.unseen(there)
    if not unseen:
        return
    in_sight = {item for at, item in there if (at, item) not in unseen}
    for item in dict.fromkeys(item for at, item in there if (at, item) in unseen):
        # Of a composed element one seat in sight is enough.
        if item not in in_sight:
            text = _(
                "Who is there is seen by nobody: something high stands between {name} and every way and entrance.",
                name=case.name(item),
            )
            yield broken(RULE, (item,), case.by_item[item][0].at, text)
