"""Light on the ground in space, and the part of a picture that has changed."""

import numpy as np
import pytest

from baukasten.geometry import Point
from baukasten.relief import Relief
from baukasten.site import Terrain
from ui.canvas.shadow import DARKEST, GroundLight, changed, coloured, hours_picture, shadow_picture

live = pytest.importorskip("ui.view3d.live")


def test_light_lies_on_the_slope_and_a_little_above_it(qapp):
    rising = Terrain(((Point(0, 0), 0), (Point(20_000, 0), 2_000), (Point(0, 20_000), 0), (Point(20_000, 20_000), 2_000)))
    light = np.ones((20, 10), np.float32)
    light[2, 7] = 0
    light[:, 0] = np.nan
    x, y, heights, colours = live.draped(GroundLight(shadow_picture(light), 5.0, 1.0, 1.0, 1.0), Relief(rising))
    assert (x[0], x[-1], y[0], y[-1]) == (5.5, 14.5, 1.5, 20.5)
    assert heights == pytest.approx(np.repeat(x[:, None] / 10, 20, axis=1) + live.ABOVE, abs=1e-3)
    assert np.argwhere(colours[..., 3] > 0).tolist() == [[7, 2]]
    assert colours[7, 2, 3] == pytest.approx(DARKEST / 255, abs=0.01)


def test_a_large_ground_is_drawn_with_fewer_spots(qapp):
    ground = GroundLight(hours_picture(np.full((500, 800), 9, np.float32)), 0.0, 0.0, 0.25, 0.5)
    x, y, heights, colours = live.draped(ground, Relief(None))
    assert heights.shape == (len(x), len(y)) == colours.shape[:2] and heights.size <= live.FINEST * 1.1
    assert x[1] - x[0] == pytest.approx(1.0) and colours[..., 3] == pytest.approx(0.5, abs=0.01)


def test_only_the_cells_that_differ_are_painted_anew(qapp):
    light = np.ones((30, 40), np.float32)
    before = shadow_picture(light)
    light[4:6, 10:13] = 0
    patch = changed(before, shadow_picture(light))
    assert (patch.left(), patch.right(), patch.top(), patch.bottom()) == (9, 14, 23, 27), "and one cell round them; north is up"
    assert changed(before, shadow_picture(np.ones((30, 40), np.float32))) is None


def test_colours_come_back_as_they_were(qapp):
    colours = coloured(hours_picture(np.array([[0.0, np.nan], [15.0, 30.0]], np.float32)))
    assert colours[0].tolist() == [[38, 56, 102, 255], [0, 0, 0, 0]]
    assert colours[1].tolist() == [[226, 122, 44, 255]] * 2
