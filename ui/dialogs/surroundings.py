"""Which files tell what stands around the place: heights that were measured from the air."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from baukasten.phrase import Language
from ui.dialogs import files
from ui.dialogs.sheet import Sheet


@dataclass(frozen=True)
class Wanted:
    """As ``sites.importers.surface_model`` takes them."""

    surface: Path
    trees: Path | None
    ground: Path | None


def ask_surroundings(parent: QWidget | None, say: Language) -> Wanted | None:
    """The files, None when people think better of it."""
    sheet = Sheet(parent, say("Houses and trees around the place"), 620)
    sheet.body.addWidget(_told(say("Surveying offices give heights away as GeoTIFF files. With them the surroundings shade the place too.")))
    chosen = [
        _Choice(sheet, say("Surface model (DOM, DSM): the heights of roofs and all that is solid"), say),
        _Choice(sheet, say("Heights of the trees above the ground, if there are any: light passes under and through them"), say),
        _Choice(sheet, say("The ground without houses and trees (DGM, DEM), if there is any: it gives the place its slope"), say),
    ]
    sheet.body.addWidget(_told(say("The plan gets a new file with its surroundings. The file it has now stays as it is.")))
    yes = sheet.end_with(say("Read them"), say)
    yes.setEnabled(False)
    chosen[0].heard = lambda: yes.setEnabled(True)
    surface, trees, ground = (choice for choice in chosen)
    if not sheet.asked() or surface.path is None:
        return None
    return Wanted(surface.path, trees.path, ground.path)


class _Choice:
    """A button under its question; it says which file was chosen."""

    def __init__(self, sheet: Sheet, question: str, say: Language) -> None:
        self.path: Path | None = None
        self.heard: Callable[[], None] = lambda: None
        self._sheet, self._question, self._say = sheet, question, say
        self.button = QPushButton(say("Choose a file …"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._choose)
        label = _told(question)
        label.setBuddy(self.button)
        sheet.body.addWidget(label)
        sheet.body.addWidget(self.button)
        self.button.setAccessibleName(question)

    def _choose(self) -> None:
        path = files.what_to_open(self._sheet, self._question, files.HEIGHTS, self.path.parent if self.path else None)
        if path is not None:
            self.path = path
            self.button.setText(path.name)
            self.button.setAccessibleName(f"{self._question}: {path.name}")
            self.heard()


def _told(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
