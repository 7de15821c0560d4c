"""One TOML table, read key by key: the right type in the right range, or a line that says what was expected.

What an element need not say is read with a ``default``; without one the key has to be there.
"""

import math
import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import wraps
from typing import Final, TypeVar

from baukasten.body import MonthDay
from baukasten.geometry import Point
from baukasten.units import Cent, Millimetre, cents

LONGEST: Millimetre = 60_000
"""No single element is longer or higher than this; more is a slip of the unit."""

DEAREST = 10_000_000
"""Euros; more is a slip of the keys."""

Choice = TypeVar("Choice", bound=Enum)
Value = TypeVar("Value")

NEEDED: Final = object()
"""In place of a default: the key has to be there."""


def _optional(read: Callable[..., Value]) -> Callable[..., Value]:
    """A reader that answers its ``default`` where the key is missing."""

    @wraps(read)
    def reader(record: "Record", key: str, *limits: object, default: object = NEEDED, **named: object) -> Value:
        if default is not NEEDED and key not in record:
            return default
        return read(record, key, *limits, **named)

    return reader


class Wrong(Exception):
    """A key does not hold what it has to. ``found`` is None where the key is missing altogether."""

    def __init__(self, key: str, expected: str, found: object = None) -> None:
        self.key, self.expected, self.found = key, expected, found
        super().__init__(f"{key}: expected {expected}" + ("" if found is None else f", found {_short(found)}"))


