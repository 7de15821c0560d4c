"""Yards and plans that the tests of what leaves the house share."""

from dataclasses import replace
from datetime import date

from baukasten.geometry import Outline, Point
from baukasten.plan import Brief, Item, Line, Note, Path, Placed, State, Surface
from baukasten.site import Building, Claim, Terrain
from baukasten.snapshot import Snapshot
from tests.core.yard import snapshot, yard

BRIEF = Brief("Grüne Höfe für alle", "Nachbarschaft Südstadt", 2_500_000, date(2025, 9, 19))
HOUSE = Building(Outline.rectangle(20_000, 6_000, Point(20_000, 36_000)), 9_000, name="Haus Nr. 7")

THINGS: tuple[Item, ...] = (
    Placed("bench", Point(12_000, 9_000), 0, reason="Hier scheint abends die Sonne."),
    Placed("bench", Point(16_000, 9_000), 0, State.KEEP),
    Placed("bin", Point(18_000, 9_000), 0, State.REMOVE),
    Placed("bench", Point(24_000, 20_000), 900, State.MOVE),
    Placed("lime", Point(14_000, 16_000)),
    Placed("rocker", Point(30_000, 20_000), 0, State.SELFBUILD),
    Surface("impact_sand", Outline.rectangle(6_000, 6_000, Point(30_000, 20_000))),
    Path("pavers", (Point(0, 12_000), Point(20_000, 12_000)), 2_000),
    Line("hedge", (Point(2_000, 28_000), Point(12_000, 28_000))),
    Note(Point(20_000, 5_000), "Abends bitte Licht", "Frau Ünal"),
)


def garden(*items: Item, brief: Brief = BRIEF, **known: object) -> Snapshot:
    """A yard with a house in the north and a slope; with ``THINGS`` unless told otherwise."""
    terrain = Terrain(tuple((p, 10_000 + p.x // 50) for p in yard().boundary.ring), "DHHN2016")
    claims = (Claim("Der Hof ist 40 m lang.", True, "Messung"), Claim("Das Haus ist 9 m hoch.", False))
    settings = {"buildings": (HOUSE,), "terrain": terrain, "claims": claims, "attribution": ("© Testdaten, CC0",), **known}
    return snapshot(*(items or THINGS), site=yard(**settings), brief=brief)


def without_place(shot: Snapshot) -> Snapshot:
    """The same, but nobody knows where on earth it lies."""
    return Snapshot(shot.plan, replace(shot.site, anchor=None), shot.catalogue)
