"""The painter: every primitive, to scale, in its colour, cut at the edge. Measured in rendered dots."""

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from baukasten.drawing import Anchor, Circle, Dash, Fill, Group, Hatch, Layer, Pen, Primitive, Stroke, Text
from baukasten.geometry import Outline, Point
from exports.pdf.painter import Sheet, paint

DOTS = 4
"""Dots per millimetre of paper."""
SHEET = Sheet(10 * mm, 10 * mm, 80 * mm, 80 * mm, 0, 0, 200)
"""80 mm of paper at 1:200: 16 m of the plan, on a page of 100 mm."""


def painted(*primitives: Primitive, sheet: Sheet = SHEET) -> np.ndarray:
    """The page as dots [rows, columns, 3], row 0 at the top."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(100 * mm, 100 * mm), invariant=1)
    paint(canvas, (Group(Layer.ITEMS, primitives),), sheet)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(file.getvalue())
    page = document[0]
    dots = np.array(page.render(scale=DOTS * 25.4 / 72).to_numpy())[..., :3][..., ::-1]
    page.close()
    document.close()
    return dots


def dot(dots: np.ndarray, x_m: float, y_m: float) -> tuple[int, ...]:
    """The colour at a place of the plan in metres."""
    column, row = (10 + x_m * 5) * DOTS, (90 - y_m * 5) * DOTS
    return tuple(int(v) for v in dots[round(row), round(column)])


def dark(dots: np.ndarray) -> np.ndarray:
    return dots.mean(axis=2) < 128


def extent_mm(mask: np.ndarray, axis: int) -> float:
    found = np.flatnonzero(mask.any(axis=axis))
    return (found[-1] - found[0] + 1) / DOTS


def test_ten_metres_are_fifty_millimetres_at_1_to_200():
    dots = painted(Stroke((Point(1000, 8000), Point(11_000, 8000)), Pen("#000000", 0.5)))
    assert extent_mm(dark(dots), 0) == pytest.approx(50, abs=0.8)


def test_a_line_is_as_wide_on_paper_as_its_pen_at_every_scale():
    line = Stroke((Point(0, 8000), Point(16_000, 8000)), Pen("#000000", 2.0))
    for scale in (100, 200, 500):
        sheet = Sheet(10 * mm, 10 * mm, 80 * mm, 80 * mm, 0, 8000 - 40 * scale, scale)
        assert extent_mm(dark(painted(line, sheet=sheet)), 1) == pytest.approx(2.0, abs=0.3)


def test_an_area_has_its_colour_and_its_hole_stays_open():
    frame = Outline(Outline.rectangle(8000, 8000, Point(8000, 8000)).ring, (Outline.rectangle(4000, 4000, Point(8000, 8000)).ring,))
    dots = painted(Fill(frame, "#336699"))
    assert dot(dots, 5, 8) == (0x33, 0x66, 0x99)
    assert dot(dots, 8, 8) == (255, 255, 255)
    assert dot(dots, 2, 2) == (255, 255, 255)


def test_what_is_half_opaque_lets_half_of_the_ground_through():
    half = painted(Fill(Outline.rectangle(8000, 8000, Point(8000, 8000)), "#000000", 0.5))
    assert dot(half, 8, 8)[0] == pytest.approx(128, abs=3)
    after = painted(
        Circle(Point(4000, 8000), 1000, "#000000", 0.5), Fill(Outline.rectangle(2000, 2000, Point(10_000, 8000)), "#000000")
    )
    assert dot(after, 10, 8) == (0, 0, 0), "the next thing is opaque again"


def test_a_circle_has_its_radius():
    dots = painted(Circle(Point(8000, 8000), 3000, "#000000"))
    assert extent_mm(dark(dots), 0) == pytest.approx(30, abs=0.5)
    assert dark(dots).sum() / DOTS**2 == pytest.approx(np.pi * 15**2, rel=0.02)


def test_a_circle_with_a_pen_only_stays_clear():
    dots = painted(Circle(Point(8000, 8000), 3000, pen=Pen("#000000", 0.5)))
    assert dot(dots, 8, 8) == (255, 255, 255) and dark(dots).any()


@pytest.mark.parametrize(("dash", "most"), [(Dash.SOLID, 1.01), (Dash.CHAIN, 0.9), (Dash.DASHED, 0.75)])
def test_dashes_leave_gaps(dash: Dash, most: float):
    dots = painted(Stroke((Point(0, 8000), Point(16_000, 8000)), Pen("#000000", 1.0, dash)))
    inked = dark(dots).any(axis=0).sum() / DOTS / 80
    assert most - 0.25 < inked <= most


@pytest.mark.parametrize("hatch", [Hatch.DIAGONAL, Hatch.CROSS, Hatch.DOTS])
def test_a_hatch_fills_its_area_and_nothing_else(hatch: Hatch):
    area = Outline.rectangle(8000, 8000, Point(8000, 8000))
    dots = painted(Fill(area, None, pen=None, hatch=hatch)).mean(axis=2) < 250
    inside = dots[(90 - 59) * DOTS : (90 - 21) * DOTS, 31 * DOTS : 69 * DOTS]
    assert 0.02 < inside.mean() < 0.6
    outside = dots.copy()
    outside[(90 - 61) * DOTS : (90 - 19) * DOTS, 29 * DOTS : 71 * DOTS] = False
    assert not outside.any()


def test_hatches_differ():
    looks = {painted(Fill(Outline.rectangle(8000, 8000, Point(8000, 8000)), "#cccccc", hatch=hatch)).tobytes() for hatch in Hatch}
    assert len(looks) == len(Hatch)


def test_capitals_are_as_high_as_asked():
    dots = dark(painted(Text(Point(8000, 8000), "HH", 5.0, "#000000")))
    assert extent_mm(dots, 1) == pytest.approx(5.0, abs=0.4)


@pytest.mark.parametrize(("anchor", "side"), [(Anchor.LEFT, 1), (Anchor.RIGHT, -1)])
def test_text_stands_on_the_side_its_anchor_says(anchor: Anchor, side: int):
    columns = np.flatnonzero(dark(painted(Text(Point(8000, 8000), "HHH", 4.0, "#000000", anchor))).any(axis=0))
    middle = 50 * DOTS
    assert (columns.mean() - middle) * side > 0
    assert abs((columns[0] if side > 0 else columns[-1]) - middle) < 1.5 * DOTS


def test_text_turns_clockwise_from_east():
    upright = dark(painted(Text(Point(8000, 8000), "HHHHH", 4.0, "#000000", Anchor.LEFT, angle=900)))
    rows = np.flatnonzero(upright.any(axis=1))
    assert extent_mm(upright, 1) > 3 * extent_mm(upright, 0)
    assert rows.mean() > 50 * DOTS, "turned by 90° it reads downwards"


def test_a_halo_keeps_letters_free_of_lines():
    line = Stroke((Point(0, 8000), Point(16_000, 8000)), Pen("#ff0000", 1.0))
    bare, haloed = (painted(line, Text(Point(8000, 8000), "ill", 5.0, "#000000", halo=halo)) for halo in (False, True))

    def red(dots: np.ndarray) -> int:
        return int(((dots[..., 0] > 200) & (dots[..., 1] < 80)).sum())

    assert red(haloed) < red(bare)


def test_what_reaches_beyond_the_window_is_cut_off():
    dots = painted(Fill(Outline.rectangle(90_000, 90_000, Point(8000, 8000)), "#000000"))
    assert extent_mm(dark(dots), 0) == pytest.approx(80, abs=0.6)
    assert dark(painted(Stroke((Point(-9000, -9000), Point(-1000, -1000)), Pen("#000000")))).sum() == 0


def test_things_without_extent_are_left_out():
    nothing = painted(Fill(Outline(()), "#000000"), Fill(Outline((Point(1, 1), Point(2, 2))), "#000000"), Stroke((Point(1, 1),), Pen("#000000")))
    assert not dark(nothing).any()


def test_signs_that_the_typeface_lacks_do_not_stop_the_painter():
    assert dark(painted(Text(Point(8000, 8000), "🎉 <b>&", 4.0, "#000000"))).any()


def test_small_parts_do_not_drown_in_their_outline():
    slat = Fill(Outline.rectangle(4000, 200, Point(8000, 8000)), "#ffcc88", pen=Pen("#000000", 0.5))
    dots = painted(slat)
    assert dot(dots, 8, 8)[0] > 200
