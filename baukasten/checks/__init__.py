"""The rules a plan is judged by, one file each, and the findings of all of them.

A rule module has ``RULE`` and ``check(case)``, which yields what is not kept or cannot be
checked. Saying nothing means kept, unless the plan holds things nobody knows the size of.
"""

from collections.abc import Iterator
from types import ModuleType

from baukasten.checks import (
    armrests, bottleneck, cane, controls, fall_height, fire_lane, headroom, impact_clear, impact_inside,
    impact_overlap, impact_surface, inside, kerb, knee_room, meeting, metal_slide, overlap, plant_light, play_reach,
    play_shade, poisonous, resting, resting_far, roots, seat_height, seat_shade, seat_sun, shade_first,
    shade_per_child, shape, spring_ground, surface, tree_facade, tree_spacing, turning, way_slope, wheelchair_place,
)
from baukasten.checks.case import Case, cannot, case
from baukasten.finding import Finding, Result, Severity
from baukasten.phrase import _
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

_RESULTS = (Result.NOT_KEPT, Result.CANNOT, Result.KEPT)
_SEVERITIES = (Severity.MUST, Severity.SHOULD, Severity.HINT)


def findings(snapshot: Snapshot, sunlight: Sunlight | None = None, *others: Sunlight) -> tuple[Finding, ...]:
    """What every rule says to a plan: what is not kept first, the gravest first; kept rules once each, without a place.

    ``sunlight`` and ``others``: the sun of the days that rules ask for (``baukasten.judged_sun``), in any
    order. Rules whose day is not among them answer that they cannot be checked.
    """
    given = case(snapshot, *(s for s in (sunlight, *others) if s is not None))
    found = [finding for rule in RULES for finding in judged(rule, given)]
    return tuple(sorted(found, key=lambda f: (_RESULTS.index(f.result), _SEVERITIES.index(f.rule.severity))))


def judged(rule: ModuleType, given: Case) -> Iterator[Finding]:
    """One rule's findings; a single one that says "kept" where it has nothing to say."""
    found = {(finding.identity, finding.place): finding for finding in rule.check(given)}
    yield from found.values()
    if not found and given.unknown:
        text = _("Not in this catalogue, so nobody knows how big it is: {names}.", names=given.names(given.unknown))
        yield cannot(rule.RULE, text, given.unknown)
    elif not found:
        yield Finding(rule.RULE, Result.KEPT, (), None, rule.RULE.title)
