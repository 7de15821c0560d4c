"""The plan's things as map layers that QGIS and the city's programs open.

One layer for each kind of thing, true coordinates in the site's own system, field names in
German as the city's data have them (rules.md X07). The layers are a view for others: the plan
itself is read from the ``qb_`` tables.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, Union

from baukasten.earth import Anchor
from baukasten.files import geopackage
from baukasten.files.geopackage import Coordinates, Extent
from baukasten.geometry import Point, length_m
from baukasten.plan import Item, ItemId, Line, Note, Path, Placed, Plan, State, Surface, points_of

Value: TypeAlias = Union[str, float, int, bytes, None]


@dataclass(frozen=True)
class Layer:
    """A table: what it is called, its kind of geometry, and its fields after ``id`` and ``geom``."""

    table: str
    title: str
    description: str
    geometry: str
    fields: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        return ("id", "geom", *self.fields)


ELEMENTS = Layer(
    "elemente", "Elemente", "Bänke, Bäume und anderes; Winkel im Uhrzeigersinn von Gitternord, Höhe 0 = laut Katalog",
    "POINT", {"element": "TEXT", "zustand": "TEXT", "winkel_grad": "DOUBLE", "hoehe_m": "DOUBLE",
              "breite_m": "DOUBLE", "begruendung": "TEXT"},
)
SURFACES = Layer(
    "flaechen", "Flächen", "Beläge, Rasen, Beete", "POLYGON",
    {"material": "TEXT", "zustand": "TEXT", "flaeche_m2": "DOUBLE", "begruendung": "TEXT"},
)
PATHS = Layer(
    "wege", "Wege", "Wege als Mittellinie mit Breite", "LINESTRING",
    {"material": "TEXT", "zustand": "TEXT", "breite_m": "DOUBLE", "laenge_m": "DOUBLE", "begruendung": "TEXT"},
)
LINES = Layer(
    "linien", "Linien", "Hecken, Zäune, Borde", "LINESTRING",
    {"element": "TEXT", "zustand": "TEXT", "laenge_m": "DOUBLE", "begruendung": "TEXT"},
)
NOTES = Layer("wuensche", "Wünsche", "Was sich die Gruppe wünscht", "POINT", {"text": "TEXT", "von": "TEXT"})

LAYERS = (ELEMENTS, SURFACES, PATHS, LINES, NOTES)

STATE_WORDS = {
    State.NEW: "neu", State.KEEP: "bleibt", State.MOVE: "wird versetzt", State.REUSE: "gebraucht",
    State.SELFBUILD: "Selbstbau", State.REMOVE: "entfällt",
}


def prepare(connection: sqlite3.Connection, anchor: Anchor | None, now: str) -> None:
    """Make the empty layers and list them where GeoPackage programs look."""
    srs = geopackage.srs_id(anchor)
    for layer in LAYERS:
        fields = ", ".join(f"{name} {kind}" for name, kind in layer.fields.items())
        connection.execute(
            f"CREATE TABLE {layer.table} (id INTEGER PRIMARY KEY NOT NULL, geom {layer.geometry}, {fields})"
        )
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) "
            "VALUES (?, 'features', ?, ?, ?, ?)", (layer.table, layer.title, layer.description, now, srs),
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (layer.table, layer.geometry, srs)
        )
    # With one table of attributes listed, GDAL leaves the other tables of ours alone.
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
        "VALUES ('qb_meta', 'attributes', 'qb_meta', 'Quartiersbaukasten: bitte nicht ändern', ?)", (now,),
    )


def layer_of(item: Item | None) -> Layer | None:
    match item:
        case Placed():
            return ELEMENTS
        case Surface():
            return SURFACES
        case Path():
            return PATHS
        case Line():
            return LINES
        case Note():
            return NOTES
    return None


def put(connection: sqlite3.Connection, item_id: ItemId, before: Item | None, after: Item | None, anchor: Anchor | None) -> None:
    """Bring the layers from one state of an item to the next."""
    old, new = layer_of(before), layer_of(after)
    if old and old is not new:
        connection.execute(f"DELETE FROM {old.table} WHERE id = ?", (item_id,))
    if new and after is not None:
        _, *values = row(item_id, after, anchor)
        names = new.columns[1:]
        sets = ", ".join(f"{name} = ?" for name in names)
        # Update first: another program may have taken the row away, or put one there.
        if connection.execute(f"UPDATE {new.table} SET {sets} WHERE id = ?", (*values, item_id)).rowcount == 0:
            marks = ", ".join("?" * len(new.columns))
            connection.execute(
                f"INSERT INTO {new.table} ({', '.join(new.columns)}) VALUES ({marks})", (item_id, *values)
            )


def list_extent(connection: sqlite3.Connection, layer: Layer, box: Extent | None, now: str) -> None:
    connection.execute(
        "UPDATE gpkg_contents SET last_change = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
        (now, *(box or (None,) * 4), layer.table),
    )


def extents(plan: Plan, anchor: Anchor | None) -> dict[str, Extent | None]:
    """The box around each layer's things, by table."""
    points: dict[str, list[Point]] = {layer.table: [] for layer in LAYERS}
    for item in plan.items.values():
        if layer := layer_of(item):
            points[layer.table].extend(points_of(item))
    return {table: _box(run, anchor) for table, run in points.items()}


