"""Judges data from outside: every value knows where it stood, so that Trouble can name the place."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn, TypeAlias, TypeVar, Union

from baukasten.phrase import Phrase, _
from baukasten.trouble import Trouble

VERSION = 1
"""Of the written names below. A newer one is refused, an older one would be brought up to date here."""

LIMIT = 1_000_000_000
"""No length or coordinate on a plan is further out: a thousand kilometres in millimetres."""

LONGEST_TEXT = 100_000
"""Characters in one text: fifty pages, far more than anybody says about a bench."""

Data: TypeAlias = Union[None, bool, int, float, str, list["Data"], dict[str, "Data"]]
"""What JSON can hold."""

Read = TypeVar("Read")
Choice = TypeVar("Choice", bound=Enum)


def written(data: Data) -> str:
    """One line of JSON, plain ASCII, the same for equal data."""
    return json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def parsed(text: str | bytes) -> object:
    """What a JSON text holds; Trouble for anything that is not JSON, nested too deep or not a number."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise Trouble(_("nested too deep")) from None
    except json.JSONDecodeError as error:
        raise Trouble(_("not JSON in line {line}, column {column}", line=error.lineno, column=error.colno)) from None
    except ValueError:  # not UTF-8, or a number with thousands of digits
        raise Trouble(_("not readable as JSON")) from None


def _no_number(name: str) -> NoReturn:
    raise Trouble(_("{name} is not a number", name=name))


@dataclass(frozen=True)
class Found:
    """A value somebody else wrote, and the path of keys that led to it."""

    raw: object
    where: str

    def keys(self, *names: str, maybe: tuple[str, ...] = ()) -> "Found":
        """This value, once it is an object with exactly these keys; those of ``maybe`` may be missing."""
        if not isinstance(self.raw, dict):
            self.refuse(_("an object"))
        for name in names:
            if name not in self.raw:
                raise Trouble(_("{key}: the key “{name}” is missing", key=self.where, name=name))
        for name in self.raw:
            if name not in names and name not in maybe:
                raise Trouble(_("{key}: the key “{name}” is not known", key=self.where, name=_short(name)))
        return self

    def __getitem__(self, name: str) -> "Found":
        if not isinstance(self.raw, dict) or name not in self.raw:
            raise Trouble(_("{key}: the key “{name}” is missing", key=self.where, name=name))
        return Found(self.raw[name], f"{self.where}.{name}")

    def __contains__(self, name: str) -> bool:
        return isinstance(self.raw, dict) and name in self.raw

    def list(self) -> tuple["Found", ...]:
        if not isinstance(self.raw, list | tuple):
            self.refuse(_("a list"))
        return tuple(Found(value, f"{self.where}[{n}]") for n, value in enumerate(self.raw))

    def mapping(self) -> tuple[tuple[str, "Found"], ...]:
        """An object whose keys are free."""
        if not isinstance(self.raw, dict):
            self.refuse(_("an object"))
        return tuple((Found(name, self.where).text(), Found(v, f"{self.where}.{name}")) for name, v in self.raw.items())

    def text(self) -> str:
        if not isinstance(self.raw, str) or len(self.raw) > LONGEST_TEXT:
            self.refuse(_("a text of at most {count} characters", count=LONGEST_TEXT))
        if any("\ud800" <= c <= "\udfff" for c in self.raw):  # half a character: no file can hold it
            self.refuse(_("a text of whole characters"))
        return self.raw

    def name(self) -> str:
        """A text that is not empty."""
        return self.text() or self.refuse(_("a text that is not empty"))

    def whole(self, low: int = -LIMIT, high: int = LIMIT) -> int:
        if type(self.raw) is not int or not low <= self.raw <= high:
            self.refuse(_("a whole number from {low} to {high}", low=low, high=high))
        return self.raw

    def size(self) -> int:
        """A length that cannot be negative, millimetres."""
        return self.whole(0)

    def number(self, low: float = -LIMIT, high: float = LIMIT) -> float:
        if type(self.raw) not in (int, float) or not math.isfinite(self.raw) or not low <= self.raw <= high:
            self.refuse(_("a number from {low} to {high}", low=low, high=high))
        return float(self.raw)

    def flag(self) -> bool:
        return self.raw if isinstance(self.raw, bool) else self.refuse(_("true or false"))

    def choice(self, choices: type[Choice]) -> Choice:
        for one in choices:
            if type(self.raw) is str and one.value == self.raw:
                return one
        self.refuse(_("one of {choices}", choices=", ".join(str(one.value) for one in choices)))

    def optional(self, read: Callable[["Found"], Read]) -> Read | None:
        return None if self.raw is None else read(self)

    def refuse(self, expected: Phrase) -> NoReturn:
        raise Trouble(_("{key}: expected {expected}, found {found}", key=self.where, expected=expected, found=_seen(self.raw)))


def versioned(data: object, where: str, *names: str, maybe: tuple[str, ...] = ()) -> Found:
    """An object with a version this program reads, and exactly these other keys; those of ``maybe`` may be missing."""
    found = Found(data, where)
    version = found["version"].whole(1)
    if version > VERSION:
        raise Trouble(
            _(
                "{key} comes from a newer program (format {version}, this program reads up to {known}). "
                "A newer version of the program can open it.",
                key=where, version=version, known=VERSION,
            )
        )
    return found.keys("version", *names, maybe=maybe)


def _seen(raw: object) -> Phrase:
    match raw:
        case None | bool() | float():
            return _("{value}", value={None: "null", True: "true", False: "false"}.get(raw, repr(raw)))
        case int() if abs(raw) > 10**18:
            return _("a number that is far too big")
        case int():
            return _("{value}", value=str(raw))
        case str():
            return _("“{value}”", value=_short(raw))
        case list() | tuple():
            return _("a list")
        case dict():
            return _("an object")
    return _("something else")


def _short(raw: object) -> str:
    """The first characters of a text, on one line."""
    text = str(raw)
    text = text[:40] + "…" if len(text) > 40 else text
    return text if text.isprintable() else ascii(text)[1:-1]
