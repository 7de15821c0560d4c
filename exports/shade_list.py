"""Shade at each seat, table and play element as a table for spreadsheets: CSV with a line for each."""

import csv
from collections.abc import Iterable
from datetime import time
from io import StringIO
from pathlib import Path

from baukasten.phrase import Language
from baukasten.shade import ItemShade
from exports.whole_file import write_whole

HEAD = ("id", "element", "minutes", "from", "to", "text")


def write(items: Iterable[ItemShade], path: Path, say: Language) -> None:
    """Write the table, whole or not at all. Raises ``OSError``."""
    # The mark at the start tells spreadsheets that umlauts are UTF-8.
    write_whole(path, table(items, say).encode("utf-8-sig"))


def table(items: Iterable[ItemShade], say: Language) -> str:
    """The whole text; what is not known is empty."""
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(HEAD)
    for item in items:
        minutes = "" if item.shade_minutes is None else item.shade_minutes
        lines.writerow((item.item, item.element, minutes, _clock(item.start), _clock(item.end), say.say(item.text)))
    return text.getvalue()


def _clock(moment: time | None) -> str:
    return moment.strftime("%H:%M") if moment else ""
