"""Some lines to read."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QWidget

from baukasten.phrase import Language
from ui.dialogs.sheet import Sheet


def show_lines(parent: QWidget, title: str, lines: Iterable[str], say: Language) -> None:
    sheet = Sheet(parent, title, 620)
    for line in lines:
        label = QLabel(line)
        label.setWordWrap(True)
        sheet.body.addWidget(label)
    sheet.end_with(say("Close"), say, cancel=False)
    sheet.asked()
