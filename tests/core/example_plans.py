"""Reads the examples inside the rules: small plans in words, as one would tell them on the telephone.

Statements stand between semicolons. Lengths and places are metres, x to the east, y to the north::

    yard 20 x 30 [of lawn]               the site; paved unless said otherwise; "of nothing": nobody knows
    slope 3                              it rises so many per cent to the east
    entrance 0,10 [width 2]              3 m wide unless said otherwise
    house 0,0 to 8,5 [height 10]
    wall 5,0 to 5,9 [height 1] [width 0.02]     also: fence, kerb, steps
    bench 10,10 [facing 90] [kept] [crown 8]    anything of ELEMENTS; faces north unless said otherwise
    branch at 2.24 10,10                 hangs at that height; "tower at 1.4": a child falls so far
    lawn 5,5 to 10,10                    a rectangle of any of GROUNDS
    path 0,5 to 20,5 width 2 [of lawn]          "path … width 3.5 of drive": a way of fire engines
    oak 10,10 kept girth 0.94            a trunk that measures 0.94 m round today; also "removed", "moved"
    hydrant 5,5                          also: manhole
    hedge 2,5 to 8,5                     a line
    sun of 21 June                       the sun of that day has been worked out; may be said for several days
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from baukasten.body import CrownForm, Light, Part, Prism
from baukasten.checks.case import Case, case
from baukasten.earth import Anchor
from baukasten.element import (
    BikeStand, Bollard, FireUse, Fountain, Glazing, Guide, Guiding, Lamp, Pit, Ramp,
    Catalogue, Chute, Device, Element, Fill, Form, Ground, Plant, PlantLight, Play, Price, Seat, Swing, Table, Texture, Tree, Use,
)
from baukasten.geometry import Outline, Point
from baukasten.plan import BRIEF, Brief, Item, ItemId, Line, Path, Placed, Plan, State, Surface
from baukasten.scene import scene
from baukasten.shade import sunlight
from baukasten.site import Building, Edge, EdgeKind, Entrance, GroundArea, Site, Standing, Terrain, Utility, UtilityKind
from baukasten.snapshot import Snapshot
from baukasten.source import Source, Status

NOWHERE = Source("made up for the tests", Status.ESTIMATE)
ROSTOCK = Anchor("EPSG:25833", 310341.828, 5997424.078)


def element(name: str, width: float = 0, depth: float = 0, height: float = 1, form: Form = Form.PIECE, **more) -> Element:
    """An element with a plain box for a body, sizes in metres."""
    w, d, h = (round(v * 1000) for v in (width, depth, height))
    outline = Outline.rectangle(w, d) if form is Form.PIECE and w and d else Outline(())
    body: tuple[Part, ...] = (Prism(outline, 0, h, "#888888"),) if outline.ring else ()
    price, colour = more.pop("price", 100_00), more.pop("colour", "#555555")
    given = {"upkeep": 100, "footprint": outline, "body": body, "detectable": True, "group": "test", **more}
    return Element(
        id=name, names={"en": name.capitalize(), "de": name.capitalize()}, form=form, size=(w, d, h),
        colour=colour, price=Price(price, price, price, 2025, NOWHERE), din276="561", life_years=10, **given,
    )


def ground(
    name: str, walkable: bool, rolls: bool, softens: float = 0, price: int = 50_00, fill: Fill | None = None,
    layer: float | None = None, texture: Texture = Texture.PLAIN, **more,
) -> Element:
    laid = fill, round(layer * 1000) if layer else None
    colour, cycling, bears = more.pop("colour", "#cccccc"), more.pop("cycling", False), more.pop("bears", None)
    made = Ground(colour, texture, walkable, rolls, round(softens * 1000), *laid, cycling=cycling, bears=bears)
    return element(name, height=0, form=Form.SURFACE, ground=made, price=price, **more)


def tree(
    name: str, grown_height: float, grown_crown: float, botanical: str = "Tilia", form: CrownForm = CrownForm.ELLIPSOID, **known,
) -> Element:
    kind = Tree(
        botanical, 4500, 1800, round(grown_height * 1000), round(grown_crown * 1000), 400, form,
        Light(0.05, 0.5), NOWHERE, **{"girth": 200, **known},
    )
    return element(name, 0.3, 0.3, 4.5, tree=kind)


def tower(name: str, fall: float, **more) -> Element:
    return element(name, 1, 1, 2, play=Play(round(fall * 1000), forced=False, **more))


def hanging(name: str, height: float) -> Element:
    """A post of 0.1 m with a board of 1 × 1 m that begins at a height."""
    post, bottom = Outline.rectangle(100, 100), round(height * 1000)
    board = Prism(Outline.rectangle(1000, 1000), bottom, bottom + 200, "#888888")
    return element(name, 0.1, 0.1, height + 0.2, body=(Prism(post, 0, bottom, "#888888"), board))


def sloping(name: str, rise: float, *runs: float, **more) -> Element:
    """A ramp 1.20 m wide unless said otherwise, between two kerbs that wheels stay within; its foot is in front."""
    length = round(sum(runs) * 1000)
    known = {"width": 1200, "rail": 870, "grip": 40, "beyond": 300, "wheel_kerb": 100, **more}
    foot, head = ((Point(-600, y), Point(600, y)) for y in (length // 2, -length // 2))
    ramp = Ramp(round(rise * 1000), tuple(round(run * 1000) for run in runs), foot=foot, head=head, **known)
    kerbs = [Point(x, y) for x, y in ((-700, -length // 2), (-600, -length // 2), (-600, length // 2), (-700, length // 2))]
    return element(name, 1.4, length / 1000, 0.9, footprint=Outline(tuple(kerbs)), ramp=ramp, lowers=0)


def roof(name: str, side: float, height: float) -> Element:
    """A solid roof on one thin post at its corner."""
    corner = round(side * 500) - 100
    post = Outline.rectangle(100, 100, Point(corner, corner))
    top = Outline.rectangle(round(side * 1000), round(side * 1000))
    bottom = round(height * 1000)
    parts = (Prism(post, 0, bottom, "#888888"), Prism(top, bottom, bottom + 100, "#888888"))
    return element(name, side, side, height, footprint=post, body=parts)


def device(name: str, kind: Device, width: float, depth: float, height: float = 1, fall: float = 0, forced: bool = True, **more) -> Element:
    """A play device; ``more`` is what ``Play`` has besides."""
    return element(name, width, depth, height, device=kind, play=Play(round(fall * 1000), forced, **more))


def swing(name: str, chain: float, seat: float, half: float, width: float, **more) -> Element:
    """Two seats 1.75 m apart unless said otherwise; ``half``: impact length to each side of the bar as the catalogue gives it."""
    hung = Swing(round(chain * 1000), round(seat * 1000), round(seat * 1000), **{"seats": 2, "seat_width": 440, "spacing": 1750, **more})
    play = Play(
        round(seat * 1000 + chain * 500), True, impact_length=round(half * 2000), impact_width=round(width * 1000), platform=0, swing=hung,
    )
    return element(name, 3.0, 0.2, 2.4, play=play, device=Device.SWING)


def chute(name: str, run: float, margin: float) -> Element:
    """A slide of 1.50 m that ends at its front."""
    down = Chute(Point(0, 1850), 420, round(run * 1000), 1240)
    return device(name, Device.SLIDE, 0.7, 3.7, 2.3, 1.5, margin=round(margin * 1000), platform=1500, barrier=800, chute=down)


DEVICES = (
    tower("balcony", 1.5, platform=1500, barrier=700), tower("low balcony", 1.5, platform=1500, barrier=690),
    device("jumping mat", Device.TRAMPOLINE, 2, 2, 0.03, 0.9, margin=1500, platform=0, headroom=3500),
    device("old mat", Device.TRAMPOLINE, 2, 2, 0.03, 0.9, margin=1500), device("plain slide", Device.SLIDE, 0.7, 3.7, 2.3, 1.5, margin=2000),
    replace(tower("forgotten tower", 0.5, platform=500), upkeep=0),
    swing("low swing", 2.25, 0.34, 4.201, 3.5), swing("narrow swing", 2.25, 0.35, 4.201, 3.49), swing("nest", 2.2, 0.40, 4.158, 2.25, seats=1, seat_width=1000, soft=True),
    swing("low nest", 2.2, 0.39, 4.158, 2.25, seats=1, seat_width=1000, soft=True), swing("short swing", 2.25, 0.35, 3.701, 3.5), swing("high swing", 2.4, 0.35, 4.331, 3.5),
    replace(swing("lofty swing", 2.25, 0.35, 4.201, 3.5), play=Play(1400, True, impact_length=8402, impact_width=3500, swing=Swing(2250, 350, 350, 2, 440, 1750))),
    element("old swing", 3.0, 0.2, 2.4, device=Device.SWING, play=Play(1475, True, impact_length=8402, impact_width=3500)),
    chute("long slide", 2.4, 2), chute("tight slide", 2.4, 1.5), chute("steep slide", 1.2, 2),
    device("carousel", Device.CAROUSEL, 2, 2, 0.8, 0.5, margin=2000), device("tight carousel", Device.CAROUSEL, 2, 2, 0.8, 0.5, margin=1990),
    device("seesaw", Device.ROCKER, 0.4, 3, 1.2, 1.1, margin=1500), device("tight rocker", Device.ROCKER, 0.4, 1, 0.8, 0.5, margin=990),
    device("high seesaw", Device.ROCKER, 0.4, 3, 1.6, 1.51, margin=1600),
    device("cableway", Device.CABLEWAY, 1, 12, 3, 1.0, margin=2000), device("tight cableway", Device.CABLEWAY, 1, 12, 3, 1.0),
    device("trainer", Device.FITNESS, 0.7, 1.3, 1.7, 0.5, False, margin=1500, ages=(14, 99)),
    device("tight trainer", Device.FITNESS, 0.7, 1.3, 1.7, 0.5, False, margin=1400, ages=(14, 99)),
    element("skate ramp", 3, 4, 1.2, device=Device.SKATE), element("ping pong", 2.74, 1.525, 0.91, device=Device.TABLE_TENNIS, uses=frozenset({Use.BALL})),
    element("boules", 12, 3, 0.08, device=Device.BOULES), element("short boules", 11.9, 3, 0.08, device=Device.BOULES),
    element("court", 12, 8, 4, device=Device.COURT, uses=frozenset({Use.BALL})), element("low court", 12, 8, 3, device=Device.COURT, uses=frozenset({Use.BALL})),
    element("litter", 0.5, 0.5, 1.0, uses=frozenset({Use.LITTER})), element("grill", 1.9, 1.2, 1.0, uses=frozenset({Use.FIRE})),
    element("rest", 1.8, 0.6, 0.9, seat=Seat(3, 470, True, True), room=600, uses=frozenset({Use.QUIET})),
    element("screen", 3, 0.3, 2.0), element("kiosk", 3, 3, 3),
    element("play fence", 0, 0.05, 1.1, Form.LINE), element("low fence", 0, 0.05, 0.9, Form.LINE),
)
FIRE_AND_TREES = (
    tree("pit tree", 12, 10, pit=Pit(12_000, 1500, 600, False)), tree("small pit tree", 12, 10, pit=Pit(11_900, 1490, 590, False)),
    tree("overbuilt tree", 12, 10, pit=Pit(13_900, 1500, 600, True)), tree("tree of unknown pit", 12, 10, pit=Pit(12_000)),
    tree("sapling", 12, 10, girth=160), tree("plain tree", 12, 10, girth=None), tree("oak", 25, 18, "Quercus robur"),
    tree("apple", 7, 5, "Malus domestica"), tree("walnut", 20, 15, "Juglans regia"),
    element("lamp", 0.3, 0.3, 4.5, lamp=Lamp(4400, 3000, False), group="light"), element("cold lamp", 0.3, 0.3, 4.5, lamp=Lamp(4400, 4000, False), group="light"),
    element("upward lamp", 0.3, 0.3, 4.5, lamp=Lamp(4400, 3000, True)), element("unknown lamp", 0.3, 0.3, 4.5, lamp=Lamp(4400)),
    element("garden wall", 0, 0.3, 0.5, Form.LINE),
    element("planted hedge", 0, 0.6, 1.2, Form.LINE, plant=Plant(frozenset({PlantLight.SUN, PlantLight.SHADE}), NOWHERE)),
    ground("drive", True, True, fire=FireUse.DRIVE, bears=True), ground("unknown drive", True, True, fire=FireUse.DRIVE),
    ground("set up", True, True, fire=FireUse.SET_UP, bears=True), ground("working area", True, True, fire=FireUse.MOVEMENT, bears=True),
    ground("soft bed", False, False, texture=Texture.PLANTS, bears=False, price=30_00, plant=Plant(frozenset({PlantLight.SUN}), NOWHERE)),
)
GROUNDS = (
    ground("paving", True, True, price=120_00), ground("topsoil", True, False, 1.0, fill=Fill.SOIL), ground("lawn", True, False, 1.5, 8_00, Fill.LAWN, texture=Texture.LAWN, bears=False),
    ground("sand", True, False, 2.0, 55_00, Fill.SAND, 0.3), ground("chips", True, False, 3.0, 45_00, Fill.CHIPS, 0.4),
    ground("rubber", True, True, 2.5, 130_00, Fill.TESTED), ground("hedgebed", False, False),
    ground("ramp", True, True, lowers=0),
    ground("setts", True, False, texture=Texture.SETTS), ground("red asphalt", True, True, cycling=True),
    ground("studs", True, True, texture=Texture.TACTILE, colour="#222222", guide=Guide(Guiding.STUDS)),
    ground("pale studs", True, True, price=60_00, texture=Texture.TACTILE, guide=Guide(Guiding.STUDS)),
    ground("flowers", False, False, plant=Plant(frozenset({PlantLight.SUN, PlantLight.HALF}), NOWHERE)),
    ground("ferns", False, False, plant=Plant(frozenset({PlantLight.SHADE}), NOWHERE)),
    ground("thin sand", True, False, 2.0, 60_00, Fill.SAND, 0.29), ground("old sand", True, False, 2.0, 60_00), ground("pond", False, False, texture=Texture.WATER),
)
ELEMENTS = (
    element("bench", 1.8, 0.6, 0.9, seat=Seat(3, 470, True, True), room=600),
    element("stool", 0.4, 0.4, 0.4, seat=Seat(1, 400)),
    element("table", 1.8, 0.8, 0.78, table=Table(780, 700, 500)),
    element("low table", 1.8, 0.8, 0.7, table=Table(700)),
    element("bin", 0.5, 0.5, 1.0, control_height=900), element("high bin", 0.5, 0.5, 1.3, control_height=1250),
    element("board", 1.2, 0.1, 2.0, detectable=False),
    element("unknown board", 1.2, 0.1, 2.0, detectable=None),
    element("pillar", 0.5, 0.5, 2.5),
    element("pale bench", 1.8, 0.6, 0.9, seat=Seat(3, 470, True, True), room=600, colour="#b8b8b8"),
    element("bollard", 0.1, 0.1, 0.95, bollard=Bollard(True)), element("low bollard", 0.1, 0.1, 0.6, bollard=Bollard(True)),
    element("plain bollard", 0.1, 0.1, 0.95, bollard=Bollard(False)),
    element("unknown bollard", 0.1, 0.1, 0.95, bollard=Bollard()),
    element("marked glass", 2, 0.1, 2.2, glazing=Glazing(((450, 530), (1300, 1400)))),
    element("half marked glass", 2, 0.1, 2.2, glazing=Glazing(((450, 530), (1300, 1350)))),
    element("unknown glass", 2, 0.1, 2.2, glazing=Glazing()),
    element("glass fence", 0, 0.1, 1.0, Form.LINE, glazing=Glazing(())),
    element("fountain", 0.4, 0.7, 1.0, control_height=850, room=1500, fountain=Fountain(850, 700, 400)),
    element("high fountain", 0.4, 0.7, 1.0, control_height=900, fountain=Fountain(900, 700, 400)),
    element("closed fountain", 0.4, 0.7, 1.0, control_height=850, fountain=Fountain(850)),
    element("hoop", 0.06, 1.0, 0.85, footprint=Outline.rectangle(1200, 2000), bike_stand=BikeStand(1000)),
    element("short hoop", 0.06, 0.7, 0.85, footprint=Outline.rectangle(1200, 2000), bike_stand=BikeStand(700)),
    tree("tree", 12, 10), tree("column", 12, 3, form=CrownForm.COLUMN), tree("bush", 3, 3), tree("small tree", 6, 4),
    tree("laburnum", 7, 5, "Laburnum anagyroides"),
    tower("platform", 2.0, ages=(2, 12)), tower("inclusive platform", 0.5, ages=(2, 12), inclusive=True),
    swing("swing", 2.25, 0.35, 4.201, 3.5),
    device("rocker", Device.ROCKER, 0.8, 0.3, 0.8, 0.5, margin=1000),
    element("sandpit", 3, 3, 0.3, play=Play(0, False, ages=(1, 8), sand=True)),
    element("slide", 0.7, 3.7, 2.3, play=Play(1500, True, margin=2000, metal_slide=True)),
    roof("pergola", 4, 2.4), roof("roof", 12, 3.0),
    element("hedge", 0, 0.5, 1.0, Form.LINE), element("edging", 0, 0.1, 0.12, Form.LINE),
    element("ribs", 0, 0.3, 0.005, Form.LINE, guide=Guide(Guiding.RIBS), colour="#222222"),
    sloping("good ramp", 0.36, 6), sloping("steep ramp", 0.36, 4), sloping("narrow ramp", 0.36, 6, width=1000),
    sloping("long ramp", 0.42, 7), sloping("ramp without rest", 0.42, 3.5, 3.5),
    sloping("bare ramp", 0.36, 6, rail=0, wheel_kerb=0), sloping("ramp of unknown rails", 0.36, 6, rail=None),
    element("half lowered kerb", 0, 0.3, 0.015, Form.LINE, lowers=15), element("flush kerb", 0, 0.3, 0.01, Form.LINE, lowers=0),
    element("lawn edging", 0, 0.08, 0.03, Form.LINE, edging=True), element("low lawn edging", 0, 0.08, 0.02, Form.LINE, edging=True),
    element("pale ribs", 0, 0.3, 0.005, Form.LINE, guide=Guide(Guiding.RIBS), colour="#cccccc"),
    element("paired ribs", 0, 0.3, 0.005, Form.LINE, guide=Guide(Guiding.RIBS, 600), colour="#cccccc"),
    element("narrow ribs", 0, 0.25, 0.005, Form.LINE, guide=Guide(Guiding.RIBS), colour="#222222"),
    element("lowered kerb", 0, 0.5, 0.03, Form.LINE, lowers=30),
    *DEVICES, *FIRE_AND_TREES, *GROUNDS,
)
KINDS = {kind.value: kind for kind in EdgeKind}
STATES = {"kept": State.KEEP, "removed": State.REMOVE, "moved": State.MOVE}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)


@dataclass
class Draft:
    """What has been read so far."""

    boundary: Outline = Outline.rectangle(20_000, 20_000, Point(10_000, 10_000))
    ground: list[GroundArea] = field(default_factory=list)
    buildings: list[Building] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    entrances: list[Entrance] = field(default_factory=list)
    utilities: list[Utility] = field(default_factory=list)
    standing: list[Standing] = field(default_factory=list)
    slope: float | None = None
    items: list[Item] = field(default_factory=list)
    extra: dict[str, Element] = field(default_factory=dict)
    days: list[date] = field(default_factory=list)


def example_case(text: str) -> Case:
    """The plan in words, ready to be judged."""
    draft = Draft()
    for statement in filter(None, (part.strip() for part in text.split(";"))):
        _read(draft, statement)
    snapshot = _snapshot(draft)
    return case(snapshot, *(sunlight(scene(snapshot), day) for day in draft.days))


def example(text: str) -> Snapshot:
    return example_case(text).snapshot


def test_catalogue(extra: tuple[Element, ...] = ()) -> Catalogue:
    return Catalogue({e.id: e for e in (*ELEMENTS, *extra)}, 2025, {"test": {"en": "Test"}})


test_catalogue.__test__ = False


def _snapshot(draft: Draft) -> Snapshot:
    west, south, east, north = draft.boundary.bounds
    terrain = None
    if draft.slope is not None:
        rise = round((east - west) * draft.slope / 100)
        terrain = Terrain(tuple((Point(x, y), rise if x == east else 0) for x in (west, east) for y in (south, north)))
    site = Site(
        "yard", {"en": "Yard"}, draft.boundary, ROSTOCK, tuple(draft.ground), tuple(draft.buildings),
        tuple(draft.edges), tuple(draft.entrances), tuple(draft.standing), terrain, tuple(draft.utilities),
    )
    items: dict[ItemId, Item] = {BRIEF: Brief(), **dict(enumerate(draft.items, start=1))}
    return Snapshot(Plan(items, len(draft.items)), site, test_catalogue(tuple(draft.extra.values())))


def _read(draft: Draft, said: str) -> None:
    word = said.split()[0]
    places, first = _places(said), _number(said, "height", 0)
    match word:
        case "yard":
            _yard(draft, said)
        case "slope":
            draft.slope = float(said.split()[1])
        case "entrance":
            name = f"E{len(draft.entrances) + 1}"
            draft.entrances.append(Entrance(name, places[0], _mm(_number(said, "width", 3))))
        case "house":
            draft.buildings.append(Building(_box(*places), _mm(first or 10)))
        case "wall" | "fence" | "kerb" | "steps":
            width = _mm(_number(said, "width", 0))
            draft.edges.append(Edge(KINDS[word], places, _mm(first or (0 if word == "kerb" else 1)), width))
        case "sun":
            _sun, _of, day, month = said.split()
            draft.days.append(date(2025, MONTHS.index(month) + 1, int(day)))
        case "path":
            made_of = said.split(" of ")[1] if " of " in said else "paving"
            draft.items.append(Path(made_of, places, _mm(_number(said, "width", 2)), _state(said)))
        case "hydrant" | "manhole":
            draft.utilities.append(Utility(UtilityKind(word), places[0]))
        case _:
            draft.items.append(thing := _thing(draft, said, places))
            if isinstance(thing, Placed) and " girth " in said:
                draft.standing.append(Standing(thing.element, thing.at, girth=_mm(_number(said, "girth", 0))))


def _yard(draft: Draft, said: str) -> None:
    width, depth = (_mm(float(n)) for n in re.findall(r"[\d.]+", said)[:2])
    draft.boundary = _box(Point(0, 0), Point(width, depth))
    made_of = said.split(" of ")[1] if " of " in said else "paving"
    if made_of != "nothing":
        draft.ground.append(GroundArea(draft.boundary, made_of))


def _thing(draft: Draft, said: str, places: tuple[Point, ...]) -> Item:
    name = re.match(r"[a-z ]+?(?= (?:at )?[\d-])", said).group()
    if " at " in said:
        size = float(re.search(r" at ([\d.]+)", said).group(1))
        name = f"{name} {size}"
        draft.extra[name] = hanging(name, size) if name.startswith("branch") else tower(name, size)
    kind = next((e for e in (*ELEMENTS, *draft.extra.values()) if e.id == name), None)
    match kind.form if kind else Form.PIECE:
        case Form.SURFACE:
            return Surface(name, _box(*places), _state(said))
        case Form.LINE:
            return Line(name, places, _state(said))
    angle = round(_number(said, "facing", 0) * 10)
    return Placed(name, places[0], angle, _state(said), 0, _mm(_number(said, "crown", 0)))


def _state(said: str) -> State:
    return next((state for word, state in STATES.items() if said.endswith(word) or f" {word} " in said), State.NEW)


def _places(said: str) -> tuple[Point, ...]:
    return tuple(Point(_mm(float(x)), _mm(float(y))) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", said))


def _number(said: str, after: str, default: float) -> float:
    found = re.search(rf"{after} (-?[\d.]+)", said)
    return float(found.group(1)) if found else default


def _box(a: Point, b: Point) -> Outline:
    return Outline((Point(a.x, a.y), Point(b.x, a.y), Point(b.x, b.y), Point(a.x, b.y)))


def _mm(metres: float) -> int:
    return round(metres * 1000)
