"""Saves what a damaged plan file still holds, into a new file; the damaged one stays as it is."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baukasten.change import Change, between
from baukasten.files import contents, journal, safe_open
from baukasten.files.contents import Salvage
from baukasten.files.new_file import write_new
from baukasten.files.reasons import Damaged, told
from baukasten.plain import change_from, parsed
from baukasten.plan import Plan
from baukasten.site import Site


@dataclass(frozen=True)
class Rescued:
    """``changes`` of ``total`` (None: nobody knows how many) are in the new file.

    ``current``: so is the plan as it last was.
    """

    changes: int
    total: int | None
    current: bool


def rescue(path: Path, target: Path, site: Site | None = None) -> Rescued:
    """Write all that can be proven of ``path`` into the new file ``target``.

    ``site``: needed only where the file's own description of the site is damaged. Raises
    ``Trouble`` where nothing can be saved or ``target`` exists.
    """
    path, target = Path(path), Path(target)
    with told(path):
        safe_open.check_header(path)
        with safe_open.looking(path) as connection:
            found = contents.salvage(connection, path)
            place = found.site or site
            if place is None or not (found.plan or found.intact):
                raise Damaged(contents.what_is_left(found, path))
            last = max(found.seal.last, found.plan.last if found.plan else 0)
            with told(target):
                write_new(target, place, _steps(connection, found), last)
    return Rescued(found.intact, found.total, found.plan is not None or found.intact == found.total)


def _steps(connection: sqlite3.Connection, found: Salvage) -> Iterator[tuple[str, Change]]:
    """The changes that are intact, and one more that leads from there to the plan as it last was."""
    plan = Plan({})
    for _seal, at, text in journal.unbroken(connection):
        change = change_from(parsed(text))
        plan = change.applied(plan)
        yield at, change
    if found.plan and (rest := between(plan, found.plan)):
        yield journal.now(), rest
