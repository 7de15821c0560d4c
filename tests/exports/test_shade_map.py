"""The map of sun hours: the colours say what the numbers say."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from baukasten.phrase import Language
from baukasten.shade import Sunlight, sun_day
from baukasten.snapshot import Snapshot
from baukasten.today import today
from catalogue.load import catalogue
from exports import shade_map
from exports.shade_map import PIXELS, RAMP, classes, picture, raster
from sites.load import load

DAY = date(2026, 6, 21)


def light(hours: list[list[float]], cell_m: float = 10.0) -> Sunlight:
    """Hours of sun, the first row in the south."""
    return Sunlight(DAY, cell_m, 0.0, 0.0, np.array(hours, np.float32), (), {})


def pixel(image: Image.Image, row_from_north: int, col: int) -> tuple[int, ...]:
    """The first pixel of a cell, which no line between classes runs through."""
    return image.getpixel((col * PIXELS, row_from_north * PIXELS))


@pytest.fixture(scope="module")
def yard() -> Snapshot:
    site = load("practice-courtyard")
    return Snapshot(today(site), site, catalogue())


def rgb(colour: str) -> tuple[int, ...]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16), 255)


def test_north_is_up_and_each_cell_has_the_colour_of_its_hours() -> None:
    image = raster(light([[0.0, 5.0], [12.5, 30.0]]))
    assert pixel(image, 1, 0) == rgb(RAMP[0])
    assert pixel(image, 1, 1) == rgb(RAMP[2])
    assert pixel(image, 0, 0) == rgb(RAMP[6])
    assert pixel(image, 0, 1) == rgb(RAMP[-1])


def test_what_is_not_open_ground_stays_clear() -> None:
    assert pixel(raster(light([[float("nan"), 5.0]])), 0, 0)[3] == 0


def test_a_dark_line_parts_two_classes_and_only_them() -> None:
    parted = raster(light([[1.0, 1.5, 5.0]]))
    assert parted.getpixel((PIXELS - 1, 0)) == rgb(RAMP[0])
    assert sum(parted.getpixel((2 * PIXELS - 1, 0))[:3]) < sum(rgb(RAMP[0])[:3])


def test_the_ramp_grows_lighter_from_step_to_step() -> None:
    """So that it can be read in grey and by everybody."""
    brightness = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b, _a in map(rgb, RAMP)]
    assert all(after - before > 8 for before, after in zip(brightness, brightness[1:], strict=False))


@pytest.mark.parametrize(("day", "last"), [(date(2026, 6, 21), 18), (date(2026, 12, 21), 8)])
def test_the_legend_reaches_as_far_as_the_day(day: date, last: int) -> None:
    anchor = load("practice-courtyard").anchor
    assert anchor
    sun = sun_day(anchor, day)
    assert sun.rise and sun.set
    assert classes((sun.set - sun.rise).total_seconds() / 3600)[-1].end == last


def test_the_sheet_shows_the_map_in_the_shape_of_the_site(yard: Snapshot) -> None:
    image = picture(yard, light([[15.0] * 4] * 3), Language("en"), width=600)
    assert image.width == 600
    wide, high = 564, 423
    middle = image.getpixel((18 + wide // 4, 54 + high // 4))
    assert all(abs(a - b) < 12 for a, b in zip(middle, rgb(RAMP[7]), strict=False))


def test_every_line_of_attribution_gets_its_place(yard: Snapshot) -> None:
    lines = tuple(f"© people number {n}" for n in range(4))
    named = replace(yard, site=replace(yard.site, attribution=lines))
    hours = light([[15.0] * 4] * 3)
    assert picture(named, hours, Language("en"), 600).height - picture(yard, hours, Language("en"), 600).height == 48


def test_where_it_cannot_be_written_nothing_is_left(yard: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "taken.png").mkdir()
    with pytest.raises(OSError):
        shade_map.write(yard, light([[15.0] * 4] * 3), tmp_path / "taken.png", Language("en"))
    assert [path.name for path in tmp_path.iterdir()] == ["taken.png"]


def test_a_medium_that_cannot_be_written_to_names_the_picture(yard: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *_more: object, **_named: object) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "write_bytes", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(OSError) as error:
        shade_map.write(yard, light([[15.0] * 4] * 3), tmp_path / "map.png", Language("en"))
    assert error.value.filename == str(tmp_path / "map.png")
