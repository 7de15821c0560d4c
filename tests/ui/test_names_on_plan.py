"""Names of ways in and houses on the plan: each whole and alone on its spot, or told where the pointer rests."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from baukasten.drawing import Group, Layer, Text
from baukasten.geometry import Point
from ui.canvas.names import about, named
from ui.canvas.painter import letters

WINDOW = QRectF(0, 0, 600, 400)
TO_VIEW = QTransform(0.01, 0, 0, -0.01, 0, 400)
"""Ten pixels a metre, the plan's origin in the lower left corner."""

pytestmark = pytest.mark.usefixtures("qapp")


def way_in(name, x, y):
    return Text(Point(x, y), name, height=2.0)


def laid(*ways_in, houses=(), taken=()):
    return named((Group(Layer.BUILDINGS, houses), Group(Layer.EDGES, ways_in)), taken, WINDOW, TO_VIEW)


def boxes(found):
    sizes = [letters(text).boundingRect() for text in found.shown]
    return [about(TO_VIEW.map(QPointF(*t.at)), size.width() - 6, size.height() - 6) for t, size in zip(found.shown, sizes, strict=True)]


def test_names_close_together_move_apart():
    found = laid(*(way_in(f"Zugang von der Straße {n}", 30_000 + 500 * n, 20_000) for n in range(4)))
    own = boxes(found)
    assert len(own) == 4 and not any(a.intersects(b) for n, a in enumerate(own) for b in own[:n])


def test_a_name_at_the_edge_is_drawn_in_and_a_long_one_breaks():
    found = laid(way_in("Überweg am Schröderplatz", 500, 300), way_in("Neben dem Tor, zur Kröpeliner Straße und zum Neuen Markt (Osten)", 58_000, 20_000),
                 taken=(QRectF(0, 0, 250, 360),))
    assert all(WINDOW.adjusted(-2, -2, 2, 2).contains(box) for box in boxes(found))
    assert ["\n" in text.text for text in found.shown] == [False, True]


def test_ways_in_come_before_houses_and_what_finds_no_room_is_told_on_hover():
    place = Point(30_000, 20_000)
    full = (QRectF(0, 0, 600, 180), QRectF(0, 228, 600, 172))
    found = laid(Text(place, "Zugang"), houses=(Text(place, "Haus"), Text(place, "Haus hinten am Hof")), taken=full)
    assert found.shown[0].text == "Zugang" and found.left_out
    assert {text.text for text in (*found.shown, *found.left_out)} == {"Zugang", "Haus", "Haus hinten am Hof"}


def test_what_is_not_in_view_and_what_was_said_before_is_not_said():
    found = laid(way_in("Zugang", 30_000, 20_000), way_in("Zugang", 10_000, 10_000), way_in("Draußen", 90_000, 20_000))
    assert [text.text for text in found.shown] == ["Zugang"] and not found.left_out
