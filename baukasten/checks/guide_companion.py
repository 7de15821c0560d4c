"""Beside a tactile strip the ground feels different: smooth for 0.60 m where it would feel the same as the ribs.

Where only the colour does not stand out, a companion strip of 0.30 m is enough.
"""

from collections.abc import Iterator

import shapely

from baukasten.access.guiding import Indicator
from baukasten.checks.case import Case, broken
from baukasten.checks.contrast import FIND, michelson, reflectance
from baukasten.checks.kinds import is_guide
from baukasten.checks.sources import DIN_32984
from baukasten.element import Texture
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A63", _("Feet and canes tell a tactile strip from the ground beside it"), Severity.SHOULD, DIN_32984,
    (
        Example("yard 20 x 20; ribs 2,10 to 18,10", 0),
        Example("yard 20 x 20; pale ribs 2,10 to 18,10", 1),
        Example("yard 20 x 20; setts 2,5 to 18,15; ribs 2,10 to 18,10", 1),
        Example("yard 20 x 20; setts 2,5 to 18,15; paired ribs 2,10 to 18,10", 0),
    ),
)
concerns = is_guide
REACH = 1.0
FEEL: Millimetre = 600
SEE: Millimetre = 300
SMOOTH = frozenset({Texture.PLAIN, Texture.SLABS, Texture.PAVERS})
BESIDE = 0.3
LITTLE = 0.1
"""Share of the ground beside it that may be otherwise."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    strip = case.guides.get(item)
    if strip is None or not strip.leads:
        return
    needed = _needed(case, strip)
    if strip.guide.companion < needed:
        text = _(
            "Feet and canes do not find {name}: the ground beside it feels or looks the same. A smooth strip of {needed} in another "
            "colour is needed on both sides, there are {measured}.",
            name=case.name(item), needed=Length(needed), measured=Length(strip.guide.companion),
        )
        yield broken(RULE, (item,), strip.shape, text, strip.guide.companion / 1000, needed / 1000, "m")


def _needed(case: Case, strip: Indicator) -> Millimetre:
    ring = shapely.difference(strip.shape.buffer(BESIDE, cap_style="flat", join_style="mitre"), strip.shape)
    covers = [
        (cover, cover.shape.intersection(ring).area) for cover in case.under(ring)
        if cover.known and cover.item not in case.guides
    ]
    rough = sum(area for cover, area in covers if cover.ground.texture not in SMOOTH)
    if rough > LITTLE * ring.area:
        return FEEL
    own = reflectance(strip.colour)
    alike = sum(area for cover, area in covers if michelson(own, reflectance(cover.ground.colour)) < FIND)
    return SEE if alike > LITTLE * ring.area else 0
