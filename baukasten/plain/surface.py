"""A surface model as plain data: packed, since a million heights one by one would be all of a site's file."""

import base64
import binascii
import zlib

from baukasten.body import Light, MonthDay
from baukasten.phrase import _
from baukasten.plain.reading import Data, Found
from baukasten.plain.shapes import point_data, point_from
from baukasten.site import SurfaceModel

MOST_CELLS = 4_000_000
BYTES = 4


def surface_model_data(model: SurfaceModel) -> Data:
    """``{"corner", "cell", "columns", "ground", "solid", "crown_top", "crown_base", "crown_light"}``."""
    return {
        "corner": point_data(model.corner), "cell": model.cell, "columns": model.columns, "ground": model.ground,
        "solid": _packed(model.solid), "crown_top": _packed(model.crown_top), "crown_base": _packed(model.crown_base),
        "crown_light": _light_data(model.crown_light),
    }  # fmt: skip


def surface_model_from(found: Found) -> SurfaceModel:
    found.keys("corner", "cell", "columns", "ground", "solid", "crown_top", "crown_base", "crown_light")
    solid, top, base = (_unpacked(found[sheet]) for sheet in ("solid", "crown_top", "crown_base"))
    columns = found["columns"].whole(1, MOST_CELLS)
    if not solid or len(solid) % (columns * BYTES):
        found["solid"].refuse(_("packed rows of {count} heights", count=columns))
    for name, sheet in (("crown_top", top), ("crown_base", base)):
        if len(sheet) not in (0, len(solid)) or len(top) != len(base):
            found[name].refuse(_("as many packed heights as there are of the ground"))
    return SurfaceModel(
        point_from(found["corner"]), found["cell"].whole(1), columns, found["ground"].whole(), solid, top, base,
        _light(found["crown_light"]),
    )  # fmt: skip


def _packed(sheet: bytes) -> str:
    return base64.b64encode(zlib.compress(sheet, 6)).decode("ascii") if sheet else ""


def _unpacked(found: Found) -> bytes:
    """Never more than ``MOST_CELLS``, however small it was packed."""
    if not isinstance(found.raw, str):
        found.refuse(_("packed heights"))
    if not found.raw:
        return b""
    unpacking = zlib.decompressobj()
    try:
        sheet = unpacking.decompress(base64.b64decode(found.raw, validate=True), MOST_CELLS * BYTES + 1)
    except (binascii.Error, ValueError, zlib.error):
        found.refuse(_("packed heights"))
    return sheet if unpacking.eof and len(sheet) <= MOST_CELLS * BYTES else found.refuse(_("packed heights, at most {count}", count=MOST_CELLS))


def _light_data(light: Light) -> Data:
    return {
        "leafy": light.leafy, "bare": light.bare,
        "leaves_from": list(light.leaves_from), "leaves_to": list(light.leaves_to),
    }  # fmt: skip


def _light(found: Found) -> Light:
    found.keys("leafy", "bare", "leaves_from", "leaves_to")
    return Light(
        found["leafy"].number(0, 1), found["bare"].number(0, 1), _month_day(found["leaves_from"]), _month_day(found["leaves_to"])
    )


def _month_day(found: Found) -> MonthDay:
    pair = found.list()
    if len(pair) != 2:
        found.refuse(_("a day [month, day]"))
    return MonthDay(pair[0].whole(1, 12), pair[1].whole(1, 31))
