"""The days a plan is judged on."""

from dataclasses import replace
from datetime import date

import pytest

from baukasten.days import FIRST, LAST, high_summer, midsummer, spring, typical_days
from baukasten.plan import BRIEF, Brief, Plan
from baukasten.snapshot import Snapshot
from tests.core.yard import snapshot


def dated(day: date | None) -> Snapshot:
    return replace(snapshot(), plan=Plan({BRIEF: Brief(day=day)}))


def test_a_plan_is_judged_in_its_own_year():
    assert midsummer(dated(date(2031, 2, 3))) == date(2031, 6, 21)
    assert spring(dated(date(2031, 2, 3))) == date(2031, 3, 21)
    assert high_summer(dated(date(2031, 2, 3))) == date(2031, 8, 15)


def test_twelve_days_stand_for_a_year():
    days = typical_days(2031)
    assert [(day.year, day.month, day.day) for day in days] == [(2031, month, 21) for month in range(1, 13)]


@pytest.mark.parametrize("day", [None, date(9999, 12, 31), date(1, 1, 1)])
def test_without_a_year_of_its_own_that_of_the_prices_counts(day):
    assert midsummer(dated(day)).year == snapshot().catalogue.price_year


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_year_still_count(day):
    assert midsummer(dated(day)).year == day.year
