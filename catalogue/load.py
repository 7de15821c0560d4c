"""The catalogue from its folder: one TOML file per element, ``<group>/<id>.toml``.

A file that is not as needed gives one line naming file, key and expectation; the rest still
loads, because a workshop must not end over a slip in one file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from baukasten.element import Catalogue, Element
from baukasten.phrase import _
from baukasten.trouble import Trouble
from catalogue.composed import is_piece
from catalogue.element_file import element
from catalogue.known import Known
from catalogue.record import Record, Wrong
from catalogue.shelf import GROUPS, SOURCES, shelf, sources
from catalogue.toml_file import read


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue that comes with the program."""
    return _load(resources.files("catalogue") / "elements")


def load(folder: Path) -> Catalogue:
    """The catalogue in a folder. Raises ``Trouble`` where there is no such folder or it cannot be read."""
    if not folder.is_dir():
        raise Trouble(_("{file}: there is no such folder.", file=str(folder)))
    try:
        return _load(folder)
    except OSError as reason:
        raise Trouble(_("{file}: cannot be read ({reason}).", file=str(folder), reason=reason.strerror or "")) from None


@dataclass(frozen=True)
class Found:
    """An element's file. ``name``: as problems call it, ``<group>/<id>.toml``."""

    name: str
    group: str
    id: str
    record: Record


def _load(folder: Traversable) -> Catalogue:
    problems: list[str] = []
    on_shelf = shelf(folder / GROUPS, problems)
    known = Known(sources(folder / SOURCES, problems), on_shelf.price_year, {})
    found = list(_found(folder, problems))
    on_shelf = on_shelf.with_folders(dict.fromkeys(file.group for file in found), problems)
    elements: dict[str, Element] = {}
    # Pieces first: composed elements are made of them.
    for file in sorted(found, key=lambda file: "members" in file.record):
        try:
            made = file.record.as_whole(element, file.id, file.group, known)
        except Wrong as wrong:
            problems.append(f"{file.name}: {wrong}")
            continue
        elements[file.id] = made
        known = known.with_piece(made) if is_piece(made) else known
    order = sorted(elements.values(), key=on_shelf.place)
    return Catalogue({e.id: e for e in order}, on_shelf.price_year, on_shelf.names, tuple(problems))


def _found(folder: Traversable, problems: list[str]) -> Iterator[Found]:
    """The element files that can be read, each id once."""
    seen: dict[str, str] = {}
    for group, file in _files(folder, problems):
        name, element_id = f"{group}/{file.name}", file.name.removesuffix(".toml")
        try:
            if element_id in seen:
                raise Wrong("id", f"a file name of its own; {seen[element_id]} has it already", element_id)
            record = Record(read(file))
        except Wrong as wrong:
            problems.append(f"{name}: {wrong}")
        else:
            seen[element_id] = name
            yield Found(name, group, element_id, record)


def _files(folder: Traversable, problems: list[str]) -> Iterator[tuple[str, Traversable]]:
    """Group and file, in the order of their names."""
    groups = [entry for entry in _entries(folder) if entry.is_dir() and not entry.name.startswith((".", "_"))]
    for group in groups:
        try:
            files = [entry for entry in _entries(group) if entry.name.endswith(".toml")]
        except OSError as reason:
            problems.append(f"{group.name}: folder: expected a folder that can be read ({reason.strerror})")
        else:
            yield from ((group.name, file) for file in files)


def _entries(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda entry: entry.name)
