"""The ground under a fire engine bears it: 16 t, on axles of 10 t."""

from collections.abc import Iterator

import shapely

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.fire_sources import MRFLFW_LOAD
from baukasten.checks.kinds import is_kept_free
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Names, Phrase, _
from baukasten.plan import ItemId

RULE = Rule(
    "F08", _("The ground bears a fire engine"), Severity.MUST, MRFLFW_LOAD,
    (
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.5 of drive", 0),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.5 of drive; lawn 10,5 to 15,15", 1),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.5 of drive; paving 10,5 to 15,15", 1),
        Example("yard 40 x 20; path 0,10 to 40,10 width 3.5 of unknown drive", 1),
    ),
)
concerns = is_kept_free
REACH = 0.0
LITTLE = 0.05
"""Square metres that no wheel notices."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.kept_free:
        return
    area = case.kept_free[item][1]
    seen = [(cover, shapely.intersection(cover.shape, area)) for cover in case.under(area) if not cover.ground.bears]
    over = [(cover, part) for cover, part in seen if part.area > LITTLE]
    soft = [(cover, part) for cover, part in over if cover.ground.bears is False]
    if soft:
        text = _(
            "A fire engine sinks in on {name}: part of it is {ground}.",
            name=case.name(item), ground=_material(case, soft[0][0].material),
        )
        yield broken(RULE, (item,), soft[0][1], text)
    elif over:
        text = _(
            "Nobody knows whether the ground of {name} bears a fire engine of 16 t: {ground}. The base under it has to be looked up.",
            name=case.name(item), ground=_material(case, over[0][0].material),
        )
        yield cannot(RULE, text, (item,), case.at(item))


def _material(case: Case, material: str) -> Phrase | Names:
    element = case.snapshot.catalogue.get(material)
    return Names(element.names) if element else _("ground that nobody described")
