"""JSON that people can read and compare: one thing a line."""

import json
from collections.abc import Mapping

from baukasten.plain.reading import Data


def laid_out(data: Data) -> str:
    """An object with each key, and each thing of a list of things, on a line of its own."""
    assert isinstance(data, Mapping)
    lines = (f"{_one_line(key)}: {_value(value)}" for key, value in data.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: Data) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"  {_one_line(thing)}" for thing in value) + "\n]"
    return _one_line(value)


def _one_line(value: Data) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
