"""Names, numbers and signs on a plan, moved aside where two would stand on each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from baukasten.drawing import Anchor, Circle, Group, Layer, Pen, Text, finding_groups
from baukasten.finding import Finding
from baukasten.geometry import Point, polygon
from baukasten.plan import Item, Line, Note, Path, Placed, State, Surface, points_of
from baukasten.snapshot import Snapshot
from exports.pdf.fonts import CAPITALS, printable, width
from exports.pdf.painter import Sheet
from exports.pdf.window import planned

NUMBER_HEIGHT = 1.9
NOTE_RADIUS, SIGN_RADIUS = 2.0, 2.3
NOTE_COLOUR, INK = "#f2c14e", "#1f2933"
APART = 0.35
"""Millimetres on paper that words and signs keep from each other; all lengths here are such."""
INSIDE = 1.5
"""How far names stay away from the edge of the drawing."""
FAR = 7.0
"""A number never stands further from the middle of its thing in the first place."""
AROUND = ((0, 1), (1, 0.6), (-1, 0.6), (1, -0.6), (-1, -0.6), (0, -1))


@dataclass(frozen=True)
class Box:
    """A word or a sign on paper, about its middle; millimetres counted from the plan's origin."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        across = abs(self.x - other.x) * 2 < self.width + other.width + 2 * APART
        return across and abs(self.y - other.y) * 2 < self.height + other.height + 2 * APART


def labelled(snapshot: Snapshot, groups: Iterable[Group], sheet: Sheet) -> tuple[Group, ...]:
    """The groups with the numbers of what is planned, the wishes, and as many names as find room."""
    things = [(item, box) for _id, item in snapshot.plan.of(Placed) if (box := _standing(snapshot, item, sheet))]
    taken = [box for _item, box in things]
    kept = [box for item, box in things if item.state is State.KEEP]
    bare, names = _without_names(groups)
    notes = Group(Layer.NOTES, tuple(p for item_id, note in snapshot.plan.of(Note) for p in _note(note, item_id, sheet, taken)))
    marks = tuple(_number(snapshot, item, str(item_id), sheet, taken) for item_id, item in planned(snapshot.plan))
    # Names may stand on what stays, which is drawn faintly, but on nothing that is planned.
    spaced = tuple(_named(names, sheet, [box for box in taken if box not in kept]))
    return (*bare, Group(Layer.MARKS, spaced), notes, Group(Layer.MARKS, marks))


def signed(groups: Iterable[Group], findings: Iterable[Finding], sheet: Sheet) -> tuple[Group, ...]:
    """The groups with the signs of findings, numbered in their order, and as many names as find room."""
    taken: list[Box] = []
    bare, names = _without_names(groups)
    signs = [sign for n, finding in enumerate(findings, start=1) for sign in _sign(finding, n, sheet, taken)]
    spaced = tuple(_named(names, sheet, taken))
    return (*bare, Group(Layer.MARKS, spaced), *signs)


def _without_names(groups: Iterable[Group]) -> tuple[list[Group], list[Text]]:
    """Names of entrances come first: people look for the way in before they look for a house."""
    bare, entrances, houses = [], [], []
    for group in groups:
        if group.layer not in (Layer.EDGES, Layer.BUILDINGS):
            bare.append(group)
            continue
        names = entrances if group.layer is Layer.EDGES else houses
        names += [p for p in group.primitives if isinstance(p, Text)]
        bare.append(replace(group, primitives=tuple(p for p in group.primitives if not isinstance(p, Text))))
    return bare, [*entrances, *houses]


def _named(names: Iterable[Text], sheet: Sheet, taken: list[Box]) -> Iterator[Text]:
    """Each name once, as near to its place as there is room; none where there is no room."""
    said: set[str] = set()
    for name in names:
        long = width(printable(name.text), name.height * mm / CAPITALS) / mm
        if name.text in said or not _in_window(name.at, sheet) or long > sheet.width / mm / 2:
            continue
        step = name.height + 1.0
        tried = ((0.0, dy * step) for dy in (0, 1, -1, 2, -2))
        at = _first_free(name.at, tried, (long, name.height), sheet, taken)
        if at is not None:
            said.add(name.text)
            yield replace(name, at=at, anchor=Anchor.CENTRE)


