"""What a plan keeps and costs: ``check`` and ``cost``."""

from datetime import date
from pathlib import Path

import pytest

from baukasten.commands import accept
from baukasten.files import open_plan
from catalogue.load import catalogue
from tests.ui.at_the_terminal import Terminal, baukasten, plan, things

__all__ = ["baukasten", "plan"]

RANGE = {"low", "mid", "high"}


def test_check_tells_each_finding_with_its_source(baukasten: Terminal, plan: str) -> None:
    baukasten("place", plan, "bench", -5, 12)
    answer = baukasten("check", plan, "--json").data
    assert (answer["plan"], answer["site"]) == (plan, "practice-courtyard")
    for finding in answer["findings"]:
        assert set(finding) == {"rule", "result", "severity", "items", "place", "measured", "needed", "unit", "text", "accepted", "source"}
        assert finding["result"] in ("not kept", "cannot be checked", "kept")
        assert set(finding["source"]) == {"document", "edition", "clause", "status"}
        assert finding["text"]
    outside = [f for f in answer["findings"] if f["result"] == "not kept" and len(things(plan)) in f["items"] and f["place"]]
    assert any(f["place"][0] < 0 for f in outside)


def test_check_lists_kept_rules_once_and_without_place(baukasten: Terminal, plan: str) -> None:
    kept = [f for f in baukasten("check", plan, "--json").data["findings"] if f["result"] == "kept"]
    assert kept
    assert len({f["rule"] for f in kept}) == len(kept)
    assert all(f["place"] is None and f["items"] == [] for f in kept)


def test_check_for_people_names_rules_and_sources(baukasten: Terminal, plan: str) -> None:
    findings = baukasten("check", plan, "--json").data["findings"]
    shown = baukasten("check", plan).out
    assert all(finding["rule"] in shown for finding in findings)
    open_ones = [finding for finding in findings if finding["result"] != "kept"]
    assert all(finding["source"]["document"] in shown for finding in open_ones)
    assert "Only the city can permit" in shown


def test_check_tells_what_the_group_lives_with_and_why(baukasten: Terminal, plan: str) -> None:
    baukasten("place", plan, "bench", -5, 12)
    broken = next(f for f in baukasten("check", plan, "--json").data["findings"] if f["result"] == "not kept" and f["items"])
    with open_plan(Path(plan)) as file:
        file.append(accept(file.plan, broken["rule"], tuple(broken["items"]), "It stays.", "Anna", date(2026, 11, 23)))
    (told,) = [f for f in baukasten("check", plan, "--json").data["findings"] if f["accepted"]]
    assert (told["rule"], told["items"], told["result"]) == (broken["rule"], broken["items"], "not kept")
    assert told["accepted"] == {"reason": "It stays.", "author": "Anna", "day": "2026-11-23"}
    assert "Accepted: It stays. (Anna, " in baukasten("check", plan).out


def test_cost_adds_up(baukasten: Terminal, plan: str) -> None:
    cost = baukasten("cost", plan, "--json").data
    assert {"currency", "price_year", "lines", "groups", "net", "vat", "gross", "yearly_upkeep"} <= set(cost)
    assert cost["currency"] == "EUR"
    for line in cost["lines"]:
        assert {"group", "element", "name", "quantity", "unit", "unit_price", "total"} <= set(line)
        assert set(line["unit_price"]) == set(line["total"]) == RANGE
    for end in RANGE:
        assert cost["net"][end] + cost["vat"][end] == pytest.approx(cost["gross"][end], abs=0.005)
        groups = sum(group[end] for group in cost["groups"].values())
        lines = sum(line["total"][end] for line in cost["lines"])
        assert groups == pytest.approx(lines + cost["setup"][end], abs=0.005)
    (benches,) = [line for line in cost["lines"] if line["element"] == "bench"]
    assert benches["quantity"] == 2
    assert benches["total"]["mid"] == pytest.approx(2 * catalogue()["bench"].price.mid / 100)


def test_cost_for_people_shows_the_sum(baukasten: Terminal, plan: str) -> None:
    gross = baukasten("cost", plan, "--json").data["gross"]
    shown = baukasten("cost", plan).out
    assert all(f"€{gross[end]:,.0f}" in shown for end in RANGE)
    assert "within the budget of €50,000" in shown
