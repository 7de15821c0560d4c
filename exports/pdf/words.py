"""Plain words on paper: the one place that writes ReportLab's paragraph markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, Union

from exports.pdf import style
from exports.pdf.fonts import SEMIBOLD, markup


@dataclass(frozen=True)
class Strong:
    """Text in the heavier face."""

    text: str


@dataclass(frozen=True)
class Quiet:
    """Text that is there for those who look for it."""

    text: str


Words: TypeAlias = Union[str, Strong, Quiet]


def spans(words: Sequence[Words]) -> str:
    """The words as markup; what they say is escaped."""
    return "".join(_span(word) for word in words)


def _span(word: Words) -> str:
    match word:
        case Strong(text):
            return f'<font name="{SEMIBOLD}">{markup(text)}</font>'
        case Quiet(text):
            return f'<font size="8.5" color="{style.QUIET.hexval().replace("0x", "#")}">{markup(text)}</font>'
    return markup(word)
