"""One element from what stands in its file.

Every reader raises ``Wrong`` with key and expectation at the first thing that is not as needed.
"""

from collections.abc import Mapping

from baukasten import trees
from baukasten.body import SOLID, Part
from baukasten.element import Device, Element, FireUse, Form, Tree, Use
from baukasten.geometry import Outline
from baukasten.phrase import LANGUAGES
from baukasten.units import Millimetre
from catalogue.body import body
from catalogue.composed import Whole, whole
from catalogue.access_traits import bike_stand_of, bollard_of, fountain_of, glazing_of, guide_of, ramp_of
from catalogue.footprint import footprint
from catalogue.known import Known
from catalogue.price import price
from catalogue.record import Record
from catalogue.traits import ground_of, lamp_of, light_of, plant_of, play_of, seat_of, table_of, tree_of

Size = tuple[Millimetre, Millimetre, Millimetre]


def element(record: Record, element_id: str, group: str, known: Known) -> Element:
    """The element a file describes. Raises ``Wrong``."""
    form = record.choice("form", Form)
    made = whole(record.tables("members"), known.pieces) if "members" in record else None
    tree = tree_of(record.table("tree"), known) if "tree" in record else None
    if (made or tree) and form is not Form.PIECE:
        raise record.wrong("form", "piece, as for every tree and every composed element")
    size = _size(record, form, tree)
    costs, upkeep = (made.price, made.upkeep) if made else price(record.table("price"), form, known)
    parts, outline = _shape(record, form, size, tree, made)
    result = Element(
        id=element_id,
        group=group,
        names=_names(record),
        form=form,
        size=size,
        footprint=outline,
        body=parts,
        colour=trees.LEAVES if tree else record.colour("colour"),
        price=costs,
        din276=_din276(record),
        life_years=record.whole("life_years", 1, 200),
        upkeep=upkeep,
        terms=_terms(record.table("terms")),
        room=record.length("room", low=0) if "room" in record else 0,
        control_height=record.length("control_height") if "control_height" in record else 0,
        detectable=record.flag("detectable") if "detectable" in record else None,
        seat=seat_of(record.table("seat")) if "seat" in record else None,
        table=table_of(record.table("table")) if "table" in record else None,
        tree=tree,
        play=play_of(record.table("play")) if "play" in record else None,
        device=record.choice("device", Device) if "device" in record else None,
        uses=record.choices("uses", Use) if "uses" in record else frozenset(),
        plant=plant_of(record.table("plant"), known) if "plant" in record else None,
        ground=ground_of(record) if form is Form.SURFACE else None,
        guide=guide_of(record.table("guide")) if "guide" in record else None,
        ramp=ramp_of(record.table("ramp")) if "ramp" in record else None,
        bollard=bollard_of(record.table("bollard")) if "bollard" in record else None,
        glazing=glazing_of(record.table("glazing")) if "glazing" in record else None,
        fountain=fountain_of(record.table("fountain")) if "fountain" in record else None,
        bike_stand=bike_stand_of(record.table("bike_stand")) if "bike_stand" in record else None,
        lamp=lamp_of(record.table("lamp")) if "lamp" in record else None,
        fire=record.choice("fire", FireUse) if "fire" in record else None,
        handrail=record.flag("handrail") if "handrail" in record else False,
        edging=record.flag("edging") if "edging" in record else False,
        lowers=record.length("lowers", low=0) if "lowers" in record else 0 if "ramp" in record else None,
        light=light_of(record.table("light")) if "light" in record else SOLID,
        members=made.members if made else (),
    )
    record.finish()
    return result


def _names(record: Record) -> Mapping[str, str]:
    names = record.table("names")
    result = {language: names.text(language) for language in LANGUAGES}
    names.finish()
    return result


def _terms(terms: Record) -> Mapping[str, tuple[str, ...]]:
    result = {language: terms.texts(language) for language in LANGUAGES}
    terms.finish()
    return result


def _size(record: Record, form: Form, tree: Tree | None) -> Size:
    """A tree's size follows from its age, a surface has none; a line's is one metre, width, height."""
    if tree:
        return (tree.crown, tree.crown, tree.height)
    match form:
        case Form.SURFACE:
            return (0, 0, 0)
        case Form.LINE:
            width, height = record.lengths("size", 2)
            return (1000, width, height)
    width, depth, height = record.lengths("size", 3, low=1)
    return (width, depth, height)


def _shape(
    record: Record, form: Form, size: Size, tree: Tree | None, made: Whole | None
) -> tuple[tuple[Part, ...], Outline]:
    """Body and footprint: of a piece only."""
    if form is not Form.PIECE:
        return (), Outline(())
    if made:
        return made.body, made.footprint
    outline_record = record.table("footprint") if "footprint" in record else None
    outline = footprint(outline_record, size)
    if outline_record:
        outline_record.finish()
    if tree:
        return trees.parts(tree, trees.size(tree, 0)), outline
    return body(record.table("body"), size), outline


def _din276(record: Record) -> str:
    group = record.text("din276")
    if not (len(group) == 3 and group.isascii() and group.isdigit()):
        raise record.wrong("din276", 'a cost group of DIN 276 with three figures, such as "561"')
    return group

