"""GeoTIFF files that hold heights: numbers on square cells, and where on earth they lie.

Pillow unpacks them but knows no pictures of 64-bit numbers, which many programs write heights as. So it is
given the file as a picture of plain bytes, eight for each such number, and the bytes are read as numbers
afterwards. That is one way for numbers of all kinds. The places follow the OGC GeoTIFF standard 1.1.
"""

import struct
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2, TiffImageFile

from baukasten.phrase import Phrase, _
from baukasten.trouble import Trouble

LARGEST_FILE = 1_000_000_000
MOST_BYTES = 400_000_000
"""Of the numbers, unpacked: ten thousand by ten thousand of 32 bits."""

WIDTH, LENGTH, BITS, PACKING, MEANING, SAMPLES, PREDICTOR, TILE_WIDTH, KIND = 256, 257, 258, 259, 262, 277, 317, 322, 339
ORIENTATION, PIXEL_SCALE, TIE_POINT, MATRIX, KEYS, NO_DATA = 274, 33550, 33922, 34264, 34735, 42113
SHORT, LONG = 3, 4
PACKINGS = {1, 5, 8, 32773, 32946, 34925, 50000}
"""None, LZW, Deflate, PackBits, Deflate, LZMA, ZSTD: those that keep every number as it is."""
KINDS = {1: "u", 2: "i", 3: "f"}
PLAIN, DIFFERENCES, FLOAT_DIFFERENCES = 1, 2, 3
MODEL_TYPE, RASTER_TYPE, PROJECTED_SYSTEM, VERTICAL_SYSTEM = 1024, 1025, 3072, 4096
PROJECTED, PIXEL_IS_POINT = 1, 2
LOWEST, HIGHEST = -500.0, 9000.0
"""Metres. What lies outside is no height on land but a sign for none."""


@dataclass(frozen=True)
class Georaster:
    """``heights`` [rows, cols] in metres, row 0 in the south; NaN where the file has none.

    ``west``, ``south``: metres of the corner in the coordinate system ``EPSG:<epsg>``; ``cell`` in metres.
    ``datum``: the system of heights by its EPSG number, 0 where the file does not tell.
    """

    heights: NDArray[np.float32]
    cell: float
    west: float
    south: float
    epsg: int
    datum: int


