"""What an element is to people who roll, feel their way with a cane or do not see well.

Each function reads one table of an element's file and raises ``Wrong`` at the first thing amiss.
What a file does not say stays unknown, and rules then answer that they cannot be checked.
"""

from baukasten.element import BikeStand, Bollard, Fountain, Glazing, Guide, Guiding, Ramp
from baukasten.geometry import Point
from baukasten.units import Millimetre
from catalogue.record import Record


def guide_of(record: Record) -> Guide:
    return Guide(record.choice("kind", Guiding), record.length("companion", low=0, default=0))


def ramp_of(record: Record) -> Ramp:
    return Ramp(
        rise=record.length("rise"),
        runs=record.some_lengths("runs"),
        width=record.length("width"),
        foot=_edge(record, "foot"),
        head=_edge(record, "head"),
        landing=record.length("landing", low=0, default=0),
        rail=record.length("rail", low=0, default=None),
        grip=record.length("grip", low=0, default=None),
        beyond=record.length("beyond", low=0, default=None),
        wheel_kerb=record.length("wheel_kerb", low=0, default=None),
    )


def bollard_of(record: Record) -> Bollard:
    return Bollard(record.flag("marked", default=None))


def glazing_of(record: Record) -> Glazing:
    """``strips``: each mark as a table with ``low`` and ``high``."""
    return Glazing(record.parts("strips", _strip, default=None))


def fountain_of(record: Record) -> Fountain:
    return Fountain(
        spout=record.length("spout"),
        knee_height=record.length("knee_height", low=0, default=0),
        knee_depth=record.length("knee_depth", low=0, default=0),
    )


def bike_stand_of(record: Record) -> BikeStand:
    return BikeStand(
        length=record.length("length"),
        bikes=record.whole("bikes", 1, 20),
        cargo=record.flag("cargo", default=False),
    )


def _edge(record: Record, key: str) -> tuple[Point, Point]:
    points = record.points(key, 2)
    if len(points) != 2:
        raise record.wrong(key, "the two ends of an edge, [[x, y], [x, y]] in millimetres")
    return points[0], points[1]


def _strip(record: Record) -> tuple[Millimetre, Millimetre]:
    low = record.length("low", low=0)
    return low, record.length("high", low=low)
