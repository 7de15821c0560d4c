"""Changing what is selected, and working on the plan with keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from baukasten.commands import align as align_command
from baukasten.commands import duplicate as duplicate_command
from baukasten.commands import give_reason, move, set_state, widen
from baukasten.commands import remove as remove_command
from baukasten.commands import turn as turn_command
from baukasten.plan import Note, Path, State
from baukasten.tools import Pointer
from baukasten.tools import carry as carry_tool
from ui.dialogs.words import ask_words

if TYPE_CHECKING:
    from ui.window import Window

NOTCH = 150
"""Tenths of a degree for one tap on a turning button."""
WIDTH_STEP = 100
"""Millimetres that a path gets wider with one tap."""


def something_chosen(window: "Window") -> bool:
    return bool(window.session.desk.selection) and not window.canvas.at_before


def one_chosen(window: "Window") -> bool:
    return len(window.session.desk.selection) == 1 and not window.canvas.at_before


def several_chosen(window: "Window") -> bool:
    return len(window.session.desk.selection) > 2 and not window.canvas.at_before


def something_to_turn(window: "Window") -> bool:
    return something_chosen(window) or window.canvas.driver.name == "place"


def a_path_chosen(window: "Window") -> bool:
    plan = window.session.desk.plan
    return something_chosen(window) and any(isinstance(plan.items.get(i), Path) for i in window.session.desk.selection)


def wider(window: "Window") -> None:
    window.do(widen(window.session.desk.plan, window.session.desk.selection, WIDTH_STEP))


def narrower(window: "Window") -> None:
    window.do(widen(window.session.desk.plan, window.session.desk.selection, -WIDTH_STEP))


def in_state(state: State) -> "Callable[[Window], bool]":
    """Whether everything selected is in a state."""

    def on(window: "Window") -> bool:
        items = [window.session.desk.plan.items[i] for i in window.session.desk.selection]
        return bool(items) and all(getattr(item, "state", None) is state for item in items)

    return on


def setter(state: State) -> "Callable[[Window], None]":
    """The deed that gives what is selected a state."""

    def do(window: "Window") -> None:
        window.do(set_state(window.session.desk.plan, window.session.desk.selection, state))

    return do


def nudger(dx: int, dy: int) -> "Callable[[Window], None]":
    """The deed of an arrow key, by millimetres: what is selected, else the keyboard's cross."""

    def do(window: "Window") -> None:
        desk, canvas = window.session.desk, window.canvas
        if canvas.driver.name == "select" and something_chosen(window):
            window.do(move(desk.plan, desk.selection, dx, dy))
        else:
            canvas.move_cursor(dx, dy)

    return do


def undo(window: "Window") -> None:
    window.attempt(window.session.desk.undo)


def redo(window: "Window") -> None:
    window.attempt(window.session.desk.redo)


def carry(window: "Window") -> None:
    desk, hand = window.session.desk, window.canvas.hand
    window.canvas.take("carry", lambda: carry_tool(desk, hand))


def turn_left(window: "Window") -> None:
    _turn(window, -NOTCH)


def turn_right(window: "Window") -> None:
    _turn(window, NOTCH)


def duplicate(window: "Window") -> None:
    change = duplicate_command(window.session.desk.plan, window.session.desk.selection)
    if window.do(change):
        window.canvas.choose(change.items)


def remove(window: "Window") -> None:
    window.do(remove_command(window.session.desk.plan, window.session.desk.selection))


def align(window: "Window") -> None:
    window.do(align_command(window.session.desk.plan, window.session.desk.selection))


def reason(window: "Window") -> None:
    """The group's own words for one thing, or the words of a wish."""
    if not one_chosen(window):
        return
    (item_id,) = window.session.desk.selection
    item = window.session.desk.plan.items[item_id]
    say = window.say
    name = say.say(window.session.snapshot.name(item_id))
    now = item.text if isinstance(item, Note) else getattr(item, "reason", "")
    question = say("What do you wish for here?") if isinstance(item, Note) else say("Why do you want it?")
    words = ask_words(window, name, question, now, say)
    if words is not None:
        window.do(give_reason(window.session.desk.plan, item_id, words))


def enter(window: "Window") -> None:
    """A tap where the keyboard's cross is."""
    at = window.canvas.cursor or window.canvas.view.middle()
    window.canvas.cursor = at
    for down in (True, False):
        window.canvas.point(Pointer(at, down), 11)


def finish(window: "Window") -> None:
    canvas = window.canvas
    canvas.point(Pointer(canvas.cursor or canvas.view.middle(), down=False, finish=True), 11)


def done(window: "Window") -> None:
    """Enough of this: a shape half drawn is finished, the tool put away, the view of today left."""
    canvas = window.canvas
    if canvas.at_before:
        canvas.show_before(False)
        window.tell_before()
        return
    if canvas.driver.name.startswith("draw_"):
        finish(window)
    canvas.rest()


def escape(window: "Window") -> None:
    if window.preview.open:
        window.preview.leave()
    elif window.canvas.at_before:
        window.canvas.show_before(False)
        window.tell_before()
    else:
        window.canvas.escape()


def _turn(window: "Window", by: int) -> None:
    """The thing in hand while one is placed, else what is selected."""
    canvas = window.canvas
    if canvas.driver.name == "place":
        canvas.hand.angle = (canvas.hand.angle + by) % 3600
        canvas.hover_again()
    else:
        window.do(turn_command(window.session.desk.plan, window.session.desk.selection, by))


