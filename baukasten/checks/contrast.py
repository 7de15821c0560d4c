"""Things stand out from the ground for people who see badly.

Michelson contrast K = (Y₂ − Y₁) / (Y₂ + Y₁) of the light that two colours reflect (DIN 32975):
at least 0.40 to find one's way, 0.70 for warnings and text. The colours are those of the
catalogue, so what comes out is a hint and no measurement.
"""

from collections.abc import Iterator
from functools import lru_cache

from shapely.geometry.base import BaseGeometry

from baukasten.access.covers import Cover
from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.sources import DIN_32975
from baukasten.checks.swap import swaps
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.plan import ItemId

RULE = Rule(
    "A53", _("Things stand out from the ground"), Severity.HINT, DIN_32975,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; pale bench 10,10", 1),
        Example("yard 20 x 20; hedgebed 8,8 to 12,12; pale bench 10,10", 0),
        Example("yard 20 x 20 of nothing; bench 10,10", 1),
    ),
)
REACH = 1.0
FIND, WARN = 0.40, 0.70
"""Contrast to find one's way by, and of warnings, text and emergency controls."""
AROUND = 0.2
"""Metres of ground around a thing that it is seen against."""


def concerns(element: Element) -> bool:
    return element.tree is None and not (element.group == "green" and element.plant)


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        # Of a plant nobody chooses the colour.
        if thing.shape.is_empty or thing.element.tree or thing.element.group == "green" and thing.element.plant or not case.is_chosen(item):
            continue
        cover = seen_against(case, thing.shape)
        if cover is not None and not cover.known:
            yield cannot(RULE, _("The site does not say what all of its ground is made of, so nobody knows what stands out from it."))
        elif cover is not None and cover.ground.walkable:
            measured = michelson(reflectance(thing.element.colour), reflectance(cover.ground.colour))
            if measured < FIND:
                text = _(
                    "People who see badly overlook {name}, its colour is hardly lighter or darker than the ground: contrast "
                    "{measured}, {needed} are needed. By the colours of the catalogue.",
                    name=case.name(item), measured=Share(measured), needed=Share(FIND),
                )
                yield broken(RULE, (item,), thing.at, text, round(measured * 100, 1), FIND * 100, "%")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Another of its kind whose colour stands out."""
    item = finding.items[0]
    for thing in case.by_item[item][:1]:
        if (cover := seen_against(case, thing.shape)) is not None:
            ground = reflectance(cover.ground.colour)
            yield from swaps(case, item, lambda e: michelson(reflectance(e.colour), ground) >= FIND)


def seen_against(case: Case, shape: BaseGeometry) -> Cover | None:
    """The ground that most of a thing's surroundings are made of."""
    covers = case.under(shape, AROUND)
    if len(covers) <= 1:
        return next(iter(covers), None)
    around = shape.buffer(AROUND, quad_segs=2)
    shares = []
    for cover in covers:
        shares.append(cover.shape.intersection(around).area)
        # Covers lie side by side, so none has more than one with half of it all.
        if 2 * shares[-1] > around.area:
            return cover
    return covers[shares.index(max(shares))]


def michelson(one: float, other: float) -> float:
    """Contrast 0 … 1 of two reflectances in any one unit; 0 where neither reflects any light."""
    return abs(one - other) / (one + other) if one + other else 0.0


@lru_cache(maxsize=1024)
def reflectance(colour: str) -> float:
    """Share of the light that a colour ``#rrggbb`` reflects: Y of sRGB (IEC 61966-2-1)."""
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