def read(path: Path) -> Georaster:
    """The heights in a file. Raises Trouble that names file and reason."""
    whole = _bytes(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow goes on after many a fault, with only a warning
            return _raster(whole, path.name)
    except (OSError, SyntaxError, Warning, struct.error, ValueError, TypeError, KeyError, IndexError, OverflowError):
        raise Trouble(_("{file}: is damaged or cut off.", file=path.name)) from None


def _raster(whole: bytearray, name: str) -> Georaster:
    first = ImageFileDirectory_v2(_head(whole, name))
    file = BytesIO(whole)
    file.seek(first.next)
    first.load(file)
    tags = dict(first.items())
    values = _numbers(whole, tags, name)
    keys = _keys(tags)
    cell, west, north, epsg = _place(tags, keys, name)
    heights = np.where((values > LOWEST) & (values < HIGHEST) & (values != _none(tags)), values, np.nan)
    if np.isnan(heights).all():
        raise Trouble(_("{file}: has no heights in metres.", file=name))
    south, datum = north - len(heights) * cell, keys.get(VERTICAL_SYSTEM, 0)
    return Georaster(heights[::-1].astype(np.float32), cell, west, south, epsg, datum)


def _bytes(path: Path) -> bytearray:
    if path.stat().st_size > LARGEST_FILE:
        raise Trouble(_("{file}: is too big. Cut out the part around the site first.", file=path.name))
    return bytearray(path.read_bytes())


def _head(whole: bytearray, name: str) -> bytes:
    if whole[:4] == b"MM\0+":  # Pillow knows these large files only with the lowest byte first
        raise Trouble(_strangely_packed(name))
    if whole[:4] not in (b"II*\0", b"MM\0*", b"II+\0"):
        raise Trouble(_("{file}: is not a GeoTIFF.", file=name))
    return bytes(whole[: 16 if whole[2] == 43 else 8])


def _strangely_packed(name: str) -> Phrase:
    return _("{file}: is packed in a way that cannot be read. Save it once more as a GeoTIFF without compression.", file=name)


def _numbers(whole: bytearray, tags: Mapping[int, object], name: str) -> NDArray[np.generic]:
    """[rows, cols], row 0 as in the file."""
    columns, rows, dtype = _shape(whole, tags, name)
    size = dtype.itemsize
    tile = _one(tags, TILE_WIDTH, columns)
    across = -(-columns // max(tile, 1))
    if not 0 < rows * across * tile * size <= MOST_BYTES:
        raise Trouble(_("{file}: is too big. Cut out the part around the site first.", file=name))
    predictor = _one(tags, PREDICTOR, PLAIN)
    _declare(whole, {WIDTH: across * tile * size, BITS: 8, MEANING: 1, PREDICTOR: PLAIN, TILE_WIDTH: tile * size, KIND: 1})
    plain = _unpacked(whole).reshape(rows, across, tile * size)
    return _summed(plain, predictor, dtype, name).reshape(rows, across * tile)[:, :columns]


def _unpacked(whole: bytearray) -> NDArray[np.uint8]:
    """Pillow takes pictures of a hundred megabytes for an attack; how large this one may be is judged by then."""
    usual, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, MOST_BYTES
    try:
        return np.array(TiffImageFile(BytesIO(whole)))
    finally:
        Image.MAX_IMAGE_PIXELS = usual


def _shape(whole: bytearray, tags: Mapping[int, object], name: str) -> tuple[int, int, np.dtype]:
    columns, rows, bits, kind = (_one(tags, tag, usual) for tag, usual in ((WIDTH, 0), (LENGTH, 0), (BITS, 1), (KIND, 1)))
    if _one(tags, SAMPLES, 1) != 1 or bits not in (8, 16, 32, 64) or kind not in KINDS or (bits, kind) == (8, 3):
        raise Trouble(_("{file}: is a picture and not a raster of heights, which has one number in each cell.", file=name))
    if _one(tags, PACKING, 1) not in PACKINGS or _one(tags, ORIENTATION, 1) != 1:
        raise Trouble(_strangely_packed(name))
    return columns, rows, np.dtype(f"{'<' if whole[:1] == b'I' else '>'}{KINDS[kind]}{bits // 8}")


def _summed(plain: NDArray[np.uint8], predictor: int, dtype: np.dtype, name: str) -> NDArray[np.generic]:
    """[rows, tiles across, numbers]: where only differences from number to number were kept, they are added up."""
    rows, across, length = plain.shape
    if predictor == PLAIN:
        return plain.view(dtype)
    if predictor == DIFFERENCES:
        whole = plain.view(f"{dtype.str[0]}u{dtype.itemsize}")
        return np.cumsum(whole, axis=2, dtype=whole.dtype.newbyteorder("=")).astype(whole.dtype).view(dtype)
    if predictor == FLOAT_DIFFERENCES:
        # Byte by byte, the highest bytes of all numbers of a row first.
        sums = np.cumsum(plain, axis=2, dtype=np.uint8).reshape(rows, across, dtype.itemsize, -1)
        return np.ascontiguousarray(sums.swapaxes(2, 3)).reshape(rows, across, length).view(dtype.newbyteorder(">"))
    raise Trouble(_strangely_packed(name))


def _declare(whole: bytearray, values: Mapping[int, int]) -> None:
    """Write other values over those tags that the first directory has."""
    order = "<" if whole[:1] == b"I" else ">"
    at, count, size, entry, value = (8, "Q", 8, 20, 12) if whole[2] == 43 else (4, "H", 2, 12, 8)
    (start,) = struct.unpack_from(order + ("Q" if at == 8 else "L"), whole, at)
    (entries,) = struct.unpack_from(order + count, whole, start)
    for place in range(start + size, start + size + entries * entry, entry):
        (tag,) = struct.unpack_from(order + "H", whole, place)
        if tag in values:
            kind, letter = (LONG, "L") if values[tag] > 0xFFFF else (SHORT, "H")
            struct.pack_into(order + "H" + ("Q" if entry == 20 else "L"), whole, place + 2, kind, 1)
            struct.pack_into(order + letter, whole, place + value, values[tag])


def _place(tags: Mapping[int, object], keys: Mapping[int, int], name: str) -> tuple[float, float, float, int]:
    """Cell size, west and north edge, EPSG number."""
    epsg = keys.get(PROJECTED_SYSTEM, 0)
    if keys.get(MODEL_TYPE) != PROJECTED or not 1024 <= epsg < 32767:
        raise Trouble(_("{file}: does not say in which coordinate system in metres it lies, by an EPSG number.", file=name))
    east, aside, west, askew, down, north = _transform(tags, name)
    if aside or askew or not (east > 0 > down) or abs(east + down) > 1e-6 * east:
        raise Trouble(_("{file}: its cells are not square, or its rows do not run from west to east and from north to south.", file=name))
    half = east / 2 if keys.get(RASTER_TYPE) == PIXEL_IS_POINT else 0.0
    return east, west - half, north + half, epsg


def _transform(tags: Mapping[int, object], name: str) -> tuple[float, ...]:
    """How columns and rows become east and north: east, its change by row, its start; the same of north."""
    matrix, scale, tie = ([float(v) for v in _all(tags, tag)] for tag in (MATRIX, PIXEL_SCALE, TIE_POINT))
    if len(matrix) == 16:
        return matrix[0], matrix[1], matrix[3], matrix[4], matrix[5], matrix[7]
    if len(scale) >= 2 and len(tie) == 6:
        return scale[0], 0.0, tie[3] - tie[0] * scale[0], 0.0, -scale[1], tie[4] + tie[1] * scale[1]
    raise Trouble(_("{file}: does not say where on earth it lies.", file=name))


def _keys(tags: Mapping[int, object]) -> dict[int, int]:
    """Those GeoKeys whose value stands in place."""
    flat = [int(v) for v in _all(tags, KEYS)]
    return {flat[n]: flat[n + 3] for n in range(4, len(flat) - 3, 4) if flat[n + 1] == 0}


def _none(tags: Mapping[int, object]) -> float:
    """The number that stands for no height."""
    try:
        return float(str(tags.get(NO_DATA, "nan")).strip("\0 "))
    except ValueError:
        return float("nan")


def _one(tags: Mapping[int, object], tag: int, usual: int) -> int:
    """A tag of one whole number, or of several that are the same."""
    values = set(_all(tags, tag))
    return int(values.pop()) if len(values) == 1 else -1 if values else usual


def _all(tags: Mapping[int, object], tag: int) -> tuple[float, ...]:
    found = tags.get(tag, ())
    return found if isinstance(found, tuple) else (found,)
