"""One element from what stands in its file.

Every reader raises ``Wrong`` with key and expectation at the first thing that is not as needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from inspect import Parameter, signature

from baukasten import trees
from baukasten.body import SOLID, CrownForm, Light, Part
from baukasten.element import UNIT, Element, Form, Ground, Play, Price, Seat, Table, Texture, Tree
from baukasten.geometry import Outline
from baukasten.phrase import LANGUAGES
from baukasten.source import Source
from baukasten.units import Cent, Millimetre
from catalogue.composed import Whole, whole
from catalogue.footprint import footprint
from catalogue.models import MODELS
from catalogue.models.parameters import Colour, Count, Percent, Word
from catalogue.record import LONGEST, Record

HIGHEST_FALL: Millimetre = 3000
"""Greatest free fall height of playground equipment (EN 1176-1, rules.md P01)."""

MOST_PARTS = 400
"""A body of more parts would make every view and every shadow slow."""


@dataclass(frozen=True)
class Known:
    """What element files refer to: the sources, the price year they share, the pieces members are made of."""

    sources: Mapping[str, Source]
    price_year: int
    pieces: Mapping[str, Element]

    def with_piece(self, piece: Element) -> "Known":
        return replace(self, pieces={**self.pieces, piece.id: piece})


def element(record: Record, element_id: str, group: str, known: Known) -> Element:
    """The element a file describes. Raises ``Wrong``."""
    form = record.choice("form", Form)
    made = _whole(record, known)
    tree = _tree(record.table("tree"), known) if "tree" in record else None
    size = _size(record, form, tree)
    price, upkeep = (made.price, made.upkeep) if made else _price(record.table("price"), form, known)
    body, outline = _shape(record, form, size, tree, made)
    result = Element(
        id=element_id,
        group=group,
        names=_names(record),
        form=form,
        size=size,
        footprint=outline,
        body=body,
        colour=trees.LEAVES if tree else record.colour("colour"),
        price=price,
        din276=_din276(record),
        life_years=record.whole("life_years", 1, 200),
        upkeep=upkeep,
        terms=_terms(record.table("terms")),
        room=record.length("room", low=0) if "room" in record else 0,
        control_height=record.length("control_height") if "control_height" in record else 0,
        detectable=record.flag("detectable") if "detectable" in record else None,
        seat=_seat(record.table("seat")) if "seat" in record else None,
        table=_table(record.table("table")) if "table" in record else None,
        tree=tree,
        play=_play(record.table("play")) if "play" in record else None,
        ground=_ground(record, form),
        light=_light(record.table("light")) if "light" in record else SOLID,
        members=made.members if made else (),
    )
    record.finish()
    return result


def _whole(record: Record, known: Known) -> Whole | None:
    return whole(record.tables("members"), known.pieces) if "members" in record else None


def _names(record: Record) -> Mapping[str, str]:
    names = record.table("names")
    result = {language: names.text(language) for language in LANGUAGES}
    names.finish()
    return result


def _terms(terms: Record) -> Mapping[str, tuple[str, ...]]:
    result = {language: terms.texts(language) for language in LANGUAGES}
    terms.finish()
    return result


def _size(record: Record, form: Form, tree: Tree | None) -> tuple[Millimetre, Millimetre, Millimetre]:
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
    record: Record, form: Form, size: tuple[Millimetre, Millimetre, Millimetre], tree: Tree | None, made: Whole | None
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
    return _body(record.table("body"), size), outline


def _body(record: Record, size: tuple[Millimetre, Millimetre, Millimetre]) -> tuple[Part, ...]:
    name = record.text("model")
    if name not in MODELS:
        raise record.wrong("model", f"one of {', '.join(sorted(MODELS))}")
    model = MODELS[name]
    own = [p for p in signature(model).parameters.values() if p.kind is Parameter.KEYWORD_ONLY]
    values = {p.name: _parameter(record, p) for p in own if p.name in record}
    record.finish()
    try:
        parts = model(*size, **values)
    except (ValueError, ArithmeticError) as reason:
        raise record.wrong("model", f"sizes that a {name} can be built in ({reason})") from reason
    if len(parts) > MOST_PARTS:
        raise record.wrong("model", f"a body of at most {MOST_PARTS} parts instead of {len(parts)}")
    return parts


def _parameter(record: Record, parameter: Parameter) -> int | str | bool:
    """A parameter's value, checked by the kind the model's signature gives it."""
    kind = parameter.annotation
    if kind is bool:
        return record.flag(parameter.name)
    if kind is Colour:
        return record.colour(parameter.name)
    if kind is Word:
        return record.text(parameter.name)
    if kind is Count:
        return record.whole(parameter.name, 1, 60)
    if kind is Percent:
        return record.whole(parameter.name, 0, 100, "per cent as a whole number")
    return record.length(parameter.name, high=LONGEST)


def _price(record: Record, form: Form, known: Known) -> tuple[Price, Cent]:
    """Price and upkeep per unit of the form; ``holds`` says how many of the table's units one piece has."""
    low, mid, high = record.euros("low"), record.euros("mid"), record.euros("high")
    if not low <= mid <= high:
        raise record.wrong("mid", "low ≤ mid ≤ high")
    unit = record.text("unit")
    if unit not in UNIT.values():
        raise record.wrong("unit", f"one of {', '.join(UNIT.values())}")
    if unit != UNIT[form] and "holds" not in record:
        raise record.wrong("unit", f"{UNIT[form]} as the form {form.value} is counted in, or holds = how many {unit}")
    times = record.quantity("holds") if "holds" in record else 1.0
    year = record.whole("year", 1990, 2100, "a year")
    if year != known.price_year:
        raise record.wrong("year", f"{known.price_year}, the price year of this catalogue")
    source = _source(record, known)
    row = record.text("row") if "row" in record else None
    if row:
        source = replace(source, clause=f"{row}: {source.clause}" if source.clause else row)
    upkeep = round(record.euros("upkeep") * times)
    record.finish()
    return Price(round(low * times), round(mid * times), round(high * times), year, source), upkeep


