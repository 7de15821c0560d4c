"""How it works, and every key, read from the table of commands."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTextBrowser, QWidget

from baukasten.phrase import Language
from ui.dialogs.sheet import Sheet

if TYPE_CHECKING:
    from ui.actions import Action


def show_help_sheet(parent: QWidget, say: Language) -> None:
    sheet = Sheet(parent, say("Help"), 820)
    text = QTextBrowser()
    text.setHtml(help_text(say))
    text.setMinimumHeight(560)
    text.setAccessibleName(say("Help"))
    sheet.body.addWidget(text)
    sheet.end_with(say("Close"), say, cancel=False)
    sheet.asked()


def help_text(say: Language) -> str:
    """The whole sheet as HTML."""
    # The table knows this dialog too, as what the help command does.
    from ui.actions import ACTIONS, PARTS

    steps = (
        say("Tap an element on the left."),
        say("Tap its place on the plan. Each further tap places one more. Done puts it away."),
        say("Look at the three cards on the right. Tap a card to see why."),
        say("Nothing can go wrong here: Undo takes every step back, and everything is saved at once."),
        say("Two fingers zoom and move the plan. Two fingers on a selected thing turn it."),
    )
    parts = ["<ol>", *(f"<li>{escape(step)}</li>" for step in steps), "</ol>"]
    for part, name in PARTS.items():
        parts.append(f"<h3>{escape(say.say(name))}</h3><table cellspacing='0' cellpadding='5' width='100%'>")
        parts += [_line(action, say) for action in ACTIONS if action.part is part]
        parts.append("</table>")
    return "".join(parts)


def _line(action: "Action", say: Language) -> str:
    keys = ", ".join(keys_of(action))
    return (
        f"<tr><td width='28%'><b>{escape(say.say(action.text))}</b></td>"
        f"<td width='47%'>{escape(say.say(action.about))}</td><td width='25%'>{escape(keys)}</td></tr>"
    )


def keys_of(action: "Action") -> list[str]:
    """The keys as they stand on this system's keyboard."""
    return [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys]
