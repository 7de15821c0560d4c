"""Pictures on the tiles, and words that find them."""

import pytest
from PySide6.QtGui import QImage

from catalogue.load import catalogue
from ui import pictures
from ui.background import Background
from ui.canvas.shadow import DARKEST, hours_picture, shadow_picture
from ui.panels.search import matches


@pytest.fixture(autouse=True)
def drawn_at_once(monkeypatch):
    """Where pictures come from and go to is asked here, not how they look."""
    monkeypatch.setattr(pictures, "_drawn", pictures.plan_sign)


def nothing(_share: float) -> None:
    return None


def coloured(image: QImage) -> int:
    """Pixels that are not clear."""
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))


def test_a_picture_is_drawn_once_and_then_kept(qapp, monkeypatch):
    bench = catalogue()["bench"]
    first = pictures.element_image(bench, nothing)
    assert coloured(first) > 50

    def never(_element):
        raise AssertionError("drawn twice")

    monkeypatch.setattr(pictures, "_drawn", never)
    assert coloured(pictures.element_image(bench, nothing)) == coloured(first)


def test_the_body_is_ray_traced(qapp, monkeypatch):
    monkeypatch.undo()
    traced = pictures._drawn(catalogue()["bench"])
    assert (traced.width(), traced.height()) == (pictures.SIZE, pictures.SIZE)
    assert coloured(traced) > 100


def test_pictures_are_told_one_after_the_other(qapp, qtbot):
    background = Background()
    told = []
    shelf = pictures.Pictures(background)
    shelf.drawn.connect(lambda name, picture: told.append(name))
    wanted = [catalogue()[name] for name in ("bench", "lounger")]
    shelf.want(wanted)
    qtbot.waitUntil(lambda: told == ["bench", "lounger"])
    shelf.want(wanted[:1])
    assert told[-1] == "bench", "what is there is told at once"
    background.close()


@pytest.mark.parametrize("words", ["Bank", "bank mit lehne", "BENCH", "lehne bank", ""])
def test_words_that_find_a_bench(words):
    assert matches(catalogue()["bench"], words)


def test_words_that_do_not():
    assert not matches(catalogue()["bench"], "bank rutsche")


def test_shadows_are_dark_and_outside_is_clear(qapp):
    import numpy as np

    light = np.array([[1.0, 0.0], [np.nan, 0.5]], np.float32)
    image = shadow_picture(light)
    south, north = image.height() - 1, 0
    assert image.pixelColor(0, south).alpha() == 0
    assert image.pixelColor(1, south).alpha() == DARKEST
    assert image.pixelColor(0, north).alpha() == 0
    assert image.pixelColor(1, north).alpha() == DARKEST // 2


def test_much_sun_is_brighter_than_little_also_without_colour(qapp):
    import numpy as np

    hours = np.array([[0.0, 3.0, 6.0, 9.0, 12.0]], np.float32)
    image = hours_picture(hours)
    greys = [image.pixelColor(x, 0).lightness() for x in range(4)]
    assert greys == sorted(greys)
