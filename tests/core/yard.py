"""A small yard with a few things in it, for tests that need a whole snapshot."""

from baukasten.body import Crown, CrownForm, Light, MonthDay, Point3, Prism, Rod
from baukasten.earth import Anchor
from baukasten.element import (
    Catalogue, Element, Form, Ground, Play, Price, Seat, Texture, Tree,
)
from baukasten.geometry import Outline, Point
from baukasten.plan import BRIEF, Brief, Item, Plan
from baukasten.site import Entrance, GroundArea, Site
from baukasten.snapshot import Snapshot
from baukasten.source import Source, Status

GUESS = Source("made for the tests", Status.ESTIMATE)
ROSTOCK = Anchor("EPSG:25833", 310341.828, 5997424.078)


def price(mid_euros: float, low: float | None = None, high: float | None = None) -> Price:
    euros = (low if low is not None else mid_euros, mid_euros, high if high is not None else mid_euros)
    return Price(*(round(e * 100) for e in euros), 2025, GUESS)


def piece(name: str, width: int, depth: int, height: int, mid: float, group: str = "561", **known) -> Element:
    footprint = Outline.rectangle(width, depth)
    body = (Prism(footprint, 0, height, "#a9764a"),)
    return Element(
        name, "things", {"de": name, "en": name}, Form.PIECE, (width, depth, height), footprint, body, "#a9764a",
        price(mid), group, 15, 6000, **known,
    )


def surface(name: str, mid: float, group: str = "533", **ground) -> Element:
    return Element(
        name, "surfaces", {"de": name, "en": name}, Form.SURFACE, (0, 0, 0), Outline(()), (), "#c8c0b0",
        price(mid), group, 40, 150, ground=Ground("#c8c0b0", ground.pop("texture", Texture.PAVERS), **ground),
    )


BENCH = piece("bench", 1800, 600, 850, 1600, seat=Seat(3, 460, True, True), room=1000)
BIN = piece("bin", 500, 500, 900, 900)
LIGHT = piece("light", 200, 200, 4500, 4000, "556")
ROCKER = piece("rocker", 1000, 500, 900, 1500, "562", play=Play(500, True))
LIME = Element(
    "lime", "trees", {"de": "Linde", "en": "Lime"}, Form.PIECE, (1800, 1800, 4500), Outline.circle(1000),
    (Rod(Point3(0, 0, 0), Point3(0, 0, 3000), 60, "#7a5c43"),
     Crown(Point(0, 0), 2200, 4500, 1800, CrownForm.ELLIPSOID, "#5f8f4e")),
    "#5f8f4e", price(7000), "573", 50, 8000,
    tree=Tree("Tilia cordata", 4500, 1800, 16000, 10000, 400, CrownForm.ELLIPSOID,
              Light(0.04, 0.5, MonthDay(4, 28), MonthDay(10, 20)), GUESS),
)
PAVERS = surface("pavers", 100, walkable=True, rolls=True)
LAWN = surface("lawn", 8, "574", walkable=True, rolls=False, softens=1500, texture=Texture.LAWN)
SAND = surface("impact_sand", 55, "536", walkable=False, rolls=False, softens=3000, texture=Texture.LOOSE)
HEDGE = Element(
    "hedge", "green", {"de": "Hecke", "en": "Hedge"}, Form.LINE, (0, 600, 1200), Outline(()), (), "#4d7a3e",
    price(80), "573", 30, 1000,
)

CATALOGUE = Catalogue(
    {e.id: e for e in (BENCH, BIN, LIGHT, ROCKER, LIME, PAVERS, LAWN, SAND, HEDGE)}, 2025,
    {g: {"de": g, "en": g} for g in ("things", "trees", "green", "surfaces")},
)


def yard(width_m: float = 40, depth_m: float = 30, material: str = "lawn", **known) -> Site:
    """A flat rectangle from the origin to the north-east, with one way in at its west side."""
    outline = Outline((
        Point(0, 0), Point(round(width_m * 1000), 0), Point(round(width_m * 1000), round(depth_m * 1000)),
        Point(0, round(depth_m * 1000)),
    ))
    known.setdefault("ground", (GroundArea(outline, material),))
    known.setdefault("entrances", (Entrance("West", Point(0, round(depth_m * 500))),))
    return Site("yard", {"de": "Hof", "en": "Yard"}, outline, ROSTOCK, **known)


def snapshot(*items: Item, site: Site | None = None, brief: Brief = Brief()) -> Snapshot:
    """The items get the ids 1, 2, 3 …"""
    plan = Plan({BRIEF: brief, **dict(enumerate(items, start=1))}, len(items))
    return Snapshot(plan, site or yard(), CATALOGUE)
