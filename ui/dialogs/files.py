"""Where a file is, or shall be. The one place that opens the system's file dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

PLANS = "*.bauplan"
PROPOSALS = "*.pdf"
SITES = "*.site"
HEIGHTS = "*.tif *.tiff"


def what_to_open(parent: QWidget, title: str, pattern: str, folder: Path | None = None) -> Path | None:
    name, _filter = QFileDialog.getOpenFileName(parent, title, str(folder or ""), pattern)
    return Path(name) if name else None


def where_to_save(parent: QWidget, title: str, proposed: Path, pattern: str) -> Path | None:
    """A path with the pattern's suffix. The folder of ``proposed`` is made, so that the dialog can open there."""
    try:
        proposed.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        proposed = Path.home() / proposed.name
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(proposed), pattern)
    if not name:
        return None
    path, suffix = Path(name), pattern.removeprefix("*")
    return path if path.suffix == suffix else path.with_name(path.name + suffix)
