"""What an element is to people besides its shape: seat, table, tree, plant, play device, ground.

Each function reads one table of an element's file and raises ``Wrong`` at the first thing amiss.
"""

from baukasten.body import CrownForm, Light
from baukasten.element import Chute, Fill, Ground, Lamp, Pit, Plant, PlantLight, Play, Seat, Swing, Table, Texture, Tree
from baukasten.units import Millimetre
from catalogue.known import Known
from catalogue.record import Record

HIGHEST_FALL: Millimetre = 3000
"""Greatest free fall height of playground equipment (EN 1176-1, rules.md P01)."""


def seat_of(record: Record) -> Seat:
    return Seat(
        places=record.whole("places", 1, 100),
        height=record.length("height"),
        backrest=record.flag("backrest", default=False),
        armrests=record.flag("armrests", default=False),
    )


def table_of(record: Record) -> Table:
    return Table(
        height=record.length("height"),
        knee_height=record.length("knee_height", low=0, default=0),
        knee_depth=record.length("knee_depth", low=0, default=0),
    )


def tree_of(record: Record, known: Known) -> Tree:
    grown, grown_crown = record.length("grown_height"), record.length("grown_crown")
    return Tree(
        botanical=record.text("botanical"),
        height=record.length("height", high=grown),
        crown=record.length("crown", high=grown_crown),
        grown_height=grown,
        grown_crown=grown_crown,
        growth=record.length("growth"),
        form=record.choice("form", CrownForm),
        light=record.part("light", light_of),
        source=known.source(record),
        girth=record.length("girth", default=None),
        pit=record.part("pit", _pit, default=None),
    )


def _pit(record: Record) -> Pit:
    return Pit(
        litres=record.whole("litres", 1, 1_000_000),
        depth=record.length("depth", default=None),
        open_dm2=record.whole("open_dm2", 0, 100_000, default=None),
        overbuilt=record.flag("overbuilt", default=None),
    )


def play_of(record: Record) -> Play:
    fall = record.whole("fall_height", 0, HIGHEST_FALL, "a free fall height in millimetres (EN 1176-1)")
    return Play(
        fall_height=fall,
        forced=record.flag("forced"),
        margin=record.length("margin", low=0, default=0),
        impact_length=record.length("impact_length", default=0),
        impact_width=record.length("impact_width", default=0),
        ages=record.ages("ages"),
        inclusive=record.flag("inclusive", default=False),
        sand=record.flag("sand", default=False),
        water=record.flag("water", default=False),
        metal_slide=record.flag("metal_slide", default=False),
        platform=record.length("platform", low=0, default=None),
        barrier=record.length("barrier", low=0, default=None),
        headroom=record.length("headroom", default=0),
        swing=record.part("swing", _swing, default=None),
        chute=record.part("chute", _chute, default=None),
    )


def _swing(record: Record) -> Swing:
    return Swing(
        suspension=record.length("suspension"),
        seat_height=record.length("seat_height"),
        clearance=record.length("clearance"),
        seats=record.whole("seats", 1, 20),
        seat_width=record.length("seat_width"),
        spacing=record.length("spacing", default=0),
        soft=record.flag("soft", default=False),
    )


def _chute(record: Record) -> Chute:
    return Chute(record.point("end"), record.length("width"), record.length("run"), record.length("drop"))


def plant_of(record: Record, known: Known) -> Plant:
    return Plant(record.choices("light", PlantLight), known.source(record))


def ground_of(record: Record, colour: str) -> Ground:
    """``colour``: the surface's own, which stands outside its ``[ground]`` table."""
    return Ground(
        colour=colour,
        texture=record.choice("texture", Texture),
        walkable=record.flag("walkable"),
        rolls=record.flag("rolls"),
        softens=record.whole("softens", 0, HIGHEST_FALL, "a fall height in millimetres", default=0),
        fill=record.choice("fill", Fill, default=None),
        layer=record.length("layer", default=None),
        cycling=record.flag("cycling", default=False),
        bears=record.flag("bears", default=None),
    )


def lamp_of(record: Record) -> Lamp:
    return Lamp(
        mounting=record.length("mounting"),
        kelvin=record.whole("kelvin", 1000, 10_000, default=None),
        upward=record.flag("upward", default=None),
    )


def light_of(record: Record) -> Light:
    leafy = record.share("leafy")
    if "bare" not in record:
        return Light(leafy, leafy)
    return Light(leafy, record.share("bare"), record.month_day("leaves_from"), record.month_day("leaves_to"))
