"""A few lines of people's own words."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from baukasten.phrase import Language
from ui.dialogs.sheet import Sheet


def ask_words(parent: QWidget, title: str, question: str, now: str, say: Language) -> str | None:
    """The words, or None when people think better of it."""
    sheet = Sheet(parent, title)
    field = QPlainTextEdit(now)
    field.setTabChangesFocus(True)
    sheet.add_labelled(question, field)
    sheet.end_with(say("Write it down"), say)
    field.setFocus()
    return field.toPlainText().strip() if sheet.asked() else None