class Record:
    """A table and its path in the file. Remembers which keys were asked for, so that strange ones are told."""

    def __init__(self, values: Mapping[str, object], path: str = "") -> None:
        self._values, self._path = values, path
        self._known: set[str] = set()

    def __contains__(self, key: str) -> bool:
        self._known.add(key)
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def as_whole(self, read: Callable[..., Value], *known: object) -> Value:
        """What ``read`` makes of the table. Raises ``Wrong`` for the first key it did not ask for: most often a slip of the pen."""
        value = read(self, *known)
        for key in self._values:
            if key not in self._known:
                raise Wrong(self._name(key), f"no such key here; known are {', '.join(sorted(self._known))}")
        return value

    def wrong(self, key: str, expected: str) -> Wrong:
        """The complaint about a value that is of the right type and yet not right."""
        return Wrong(self._name(key), expected, self._values.get(key))

    @_optional
    def text(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self._not(key, "a text")
        return value

    def colour(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-f]{6}", value):
            raise self._not(key, "a colour such as #a9764a")
        return value

    @_optional
    def flag(self, key: str) -> bool:
        value = self._value(key)
        if not isinstance(value, bool):
            raise self._not(key, "true or false")
        return value

    @_optional
    def whole(self, key: str, low: int, high: int, what: str = "a whole number") -> int:
        value = self._value(key)
        if not _is_whole(value) or not low <= value <= high:
            raise self._not(key, f"{what} from {low} to {high}")
        return value

    @_optional
    def length(self, key: str, low: Millimetre = 1, high: Millimetre = LONGEST) -> Millimetre:
        return self.whole(key, low, high, "millimetres as a whole number")

    def share(self, key: str) -> float:
        return self._number(key, 0, 1, "a share")

    @_optional
    def quantity(self, key: str) -> float:
        return self._number(key, 0.01, 10_000, "a quantity")

    def euros(self, key: str) -> Cent:
        return cents(self._number(key, 0, DEAREST, "euros"))

    @_optional
    def choice(self, key: str, kinds: type[Choice]) -> Choice:
        value = self._value(key)
        for kind in kinds:
            if kind.value == value:
                return kind
        raise self._not(key, f"one of {', '.join(str(kind.value) for kind in kinds)}")

    @_optional
    def choices(self, key: str, kinds: type[Choice]) -> frozenset[Choice]:
        """One or more of a few words."""
        value = self._value(key)
        by_word = {kind.value: kind for kind in kinds}
        if not isinstance(value, list) or not value or not all(isinstance(v, str) and v in by_word for v in value):
            raise self._not(key, f"a list of {', '.join(by_word)}")
        return frozenset(by_word[v] for v in value)

    @_optional
    def texts(self, key: str) -> tuple[str, ...]:
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
            raise self._not(key, "a list of texts")
        return tuple(value)

    def lengths(self, key: str, count: int, low: Millimetre = 0) -> tuple[Millimetre, ...]:
        value = self._value(key)
        if not isinstance(value, list) or len(value) != count or not all(_is_length(v, low) for v in value):
            raise self._not(key, f"{count} lengths in millimetres from {low} to {LONGEST}")
        return tuple(value)

    def some_lengths(self, key: str) -> tuple[Millimetre, ...]:
        """One or more lengths."""
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(_is_length(v, 1) for v in value):
            raise self._not(key, f"a list of lengths in millimetres from 1 to {LONGEST}")
        return tuple(value)

    def ages(self, key: str) -> tuple[int, int]:
        value = self._value(key)
        if not isinstance(value, list) or len(value) != 2 or not all(_is_whole(v) for v in value):
            raise self._not(key, "two ages in years, [from, to]")
        youngest, oldest = value
        if not 0 <= youngest <= oldest <= 120:
            raise self._not(key, "two ages in years, [from, to]")
        return youngest, oldest

    def point(self, key: str) -> Point:
        value = self._value(key)
        if not _is_point(value):
            raise self._not(key, "a place [x, y] in millimetres")
        return Point(*value)

    def points(self, key: str, least: int) -> tuple[Point, ...]:
        value = self._value(key)
        if not isinstance(value, list) or len(value) < least or not all(_is_point(v) for v in value):
            raise self._not(key, f"at least {least} places [x, y] in millimetres")
        return tuple(Point(*v) for v in value)

    def boxes(self, key: str) -> tuple[tuple[Millimetre, Millimetre, Millimetre, Millimetre], ...]:
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(_is_box(v) for v in value):
            raise self._not(key, "a list of [x, y, width, depth] in millimetres")
        return tuple((x, y, width, depth) for x, y, width, depth in value)

    def month_day(self, key: str) -> MonthDay:
        value = self._value(key)
        found = re.fullmatch(r"(\d\d)-(\d\d)", value) if isinstance(value, str) else None
        day = MonthDay(int(found[1]), int(found[2])) if found else MonthDay(0, 0)
        if not (1 <= day.month <= 12 and 1 <= day.day <= 31):
            raise self._not(key, 'a day of the year such as "04-28"')
        return day

    @_optional
    def part(self, key: str, read: Callable[..., Value], *known: object) -> Value:
        """A table inside this one, ``as_whole``."""
        return self.table(key).as_whole(read, *known)

    @_optional
    def parts(self, key: str, read: Callable[..., Value], *known: object) -> tuple[Value, ...]:
        """A list of one or more such tables."""
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(isinstance(v, dict) for v in value):
            raise self._not(key, "a list of tables")
        return tuple(Record(v, f"{self._name(key)}[{i}].").as_whole(read, *known) for i, v in enumerate(value))

    def table(self, key: str) -> "Record":
        value = self._value(key)
        if not isinstance(value, dict):
            raise self._not(key, "a table")
        return Record(value, self._name(key) + ".")

    def _number(self, key: str, low: float, high: float, what: str) -> float:
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self._not(key, f"{what} from {low} to {high}")
        if not low <= value <= high:
            raise self._not(key, f"{what} from {low} to {high}")
        return float(value)

    def _value(self, key: str) -> object:
        self._known.add(key)
        return self._values.get(key)

    def _not(self, key: str, expected: str) -> Wrong:
        missing = key not in self._values
        return Wrong(self._name(key), expected + (", but it is missing" if missing else ""), self._values.get(key))

    def _name(self, key: str) -> str:
        return self._path + key


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_length(value: object, low: Millimetre) -> bool:
    return _is_whole(value) and low <= value <= LONGEST


def _is_point(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(_is_length(v, -LONGEST) for v in value)


def _is_box(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 4:
        return False
    return _is_point(value[:2]) and all(_is_length(side, 1) for side in value[2:])


def _short(value: object) -> str:
    """The value on one line, however long it is."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
