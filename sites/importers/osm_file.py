"""Reads the nodes, ways and relations of OpenStreetMap files, and refuses what is not one.

Runs in the worker process. The parser is osmium; what it would swallow without a word (a web page,
a document with its own entities, a packed bomb) is refused before it sees the file.
"""

import bz2
import gzip
import stat
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

import osmium

from baukasten.phrase import _
from baukasten.trouble import Trouble

LARGEST = 500_000_000
"""Bytes, unpacked. A whole German state is about that as .pbf and has to be cut first."""

MOST_NODES = 2_000_000
MOST_WAYS = 500_000


class LonLat(NamedTuple):
    lon: float
    lat: float


class Way(NamedTuple):
    nodes: tuple[int, ...]
    tags: Mapping[str, str]

    @property
    def closed(self) -> bool:
        return len(self.nodes) >= 4 and self.nodes[0] == self.nodes[-1]


class Relation(NamedTuple):
    members: tuple[tuple[str, int, str], ...]
    """Type (n, w, r), id and role."""
    tags: Mapping[str, str]


@dataclass
class OsmData:
    """All files together; of an object that comes twice the last one counts."""

    places: dict[int, LonLat] = field(default_factory=dict)
    tagged: dict[int, Mapping[str, str]] = field(default_factory=dict)
    ways: dict[int, Way] = field(default_factory=dict)
    relations: dict[int, Relation] = field(default_factory=dict)
    nowhere: int = 0
    """Nodes whose coordinates are none on earth."""


def read(paths: Iterable[Path], near: tuple[float, float, float, float] | None) -> OsmData:
    """Everything in the files. ``near``: west, south, east, north; nodes beyond are not kept."""
    data = OsmData()
    for path in paths:
        form = _form(path)
        try:
            _add(data, path, form, near)
        except Trouble:
            raise
        except osmium.InvalidLocationError as error:
            raise Trouble(
                _("{file}: has coordinates that are no numbers of degrees ({reason}).", file=path.name, reason=str(error))
            ) from None
        except (RuntimeError, ValueError, OSError, EOFError) as error:
            reason = " ".join(str(error).split())[:160]
            raise Trouble(
                _("{file}: is damaged or not an OpenStreetMap file ({reason}).", file=path.name, reason=reason)
            ) from None
    return data


def _add(data: OsmData, path: Path, form: str, near: tuple[float, float, float, float] | None) -> None:
    for thing in osmium.FileProcessor(osmium.io.File(str(path), form)):
        if thing.deleted:
            continue
        if thing.is_node():
            _add_node(data, thing, near)
        elif thing.is_way():
            data.ways[thing.id] = Way(tuple(node.ref for node in thing.nodes), _tags(thing))
        elif thing.is_relation():
            members = tuple((member.type, member.ref, member.role) for member in thing.members)
            data.relations[thing.id] = Relation(members, _tags(thing))
        if len(data.places) > MOST_NODES or len(data.ways) > MOST_WAYS:
            raise Trouble(_("{file}: holds too much for one site. Cut it to the neighbourhood first.", file=path.name))


def _add_node(data: OsmData, node: osmium.osm.Node, near: tuple[float, float, float, float] | None) -> None:
    if not node.location.valid():
        data.nowhere += 1
        return
    place = LonLat(node.location.lon, node.location.lat)
    if near and not (near[0] <= place.lon <= near[2] and near[1] <= place.lat <= near[3]):
        return
    data.places[node.id] = place
    if len(node.tags):
        data.tagged[node.id] = _tags(node)


def _tags(thing: osmium.osm.OSMObject) -> Mapping[str, str]:
    return {tag.k: tag.v for tag in thing.tags}


def _form(path: Path) -> str:
    """The format by what is in the file, once it is seen to be harmless."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Trouble(_("{file}: is a folder, not a file.", file=path.name))
        if stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode):  # would never end
            raise Trouble(_("{file}: is a device or a pipe, not a file.", file=path.name))
        with path.open("rb") as file:
            head = file.read(64)
        size = status.st_size
    except OSError as error:
        raise Trouble(_("{file}: cannot be read ({reason}).", file=path.name, reason=error.strerror or "")) from None
    if not head:
        raise Trouble(_("{file}: is empty.", file=path.name))
    if size > LARGEST:
        raise _too_big(path)
    if b"OSMHeader" in head[:32]:
        return "pbf"
    if head.startswith(b"\x1f\x8b"):
        return _packed(path, "xml.gz", gzip.open(path))
    if head.startswith(b"BZh"):
        return _packed(path, "xml.bz2", bz2.open(path))
    with path.open("rb") as file:
        _inspect(path, file)
    return "xml"


def _packed(path: Path, form: str, file: IO[bytes]) -> str:
    try:
        with file:
            _inspect(path, file)
    except (OSError, EOFError, zlib.error) as error:
        raise Trouble(
            _("{file}: is damaged or not an OpenStreetMap file ({reason}).", file=path.name, reason=str(error))
        ) from None
    return form


def _inspect(path: Path, file: IO[bytes]) -> None:
    """Refuse XML that is not OSM, declares its own entities, or unpacks without end."""
    block = file.read(1 << 16)
    start = block.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<") or b"\0" in block or b"<osm" not in block:
        raise Trouble(_("{file}: is not an OpenStreetMap file.", file=path.name))
    total, tail = 0, b""
    while block:
        total += len(block)
        if total > LARGEST:
            raise _too_big(path)
        seen = tail + block
        if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
            raise Trouble(_("{file}: declares its own entities, which no OpenStreetMap file does.", file=path.name))
        tail, block = block[-16:], file.read(1 << 20)


def _too_big(path: Path) -> Trouble:
    return Trouble(_("{file}: is too big. Cut it to the neighbourhood first.", file=path.name))
