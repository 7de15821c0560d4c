"""Names of ways in and of buildings, each where it can be read: whole, and on no other name, no wish and no sign.

Letters are equally large at every zoom, so the places depend on what is in view. A name without room is left out;
it is told where the pointer rests on its place, and nearer by there is room for all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from baukasten.drawing import Group, Layer, Text
from baukasten.geometry import Point
from ui.canvas.painter import letters

APART = 3
"""Pixels between names and everything else."""
BESIDE = 8
"""Pixels between a way in and its name."""

Offsets = tuple[tuple[float, float], ...]
"""Across and down from a place to the middle of its name, in halves of the name's own width and height."""
ACROSS = (0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1)
ROUND: Offsets = (*((dx, dy) for dy in (-1, 1) for dx in ACROSS), (1, 0), (-1, 0))
FURTHER: Offsets = tuple((dx, dy) for dy in (-3, 3) for dx in ACROSS)
ON: Offsets = ((0, 0), (0, 2.4), (0, -2.4), (0.6, 0), (-0.6, 0))


Tried = Iterator[tuple[Text, QRectF]]
"""A text as it may be written, and its box about the text's own place."""


@dataclass(frozen=True)
class Named:
    """``shown``: texts at the places found for them; ``left_out``: those without room, at their own."""

    shown: tuple[Text, ...] = ()
    left_out: tuple[Text, ...] = ()


def named(groups: Iterable[Group], taken: Iterable[QRectF], window: QRectF, to_view: QTransform) -> Named:
    """The names that have their place in the ``window``. It and what is ``taken`` are pixels of the view."""
    taken, back = list(taken), to_view.inverted()[0]
    shown: dict[str, Text] = {}
    left_out: list[Text] = []
    for text, tried in _first_the_ways_in(groups):
        place = to_view.map(QPointF(*text.at))
        if text.text in shown or not window.contains(place):
            continue
        boxes = ((form, _drawn_in(box.translated(place), window)) for form, box in tried)
        free = ((form, box) for form, box in boxes if not any(box.intersects(other) for other in taken))
        form, box = next(free, (text, None))
        if box is None:
            left_out.append(text)
        else:
            taken.append(box)
            at = back.map(box.center())
            shown[text.text] = replace(form, at=Point(round(at.x()), round(at.y())))
    return Named(tuple(shown.values()), tuple(left_out))


def about(middle: QPointF, width: float, height: float) -> QRectF:
    """A box with a little air."""
    return QRectF(middle.x() - width / 2 - APART, middle.y() - height / 2 - APART, width + 2 * APART, height + 2 * APART)


def _first_the_ways_in(groups: Iterable[Group]) -> Iterator[tuple[Text, Tried]]:
    """Each name and where it may stand, the best first. People look for the way in before they look for a house."""
    groups = tuple(groups)
    for layer, places in ((Layer.EDGES, _round), (Layer.BUILDINGS, _on)):
        for group in groups:
            if group.layer is layer:
                yield from ((text, places(text)) for text in group.primitives if isinstance(text, Text))


def _round(text: Text) -> Tried:
    """Beside a way in: in one line, in two, or a little further away."""
    for form, offsets in ((text, ROUND), (_in_two_lines(text), ROUND), (text, FURTHER)):
        yield from _boxes(form, offsets, BESIDE)


def _on(text: Text) -> Tried:
    """On a house, or at its edge."""
    for form in (text, _in_two_lines(text)):
        yield from _boxes(form, ON, 0)


def _boxes(form: Text, offsets: Offsets, beside: int) -> Tried:
    size = letters(form).boundingRect()
    for dx, dy in offsets:
        middle = QPointF(dx * (size.width() / 2 + beside), dy * (size.height() / 2 + beside))
        yield form, about(middle, size.width(), size.height())


def _in_two_lines(text: Text) -> Text:
    """Parted at the space nearest to the middle."""
    spaces = [n for n, sign in enumerate(text.text) if sign == " "]
    if not spaces:
        return text
    middle = min(spaces, key=lambda n: abs(2 * n - len(text.text)))
    return replace(text, text=f"{text.text[:middle]}\n{text.text[middle + 1 :]}")


def _drawn_in(box: QRectF, window: QRectF) -> QRectF:
    """The box, moved as far as it reaches over the edge of the window."""
    left = max(window.left(), min(box.left(), window.right() - box.width()))
    top = max(window.top(), min(box.top(), window.bottom() - box.height()))
    return QRectF(left, top, box.width(), box.height())