def _in_window(at: Point, sheet: Sheet) -> bool:
    west, south, east, north = sheet.seen
    return west < at.x < east and south < at.y < north


def _note(note: Note, item_id: int, sheet: Sheet, taken: list[Box]) -> tuple[Circle, Text]:
    size = (2 * NOTE_RADIUS, 2 * NOTE_RADIUS)
    at = _first_free(note.at, _steps(2 * NOTE_RADIUS, True), size, sheet, taken) or note.at
    return (
        Circle(at, round(NOTE_RADIUS * sheet.scale), NOTE_COLOUR, pen=Pen(INK, 0.25)),
        Text(at, str(item_id), 1.6, INK),
    )


def _standing(snapshot: Snapshot, item: Placed, sheet: Sheet) -> Box | None:
    """The footprint on paper, with its sides along the sheet's."""
    element = snapshot.element(item)
    if element is None or not element.footprint.ring:
        return None
    west, south, east, north = (edge / sheet.scale for edge in element.footprint.placed(item.at, item.angle).bounds)
    return Box((west + east) / 2, (south + north) / 2, east - west, north - south)


def _number(snapshot: Snapshot, item: Item, text: str, sheet: Sheet, taken: list[Box]) -> Text:
    """Beside a thing, in the middle of an area."""
    size = width(text, NUMBER_HEIGHT * mm / CAPITALS) / mm, NUMBER_HEIGHT
    stands = _standing(snapshot, item, sheet) if isinstance(item, Placed) else None
    step = NUMBER_HEIGHT + 0.8
    if stands:
        step = min(stands.height / 2 + NUMBER_HEIGHT / 2 + APART + 0.1, FAR)
    at = _first_free(_middle(item), _steps(step, stands is None), size, sheet, taken)
    return Text(at or _middle(item), text, NUMBER_HEIGHT, INK, halo=True)


def _sign(finding: Finding, number: int, sheet: Sheet, taken: list[Box]) -> Iterator[Group]:
    if finding.place is None:
        return
    size = (2 * SIGN_RADIUS, 2 * SIGN_RADIUS)
    at = _first_free(finding.place, _steps(2 * SIGN_RADIUS, True), size, sheet, taken) or finding.place
    for group in finding_groups((replace(finding, place=at),), round(SIGN_RADIUS * sheet.scale)):
        marks = (replace(p, text=str(number), height=1.7) if isinstance(p, Text) else p for p in group.primitives)
        yield Group(group.layer, tuple(marks), group.item)


def _steps(step: float, at_first_in_place: bool) -> Iterator[tuple[float, float]]:
    if at_first_in_place:
        yield 0.0, 0.0
    for ring in (1, 1.8, 2.6):
        for dx, dy in AROUND:
            yield dx * step * ring, dy * step * ring


def _first_free(
    at: Point, tried: Iterable[tuple[float, float]], size: tuple[float, float], sheet: Sheet, taken: list[Box]
) -> Point | None:
    """The first of some places that is free, which is taken then; drawn in where it would reach over the edge."""
    west, south, east, north = (edge / sheet.scale for edge in sheet.seen)
    for dx, dy in tried:
        x, y = at.x / sheet.scale + dx, at.y / sheet.scale + dy
        x = min(max(x, west + size[0] / 2 + INSIDE), east - size[0] / 2 - INSIDE)
        y = min(max(y, south + size[1] / 2 + INSIDE), north - size[1] / 2 - INSIDE)
        box = Box(x, y, *size)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            return Point(round(x * sheet.scale), round(y * sheet.scale))
    return None


def _middle(item: Item) -> Point:
    match item:
        case Surface(outline=outline):
            inside = polygon(outline).representative_point()
            return Point(round(inside.x * 1000), round(inside.y * 1000)) if not inside.is_empty else outline.ring[0]
        case Path(points=points) | Line(points=points):
            n = (len(points) - 1) // 2
            a, b = points[n], points[min(n + 1, len(points) - 1)]
            return Point((a.x + b.x) // 2, (a.y + b.y) // 2)
    return points_of(item)[0]
