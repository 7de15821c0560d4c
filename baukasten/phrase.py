"""Sentences that are not yet in a language.

The core thinks in phrases: an English message and its values. Whoever shows a phrase says it
with a ``Language``, so one finding can stand in the German list and in the English PDF.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from importlib import resources
from io import BytesIO
from typing import TypeAlias, Union

from babel import dates, numbers
from babel.messages.pofile import read_po

LANGUAGES = ("de", "en")
"""German first: it is the users' language."""


@dataclass(frozen=True)
class Length:
    """A length in millimetres, said in metres with two places."""

    mm: float


@dataclass(frozen=True)
class Money:
    """An amount in cents, said in whole euros."""

    cents: int


@dataclass(frozen=True)
class Share:
    """A fraction 0 … 1, said in per cent."""

    of_one: float
    places: int = 0


@dataclass(frozen=True)
class Names:
    """A name that is kept in several languages, such as an element's."""

    by_language: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.by_language.items())))


Value: TypeAlias = Union[
    str, int, float, Length, Money, Share, Names, date, time, datetime, "Phrase", tuple["Phrase", ...]
]


@dataclass(frozen=True)
class Phrase:
    """An English message with ``{named}`` places and the values for them."""

    message: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.message, tuple(sorted(self.values))))


def _(message: str, /, **values: Value) -> Phrase:
    """Mark a message for translation. The extractor of the words looks for this name."""
    return Phrase(message, values)


class Language:
    """Says phrases, numbers, money and dates in one language."""

    def __init__(self, code: str) -> None:
        """``code``: one of ``LANGUAGES``; raises ``ValueError`` for any other."""
        if code not in LANGUAGES:
            raise ValueError(f"language {code!r}: expected one of {', '.join(LANGUAGES)}")
        self.code = code
        self._words = _words(code)

    def __call__(self, message: str, /, **values: Value) -> str:
        """Say a message straight away: for the window, the command line and the PDF."""
        return self.say(Phrase(message, values))

    def say(self, phrase: Phrase) -> str:
        text = self._words.get(phrase.message, phrase.message)
        return text.format(**{name: self.value(v) for name, v in phrase.values.items()}) if phrase.values else text

    def value(self, value: Value) -> str:
        match value:
            case str():
                return value
            case Phrase():
                return self.say(value)
            case tuple():
                return ", ".join(self.say(part) for part in value)
            case Names():
                return self.name(value.by_language)
            case Length():
                return f"{self.number(value.mm / 1000, 2)} m"
            case Money():
                return self.money(value.cents)
            case Share():
                return f"{self.number(value.of_one * 100, value.places)} %"
            case datetime() | time():
                return value.strftime("%H:%M")
            case date():
                return self.date(value)
            case float():
                return self.number(value, 1)
            case int():
                return self.number(value, 0)
        raise TypeError(f"no way to say {value!r}")

    def name(self, by_language: Mapping[str, str]) -> str:
        """The name in this language, else in the next one that has it."""
        for code in (self.code, *LANGUAGES):
            if code in by_language:
                return by_language[code]
        return next(iter(by_language.values()), "")

    def number(self, value: float, places: int) -> str:
        pattern = "#,##0." + "0" * places if places else "#,##0"
        return numbers.format_decimal(value, format=pattern, locale=self.code)

    def money(self, cents: int) -> str:
        """Whole euros: cents would promise an exactness an estimate does not have."""
        pattern = "#,##0 ¤" if self.code == "de" else "¤#,##0"
        return numbers.format_currency(cents / 100, "EUR", format=pattern, locale=self.code, currency_digits=False)

    def date(self, day: date) -> str:
        return dates.format_date(day, format="long", locale=self.code)


@lru_cache(maxsize=len(LANGUAGES))
def _words(code: str) -> Mapping[str, str]:
    """English message → translation. Read from the .po itself, so there is no compiled twin to forget."""
    if code == "en":
        return {}
    source = resources.files("baukasten") / "words" / code / "LC_MESSAGES" / "baukasten.po"
    catalogue = read_po(BytesIO(source.read_bytes()), locale=code)
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string}
