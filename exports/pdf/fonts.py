"""The typeface of the proposal, embedded: Source Sans by Adobe (OFL), and text that it can print.

People write emoji, Arabic and stray control characters. What the typeface lacks becomes an empty
box that shows something stood there; nothing that people write is ever read as markup.
"""

import re
import unicodedata
from functools import lru_cache
from importlib import resources
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

SANS, SEMIBOLD = "QB-Sans", "QB-Sans-Semibold"
_UNIT = re.compile(r"(?<=\d) (?=(?:[€%]|m|m²|cm|h)(?!\w))")
"""The gap between a number and its unit, where no line may end."""

FACES = {SANS: "SourceSansPro-Regular.ttf", SEMIBOLD: "SourceSansPro-Semibold.ttf"}

CAPITALS = 0.66
"""Height of the capitals as a share of the type size."""

MISSING = "☐"
DROPPED = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufe0e", "\ufe0f", "\ufeff"}
"""Joiners and variation signs: they only steer glyphs, and leave no gap."""


def register() -> None:
    """Make both weights known to ReportLab; a second call changes nothing."""
    _faces()


def printable(text: str) -> str:
    """The text in one line or more, with a box in place of each sign the typeface lacks."""
    known = _glyphs()
    signs = (_printed(sign, known) for sign in unicodedata.normalize("NFC", text))
    return "".join(signs)


def markup(text: str) -> str:
    """Printable and escaped for a ReportLab paragraph; line ends stay line ends."""
    return escape(_UNIT.sub("\u00a0", printable(text))).replace("\n", "<br/>")


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut at a word where possible, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: cut.rfind(" ")] if cut.rfind(" ") > most * 2 // 3 else cut).rstrip(" ,;:") + "…"


def width(text: str, size: float, face: str = SANS) -> float:
    """Width in points."""
    register()
    return pdfmetrics.stringWidth(text, face, size)


def _printed(sign: str, known: frozenset[int]) -> str:
    if sign in "\n ":
        return sign
    if sign in DROPPED or unicodedata.combining(sign) and ord(sign) not in known:
        return ""
    if ord(sign) in known:
        return sign
    category = unicodedata.category(sign)
    if category.startswith("Z") or sign == "\t":
        return " "
    return "" if category in ("Cc", "Cf") else MISSING


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    """Signs both weights have."""
    return frozenset.intersection(*(frozenset(face.face.charToGlyph) for face in _faces()))


@lru_cache(maxsize=1)
def _faces() -> tuple[TTFont, ...]:
    folder = resources.files("font_source_sans_pro") / "files"
    faces = tuple(_Face(name, str(folder / file)) for name, file in FACES.items())
    for face in faces:
        pdfmetrics.registerFont(face)
    # Paragraphs look for the bold face of a family even where they do not use it.
    pdfmetrics.registerFontFamily(SANS, normal=SANS, bold=SEMIBOLD, italic=SANS, boldItalic=SEMIBOLD)
    pdfmetrics.registerFontFamily(SEMIBOLD, normal=SEMIBOLD, bold=SEMIBOLD, italic=SEMIBOLD, boldItalic=SEMIBOLD)
    return faces


class _Face(TTFont):
    """Tells readers which sign each code means, and nothing of codes that mean none (ISO 14289-1, 7.21.7)."""

    def addObjects(self, document: PDFDocument) -> None:
        super().addObjects(document)
        for name, stream in document.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _SIGNS.sub(_known_signs, stream.content)


_SIGNS = re.compile(r"\d+ beginbfchar\n(.*)\nendbfchar", re.DOTALL)


def _known_signs(table: re.Match[str]) -> str:
    """In blocks of a hundred, which is the most that readers have to take."""
    pairs = [pair for pair in table[1].split("\n") if not pair.endswith("<0000>") and "beginbfchar" not in pair and pair != "endbfchar"]
    blocks = [pairs[n : n + 100] for n in range(0, len(pairs), 100)]
    return "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