def extent_of(items: Iterable[Item | None], anchor: Anchor | None) -> Extent | None:
    """The box around some things."""
    return _box([p for item in items if item is not None for p in points_of(item)], anchor)


def altered(connection: sqlite3.Connection, plan: Plan, anchor: Anchor | None) -> int:
    """How many rows of the layers are not as this program left them: somebody edited them elsewhere."""
    found = 0
    for layer in LAYERS:
        expected = {i: row(i, item, anchor) for i, item in plan.items.items() if layer_of(item) is layer}
        try:
            for there in connection.execute(f"SELECT {', '.join(layer.columns)} FROM {layer.table}"):
                found += expected.pop(there[0], None) != tuple(there)
        except (sqlite3.OperationalError, ValueError):  # a field that is no text any more
            found += 1
        found += len(expected)
    return found


def complete(connection: sqlite3.Connection) -> bool:
    """All layers are there with all their fields, so that rows can be written."""
    for layer in LAYERS:
        names = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({layer.table})")}
        if not names.issuperset(layer.columns):
            return False
    return True


def row(item_id: ItemId, item: Item, anchor: Anchor | None) -> tuple[Value, ...]:
    """What stands in an item's layer: id, geometry, fields in the layer's order. Lengths in metres."""
    srs = geopackage.srs_id(anchor)
    match item:
        case Placed(element, at, angle, state, height, spread, reason):
            shape = geopackage.point(_there(at, anchor), srs)
            words = STATE_WORDS[state]
            return item_id, shape, element, words, angle / 10, height / 1000, spread / 1000, reason
        case Surface(material, outline, state, reason):
            shape = geopackage.polygon([list(_run(ring, anchor)) for ring in outline.rings()], srs)
            return item_id, shape, material, STATE_WORDS[state], round(outline.area_m2, 3), reason
        case Path(material, points, width, state, reason):
            shape = geopackage.line(list(_run(points, anchor)), srs)
            return item_id, shape, material, STATE_WORDS[state], width / 1000, round(length_m(points), 3), reason
        case Line(element, points, state, reason):
            shape = geopackage.line(list(_run(points, anchor)), srs)
            return item_id, shape, element, STATE_WORDS[state], round(length_m(points), 3), reason
        case Note(at, text, author):
            return item_id, geopackage.point(_there(at, anchor), srs), text, author
    raise TypeError(f"{type(item).__name__} is on no layer")


def _there(at: Point, anchor: Anchor | None) -> Coordinates:
    """Metres in the site's system; without an anchor, metres from the site's own origin."""
    return anchor.coordinates(at) if anchor else (at.x / 1000, at.y / 1000)


def _run(points: Iterable[Point], anchor: Anchor | None) -> Iterator[Coordinates]:
    return (_there(p, anchor) for p in points)


def _box(points: list[Point], anchor: Anchor | None) -> Extent | None:
    return geopackage.extent(_there(p, anchor) for p in points)
