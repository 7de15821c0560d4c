"""Looking: nearer, further, before, from all sides, in another language."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from baukasten.phrase import LANGUAGES
from baukasten.plan import points_of
from ui.dialogs.growth import show_growth_sheet
from ui.dialogs.help import show_help_sheet
from ui.dialogs.layers import choose_layers
from ui.panels.sun_bar import SunView
from ui.settings import TEXT_SCALES

if TYPE_CHECKING:
    from ui.window import Window

CLOSER = 1.4


def before(window: "Window") -> None:
    window.canvas.show_before(not window.canvas.at_before)
    window.tell_before()


def view3d(window: "Window") -> None:
    window.show_3d(not window.shows_3d)


def zoom_in(window: "Window") -> None:
    window.canvas.view.zoom(CLOSER)


def zoom_out(window: "Window") -> None:
    window.canvas.view.zoom(1 / CLOSER)


def fit(window: "Window") -> None:
    window.canvas.zoom_to_site()


def seek(window: "Window") -> None:
    window.canvas.zoom_to(window.session.desk.selection)


def layers(window: "Window") -> None:
    window.canvas.show_layers(choose_layers(window, window.canvas.layers, window.say))


def shadows(window: "Window") -> None:
    """Shadows of the hour on, or off again."""
    window.sun_bar.show_view(SunView.NONE if window.sun_bar.view is SunView.MOMENT else SunView.MOMENT)


def play_day(window: "Window") -> None:
    """The hours of the day one after the other, or stop."""
    window.sun_bar.play()


def grow(window: "Window") -> None:
    """The trees ten, then 25 years older; then as planted again."""
    window.sun_bar.years.grow()
    window.speak(window.sun_bar.years.text.text())


def show_growth(window: "Window") -> None:
    show_growth_sheet(window, window.session.snapshot, window.say)


def where_to_go(window: "Window") -> None:
    """Where a person gets, on the plan; or hide it again."""
    window.going.show(not window.going.shown)


def next_thing(window: "Window") -> None:
    _step(window, 1)


def previous_thing(window: "Window") -> None:
    _step(window, -1)


def to_search(window: "Window") -> None:
    window.catalogue_panel.search.setFocus()
    window.catalogue_panel.search.selectAll()


def to_plan(window: "Window") -> None:
    window.canvas.view.setFocus()


def opener(card: int) -> "Callable[[Window], None]":
    """The deed that opens, or closes, the list of a card."""

    def do(window: "Window") -> None:
        chosen = window.side.cards[card]
        chosen.open(not chosen.is_open)
        chosen.button.setFocus()

    return do


def show_help(window: "Window") -> None:
    show_help_sheet(window, window.say)


def other_language(window: "Window") -> None:
    here = LANGUAGES.index(window.settings.language)
    window.change_settings(replace(window.settings, language=LANGUAGES[(here + 1) % len(LANGUAGES)]))


def other_text_size(window: "Window") -> None:
    here = TEXT_SCALES.index(window.settings.text_scale)
    window.change_settings(replace(window.settings, text_scale=TEXT_SCALES[(here + 1) % len(TEXT_SCALES)]))


def leave(window: "Window") -> None:
    window.close()


def _step(window: "Window", by: int) -> None:
    """Select the next thing in the plan's order, show it and say its name."""
    ids = sorted(i for i, item in window.session.desk.plan.items.items() if points_of(item))
    if not ids:
        return
    chosen = window.session.desk.selection
    here = ids.index(min(chosen)) if chosen else (-1 if by > 0 else 0)
    there = ids[(here + by) % len(ids)]
    window.canvas.choose((there,))
    window.canvas.show_item(there)
    window.speak(window.say.say(window.session.snapshot.name(there)))
