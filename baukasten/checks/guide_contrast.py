"""Tactile ground indicators stand out from the ground by their colour, for people who still see a little."""

from collections.abc import Iterator

import shapely

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.contrast import FIND, michelson, reflectance
from baukasten.checks.guide_companion import BESIDE, SEE
from baukasten.checks.kinds import is_guide
from baukasten.checks.sources import DIN_32975
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.plan import ItemId

RULE = Rule(
    "A69", _("Tactile strips and fields can be seen"), Severity.SHOULD, DIN_32975,
    (
        Example("yard 20 x 20; ribs 2,10 to 18,10; studs 9,12 to 10,13", 0),
        Example("yard 20 x 20; pale ribs 2,10 to 18,10", 1),
        Example("yard 20 x 20; pale studs 9,12 to 10,13", 1),
        Example("yard 20 x 20; paired ribs 2,10 to 18,10", 0),
        Example("yard 20 x 20 of nothing; ribs 2,10 to 18,10", 1),
    ),
)
concerns = is_guide
REACH = 1.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    indicator = case.guides.get(item)
    # A companion strip is there to give the contrast.
    if indicator is None or indicator.guide.companion >= SEE:
        return
    ring = shapely.difference(indicator.shape.buffer(BESIDE, cap_style="flat", join_style="mitre"), indicator.shape)
    covers = [cover for cover in case.under(ring) if cover.item not in case.guides and cover.shape.intersection(ring).area > 0.01]
    if any(not cover.known for cover in covers):
        yield cannot(RULE, _("The site does not say what all of its ground is made of, so nobody knows what stands out from it."))
        return
    own = reflectance(indicator.colour)
    measured = min((michelson(own, reflectance(cover.ground.colour)) for cover in covers), default=1.0)
    if measured < FIND:
        text = _(
            "People who see badly do not see {name}: contrast {measured} to the ground beside it, {needed} are needed. By the colours "
            "of the catalogue.",
            name=case.name(item), measured=Share(measured), needed=Share(FIND),
        )
        yield broken(RULE, (item,), indicator.shape, text, round(measured * 100, 1), FIND * 100, "%")
