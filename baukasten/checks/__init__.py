"""The rules a plan is judged by, one file each, and the findings of all of them.

A rule module has ``RULE`` and either ``judge(case, item)`` with its ``REACH`` or ``check(case)``
(see ``judging``); both yield what is not kept or cannot be checked. Saying nothing means kept,
unless the plan holds things nobody knows the size of.
"""

from types import ModuleType

from baukasten.checks import (
    armrests, bottleneck, cane, controls, fall_height, fire_lane, headroom, impact_clear, impact_inside,
    impact_overlap, impact_surface, inside, kerb, knee_room, meeting, metal_slide, overlap, plant_light, play_reach,
    play_shade, poisonous, resting, resting_far, roots, seat_height, seat_shade, seat_sun, shade_first,
    shade_per_child, shape, spring_ground, surface, tree_facade, tree_spacing, turning, way_slope, wheelchair_place,
)
from baukasten.checks.judging import Judged, judged, says, with_repairs
from baukasten.finding import Finding
from baukasten.shade import Sunlight
from baukasten.snapshot import Snapshot

RULES: tuple[ModuleType, ...] = (
    inside, overlap, shape,
    meeting, bottleneck, turning, headroom, cane, way_slope, kerb, surface,
    seat_height, armrests, resting_far, resting, wheelchair_place, knee_room, controls, play_reach,
    fall_height, impact_inside, impact_surface, impact_clear, impact_overlap, poisonous,
    fire_lane,
    tree_facade, tree_spacing, roots,
    shade_per_child, shade_first, play_shade, seat_shade, seat_sun, spring_ground, metal_slide, plant_light,
)
"""In the order of rules.md's sections; within one severity findings come in this order."""

__all__ = ["RULES", "Judged", "findings", "judged", "says", "with_repairs"]


def findings(snapshot: Snapshot, sunlight: Sunlight | None = None, *others: Sunlight) -> tuple[Finding, ...]:
    """What every rule says to a plan: what is not kept first, the gravest first; kept rules once each, without a place.

    ``sunlight`` and ``others``: the sun of the days that rules ask for (``baukasten.judged_sun``), in any
    order. Rules whose day is not among them answer that they cannot be checked.
    """
    return with_repairs(RULES, judged(RULES, snapshot, *(s for s in (sunlight, *others) if s is not None)))
