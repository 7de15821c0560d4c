"""One look for the whole window: the typeface, the colours and the style sheet, in one text size."""

from importlib import metadata, resources

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.colours import COLOURS
from ui.sizes import Sizes

FALLBACK = "DejaVu Sans"


def dress(app: QApplication, sizes: Sizes) -> None:
    """Give the application its look. Called again when the text size changes."""
    family = typeface()
    sheet = style_sheet(sizes, family)
    if app.styleSheet() == sheet:
        return  # dressing anew would polish every widget there is
    app.setStyle("Fusion")
    font = QFont(family)
    font.setPointSizeF(sizes.body)
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(sheet)


def style_sheet(sizes: Sizes, family: str) -> str:
    """The sheet with its ``@names`` filled in."""
    sheet = (resources.files("ui") / "assets" / "style.qss").read_text(encoding="utf-8")
    values = {
        **COLOURS,
        "family": family,
        "body": f"{sizes.body:g}pt",
        "title": f"{sizes.title:g}pt",
        "big": f"{sizes.body * 1.6:g}pt",
        "target": f"{sizes.target}px",
        "inner": f"{sizes.target - 12}px",
        "gap": f"{sizes.gap}px",
        "icon": f"{sizes.icon}px",
        "icons": _icons_folder(),
    }
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet


def _icons_folder() -> str:
    """A style sheet wants forward slashes on every system."""
    return str(resources.files("ui") / "assets" / "icons").replace("\\", "/")


def typeface() -> str:
    """Source Sans from its package, the same on every machine; else what the system has."""
    if not _loaded:
        _loaded.append(_load())
    return _loaded[0]


_loaded: list[str] = []


def _load() -> str:
    family = ""
    for weight in ("Regular", "It", "Semibold", "Bold"):
        try:
            path = metadata.distribution("font-source-sans-pro").locate_file(
                f"font_source_sans_pro/files/SourceSansPro-{weight}.ttf"
            )
        except metadata.PackageNotFoundError:
            return FALLBACK
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0 and not family:
            family = QFontDatabase.applicationFontFamilies(number)[0]
    return family or FALLBACK


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "table", QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "paper", QPalette.ColorRole.AlternateBase: "table",
        QPalette.ColorRole.Text: "ink", QPalette.ColorRole.Button: "paper",
        QPalette.ColorRole.ButtonText: "ink", QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "paper", QPalette.ColorRole.ToolTipBase: "paper",
        QPalette.ColorRole.ToolTipText: "ink", QPalette.ColorRole.PlaceholderText: "quiet",
        QPalette.ColorRole.Link: "accent",
    }
    for role, name in roles.items():
        palette.setColor(role, QColor(COLOURS[name]))
    return palette
