"""``baukasten import-surface``: the neighbourhood's heights laid around a site, from the command line."""

from pathlib import Path

import numpy as np
import pytest

from sites.load import load, write
from tests.sites.test_surface_model import heights, square, tiff
from tests.ui.at_the_terminal import Terminal, baukasten  # noqa: F401


@pytest.fixture
def files(baukasten: Terminal) -> None:  # noqa: F811
    """A site and what was measured around it, in the folder the commands run in."""
    write(square(), "square.site")
    trees = np.zeros((60, 80), np.float32)
    trees[30:40, 70:78] = 8
    tiff("dom.tif", heights())
    tiff("trees.tif", trees)
    tiff("dgm.tif", np.full((60, 80), 10, np.float32))


def test_a_surface_model_shades_the_plans_of_its_site(baukasten: Terminal, files: None) -> None:  # noqa: F811
    answer = baukasten("import-surface", "square.site", "dom.tif", "--trees", "trees.tif", "--ground", "dgm.tif", "-o", "high.site")
    assert answer.code == 0 and "80 × 60 cells of 1.00 m" in answer.out and "80 m² of crowns" in answer.out
    assert load("high.site").surface_model and load("high.site").terrain
    mean = {}
    for site in ("square", "high"):
        assert baukasten("new", "--site", f"{site}.site", "-o", f"{site}.bauplan").code == 0
        mean[site] = baukasten("shade", f"{site}.bauplan", "--day", "2025-12-21", "--json").data["sun_hours"]["mean"]
    assert mean["high"] < mean["square"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("square.site", "none.tif", "-o", "x.site"), "none.tif"),
        (("nowhere", "dom.tif", "-o", "x.site"), "nowhere"),
        (("square.site", "square.site", "-o", "x.site"), "is not a GeoTIFF"),
        (("square.site", "dom.tif", "-o", "square.site"), "already"),
        (("square.site", "dom.tif", "-o", "no/such/x.site"), "no/such"),
        (("square.site", "dom.tif", "--trees", "dgm.tif", "--ground", "gone.tif", "-o", "x.site"), "gone.tif"),
        (("practice-courtyard", "dom.tif", "-o", "x.site"), "dom.tif"),
        (("square.site", "dom.tif"), "-o is missing"),
    ],
)
def test_what_is_not_as_needed_is_one_line_and_no_file(baukasten: Terminal, files: None, words: tuple[str, ...], named: str) -> None:  # noqa: F811
    assert named in baukasten("import-surface", *words).complaint
    assert not Path("x.site").exists()
