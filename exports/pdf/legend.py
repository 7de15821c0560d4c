"""What the signs of the plan mean: only those that are used."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from baukasten.drawing import Circle, Dash, Fill, Group, Layer, Pen, Primitive, Stroke
from baukasten.drawing.site import BOUNDARY, BUILDING, BUILDING_LINE, laid
from baukasten.drawing.symbol import MANNERS
from baukasten.element import Ground
from baukasten.geometry import Outline, Point
from baukasten.phrase import Language, Phrase, _
from baukasten.plan import ItemId, Note, Path, Placed, State, Surface, element_of
from baukasten.snapshot import Snapshot
from exports.pdf.fonts import shortened
from exports.pdf.labels import INK, NOTE_COLOUR
from exports.pdf.painter import Sheet, paint
from exports.pdf.window import planned

WIDTH, HEIGHT = 9.0, 5.0
"""Millimetres of a swatch on paper."""

STATES: Mapping[State, Phrase] = {
    State.NEW: _("new"),
    State.SELFBUILD: _("new, built by neighbours"),
    State.REUSE: _("used, from elsewhere"),
    State.MOVE: _("moved here"),
    State.KEEP: _("stays"),
    State.REMOVE: _("goes"),
}


@dataclass(frozen=True)
class Entry:
    """A swatch in its own millimetres, 0 … ``WIDTH`` and 0 … ``HEIGHT``, and what it means."""

    primitives: tuple[Primitive, ...]
    text: str


def entries(snapshot: Snapshot, say: Language) -> tuple[Entry, ...]:
    """States first, then surfaces, then the other signs."""
    return (*_states(snapshot, say), *_surfaces(snapshot, say), *_signs(snapshot, say))


def swatch(canvas: Canvas, entry: Entry, x: float, y: float) -> None:
    """From its lower left corner on the page."""
    sheet = Sheet(x, y, WIDTH * mm, HEIGHT * mm, 0, 0, 1000)
    paint(canvas, (Group(Layer.GROUND, entry.primitives),), sheet)


def collected(snapshot: Snapshot, say: Language) -> list[tuple[str, str]]:
    """What the group changes, alike things together: numbers ("1–3, 7") and what they are."""
    alike: defaultdict[tuple[str, State], list[ItemId]] = defaultdict(list)
    for item_id, item in planned(snapshot.plan):
        alike[element_of(item) or "", item.state].append(item_id)
    rows = []
    for (element_id, state), ids in alike.items():
        element = snapshot.catalogue.get(element_id)
        name = say.name(element.names) if element else say("not in this catalogue: {name}", name=shortened(element_id, 40))
        rows.append((runs(ids), name if state is State.NEW else f"{name} ({say.say(STATES[state])})"))
    return rows


def runs(numbers: list[int]) -> str:
    """1, 2, 3, 7 as "1–3, 7"."""
    groups: list[list[int]] = []
    for number in sorted(numbers):
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(_run(group) for group in groups)


def _run(group: list[int]) -> str:
    if len(group) > 2:
        return f"{group[0]}–{group[-1]}"
    return ", ".join(str(number) for number in group)


def _states(snapshot: Snapshot, say: Language) -> Iterator[Entry]:
    used = {item.state for item in snapshot.plan.items.values() if hasattr(item, "state")}
    for state, phrase in STATES.items():
        if state in used:
            manner = MANNERS[state]
            box = Fill(_box(0.8), "#ffffff", pen=manner.pen, hatch=manner.hatch)
            yield Entry((box,), say.say(phrase))


def _surfaces(snapshot: Snapshot, say: Language) -> Iterator[Entry]:
    there = [area.material for area in snapshot.site.ground]
    laid_anew = [item.material for _id, item in [*snapshot.plan.of(Surface), *snapshot.plan.of(Path)]]
    for material in dict.fromkeys([*laid_anew, *there]):
        element = snapshot.catalogue.get(material)
        if element and element.ground:
            yield Entry((_surface(element.ground, material in laid_anew),), say.name(element.names))


def _surface(ground: Ground, new: bool) -> Primitive:
    return laid(_box(0.8), ground, 0.0 if new else 0.25, Pen("#8a939a", 0.13))


def _signs(snapshot: Snapshot, say: Language) -> Iterator[Entry]:
    trees = {item.state is State.KEEP for _id, item in snapshot.plan.of(Placed) if _is_tree(snapshot, item)}
    if False in trees:
        yield Entry((Circle(_MIDDLE, 2000, "#5f8f4e", 0.45, Pen(INK, 0.35)), _bar(0.7, 0), _bar(0, 0.7)), say("tree, new"))
    if True in trees:
        crown = Circle(_MIDDLE, 2000, "#bcd0b5", 0.45, Pen("#8a939a", 0.18))
        yield Entry((crown, Circle(_MIDDLE, 350, "#8a939a")), say("tree, there today"))
    if any(snapshot.element(item).play for _id, item in snapshot.plan.of(Placed) if snapshot.element(item)):
        yield Entry((Fill(_box(0.8), None, pen=Pen("#a8442a", 0.18, Dash.DASHED)),), say("room that play needs to be safe"))
    if any(True for _note in snapshot.plan.of(Note)):
        yield Entry((Circle(_MIDDLE, 2000, NOTE_COLOUR, pen=Pen(INK, 0.25)),), say("wish, with its number"))
    if snapshot.site.buildings:
        yield Entry((Fill(_box(0.8), BUILDING, pen=Pen(BUILDING_LINE, 0.5)),), say("building"))
    yield Entry((Stroke((Point(600, 2500), Point(8400, 2500)), Pen(BOUNDARY, 0.5, Dash.CHAIN)),), say("boundary of the plan"))
    if snapshot.site.entrances:
        arrow = Outline((Point(3600, 1300), Point(4500, 3700), Point(5400, 1300)))
        yield Entry((Fill(arrow, BOUNDARY),), say("way in"))


def _is_tree(snapshot: Snapshot, item: Placed) -> bool:
    element = snapshot.element(item)
    return bool(element and element.tree)


_MIDDLE = Point(4500, 2500)


def _bar(dx: float, dy: float) -> Stroke:
    x, y = round(dx * 1000), round(dy * 1000)
    return Stroke((_MIDDLE.moved(-x, -y), _MIDDLE.moved(x, y)), Pen(INK, 0.35))


def _box(inset: float) -> Outline:
    a, right, top = round(inset * 1000), round((WIDTH - inset) * 1000), round((HEIGHT - inset) * 1000)
    return Outline((Point(a, a), Point(right, a), Point(right, top), Point(a, top)))
