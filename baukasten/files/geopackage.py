"""What makes the file a GeoPackage (OGC 12-128r18): its own tables, coordinate systems and geometries.

Plain ``sqlite3`` is enough: a geometry is eight bytes of header and well-known binary.
"""

import sqlite3
import struct
from collections.abc import Iterable, Sequence

import pyproj
import shapely

from baukasten.earth import Anchor

APPLICATION_ID = 0x47504B47
"""``GPKG`` in the file's header."""

USER_VERSION = 10300
"""GeoPackage 1.3: QGIS 3.22 grumbles at 1.4."""

UNDEFINED = -1
"""The GeoPackage's id for plane coordinates that nobody tied to the earth."""

TABLES = (
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, "
    "organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)",
    "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, "
    "description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, "
    "srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))",
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, "
    "geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, "
    "CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), "
    "CONSTRAINT uk_gc_table_name UNIQUE (table_name), "
    "CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), "
    "CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))",
)

Coordinates = tuple[float, float]
Extent = tuple[float, float, float, float]
"""West, south, east, north in the layer's system."""


def prepare(connection: sqlite3.Connection, anchor: Anchor | None) -> None:
    """Make an empty database a GeoPackage that knows the site's coordinate system."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
    for table in TABLES:
        connection.execute(table)
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _systems(anchor))


def srs_id(anchor: Anchor | None) -> int:
    """The number of the site's system: its EPSG number."""
    return int(anchor.crs.removeprefix("EPSG:")) if anchor else UNDEFINED


def point(at: Coordinates, srs: int) -> bytes:
    return _header(srs) + struct.pack("<BI2d", 1, 1, *at)


def line(points: Sequence[Coordinates], srs: int) -> bytes | None:
    """A linestring; None, which a layer shows as "no place", for fewer than two points."""
    return _header(srs) + struct.pack("<BI", 1, 2) + _run(points) if len(points) >= 2 else None


def polygon(rings: Sequence[Sequence[Coordinates]], srs: int) -> bytes | None:
    """A polygon of open rings, the outer one first."""
    if not rings or len(rings[0]) < 3:
        return None
    closed = [[*ring, ring[0]] for ring in rings if len(ring) >= 3]
    return _header(srs) + struct.pack("<BII", 1, 3, len(closed)) + b"".join(map(_run, closed))


def extent(points: Iterable[Coordinates]) -> Extent | None:
    """The box around points, None where there are none."""
    points = tuple(points)
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def register_functions(connection: sqlite3.Connection) -> None:
    """The five functions that GDAL's own triggers call once QGIS has built a spatial index in the file."""
    connection.create_function("ST_IsEmpty", 1, lambda blob: int((b := _bounds(blob)) is None), deterministic=True)
    for n, name in enumerate(("ST_MinX", "ST_MinY", "ST_MaxX", "ST_MaxY")):
        connection.create_function(
            name, 1, lambda blob, n=n: b[n] if (b := _bounds(blob)) else None, deterministic=True
        )


def _bounds(blob: bytes | None) -> Extent | None:
    if not blob or blob[:2] != b"GP":
        return None
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    shape = shapely.from_wkb(blob[8 + envelope :])
    return None if shape.is_empty else shape.bounds


def _header(srs: int) -> bytes:
    """``GP``, version 0, flags: little-endian, no envelope."""
    return struct.pack("<2sBBi", b"GP", 0, 1, srs)


def _run(points: Sequence[Coordinates]) -> bytes:
    return struct.pack(f"<I{2 * len(points)}d", len(points), *(number for pair in points for number in pair))


def _systems(anchor: Anchor | None) -> list[tuple[str, int, str, int, str, str]]:
    rows = [
        ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ]
    for number in dict.fromkeys((4326, srs_id(anchor))):
        if number > 0:
            system = pyproj.CRS.from_epsg(number)
            rows.append((system.name, number, "EPSG", number, system.to_wkt("WKT1_GDAL"), system.scope or ""))
    return rows
