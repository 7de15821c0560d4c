"""The days a plan is judged on: midsummer, when shade is missed, and early spring, when sun is (H12–H14)."""

from datetime import date

from baukasten.snapshot import Snapshot


def midsummer(snapshot: Snapshot) -> date:
    """21 June."""
    return date(_year(snapshot), 6, 21)


def spring(snapshot: Snapshot) -> date:
    """21 March."""
    return date(_year(snapshot), 3, 21)


def _year(snapshot: Snapshot) -> int:
    """The plan's own year, else the prices': the same plan is judged on the same day for ever."""
    day = snapshot.plan.brief.day
    return day.year if day else snapshot.catalogue.price_year
