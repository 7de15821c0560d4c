"""Taking a tool into the hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from baukasten.element import Element, Form
from baukasten.geometry import Point
from baukasten.tools import Pointer, draw_line, draw_path, draw_surface, measure, place, write_note

if TYPE_CHECKING:
    from ui.window import Window


def holds(name: str) -> "Callable[[Window], bool]":
    """Whether a tool is in the hand."""
    return lambda window: window.canvas.driver.name == name


def take_element(window: "Window", element: Element) -> None:
    """The tool that an element of the catalogue is brought into the plan with."""
    match element.form:
        case Form.PIECE:
            desk, hand = window.session.desk, window.canvas.hand
            hand.angle = 0
            window.canvas.take("place", lambda: place(desk, hand, element), element)
        case Form.SURFACE:
            window.material = element
            if window.canvas.driver.name == "draw_path":
                path(window)
            else:
                surface(window)
        case Form.LINE:
            window.edging = element
            line(window)


def drop_element(window: "Window", element_id: str, at: Point) -> None:
    """What is dragged out of the catalogue and let go over the plan: placed once, or its tool taken."""
    element = window.session.catalogue.get(element_id)
    if element is None:
        return
    take_element(window, element)
    if element.form is Form.PIECE:
        for down in (False, True, False):
            window.canvas.point(Pointer(at, down), 11)
        window.canvas.rest()


def select_tool(window: "Window") -> None:
    window.canvas.take("select", window.canvas.select_tool)


def surface(window: "Window") -> None:
    desk, hand, material = window.session.desk, window.canvas.hand, window.material
    if material is not None:
        window.canvas.take("draw_surface", lambda: draw_surface(desk, hand, material), material)


def path(window: "Window") -> None:
    desk, hand, material = window.session.desk, window.canvas.hand, window.material
    if material is not None:
        window.canvas.take("draw_path", lambda: draw_path(desk, hand, material), material)


def line(window: "Window") -> None:
    desk, hand, edging = window.session.desk, window.canvas.hand, window.edging
    if edging is not None:
        window.canvas.take("draw_line", lambda: draw_line(desk, hand, edging), edging)


def wish(window: "Window") -> None:
    desk, hand = window.session.desk, window.canvas.hand
    window.canvas.take("wish", lambda: write_note(desk, hand))


def measure_tool(window: "Window") -> None:
    hand = window.canvas.hand
    window.canvas.take("measure", lambda: measure(hand))


def toggle_snap(window: "Window") -> None:
    window.canvas.hand.snapping = not window.canvas.hand.snapping
    window.refresh_actions()
