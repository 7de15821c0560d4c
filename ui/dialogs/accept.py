"""Why the group lives with a finding, and who says so."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from baukasten.phrase import Language
from ui.dialogs.sheet import Sheet


def ask_acceptance(parent: QWidget, finding: str, reason: str, author: str, say: Language) -> tuple[str, str] | None:
    """Reason and name, None when people think better of it. Without a reason there is nothing to say yes to."""
    sheet = Sheet(parent, say("Live with it"))
    about = QLabel(finding)
    about.setWordWrap(True)
    sheet.body.addWidget(about)
    words, name = QPlainTextEdit(reason), QLineEdit(author)
    words.setTabChangesFocus(True)
    words.setFixedHeight(110)
    sheet.add_labelled(say("Why do you live with it? The reason stands in the proposal."), words)
    sheet.add_labelled(say("Who says so?"), name)
    yes = sheet.end_with(say("Accept it"), say)

    def need_words() -> None:
        yes.setEnabled(bool(words.toPlainText().strip()))

    words.textChanged.connect(need_words)
    need_words()
    words.setFocus()
    return (words.toPlainText().strip(), name.text().strip()) if sheet.asked() else None
