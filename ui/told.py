"""What the panels say about the plan, the selection and the tool in hand."""

from typing import TYPE_CHECKING

from baukasten.plan import Note
from ui.panels.lights import Light

if TYPE_CHECKING:
    from ui.window import Window


def tell_brief(window: "Window") -> None:
    brief, say = window.session.desk.plan.brief, window.say
    window.pieces.head.tell(brief.title, brief.group, say)
    title = brief.title or say("Plan without a title")
    window.setWindowTitle(f"{title} – Quartiersbaukasten")


def tell_selection(window: "Window") -> None:
    """Its name, or the sentence on its sun that begins with it, and why the group wants it."""
    snapshot, chosen, say = window.session.snapshot, window.session.desk.selection, window.say
    match len(chosen):
        case 0:
            text = say("Nothing is selected.")
        case 1:
            (item_id,) = chosen
            item = snapshot.plan.items[item_id]
            words = item.text if isinstance(item, Note) else getattr(item, "reason", "")
            sun = window.sun.of(item_id)
            named = say.say(sun or snapshot.name(item_id))
            text = f"{named} {words}" if sun and words else f"{named}: {words}" if words else named
        case count:
            text = say("{count} things are selected.", count=count)
    window.pieces.chosen.name.tell(text)
    window.pieces.chosen.state.setEnabled(bool(chosen) and not window.canvas.at_before)
    window.canvas.view.setAccessibleDescription(text)
    _tell_step(window)


def tell_hand(window: "Window") -> None:
    """Which tool is in hand, and what to do with it."""
    hint, say = window.pieces.hint, window.say
    hint.done_button.setVisible(window.canvas.driver.name != "select" or window.canvas.at_before)
    if window.canvas.at_before:
        hint.tell(say("This is the place as it is today. Done goes back to your plan."))
    else:
        tell_hint(window)
    element = window.canvas.element
    window.catalogue_panel.mark(element.id if element else None)
    _tell_step(window)


def tell_hint(window: "Window") -> None:
    """What speaks against the place of what is in the hand; else what it does to the sun, or what to do now."""
    say, hand = window.say, window.hand
    words = [say.say(hand.words)] if hand.words else []
    if hand.light in (None, Light.GOOD):
        words.append(say.say(window.sun.sentence or window.canvas.hint))
    window.pieces.hint.tell(" ".join(words))


def _tell_step(window: "Window") -> None:
    """1 choose, 2 tap the place, 3 look at the numbers."""
    if window.canvas.driver.name != "select":
        window.pieces.hint.at_step(1)
    else:
        window.pieces.hint.at_step(2 if window.session.desk.selection else 0)
