"""What an element is to people who roll, feel their way with a cane or do not see well.

Each function reads one table of an element's file and raises ``Wrong`` at the first thing amiss.
What a file does not say stays unknown, and rules then answer that they cannot be checked.
"""

from baukasten.element import BikeStand, Bollard, Fountain, Glazing, Guide, Guiding, Ramp
from baukasten.geometry import Point
from baukasten.units import Millimetre
from catalogue.record import Record


def guide_of(record: Record) -> Guide:
    guide = Guide(record.choice("kind", Guiding), record.length("companion", low=0) if "companion" in record else 0)
    record.finish()
    return guide


def ramp_of(record: Record) -> Ramp:
    ramp = Ramp(
        rise=record.length("rise"),
        runs=record.some_lengths("runs"),
        width=record.length("width"),
        foot=_edge(record, "foot"),
        head=_edge(record, "head"),
        landing=record.length("landing", low=0) if "landing" in record else 0,
        rail=_known(record, "rail"),
        grip=_known(record, "grip"),
        beyond=_known(record, "beyond"),
        wheel_kerb=_known(record, "wheel_kerb"),
    )
    record.finish()
    return ramp


def bollard_of(record: Record) -> Bollard:
    bollard = Bollard(record.flag("marked") if "marked" in record else None)
    record.finish()
    return bollard


def glazing_of(record: Record) -> Glazing:
    """``strips``: each mark as a table with ``low`` and ``high``."""
    strips = tuple(_strip(strip) for strip in record.tables("strips")) if "strips" in record else None
    record.finish()
    return Glazing(strips)


def fountain_of(record: Record) -> Fountain:
    fountain = Fountain(
        spout=record.length("spout"),
        knee_height=record.length("knee_height", low=0) if "knee_height" in record else 0,
        knee_depth=record.length("knee_depth", low=0) if "knee_depth" in record else 0,
    )
    record.finish()
    return fountain


def bike_stand_of(record: Record) -> BikeStand:
    stand = BikeStand(
        length=record.length("length"),
        bikes=record.whole("bikes", 1, 20),
        cargo=record.flag("cargo") if "cargo" in record else False,
    )
    record.finish()
    return stand


def _known(record: Record, key: str) -> Millimetre | None:
    return record.length(key, low=0) if key in record else None


def _edge(record: Record, key: str) -> tuple[Point, Point]:
    points = record.points(key, 2)
    if len(points) != 2:
        raise record.wrong(key, "the two ends of an edge, [[x, y], [x, y]] in millimetres")
    return points[0], points[1]


def _strip(record: Record) -> tuple[Millimetre, Millimetre]:
    low = record.length("low", low=0)
    strip = low, record.length("high", low=low)
    record.finish()
    return strip
