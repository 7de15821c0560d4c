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
    seat = Seat(
        places=record.whole("places", 1, 100),
        height=record.length("height"),
        backrest=record.flag("backrest") if "backrest" in record else False,
        armrests=record.flag("armrests") if "armrests" in record else False,
    )
    record.finish()
    return seat


def table_of(record: Record) -> Table:
    table = Table(
        height=record.length("height"),
        knee_height=record.length("knee_height", low=0) if "knee_height" in record else 0,
        knee_depth=record.length("knee_depth", low=0) if "knee_depth" in record else 0,
    )
    record.finish()
    return table


def tree_of(record: Record, known: Known) -> Tree:
    grown, grown_crown = record.length("grown_height"), record.length("grown_crown")
    tree = Tree(
        botanical=record.text("botanical"),
        height=record.length("height", high=grown),
        crown=record.length("crown", high=grown_crown),
        grown_height=grown,
        grown_crown=grown_crown,
        growth=record.length("growth"),
        form=record.choice("form", CrownForm),
        light=light_of(record.table("light")),
        source=known.source(record),
        girth=record.length("girth") if "girth" in record else None,
        pit=_pit(record.table("pit")) if "pit" in record else None,
    )
    record.finish()
    return tree


def _pit(record: Record) -> Pit:
    pit = Pit(
        litres=record.whole("litres", 1, 1_000_000),
        depth=record.length("depth") if "depth" in record else None,
        open_dm2=record.whole("open_dm2", 0, 100_000) if "open_dm2" in record else None,
        overbuilt=record.flag("overbuilt") if "overbuilt" in record else None,
    )
    record.finish()
    return pit


def play_of(record: Record) -> Play:
    fall = record.whole("fall_height", 0, HIGHEST_FALL, "a free fall height in millimetres (EN 1176-1)")
    play = Play(
        fall_height=fall,
        forced=record.flag("forced"),
        margin=record.length("margin", low=0) if "margin" in record else 0,
        impact_length=record.length("impact_length") if "impact_length" in record else 0,
        impact_width=record.length("impact_width") if "impact_width" in record else 0,
        ages=record.ages("ages"),
        inclusive=record.flag("inclusive") if "inclusive" in record else False,
        sand=record.flag("sand") if "sand" in record else False,
        water=record.flag("water") if "water" in record else False,
        metal_slide=record.flag("metal_slide") if "metal_slide" in record else False,
        platform=record.length("platform", low=0) if "platform" in record else None,
        barrier=record.length("barrier", low=0) if "barrier" in record else None,
        headroom=record.length("headroom") if "headroom" in record else 0,
        swing=_swing(record.table("swing")) if "swing" in record else None,
        chute=_chute(record.table("chute")) if "chute" in record else None,
    )
    record.finish()
    return play


def _swing(record: Record) -> Swing:
    swing = Swing(
        suspension=record.length("suspension"),
        seat_height=record.length("seat_height"),
        clearance=record.length("clearance"),
        seats=record.whole("seats", 1, 20),
        seat_width=record.length("seat_width"),
        spacing=record.length("spacing") if "spacing" in record else 0,
        soft=record.flag("soft") if "soft" in record else False,
    )
    record.finish()
    return swing


def _chute(record: Record) -> Chute:
    chute = Chute(record.point("end"), record.length("width"), record.length("run"), record.length("drop"))
    record.finish()
    return chute


def plant_of(record: Record, known: Known) -> Plant:
    plant = Plant(record.choices("light", PlantLight), known.source(record))
    record.finish()
    return plant


def ground_of(record: Record) -> Ground:
    """What a surface's own colour and its ``[ground]`` table say."""
    values = record.table("ground")
    ground = Ground(
        colour=record.colour("colour"),
        texture=values.choice("texture", Texture),
        walkable=values.flag("walkable"),
        rolls=values.flag("rolls"),
        softens=values.whole("softens", 0, HIGHEST_FALL, "a fall height in millimetres") if "softens" in values else 0,
        fill=values.choice("fill", Fill) if "fill" in values else None,
        layer=values.length("layer") if "layer" in values else None,
        cycling=values.flag("cycling") if "cycling" in values else False,
        bears=values.flag("bears") if "bears" in values else None,
    )
    values.finish()
    return ground


def lamp_of(record: Record) -> Lamp:
    lamp = Lamp(
        mounting=record.length("mounting"),
        kelvin=record.whole("kelvin", 1000, 10_000) if "kelvin" in record else None,
        upward=record.flag("upward") if "upward" in record else None,
    )
    record.finish()
    return lamp


def light_of(record: Record) -> Light:
    leafy = record.share("leafy")
    if "bare" not in record:
        record.finish()
        return Light(leafy, leafy)
    light = Light(leafy, record.share("bare"), record.month_day("leaves_from"), record.month_day("leaves_to"))
    record.finish()
    return light
