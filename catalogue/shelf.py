"""How the catalogue is arranged, and the sources its numbers come from: ``groups.toml`` and ``sources.toml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable

from baukasten.element import Element
from baukasten.phrase import LANGUAGES
from baukasten.source import Source, Status
from catalogue.record import Record, Wrong
from catalogue.toml_file import read

GROUPS, SOURCES = "groups.toml", "sources.toml"

PRICE_YEAR = 2025
"""Where groups.toml does not say."""


@dataclass(frozen=True)
class Shelf:
    """``names``: group id → names by language, in the order shown. ``first``: per group the ids shown first."""

    price_year: int
    names: Mapping[str, Mapping[str, str]]
    first: Mapping[str, tuple[str, ...]]

    def place(self, element: Element) -> tuple[int, int, str]:
        """Sort key: by group, then those named first, then by German name."""
        first = self.first.get(element.group, ())
        rank = first.index(element.id) if element.id in first else len(first)
        return list(self.names).index(element.group), rank, element.names[LANGUAGES[0]]

    def with_folders(self, folders: Iterable[str], problems: list[str]) -> "Shelf":
        """Folders that groups.toml does not know go to the end under their own name."""
        missing = [folder for folder in folders if folder not in self.names]
        # Where groups.toml itself could not be read its one line says enough.
        if self.names:
            problems.extend(f"{GROUPS}: groups.{folder}: expected names for this folder" for folder in missing)
        return replace(self, names={**self.names, **{f: dict.fromkeys(LANGUAGES, f) for f in missing}})


def shelf(file: Traversable, problems: list[str]) -> Shelf:
    try:
        return Record(read(file)).as_whole(_shelf)
    except Wrong as wrong:
        problems.append(f"{GROUPS}: {wrong}")
        return Shelf(PRICE_YEAR, {}, {})


def _shelf(record: Record) -> Shelf:
    year = record.whole("price_year", 1990, 2100, "a year")
    groups = record.table("groups")
    names, first = {}, {}
    for group in groups.keys():
        names[group], first[group] = groups.part(group, _group)
    return Shelf(year, names, first)


def _group(record: Record) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Its names by language, and the ids shown first."""
    return {language: record.text(language) for language in LANGUAGES}, record.texts("first", default=())


def sources(file: Traversable, problems: list[str]) -> Mapping[str, Source]:
    """The sources by the key element files name them by."""
    try:
        record = Record(read(file))
    except Wrong as wrong:
        problems.append(f"{SOURCES}: {wrong}")
        return {}
    result = {}
    for key in record.keys():
        try:
            result[key] = record.part(key, _source)
        except Wrong as wrong:
            problems.append(f"{SOURCES}: {wrong}")
    return result


def _source(record: Record) -> Source:
    optional = {key: record.text(key, default=None) for key in ("edition", "clause", "address")}
    return Source(record.text("document"), record.choice("status", Status), **optional)
