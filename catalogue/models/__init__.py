"""Bodies from parameters: width, depth and height of an element, and what else its model asks for.

Every model takes the element's size first and returns parts about the middle of the footprint,
standing on the ground, with the side people use towards +y. What comes after the ``*`` in its
signature are the parameters an element file may give.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from catalogue.models import (
    climbing,
    combination,
    cycling,
    lamp,
    litter_bin,
    planting,
    ramp,
    seat,
    shade,
    sign,
    slide,
    small_play,
    sport,
    swing,
    table,
    water,
)
from catalogue.models.shapes import Body

Model: TypeAlias = Callable[..., Body]

MODELS: Mapping[str, Model] = {
    "bench": seat.bench,
    "round_bench": seat.round_bench,
    "lounger": seat.lounger,
    "chair": seat.chair,
    "block": seat.block,
    "long_table": table.long_table,
    "game_table": table.game_table,
    "barbecue": table.barbecue,
    "oval_bin": litter_bin.oval_bin,
    "framed_bin": litter_bin.framed_bin,
    "post_bin": litter_bin.post_bin,
    "post_box": litter_bin.post_box,
    "cabinet_bin": litter_bin.cabinet_bin,
    "hoop": cycling.hoop,
    "cargo_hoop": cycling.cargo_hoop,
    "repair_pillar": cycling.repair_pillar,
    "bollard": cycling.bollard,
    "hanging_lamp": lamp.hanging_lamp,
    "standing_lamp": lamp.standing_lamp,
    "flat_lamp": lamp.flat_lamp,
    "bollard_light": lamp.bollard_light,
    "planter": planting.planter,
    "raised_bed": planting.raised_bed,
    "table_bed": planting.table_bed,
    "shrub": planting.shrub,
    "ramp": ramp.ramp,
    "swing": swing.swing,
    "nest_swing": swing.nest_swing,
    "slide": slide.slide,
    "net": climbing.net,
    "combination": combination.combination,
    "spring_rocker": small_play.spring_rocker,
    "flush_carousel": small_play.flush_carousel,
    "sandpit": small_play.sandpit,
    "balance_course": small_play.balance_course,
    "trampoline": small_play.trampoline,
    "play_house": small_play.play_house,
    "pump_play": water.pump_play,
    "drinking_fountain": water.drinking_fountain,
    "jets": water.jets,
    "table_tennis": sport.table_tennis,
    "boules_court": sport.boules_court,
    "bars": sport.bars,
    "trainer": sport.trainer,
    "sail": shade.sail,
    "parasol": shade.parasol,
    "pergola": shade.pergola,
    "pavilion": shade.pavilion,
    "notice_board": sign.notice_board,
    "stele": sign.stele,
    "book_box": sign.book_box,
    "stage": sign.stage,
}
