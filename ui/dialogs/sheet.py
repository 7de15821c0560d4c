"""What all questions look like: a title, what is asked, and two big buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from baukasten.phrase import Language


class Sheet(QDialog):
    """Fill ``body``, then ``end_with`` the buttons."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 560) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 18, 20, 18)
        self.body.setSpacing(12)
        head = QLabel(title)
        head.setProperty("role", "cardtitle")
        head.setWordWrap(True)
        self.body.addWidget(head)

    def add_labelled(self, text: str, field: QWidget) -> None:
        """A field under its label, named by it for those who listen."""
        label = QLabel(text)
        label.setBuddy(field)
        field.setAccessibleName(text)
        self.body.addWidget(label)
        self.body.addWidget(field)

    def end_with(self, yes: str, say: Language, cancel: bool = True) -> QPushButton:
        """The buttons; answers with the one that says yes."""
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addStretch(1)
        if cancel:
            no_button = QPushButton(say("Cancel"))
            no_button.setAutoDefault(False)
            no_button.clicked.connect(self.reject)
            line.addWidget(no_button)
        yes_button = QPushButton(yes)
        yes_button.setProperty("role", "main")
        yes_button.setDefault(True)
        yes_button.clicked.connect(self.accept)
        line.addWidget(yes_button)
        self.body.addLayout(line)
        for button in self.findChildren(QPushButton):
            if not button.accessibleName():
                button.setAccessibleName(button.text())
        return yes_button

    def asked(self) -> bool:
        """Show it and wait; True for yes."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return self.exec() == QDialog.DialogCode.Accepted
