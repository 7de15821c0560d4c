"""The proposal: what is in it, to scale, in both languages, and that nothing people write can break it."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from io import BytesIO

import numpy as np
import pypdf
import pypdfium2
import pytest
from reportlab.lib.units import mm

from baukasten.checks import findings
from baukasten.commands import accept
from baukasten.cost import estimate
from baukasten.finding import Result
from baukasten.geometry import Outline, Point
from baukasten.phrase import Language, Share
from baukasten.plan import Brief, Note, Placed, Surface
from baukasten.shade import shade_growth
from baukasten.snapshot import Snapshot
from baukasten.trouble import Trouble
from exports.pdf import report
from exports.pdf.growth_table import alike
from exports.pdf.kept_rules import STATUSES, document_name
from exports.pdf.report import proposal_pdf
from tests.exports.gardens import BRIEF, THINGS, garden, without_place

SMALL = (96, 60)
EN, DE = Language("en"), Language("de")
SAYS = {"en": EN, "de": DE}


@lru_cache(maxsize=2)
def made(language: str) -> bytes:
    return proposal_pdf(garden(), SAYS[language], SMALL)


def pages(whole: bytes) -> list[str]:
    """The text of each page, white space evened out."""
    document = pypdfium2.PdfDocument(whole)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(" ".join(text.get_text_range().split()))
        text.close()
        page.close()
    document.close()
    return texts


def words(whole: bytes) -> str:
    return " ".join(pages(whole))


def shown(whole: bytes, page: int, dots_per_mm: float = 2) -> np.ndarray:
    document = pypdfium2.PdfDocument(whole)
    leaf = document[page]
    dots = np.array(leaf.render(scale=dots_per_mm * 25.4 / 72).to_numpy())[..., :3][..., ::-1]
    leaf.close()
    document.close()
    return dots


def sizes(whole: bytes) -> list[tuple[int, int]]:
    """Of each page in whole millimetres."""
    return [(round(float(p.mediabox.width) / mm), round(float(p.mediabox.height) / mm)) for p in pypdf.PdfReader(BytesIO(whole)).pages]


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_names_square_group_date_and_title(language):
    say, first = SAYS[language], pages(made(language))[0]
    shot = garden()
    for expected in (BRIEF.title, BRIEF.group, say.name(shot.site.names), say.date(BRIEF.day)):
        assert expected in first


def test_what_the_group_lives_with_is_told_with_its_reason():
    shot = garden()
    broken = next(f for f in findings(shot) if f.result is Result.NOT_KEPT)
    plan = accept(shot.plan, *broken.identity, "So steht es seit Jahren.", "Frau Ünal", BRIEF.day).applied(shot.plan)
    text = words(proposal_pdf(replace(shot, plan=plan), DE, SMALL))
    assert "So steht es seit Jahren." in text and "Frau Ünal" in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_sums_are_those_of_the_estimate_as_the_language_writes_them(language):
    say, text = SAYS[language], words(made(language)).replace("\xa0", " ")
    costs = estimate(garden())
    for amount in (costs.gross, costs.net, costs.vat, costs.works, *costs.groups.values()):
        for cents in (amount.low, amount.mid, amount.high):
            assert say.money(cents) in text
    assert say.money(BRIEF.budget) in text and say.money(costs.yearly_upkeep) in text
    assert say("VAT, {share}", share=Share(0.19)).replace("\xa0", " ") in text


def test_german_letters_and_numbers_are_german():
    text = words(made("de")).replace("\xa0", " ")
    assert "Grüne Höfe für alle" in text
    assert re.search(r"\d{1,2}\.\d{3} €", text)
    assert "€1" not in text


def test_every_chapter_is_there_and_the_contents_know_its_page():
    whole = made("en")
    leaves = pages(whole)
    chapters = ["Before and after", "How it would look", "What is planned, by number", "What it costs", "Access and safety",
                "Sun and shade", "Wishes", "How the numbers were made"]  # fmt: skip
    for chapter in chapters:
        page = int(re.search(rf"{chapter} (\d+)", leaves[0])[1])
        assert chapter in leaves[page - 1]
    assert [o.title for o in pypdf.PdfReader(BytesIO(whole)).outline if not isinstance(o, list)][2:] == chapters


def test_pages_are_counted_right():
    leaves = pages(made("en"))
    assert all(f"Page {n} of {len(leaves)}" in text for n, text in enumerate(leaves, start=1))


def test_text_stands_on_a4_and_plans_on_a3():
    found = sizes(made("en"))
    assert set(found) == {(210, 297), (420, 297)}
    assert found[0] == (210, 297) and found[1] == (420, 297)


def test_all_typefaces_are_embedded():
    fonts = {}
    for page in pypdf.PdfReader(BytesIO(made("de"))).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            fonts[font["/BaseFont"]] = "/FontDescriptor" in font and "/FontFile2" in font["/FontDescriptor"].get_object()
    assert len(fonts) >= 2 and all(fonts.values()), fonts
    assert all("SourceSans" in name for name in fonts)


def test_title_language_and_author_are_told_to_the_reader():
    document = pypdf.PdfReader(BytesIO(made("de")))
    assert document.metadata.title == BRIEF.title and document.metadata.author == BRIEF.group
    assert str(document.trailer["/Root"]["/Lang"]).startswith("de")
    assert document.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"


def elements(part):
    """Of the tree that is read aloud, in reading order."""
    part = part.get_object()
    if isinstance(part, pypdf.generic.ArrayObject):
        for one in part:
            yield from elements(one)
    elif isinstance(part, pypdf.generic.DictionaryObject) and "/S" in part:
        yield part
        yield from elements(part["/K"])


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_can_be_read_aloud(language):
    document = pypdf.PdfReader(BytesIO(made(language)))
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    tree = list(elements(root["/StructTreeRoot"]["/K"]))
    roles = [part["/S"] for part in tree]
    assert roles[:3] == ["/Document", "/P", "/H1"] and {"/H2", "/H3", "/L", "/LI", "/LBody", "/Table", "/TR", "/TH", "/TD", "/Figure"} <= set(roles)
    assert roles.count("/H1") == len([entry for entry in document.outline if not isinstance(entry, list)])
    assert all(len(part["/Alt"]) > 5 for part in tree if part["/S"] == "/Figure")
    for table in (part for part in tree if part["/S"] == "/Table"):
        rows = [sum(cell.get_object().get("/A", {}).get("/ColSpan", 1) for cell in row.get_object()["/K"]) for row in table["/K"]]
        assert len(set(rows)) == 1, "each row is as wide as the head"


def test_nothing_is_written_outside_a_mark():
    for page in pypdf.PdfReader(BytesIO(made("de"))).pages:
        depth = 0
        for _operands, operator in page.get_contents().operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            assert 0 <= depth <= 1 and (depth or operator not in (b"Tj", b"TJ", b"f", b"S", b"Do"))
        assert depth == 0


def test_the_same_plan_gives_the_same_bytes():
    assert made("en") == proposal_pdf(garden(), EN, SMALL)


def test_the_plan_sheet_carries_what_a_planner_looks_for():
    sheet = pages(made("en"))[1]
    for expected in ("1:200", "EPSG:25833", "DHHN2016", "Grid north", "2.35°", "© Testdaten, CC0", BRIEF.group, "1 / 1", "Haus Nr. 7"):
        assert expected in sheet, expected
    for name in ("bench", "Lime", "pavers", "Hedge", "new", "goes", "moved here", "boundary of the plan"):
        assert name in sheet, name


def test_on_the_sheet_the_site_is_as_long_as_its_scale_says():
    # The yard is 40 m long: 200 mm at 1:200. Its boundary is the only deep teal line that long.
    dots = shown(made("en"), 1, 4)[:, : 4 * 310].astype(int)
    teal = (abs(dots - (0x0B, 0x55, 0x63)).sum(axis=2) < 60)
    columns = np.flatnonzero(teal[40:].sum(axis=0) > 40)
    assert (columns[-1] - columns[0]) / 4 == pytest.approx(200, abs=1.2)


def test_the_scale_bar_is_true():
    # At 1:200 the bar shows 10 m: 50 mm, four parts, the first and third black.
    dots = shown(made("en"), 1, 8)
    column = dots[: 8 * 40, 8 * 310 :].mean(axis=2) < 100
    runs = [np.flatnonzero(np.diff(np.concatenate([[0], row.astype(int), [0]]))) for row in column]
    longest = max((run[1::2] - run[::2]).max(initial=0) for run in runs if len(run))
    assert longest / 8 == pytest.approx(50, abs=0.6), "the bar's frame runs along its whole length"


def test_the_plan_shows_the_house_grey_and_the_lawn_green():
    dots = shown(made("en"), 1, 2)
    flat = dots[40:540, 60:600].reshape(-1, 3).astype(int)
    assert (abs(flat - (0xC9, 0xC2, 0xB8)).sum(axis=1) < 12).mean() > 0.02, "the house"
    assert (flat.std(axis=0) > 5).all(), "not blank"


def test_everything_planned_is_listed_by_number_with_its_reason():
    text = words(made("en"))
    assert "1 bench new Hier scheint abends die Sonne." in text
    assert "3 bin goes" in text and "4 bench moved here" in text and "6 rocker new, built by neighbours" in text


def test_findings_name_what_is_measured_needed_and_who_says_so():
    text = words(made("en"))
    broken = [f for f in findings(garden()) if f.result is Result.NOT_KEPT]
    assert broken, "the garden is not perfect, on purpose"
    for finding in broken:
        assert EN.say(finding.rule.title) in text
        assert finding.rule.source.document in text
    assert "Measured" in text and "Needed" in text and "should" in text


def test_each_place_has_its_number_below_the_rule_it_does_not_keep():
    text = words(made("en"))
    broken = [f for f in findings(garden()) if f.result is Result.NOT_KEPT]
    at = [text.index(EN.say(f.text)) for f in broken]
    assert all(text[:place].rstrip().endswith(f" {n}") for n, place in enumerate(at, start=1))
    for finding, place in zip(broken, at, strict=True):
        assert text.rindex(EN.say(finding.rule.title), 0, place) > text.index("Not kept")


def test_each_kept_rule_has_its_number_its_source_and_how_that_was_read():
    text = words(made("en")).replace("\xa0", " ").split(" Kept ", 1)[1]
    rules, sources = text.split("Sources of the rules that are kept", 1)
    kept = [f.rule for f in findings(garden()) if f.result is Result.KEPT]
    assert len(kept) > 100
    for rule in kept:
        number = re.search(rf"{rule.id} {re.escape(EN.say(rule.title))} \[(\d+)", rules)
        assert number, rule.id
        before, _, after = sources.partition(f"[{number[1]}] {document_name(rule.source)}")
        assert after and before.rindex(f"{EN.say(STATUSES[rule.source.status])}: ") == max(
            before.rfind(f"{EN.say(status)}: ") for status in STATUSES.values()
        )


def test_a_table_tells_how_shade_grows_with_the_trees():
    chapter = words(made("en")).split("How shade grows with the trees", 1)[1]
    assert re.search(r"Open ground \d\.\d h of shade \d\.\d h of shade \d\.\d h of shade \d+ %", chapter) and "rocker 6 " in chapter


def test_seats_whose_shade_is_alike_share_a_row():
    two = [Placed("bench", Point(x * 1000, 6_000)) for x in (8, 12)]
    by_the_tree = Placed("bench", Point(20_000, 22_500)), Placed("lime", Point(20_000, 20_000))
    shot = garden(*two, *by_the_tree, Placed("rocker", Point(30_000, 6_000)))
    growth = shade_growth(shot, date(2025, 6, 21), 4.0)
    assert [EN.say(group.name) for group in alike(shot, growth)] == ["bench 1, 2", "bench 3", "rocker 5"]


def test_shade_is_told_for_each_seat_and_play_element():
    chapter = words(made("en")).split("Sun and shade On a clear", 1)[1]
    assert "June 21, 2025" in chapter
    for name in ("bench 1:", "bench 2:", "bench 4:", "rocker 6:"):
        assert name in chapter


def test_wishes_keep_their_number_and_nobody_is_named():
    text = words(made("de"))
    assert "10 Abends bitte Licht" in text
    assert "Ünal" not in text, "a proposal that is passed on holds no personal data"


def test_facts_and_assumptions_stand_apart():
    text = words(made("en"))
    assert text.index("What is known of the place") < text.index("Der Hof ist 40 m lang") < text.index("What is assumed of the place")
    assert text.index("What is assumed of the place") < text.index("Das Haus ist 9 m hoch")


HOSTILE = (
    "<b>fett</b> & <img src='file:///etc/passwd'/> </para> <para>", "a" * 10_000, "wort " * 2000,
    "🎉👩‍🦽🇩🇪", "שלום مرحبا", "\x00\x07\u202e\ufffe", "%s {name} {0}", "]]> &amp; &#65;", "",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_people_write_breaks_it(text):
    items = (replace(THINGS[0], reason=text), Note(Point(9000, 9000), text, text), Placed(text or "?", Point(5000, 5000)))
    shot = garden(*items, brief=Brief(text, text, 100_00))
    site = replace(shot.site, names={"de": text, "en": text}, attribution=(text,), entrances=())
    whole = proposal_pdf(Snapshot(shot.plan, site, shot.catalogue), DE, (32, 20))
    told = words(whole)
    assert DE("Wishes") in told
    if text.startswith("<b>"):
        assert "<b>fett</b>" in told and "</para>" in told
    if text.startswith("%s"):
        assert text in told


def test_an_empty_plan_still_makes_a_proposal():
    shot = garden(Note(Point(1, 1), "Nur ein Wunsch"), brief=Brief(), buildings=(), terrain=None, entrances=(), attribution=(), claims=())
    text = words(proposal_pdf(shot, EN, (32, 20)))
    assert "Nothing is planned yet." in text and "Nur ein Wunsch" in text
    assert "No heights are known here" in text and "No way in is marked" in text


def test_without_a_place_on_earth_it_says_what_cannot_be_told():
    text = words(proposal_pdf(without_place(garden()), EN, (32, 20)))
    assert "the picture shows no sun" in text and "nothing can be told about sun and shade" in text
    assert "Up is the site's own north." in text


def test_two_hundred_things_fit():
    many = [Placed("bench", Point(2000 + 2000 * (n % 18), 2000 + 2400 * (n // 18)), 0, reason=f"Grund {n}") for n in range(200)]
    text = words(proposal_pdf(garden(*many), EN, (32, 20)))
    assert all(f"Grund {n}" in text for n in range(200))
    assert "1–200" in text


def test_a_wide_site_is_shown_at_the_next_scale_that_fits_and_the_plan_larger():
    far = garden(*THINGS)
    wide = replace(far.site, boundary=Outline.rectangle(300_000, 150_000, Point(20_000, 15_000)))
    leaves = pages(proposal_pdf(Snapshot(far.plan, wide, far.catalogue), EN, (32, 20)))
    assert "scale 1:2000" in leaves[1] or "scale 1:1000" in leaves[1]
    assert "What is planned, larger, scale 1:200" in leaves[2] and "2 / 2" in leaves[2]


def test_an_unknown_material_is_named():
    text = words(proposal_pdf(garden(Surface("moon_dust", Outline.rectangle(4000, 4000, Point(9000, 9000)))), EN, (32, 20)))
    assert "not in this catalogue" in text and "no. 1" in text


def test_the_file_appears_whole_and_progress_reaches_the_end(tmp_path, small_pictures):
    heard: list[float] = []
    path = tmp_path / "vorschlag.pdf"
    report.write(garden(), path, EN, heard.append)
    assert path.read_bytes()[:5] == b"%PDF-"
    assert heard == sorted(heard) and heard[-1] == 1.0 and len(heard) > 4
    assert [p.name for p in tmp_path.iterdir()] == ["vorschlag.pdf"]


def test_a_failure_names_the_file_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "bound", lambda proposal, say: b"%PDF-")
    monkeypatch.setattr(report, "worked_out", lambda snapshot, progress: None)
    folder = tmp_path / "ordner.pdf"
    folder.mkdir()
    with pytest.raises(Trouble, match=r"ordner\.pdf: cannot be written \(.+\)"):
        report.write(garden(), folder, EN)
    with pytest.raises(Trouble, match="fehlt.pdf"):
        report.write(garden(), tmp_path / "kein" / "fehlt.pdf", EN)
    assert [p.name for p in tmp_path.iterdir()] == ["ordner.pdf"]


def test_stopping_leaves_the_old_file_alone(tmp_path):
    class Stopped(Exception):
        pass

    def stop(share: float) -> None:
        raise Stopped

    path = tmp_path / "alt.pdf"
    path.write_bytes(b"old")
    with pytest.raises(Stopped):
        report.write(garden(), path, EN, stop)
    assert path.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1


def test_of_many_places_of_one_kind_some_are_shown_and_the_rest_counted():
    outside = [Placed("bench", Point(-20_000 - 3000 * n, 5000)) for n in range(30)]
    text = words(proposal_pdf(garden(*outside), EN, (32, 20)))
    assert re.search(r"More places of the same kind, by rule: .*B01: 22", text)
