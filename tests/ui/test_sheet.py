"""The plan on screen follows changes, and only what a change touches is touched."""

import pytest
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene

from baukasten.change import Change
from baukasten.commands import draw_surface, move, note, place, remove, set_state, turn
from baukasten.drawing import Circle, Dash, Fill, Hatch, Layer, Pen, Stroke, Text
from baukasten.geometry import Outline, Point
from baukasten.plan import Plan, State
from baukasten.snapshot import Snapshot
from catalogue.load import catalogue
from sites.load import PLOTS, load
from ui.canvas.painter import graphics, letters, path_of, pen_of
from ui.canvas.sheet import Sheet
from ui.canvas.symbols import Symbols, step

SCALE = 0.03
HERE = Point(5000, 5000)


class Shown:
    """A plan and the sheet that shows it."""

    def __init__(self):
        self.plan = Plan()
        self.scene = QGraphicsScene()
        self.sheet = Sheet(self.scene, Symbols(1.0), self.snapshot, SCALE)

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(self.plan, load(PLOTS[1]), catalogue())

    def do(self, change: Change) -> None:
        self.plan = change.applied(self.plan)
        self.sheet.apply(change, self.snapshot)

    def items(self, item_id: int) -> list:
        return self.sheet._shown.get(item_id, [])


@pytest.fixture
def shown(qapp) -> Shown:
    return Shown()


def test_a_placed_thing_is_one_shared_picture(shown):
    shown.do(place(shown.plan, "bench", HERE))
    shown.do(place(shown.plan, "bench", Point(9000, 9000), angle=450))
    (one,), (other,) = shown.items(1), shown.items(2)
    assert isinstance(one, QGraphicsPixmapItem)
    assert one.pixmap().cacheKey() == other.pixmap().cacheKey()
    assert (one.pos().x(), one.pos().y()) == HERE


def test_moving_and_turning_keep_the_same_item(shown):
    shown.do(place(shown.plan, "bench", HERE))
    (before,) = shown.items(1)
    shown.do(move(shown.plan, {1}, 300, -200))
    shown.do(turn(shown.plan, {1}, 900))
    (after,) = shown.items(1)
    assert after is before
    assert (after.pos().x(), after.pos().y()) == (5300, 4800)


def test_it_lies_where_the_element_lies_and_looks_where_it_looks(shown):
    """The picture's outline on the plan is the footprint's, turned clockwise."""
    shown.do(place(shown.plan, "bench", HERE, angle=900))
    (item,) = shown.items(1)
    box = item.sceneBoundingRect()
    width, depth, _height = catalogue()["bench"].size
    assert box.height() == pytest.approx(width, abs=400)
    assert box.width() == pytest.approx(depth, abs=400)


def test_another_state_is_another_picture(shown):
    shown.do(place(shown.plan, "bench", HERE))
    before = shown.items(1)[0].pixmap().toImage()
    shown.do(set_state(shown.plan, {1}, State.REMOVE))
    assert shown.items(1)[0].pixmap().toImage() != before


def test_what_is_removed_is_gone_and_comes_back_with_undo(shown):
    shown.do(place(shown.plan, "bench", HERE))
    taken = remove(shown.plan, {1})
    count = len(shown.scene.items())
    shown.do(taken)
    assert shown.items(1) == []
    shown.do(taken.reversed())
    assert len(shown.scene.items()) == count


def test_a_change_leaves_other_items_alone(shown):
    shown.do(place(shown.plan, "bench", HERE))
    shown.do(draw_surface(shown.plan, "gravel", Outline.rectangle(3000, 2000, Point(9000, 9000))))
    shown.do(note(shown.plan, Point(1000, 1000), "Quiet, please"))
    before = [list(shown.items(i)) for i in (2, 3)]
    shown.do(move(shown.plan, {1}, 100, 0))
    assert [list(shown.items(i)) for i in (2, 3)] == before


def test_an_unknown_element_is_seen(shown):
    shown.do(place(shown.plan, "nobody-knows", HERE))
    assert len(shown.items(1)) == 1


def test_pictures_are_made_anew_for_another_zoom_step(shown):
    shown.do(place(shown.plan, "bench", HERE))
    small = shown.items(1)[0].pixmap().width()
    shown.sheet.rescale(SCALE * 4, shown.snapshot)
    assert shown.items(1)[0].pixmap().width() > 3 * small


def test_layers_are_hidden_and_shown(shown):
    shown.do(place(shown.plan, "bench", HERE))
    shown.sheet.show_layers(set(Layer) - {Layer.ITEMS})
    assert not shown.items(1)[0].isVisible()
    shown.sheet.set_visible(False)
    shown.sheet.show_layers(set(Layer))
    assert not shown.items(1)[0].isVisible()
    shown.sheet.set_visible(True)
    assert shown.items(1)[0].isVisible()


def test_a_removed_sheet_leaves_nothing(shown):
    shown.do(place(shown.plan, "bench", HERE))
    shown.sheet.remove()
    assert shown.scene.items() == []


def test_zoom_steps_are_half_octaves():
    assert step(0.25) == 0.25
    assert step(0.3) == pytest.approx(0.25 * 2**0.5, rel=0.2)
    assert step(0.5) / step(0.25) == 2


def test_a_hole_stays_open(qapp):
    hole = Outline.rectangle(1000, 1000).ring
    path = path_of(Fill(Outline(Outline.rectangle(4000, 4000).ring, (hole,)), "#000000"))
    assert not path.contains(path_of(Circle(Point(0, 0), 10)).currentPosition())
    assert path.contains(path_of(Stroke((Point(1500, 0), Point(1500, 1)), Pen("#000000"))).currentPosition())


def test_pens_are_as_wide_at_every_zoom(qapp):
    assert pen_of(Pen("#000000", 0.5)).isCosmetic()
    assert pen_of(Pen("#000000", 0.5)).widthF() > pen_of(Pen("#000000", 0.35)).widthF()
    assert pen_of(Pen("#000000", 0.5, Dash.DASHED)).dashPattern() != pen_of(Pen("#000000", 0.5, Dash.CHAIN)).dashPattern()


def test_letters_are_never_smaller_than_twelve_points(qapp):
    tiny = letters(Text(Point(0, 0), "H", height=0.5)).boundingRect().height()
    assert tiny >= 0.6 * 16


def test_a_hatched_fill_is_two_items_and_a_halo_is_two(qapp):
    fill = Fill(Outline.rectangle(1000, 1000), "#808080", hatch=Hatch.CROSS)
    assert len(list(graphics((fill,), SCALE))) == 2
    assert len(list(graphics((Text(Point(0, 0), "A", halo=True),), SCALE))) == 2
