"""One small plan, told in every way the program can tell it, against what it told before.

The plan stands below in the words of the command line. What differs from the files beside this
one is either a fault or meant; if it is meant, ``UPDATE_GOLDEN=1`` writes them anew, and the
difference is read in the commit.
"""

import json
import os
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from baukasten.commands import describe, draw_line, draw_path, draw_surface, note
from baukasten.desk import Desk
from baukasten.files import open_plan
from baukasten.geometry import Outline, Point
from baukasten.plan import Brief
from exports.pdf.proposal import worked_out
from ui.command_line import run

GOLDEN = Path(__file__).parent
PLACED = (
    ("bench_senior", "8.0", "12.0", "--angle", "90"),
    ("bench", "8.0", "16.0", "--angle", "90", "--state", "reuse"),
    ("table_accessible", "14.0", "20.0"),
    ("bin_wetz_rostock_60", "8.6", "14.0", "--angle", "90"),
    ("swing_nest", "30.0", "8.0"),
    ("tree_tilia_cordata", "20.0", "22.0"),
    ("tree_amelanchier_park", "33.0", "22.0"),
    ("raised_bed_wheelchair", "14.0", "10.0", "--state", "selfbuild"),
    ("sun_sail", "24.0", "15.0"),
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Path:
    """The courtyard with a handful of things, a surface, a path, a hedge and a wish."""
    path = tmp_path_factory.mktemp("golden") / "hof.bauplan"
    assert run(["new", "--site", "practice-courtyard", "-o", str(path)]) == 0
    for words in PLACED:
        assert run(["place", str(path), *words]) == 0
    with open_plan(path) as file:
        desk = Desk(file.plan)
        desk.keep(file.append)
        desk.do(describe(desk.plan, Brief("Unser Hof", "Hausgemeinschaft", 4_000_000)))
        desk.do(draw_surface(desk.plan, "impact_chips", Outline.rectangle(6_000, 9_000, Point(30_000, 8_000))))
        desk.do(draw_path(desk.plan, "water_bound", (Point(8_000, 25_000), Point(20_000, 26_000)), 1_800))
        desk.do(draw_line(desk.plan, "hedge", (Point(36_000, 14_000), Point(36_000, 22_000))))
        desk.do(note(desk.plan, Point(15_000, 24_000), "Abends soll es hier ruhig sein."))
    return path


@pytest.mark.parametrize("command", ["check", "cost", "shade"])
def test_what_machines_are_told(plan, command, capsys):
    capsys.readouterr()
    assert run(["--language", "en", command, str(plan), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    told.pop("plan", None)
    same_text(f"{command}.json", json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


@pytest.fixture(scope="module")
def proposal(plan) -> pypdfium2.PdfDocument:
    path = plan.with_name("hof.pdf")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worked_out, "__defaults__", ((96, 60),))  # nobody looks at its pictures
        assert run(["--language", "de", "propose", str(plan), "-o", str(path)]) == 0
    with pypdfium2.PdfDocument(path) as document:
        yield document


def test_what_the_proposal_says(proposal):
    pages = [page.get_textpage().get_text_bounded() for page in proposal]
    text = "\n".join(f"— {n} —\n{words}" for n, words in enumerate(pages, start=1))
    same_text("proposal.txt", "\n".join(line.rstrip() for line in text.splitlines()) + "\n")


def test_how_the_plan_sheet_looks(proposal):
    seen = proposal[1].render(scale=0.6).to_pil().convert("RGB")
    golden = GOLDEN / "plan_sheet.png"
    if os.environ.get("UPDATE_GOLDEN"):
        seen.save(golden, optimize=True)
    with Image.open(golden) as kept:
        assert seen.size == kept.size
        apart = np.abs(np.asarray(seen, np.int16) - np.asarray(kept.convert("RGB"), np.int16)).max(axis=2)
    assert (apart > 64).mean() < 0.002, "more than a line here and there differs"


def same_text(name: str, told: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")
