"""An element's price and upkeep from the ``[price]`` table of its file."""

from dataclasses import replace

from baukasten.element import UNIT, Form, Price
from baukasten.units import Cent
from catalogue.known import Known
from catalogue.record import Record


def price(record: Record, form: Form, known: Known) -> tuple[Price, Cent]:
    """Price and upkeep per unit of the form; ``holds`` says how many of the table's units one piece has."""
    low, mid, high = record.euros("low"), record.euros("mid"), record.euros("high")
    if not low <= mid <= high:
        raise record.wrong("mid", "low ≤ mid ≤ high")
    unit = record.text("unit")
    if unit not in UNIT.values():
        raise record.wrong("unit", f"one of {', '.join(UNIT.values())}")
    if unit != UNIT[form] and "holds" not in record:
        raise record.wrong("unit", f"{UNIT[form]} as the form {form.value} is counted in, or holds = how many {unit}")
    times = record.quantity("holds", default=1.0)
    year = record.whole("year", 1990, 2100, "a year")
    if year != known.price_year:
        raise record.wrong("year", f"{known.price_year}, the price year of this catalogue")
    source = known.source(record)
    row = record.text("row", default=None)
    if row:
        source = replace(source, clause=f"{row}: {source.clause}" if source.clause else row)
    upkeep = round(record.euros("upkeep") * times)
    return Price(round(low * times), round(mid * times), round(high * times), year, source), upkeep
