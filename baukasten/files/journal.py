"""The history inside a plan file: every change ever made, each sealed with all before it.

SQLite notices torn pages but not a flipped bit in a text. So every row of the journal carries a
checksum chained through all earlier rows, and the sum over the checksums of the items as they
were then; the head (format, site) has a checksum of its own. What verifies is what was written.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from baukasten.change import Change
from baukasten.files.reasons import passing
from baukasten.plain import change_data, change_from, item_data, parsed, written
from baukasten.plan import Item, ItemId

FORMAT = 1
"""Of the plan file as a whole. A higher one was written by a newer program."""

TABLES: Mapping[str, str] = {
    "qb_meta": "CREATE TABLE qb_meta (id INTEGER PRIMARY KEY NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL)",
    "qb_change": (
        "CREATE TABLE qb_change (seq INTEGER PRIMARY KEY NOT NULL, at TEXT NOT NULL, change TEXT NOT NULL, "
        "last INTEGER NOT NULL, items TEXT NOT NULL, seal TEXT NOT NULL)"
    ),
    "qb_item": "CREATE TABLE qb_item (id INTEGER PRIMARY KEY NOT NULL, item TEXT NOT NULL)",
}

WHOLE = 1 << 128
"""Item checksums are added up modulo this."""


@dataclass(frozen=True)
class Seal:
    """Where the journal stands after a row.

    ``last``: the highest item id ever given. ``items``: sum of the checksums of all items then.
    ``chain``: sha256 over this row and the seal before it.
    """

    seq: int
    last: int
    items: int
    chain: str

    def next(self, at: str, change: str, last: int, items: int) -> "Seal":
        row = "\n".join((self.chain, str(self.seq + 1), at, str(last), _hex(items), change))
        return Seal(self.seq + 1, last, items, hashlib.sha256(row.encode()).hexdigest())


@dataclass(frozen=True)
class Step:
    """One row of the history."""

    seq: int
    at: datetime
    change: Change


START = Seal(0, 0, 0, "")
"""Before the first change."""


def head_seal(head: Mapping[str, str]) -> str:
    """The checksum over the file's head."""
    lines = "\n".join(f"{key}={value}" for key, value in sorted(head.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def item_text(item: Item) -> str:
    return written(item_data(item))


def item_sum(item_id: ItemId, text: str) -> int:
    """A checksum of one row of the items; a sum of such does not depend on their order."""
    return int.from_bytes(hashlib.sha256(f"{item_id}\n{text}".encode()).digest()[:16], "big")


def change_text(change: Change) -> str:
    """The change as it is kept, after a proof that it can be read again: Trouble where it cannot."""
    text = written(change_data(change))
    change_from(parsed(text))
    return text


def now() -> str:
    return at_text(datetime.now(UTC))


def at_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def append(connection: sqlite3.Connection, before: Seal, at: str, change: str, last: int, items: int) -> Seal:
    """Write one row; inside the caller's transaction."""
    seal = before.next(at, change, last, items)
    connection.execute(
        "INSERT INTO qb_change (seq, at, change, last, items, seal) VALUES (?, ?, ?, ?, ?, ?)",
        (seal.seq, at, change, last, _hex(items), seal.chain),
    )
    return seal


def unbroken(connection: sqlite3.Connection) -> Iterator[tuple[Seal, str, str]]:
    """Seal, time and text of every change from the first on; ends before the first that is not sound."""
    seal = START
    try:
        for seq, at, change, last, items, chain in connection.execute(
            "SELECT seq, at, change, last, items, seal FROM qb_change ORDER BY seq"
        ):
            if not (isinstance(at, str) and isinstance(change, str) and isinstance(last, int)):
                return
            following = seal.next(at, change, last, _sum(items))
            if (seq, chain) != (following.seq, following.chain):
                return
            seal = following
            yield seal, at, change
    except (sqlite3.DatabaseError, ValueError) as error:  # a torn page; bytes that are no text
        if passing(error):
            raise


def step(seal: Seal, at: str, text: str) -> Step:
    return Step(seal.seq, datetime.fromisoformat(at), change_from(parsed(text)))


def total(connection: sqlite3.Connection) -> int | None:
    """How many changes there should be; None where the file does not tell any more."""
    try:
        (highest,) = connection.execute("SELECT max(seq) FROM qb_change").fetchone()
    except sqlite3.DatabaseError as error:
        if passing(error):
            raise
        return None
    return highest if isinstance(highest, int) else 0


def last_words(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """Highest id and sum of the items as the newest row has them, sound or not."""
    try:
        row = connection.execute("SELECT last, items FROM qb_change ORDER BY seq DESC LIMIT 1").fetchone()
        return (row[0], _sum(row[1])) if row and isinstance(row[0], int) else None
    except (sqlite3.DatabaseError, ValueError) as error:
        if passing(error):
            raise
        return None


def _hex(items: int) -> str:
    return f"{items:032x}"


def _sum(text: object) -> int:
    if not isinstance(text, str) or len(text) != 32:
        raise ValueError("not a sum of items")
    return int(text, 16)
