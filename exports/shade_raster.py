"""The hours of sun on the ground as a GeoTIFF: for QGIS and whatever else reads rasters on the earth.

One band of 32-bit floats in hours, row 0 in the north, NaN where there is no open ground. The three
tags that tie it to the earth follow the OGC GeoTIFF standard 1.1: size of a pixel, one corner,
and the coordinate system by its EPSG code. Where there is nothing to count the description says why.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from PIL.TiffTags import ASCII, DOUBLE, SHORT

from baukasten.earth import Anchor
from baukasten.phrase import Language, _
from baukasten.shade import Sunlight
from baukasten.snapshot import Snapshot
from baukasten.trouble import Trouble
from exports.whole_file import write_whole

PIXEL_SCALE, TIE_POINT, KEYS, NO_DATA, DESCRIPTION = 33550, 33922, 34735, 42113, 270
PROJECTED, PIXEL_IS_AREA = 1, 1


def write(snapshot: Snapshot, sunlight: Sunlight, path: Path) -> None:
    """Write the raster, whole or not at all. Trouble where the site has no EPSG code; raises ``OSError``."""
    write_whole(path, raster(snapshot.site.anchor, sunlight))


def raster(anchor: Anchor | None, sunlight: Sunlight) -> bytes:
    """The whole file."""
    tags = _tags(anchor, sunlight)
    whole = BytesIO()
    Image.fromarray(np.ascontiguousarray(np.flipud(sunlight.hours), np.float32), "F").save(whole, "TIFF", tiffinfo=tags)
    return whole.getvalue()


def _tags(anchor: Anchor | None, sunlight: Sunlight) -> ImageFileDirectory_v2:
    if anchor is None:
        raise Trouble(_("The site has no place on earth, so there is no map of it for other programs."))
    cell, rows = sunlight.cell_m, len(sunlight.hours)
    north_west = (anchor.east + sunlight.west, anchor.north + sunlight.south + rows * cell)
    tags = ImageFileDirectory_v2()
    for tag, kind, values in (
        (PIXEL_SCALE, DOUBLE, (cell, cell, 0.0)),
        (TIE_POINT, DOUBLE, (0.0, 0.0, 0.0, *north_west, 0.0)),
        (KEYS, SHORT, _keys(_epsg(anchor))),
        (NO_DATA, ASCII, "nan"),
        (DESCRIPTION, ASCII, Language("en").say(sunlight.note) if sunlight.note else ""),
    ):
        if values == "":
            continue
        tags.tagtype[tag] = kind
        tags[tag] = values
    return tags


def _keys(epsg: int) -> tuple[int, ...]:
    """Version 1.1.0 and three keys, each: name, 0 for a value in place, one of it, value."""
    keys = ((1024, PROJECTED), (1025, PIXEL_IS_AREA), (3072, epsg))
    return (1, 1, 0, len(keys), *(number for key, value in keys for number in (key, 0, 1, value)))


def _epsg(anchor: Anchor) -> int:
    authority, _colon, code = anchor.crs.partition(":")
    if authority.upper() != "EPSG" or not code.isdecimal() or not 1024 <= int(code) <= 32766:
        raise Trouble(_("The coordinate system {crs} has no EPSG code that a GeoTIFF can name.", crs=anchor.crs))
    return int(code)