def _source(record: Record, known: Known) -> Source:
    key = record.text("source")
    if key not in known.sources:
        raise record.wrong("source", f"a key of sources.toml ({', '.join(known.sources)})")
    return known.sources[key]


def _din276(record: Record) -> str:
    group = record.text("din276")
    if not (len(group) == 3 and group.isascii() and group.isdigit()):
        raise record.wrong("din276", 'a cost group of DIN 276 with three figures, such as "561"')
    return group


def _seat(record: Record) -> Seat:
    seat = Seat(
        places=record.whole("places", 1, 100),
        height=record.length("height"),
        backrest=record.flag("backrest") if "backrest" in record else False,
        armrests=record.flag("armrests") if "armrests" in record else False,
    )
    record.finish()
    return seat


def _table(record: Record) -> Table:
    table = Table(
        height=record.length("height"),
        knee_height=record.length("knee_height", low=0) if "knee_height" in record else 0,
        knee_depth=record.length("knee_depth", low=0) if "knee_depth" in record else 0,
    )
    record.finish()
    return table


def _tree(record: Record, known: Known) -> Tree:
    grown, grown_crown = record.length("grown_height"), record.length("grown_crown")
    tree = Tree(
        botanical=record.text("botanical"),
        height=record.length("height", high=grown),
        crown=record.length("crown", high=grown_crown),
        grown_height=grown,
        grown_crown=grown_crown,
        growth=record.length("growth"),
        form=record.choice("form", CrownForm),
        light=_light(record.table("light")),
        source=_source(record, known),
    )
    record.finish()
    return tree


def _light(record: Record) -> Light:
    leafy = record.share("leafy")
    if "bare" not in record:
        record.finish()
        return Light(leafy, leafy)
    light = Light(leafy, record.share("bare"), record.month_day("leaves_from"), record.month_day("leaves_to"))
    record.finish()
    return light


def _play(record: Record) -> Play:
    fall = record.whole("fall_height", 0, HIGHEST_FALL, "a free fall height in millimetres (EN 1176-1)")
    ages = record.lengths("ages", 2)
    play = Play(
        fall_height=fall,
        forced=record.flag("forced"),
        margin=record.length("margin", low=0) if "margin" in record else 0,
        impact_length=record.length("impact_length") if "impact_length" in record else 0,
        impact_width=record.length("impact_width") if "impact_width" in record else 0,
        ages=(ages[0], ages[1]),
        inclusive=record.flag("inclusive") if "inclusive" in record else False,
    )
    record.finish()
    return play


def _ground(record: Record, form: Form) -> Ground | None:
    if form is not Form.SURFACE:
        return None
    values = record.table("ground")
    ground = Ground(
        colour=record.colour("colour"),
        texture=values.choice("texture", Texture),
        walkable=values.flag("walkable"),
        rolls=values.flag("rolls"),
        softens=values.whole("softens", 0, HIGHEST_FALL, "a fall height in millimetres") if "softens" in values else 0,
    )
    values.finish()
    return ground

