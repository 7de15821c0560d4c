"""The days a plan is judged on: midsummer, when shade is missed, and early spring, when sun is (H12–H14)."""

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


def _year(snapshot: Snapshot) -> int:
    """The plan's own year where the sun can be followed, else the prices': the same plan is judged on the same day for ever."""
    day = snapshot.plan.brief.day
    return day.year if day and FIRST <= day <= LAST else snapshot.catalogue.price_year
