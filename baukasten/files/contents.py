"""Reads a plan file: all of it and proven, or what of it can still be saved."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from baukasten.files import journal, layers
from baukasten.files.geopackage import Extent
from baukasten.files.journal import START, Seal
from baukasten.files.reasons import Damaged, beyond_help, name_of, not_a_plan, passing
from baukasten.files.safe_open import as_made, check_schema, check_tables
from baukasten.phrase import Phrase, _
from baukasten.plain import item_from, parsed, site_from
from baukasten.plan import Item, ItemId, Plan
from baukasten.site import Site
from baukasten.trouble import Trouble


@dataclass(frozen=True)
class Contents:
    """What a plan file holds. ``sums``: checksum of each item's row; ``boxes``: extent of each layer."""

    site: Site
    plan: Plan
    seal: Seal
    sums: Mapping[ItemId, int]
    boxes: Mapping[str, Extent | None]


@dataclass(frozen=True)
class Salvage:
    """What a file that may be damaged still gives.

    ``site``: None where it cannot be trusted. ``intact``: how many changes from the first on are
    as they were written, of ``total``; None where even that is lost. ``plan``: as it last was,
    where that can be proven.
    """

    site: Site | None
    seal: Seal
    total: int | None
    plan: Plan | None
    sums: Mapping[ItemId, int]
    sound: bool

    @property
    def intact(self) -> int:
        return self.seal.seq

    @property
    def whole(self) -> bool:
        return bool(self.sound and self.site and self.plan and self.total and self.intact == self.total)


def read(connection: sqlite3.Connection, path: Path) -> Contents:
    """Everything, each byte of it proven; ``Damaged`` says what is not and what could be saved."""
    found = salvage(connection, path)
    check_schema(connection, path)
    if not found.whole or found.site is None or found.plan is None:
        raise Damaged(what_is_left(found, path))
    boxes = layers.extents(found.plan, found.site.anchor)
    return Contents(found.site, found.plan, found.seal, found.sums, boxes)


def salvage(connection: sqlite3.Connection, path: Path) -> Salvage:
    """Whatever can be read. Raises ``Trouble`` for what is no plan file, or a newer one."""
    try:
        head = _head(connection, path)
        check_tables(connection, path)
    except (sqlite3.DatabaseError, ValueError) as error:
        if passing(error):
            raise
        raise Damaged(beyond_help(path)) from error
    seal = START
    for seal, _at, _text in journal.unbroken(connection):
        pass
    plan, sums = _current(connection)
    return Salvage(_site(head, path), seal, journal.total(connection), plan, sums, _sound(connection))


def _head(connection: sqlite3.Connection, path: Path) -> Mapping[str, str]:
    """The file's head. The version is judged before anything else."""
    table = connection.execute("SELECT type, sql FROM sqlite_schema WHERE name = 'qb_meta'").fetchone()
    if not table or table[0] != "table" or not str(table[1]).upper().startswith("CREATE TABLE"):
        raise Trouble(not_a_plan(path))
    head = {str(key): str(value) for key, value in connection.execute("SELECT key, value FROM qb_meta ORDER BY id")}
    version = head.get("format", "")
    if version.isdecimal() and len(version) < 9 and int(version) > journal.FORMAT:
        raise Trouble(
            _(
                "{name} comes from a newer program (format {version}, this program reads up to {known}). "
                "A newer version of the program can open it.",
                name=name_of(path), version=version, known=str(journal.FORMAT),
            )
        )
    return head


def _site(head: Mapping[str, str], path: Path) -> Site | None:
    rest = {key: value for key, value in head.items() if key != "seal"}
    if head.get("seal") != journal.head_seal(rest) or rest.get("format") != str(journal.FORMAT):
        return None
    try:
        return site_from(parsed(rest.get("site", "")))
    except Trouble as trouble:  # whoever sealed it did not write what this program writes
        raise Trouble(_("{name}: {reason}", name=name_of(path), reason=trouble.phrase)) from trouble


def _current(connection: sqlite3.Connection) -> tuple[Plan | None, Mapping[ItemId, int]]:
    """The plan from its items, if they are what the newest change left; items in the order of their ids."""
    newest = journal.last_words(connection)
    items: dict[ItemId, Item] = {}
    sums: dict[ItemId, int] = {}
    try:
        for i, text in connection.execute("SELECT id, item FROM qb_item ORDER BY id"):
            items[i] = item_from(parsed(text), i)
            sums[i] = journal.item_sum(i, text)
    except (sqlite3.DatabaseError, ValueError, TypeError, Trouble) as error:
        if passing(error):
            raise
        return None, {}
    if newest is None or sum(sums.values()) % journal.WHOLE != newest[1]:
        return None, {}
    return Plan(items, max(newest[0], *items) if items else newest[0]), sums


def _sound(connection: sqlite3.Connection) -> bool:
    try:
        return as_made(connection) and connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except (sqlite3.DatabaseError, ValueError) as error:
        if passing(error):
            raise
        return False


def what_is_left(found: Salvage, path: Path) -> Phrase:
    """What is damaged and what a rescue would save, in one line."""
    name, intact, total = name_of(path), found.intact, found.total
    if found.site is None:
        if found.plan or intact:
            return _(
                "{name} is damaged where the site is described. The plan itself can be read; "
                "together with the site it can be saved as a new file.", name=name,
            )
        return beyond_help(path)
    if total is None and (found.plan or intact):
        return _(
            "{name} is damaged after change {intact}. The plan up to there can be saved as a new file.",
            name=name, intact=intact,
        )
    if found.plan and intact != total:
        return _(
            "{name} is damaged in its history after change {intact} of {total}. "
            "The plan as it last was can be saved as a new file.", name=name, intact=intact, total=total,
        )
    if intact and intact == total:
        return _(
            "{name} is damaged, but all {total} changes can be read. The whole plan can be saved as a new file.",
            name=name, total=total,
        )
    if intact:
        return _(
            "{name} is damaged after change {intact} of {total}. The plan up to there can be saved as a new file.",
            name=name, intact=intact, total=total,
        )
    return _("{name} is damaged so badly that only its site can be read.", name=name)
