"""The rules a plan is judged by, one file each, and the findings of all of them.

A rule module has ``RULE`` and either ``judge(case, item)`` with its ``REACH`` or ``check(case)``
(see ``judging``); both yield what is not kept or cannot be checked. Saying nothing means kept,
unless the plan holds things nobody knows the size of. A module that answers for several rows of
the fact sheet names the others in ``ALSO``; what nobody can decide here is in ``undecided``.
"""

from types import ModuleType

from baukasten.checks import (
    armrests, attention_field, ball_quiet, ball_windows, bike_parking, bin_beside, bollards, bottleneck,
    bottleneck_length, boules, cableway, cane, carousel, cleaning_lane, contrast, control_corner, control_room,
    controls, court_fence, crossfall, cycle_separation, entrance_slope, fall_height, fill_layer, finding_strip,
    fire_access, fire_bend_ends, fire_bends, fire_building, fire_ground, fire_headroom, fire_kept_free, fire_ladder,
    fire_lane, fire_movement, fire_needed, fire_overhead, fire_play, fire_reach, fire_set_up, fire_slope, fitness,
    fountain, free_space, glazing, guide_blocked, guide_companion, guide_contrast, guide_free, guide_passage,
    guide_use, guide_width, headroom, hidden_corners, hydrants, impact_clear, impact_inside, impact_overlap,
    impact_surface, in_the_flow, infants, inside, kerb, kerb_crossing, kerb_field, knee_room, lamp_insects, lamp_place,
    lamp_spacing, lawn_edging, meeting, metal_slide, overlap, passing_place, pavement, plant_light, platform_guard,
    play_fence, play_ground, play_reach, play_shade, play_size, play_transfer, play_upkeep, poisonous, protected_trees,
    ramp_ends, ramp_rails, ramp_run, ramp_slope, ramp_stairs, ramp_width, resting, resting_far, resting_near, rocker,
    room_in_use, roots, safety_strip, seat_front, seat_height, seat_shade, seat_sun, seat_turning, seen_seats,
    separate_crossing, setts_strip, shade_first, shade_per_child, shape, side_path, skate, slide_runout, spring_ground,
    stairs, surface, swing_beside_way, swing_fall, swing_length, swing_on_lawn, swing_seat, swing_width, table_tennis,
    trampoline, tree_disc, tree_facade, tree_headroom, tree_kerb, tree_ladder, tree_lines, tree_pit_depth,
    tree_pit_overbuilt, tree_pit_volume, tree_play, tree_rows, tree_size, tree_spacing, trench, turning, uv_shade,
    water_steps, way_slope, wheelchair_place, winter_sun,
)
from baukasten.checks.judging import Judged, judged, says
from baukasten.checks.mending import harmless, helps, mended, with_repairs
from baukasten.finding import Finding
from baukasten.shade import Sunlight
from baukasten.snapshot import Snapshot

RULES: tuple[ModuleType, ...] = (
    inside, overlap, shape,
    meeting, bottleneck, bottleneck_length, passing_place, side_path, pavement, safety_strip, room_in_use,
    in_the_flow, cycle_separation, turning, headroom, tree_headroom, cane, bollards, glazing, way_slope,
    entrance_slope, crossfall, ramp_slope, ramp_run, ramp_width, ramp_ends, ramp_rails, ramp_stairs, kerb_crossing,
    separate_crossing, kerb, lawn_edging, setts_strip, stairs,
    surface,
    seat_height, armrests, resting_far, resting, resting_near, wheelchair_place, seat_turning, seat_front,
    knee_room, controls,
    control_room, control_corner, fountain, contrast, bike_parking, guide_width, guide_free, guide_use,
    guide_companion, guide_blocked, finding_strip, kerb_field, attention_field, guide_passage, guide_contrast,
    play_reach, play_ground, play_transfer,
    fall_height, impact_inside, impact_surface, impact_clear, impact_overlap, platform_guard, free_space,
    trampoline,
    fill_layer, swing_fall, swing_length, swing_width, swing_seat, swing_on_lawn, swing_beside_way, carousel,
    slide_runout, rocker, cableway, fitness, skate, table_tennis, boules, court_fence, play_size, play_fence,
    poisonous, play_upkeep, ball_quiet, ball_windows, bin_beside, fire_building, fire_overhead, fire_play,
    water_steps, seen_seats, hidden_corners,
    fire_access, fire_lane, fire_headroom, fire_bends, fire_bend_ends, fire_slope, fire_ground, fire_set_up, fire_reach, fire_movement,
    fire_needed, fire_ladder, fire_kept_free,
    hydrants, cleaning_lane,
    lamp_spacing, lamp_insects, lamp_place,
    tree_pit_volume, tree_pit_overbuilt, tree_pit_depth, tree_disc, tree_lines, tree_facade, tree_spacing, tree_kerb, tree_ladder, roots,
    trench, protected_trees, tree_rows, tree_size, tree_play,
    shade_per_child, shade_first, play_shade, seat_shade, seat_sun, spring_ground, uv_shade, infants, metal_slide,
    plant_light, winter_sun,
)
"""In the order of rules.md's sections; within one severity findings come in this order."""

__all__ = ["RULES", "Judged", "findings", "harmless", "helps", "judged", "mended", "says", "with_repairs"]


def findings(snapshot: Snapshot, sunlight: Sunlight | None = None, *others: Sunlight) -> tuple[Finding, ...]:
    """What every rule says to a plan: what is not kept first, the gravest first; kept rules once each, without a place.

    ``sunlight`` and ``others``: the sun of the days that rules ask for (``baukasten.judged_sun``), in any
    order. Rules whose day is not among them answer that they cannot be checked.
    """
    return with_repairs(RULES, judged(RULES, snapshot, *(s for s in (sunlight, *others) if s is not None)))
