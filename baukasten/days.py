"""The days a plan is judged on: midsummer and August, when shade is missed, early spring and midwinter, when sun is (H10–H22)."""

from datetime import date

from baukasten.snapshot import Snapshot

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""The days the sun can be followed on: its formulas hold for longer, a square does not."""


def midsummer(snapshot: Snapshot) -> date:
    """21 June."""
    return date(_year(snapshot), 6, 21)


def spring(snapshot: Snapshot) -> date:
    """21 March."""
    return date(_year(snapshot), 3, 21)


def high_summer(snapshot: Snapshot) -> date:
    """15 August: holidays, and the sun already lower than in June."""
    return date(_year(snapshot), 8, 15)


def midwinter(snapshot: Snapshot) -> date:
    """21 December: the lowest sun."""
    return date(_year(snapshot), 12, 21)


def typical_days(year: int) -> tuple[date, ...]:
    """Twelve days that stand for a year of sun: the 21st of each month."""
    return tuple(date(year, month, 21) for month in range(1, 13))


def _year(snapshot: Snapshot) -> int:
    """The plan's own year where the sun can be followed, else the prices': the same plan is judged on the same day for ever."""
    day = snapshot.plan.brief.day
    return day.year if day and FIRST <= day <= LAST else snapshot.catalogue.price_year
