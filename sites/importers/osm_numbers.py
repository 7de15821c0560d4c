"""Numbers as mappers write them: "12", "12,5", "12 m", "40'", "5'10\"", "ca. 3m", "SSW"."""

import math
import re

FOOT, INCH = 0.3048, 0.0254
UNITS = {"": 1.0, "m": 1.0, "cm": 0.01, "mm": 0.001, "km": 1000.0, "ft": FOOT, "feet": FOOT, "'": FOOT, "in": INCH, '"': INCH}

_FEET = re.compile(r"^(\d+(?:\.\d+)?)'\s*(?:(\d+(?:\.\d+)?)\"?)?$")
_NUMBER = re.compile(r"^(?:~|ca\.?|about|approx\.?|<|>)?\s*([+-]?\d+(?:[.,]\d+)?)\s*([a-z'\"]*)\.?$")

POINTS = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
WORDS = {"north": "n", "northeast": "ne", "east": "e", "southeast": "se",
         "south": "s", "southwest": "sw", "west": "w", "northwest": "nw"}


def metres(text: str | None, most: float, least: float = 0.0) -> float | None:
    """A length in metres; None where there is none, or it is no number, or beyond ``least`` … ``most``.

    A bare number is in metres. Of several values ("4;6") the first counts.
    """
    if text is None:
        return None
    first = text.split(";")[0].strip().lower()
    if feet := _FEET.match(first):
        length = float(feet[1]) * FOOT + float(feet[2] or 0) * INCH
    elif (number := _NUMBER.match(first)) and number[2] in UNITS:
        length = float(number[1].replace(",", ".")) * UNITS[number[2]]
    else:
        return None
    return length if math.isfinite(length) and least <= length <= most else None


def count(text: str | None, most: int) -> int | None:
    """A number of things, 1 … ``most``; None where there is none."""
    found = re.match(r"^\s*(\d{1,6})\b", text or "")
    number = int(found[1]) if found else 0
    return number if 1 <= number <= most else None


def bearing(text: str | None) -> float | None:
    """Degrees clockwise from true north: "225", "225°", "SW", "south-west"; None for anything else."""
    word = (text or "").split(";")[0].strip().lower().rstrip("°")
    letters = word.replace("-", "").replace("_", "").replace(" ", "")
    point = WORDS.get(letters, letters)
    if point in POINTS:
        return POINTS.index(point) * 22.5
    try:
        degrees = float(word.replace(",", "."))
    except ValueError:
        return None
    return degrees % 360 if math.isfinite(degrees) else None
