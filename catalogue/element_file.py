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
from catalogue.composed import Whole, member_of, whole
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
    members = record.parts("members", member_of, known.pieces, default=())
    made = whole(members, known.pieces) if members else None
    tree = record.part("tree", tree_of, known, default=None)
    if (made or tree) and form is not Form.PIECE:
        raise record.wrong("form", "piece, as for every tree and every composed element")
    size = _size(record, form, tree)
    costs, upkeep = (made.price, made.upkeep) if made else record.part("price", price, form, known)
    parts, outline = _shape(record, form, size, tree, made)
    return Element(
        id=element_id,
        group=group,
        names=record.part("names", _names),
        form=form,
        size=size,
        footprint=outline,
        body=parts,
        colour=trees.LEAVES if tree else record.colour("colour"),
        price=costs,
        din276=_din276(record),
        life_years=record.whole("life_years", 1, 200),
        upkeep=upkeep,
        terms=record.part("terms", _terms),
        room=record.length("room", low=0, default=0),
        control_height=record.length("control_height", default=0),
        detectable=record.flag("detectable", default=None),
        seat=record.part("seat", seat_of, default=None),
        table=record.part("table", table_of, default=None),
        tree=tree,
        play=record.part("play", play_of, default=None),
        device=record.choice("device", Device, default=None),
        uses=record.choices("uses", Use, default=frozenset()),
        plant=record.part("plant", plant_of, known, default=None),
        ground=record.part("ground", ground_of, record.colour("colour")) if form is Form.SURFACE else None,
        guide=record.part("guide", guide_of, default=None),
        ramp=record.part("ramp", ramp_of, default=None),
        bollard=record.part("bollard", bollard_of, default=None),
        glazing=record.part("glazing", glazing_of, default=None),
        fountain=record.part("fountain", fountain_of, default=None),
        bike_stand=record.part("bike_stand", bike_stand_of, default=None),
        lamp=record.part("lamp", lamp_of, default=None),
        fire=record.choice("fire", FireUse, default=None),
        handrail=record.flag("handrail", default=False),
        edging=record.flag("edging", default=False),
        lowers=record.length("lowers", low=0, default=0 if "ramp" in record else None),
        light=record.part("light", light_of, default=SOLID),
        members=members,
    )


def _names(record: Record) -> Mapping[str, str]:
    return {language: record.text(language) for language in LANGUAGES}


def _terms(record: Record) -> Mapping[str, tuple[str, ...]]:
    return {language: record.texts(language) for language in LANGUAGES}


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
    outline = record.part("footprint", footprint, default=Outline.rectangle(size[0], size[1]))
    if tree:
        return trees.parts(tree, trees.size(tree, 0)), outline
    return record.part("body", body, size), outline


def _din276(record: Record) -> str:
    group = record.text("din276")
    if not (len(group) == 3 and group.isascii() and group.isdigit()):
        raise record.wrong("din276", 'a cost group of DIN 276 with three figures, such as "561"')
    return group

