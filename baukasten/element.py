"""What can be built: an element of the catalogue and what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from baukasten.body import SOLID, CrownForm, Light, Part
from baukasten.geometry import Outline, Point
from baukasten.source import Source
from baukasten.units import Cent, Millimetre, Tenth


class Form(Enum):
    """How an element gets into the plan, and what it is counted in."""

    PIECE = "piece"
    """Stands at a point; counted in pieces."""
    SURFACE = "surface"
    """Covers an area or a path; counted in square metres."""
    LINE = "line"
    """Follows a line; counted in metres."""


UNIT = {Form.PIECE: "St", Form.SURFACE: "m²", Form.LINE: "m"}
"""Units as German bills of quantities write them."""


@dataclass(frozen=True)
class Price:
    """Net, delivered and built in, per unit of the element's form, at prices of ``year``."""

    low: Cent
    mid: Cent
    high: Cent
    year: int
    source: Source


@dataclass(frozen=True)
class Seat:
    places: int
    height: Millimetre
    backrest: bool = False
    armrests: bool = False


@dataclass(frozen=True)
class Table:
    """``knee_height``, ``knee_depth``: free room under the top for a wheelchair, 0 where there is none."""

    height: Millimetre
    knee_height: Millimetre = 0
    knee_depth: Millimetre = 0


@dataclass(frozen=True)
class Pit:
    """What is dug for a tree's roots when it is planted in paving.

    ``litres``: room for roots. ``depth``; ``open_dm2``: ground left open round the trunk, in
    hundredths of a square metre; ``overbuilt``: paving lies on part of it. None where nobody knows.
    """

    litres: int
    depth: Millimetre | None = None
    open_dm2: int | None = None
    overbuilt: bool | None = None


@dataclass(frozen=True)
class Tree:
    """Size at planting and grown up in the city, growth per year while young, and light through the crown.

    ``girth``: the least one of the trunk at planting, one metre up, None where nobody knows.
    ``pit``: what is dug for it in paving, None where it is planted in open ground.
    """

    botanical: str
    height: Millimetre
    crown: Millimetre
    grown_height: Millimetre
    grown_crown: Millimetre
    growth: Millimetre
    form: CrownForm
    light: Light
    source: Source
    girth: Millimetre | None = None
    pit: Pit | None = None


class Device(Enum):
    """A kind of play or sports device that rules ask room of its own for."""

    SWING = "swing"
    SLIDE = "slide"
    CAROUSEL = "carousel"
    ROCKER = "rocker"
    CABLEWAY = "cableway"
    TRAMPOLINE = "trampoline"
    FITNESS = "fitness"
    SKATE = "skate"
    TABLE_TENNIS = "table tennis"
    BOULES = "boules"
    COURT = "court"


class Use(Enum):
    """What goes on at an element that people beside it notice."""

    BALL = "ball"
    FIRE = "fire"
    LITTER = "litter"
    QUIET = "quiet"
    """People come there for rest."""


@dataclass(frozen=True)
class Swing:
    """``suspension``: from the bar to the seat. ``seat_height``: of the seat at rest above the ground; ``clearance``: under it.

    ``spacing``: from the middle of one seat to that of the next. ``soft``: a tyre, a nest or the like.
    """

    suspension: Millimetre
    seat_height: Millimetre
    clearance: Millimetre
    seats: int
    seat_width: Millimetre
    spacing: Millimetre = 0
    soft: bool = False


@dataclass(frozen=True)
class Chute:
    """Runs down along +y and ends at ``end``: ``run`` along the ground, ``drop`` from where one sits down to its end."""

    end: Point
    width: Millimetre
    run: Millimetre
    drop: Millimetre


@dataclass(frozen=True)
class Play:
    """``fall_height``: free fall height. ``forced``: the device moves the child (swing, slide, rocker …).

    The impact area reaches ``margin`` beyond the footprint; a swing's is the ``impact_length`` ×
    ``impact_width`` rectangle about its centre instead. Where all three are 0 the margin follows
    from the fall height by EN 1176-1.
    """

    fall_height: Millimetre
    forced: bool
    margin: Millimetre = 0
    impact_length: Millimetre = 0
    impact_width: Millimetre = 0
    ages: tuple[int, int] = (3, 12)
    inclusive: bool = False
    sand: bool = False
    water: bool = False
    metal_slide: bool = False
    """A chute of bare metal that runs down to the front."""
    platform: Millimetre | None = None
    """Height of the highest platform, 0 where there is none to stand on; None where nobody knows."""
    barrier: Millimetre | None = None
    """Height of what keeps children from falling off it; None where nobody knows."""
    headroom: Millimetre = 0
    """What has to be free above the ground round it, where its standard says so."""
    swing: Swing | None = None
    chute: Chute | None = None


class PlantLight(Enum):
    """Light a plant thrives in; the hours of sun behind it are in ``baukasten.checks.plant_light``."""

    SUN = "sun"
    HALF = "half"
    SHADE = "shade"


@dataclass(frozen=True)
class Plant:
    """``light``: each kind of light that it thrives in."""

    light: frozenset[PlantLight]
    source: Source


class Texture(Enum):
    """How a surface is drawn, so that it is told apart without colour too."""

    PLAIN = "plain"
    PAVERS = "pavers"
    SLABS = "slabs"
    SETTS = "setts"
    LOOSE = "loose"
    LAWN = "lawn"
    PLANTS = "plants"
    BOARDS = "boards"
    TACTILE = "tactile"
    WATER = "water"


class Fill(Enum):
    """What softens a fall, as EN 1176-1 tells it apart."""

    SOIL = "soil"
    LAWN = "lawn"
    BARK = "bark"
    CHIPS = "chips"
    SAND = "sand"
    GRAVEL = "gravel"
    """Round, 2 to 8 mm."""
    TESTED = "tested"
    """Tiles or poured rubber, tested by EN 1177."""


@dataclass(frozen=True)
class Ground:
    """What a surface is to wheels, feet and falling children.

    ``walkable``: people are meant to walk on it. ``rolls``: wheels get along on it. ``softens``:
    greatest fall height it may lie under (EN 1176-1 table for Germany), 0 where none.
    ``fill``, ``layer``: what softens and how thick it lies, None where nobody knows.
    """

    colour: str
    texture: Texture
    walkable: bool
    rolls: bool
    softens: Millimetre = 0
    fill: Fill | None = None
    layer: Millimetre | None = None
    cycling: bool = False
    """Bikes have it to themselves."""
    bears: bool | None = None
    """A fire engine of 16 t can drive on it; None where nobody knows how it is built underneath."""


class Guiding(Enum):
    """What a tactile ground indicator tells a cane."""

    RIBS = "ribs"
    """Ribs along the way lead."""
    STUDS = "studs"
    """Studs say: attention, here something begins or branches off."""


@dataclass(frozen=True)
class Guide:
    """A tactile ground indicator. ``companion``: smooth ground laid along with it on each side, 0 where there is none."""

    kind: Guiding
    companion: Millimetre = 0


@dataclass(frozen=True)
class Ramp:
    """A ramp from its ``foot`` up to its ``head``, each the two ends of an edge in the element's own system.

    ``rise``: height that it overcomes. ``runs``: the sloping parts in their order, as long as they
    lie on the plan; ``landing``: the level ground between two of them, 0 where there is none.
    ``width``: between the handrails. The rest is 0 where there is none and None where nobody knows:
    ``rail``: upper edge of handrails on both sides; ``grip``: how thick they are; ``beyond``: how
    far they run on at both ends; ``wheel_kerb``: height of the edges that keep wheels on it.
    """

    rise: Millimetre
    runs: tuple[Millimetre, ...]
    width: Millimetre
    foot: tuple[Point, Point]
    head: tuple[Point, Point]
    landing: Millimetre = 0
    rail: Millimetre | None = None
    grip: Millimetre | None = None
    beyond: Millimetre | None = None
    wheel_kerb: Millimetre | None = None


@dataclass(frozen=True)
class Bollard:
    """``marked``: it stands out by light and dark bands. None where nobody knows."""

    marked: bool | None = None


@dataclass(frozen=True)
class Glazing:
    """Glass that people could walk into. ``strips``: lower and upper edge of each of its marks; None where nobody knows."""

    strips: tuple[tuple[Millimetre, Millimetre], ...] | None = None


@dataclass(frozen=True)
class Fountain:
    """Where one drinks. ``knee_height``, ``knee_depth``: free room under the basin, 0 where there is none."""

    spout: Millimetre
    knee_height: Millimetre = 0
    knee_depth: Millimetre = 0


class FireUse(Enum):
    """What the fire brigade needs a surface for (MRFlFw, DIN 14090)."""

    DRIVE = "drive"
    """Its engines come this way."""
    SET_UP = "set up"
    """From here the ladder reaches up a house."""
    MOVEMENT = "movement"
    """Here people get out and work."""


@dataclass(frozen=True)
class Lamp:
    """``mounting``: height of the light above the ground. ``kelvin``: its colour. ``upward``: some of it goes up.

    None where nobody knows.
    """

    mounting: Millimetre
    kelvin: int | None = None
    upward: bool | None = None


@dataclass(frozen=True)
class BikeStand:
    """``length`` of the hoop itself and how many ``bikes`` lean on it; the footprint is that of the parked bikes."""

    length: Millimetre
    bikes: int = 2
    cargo: bool = False


@dataclass(frozen=True)
class Member:
    """One element inside a composed one."""

    element: str
    at: Point
    angle: Tenth


@dataclass(frozen=True)
class Element:
    """One thing of the catalogue.

    Footprint and body are in the element's own system (see ``baukasten.body``); its front, the
    side it is used from, looks along +y, so that a placed element's angle is the direction it
    looks in. The footprint is what stands in people's way below 2.25 m. ``size`` is width,
    depth, height. For surfaces and lines footprint and body are empty; a line has its
    width and height in ``size``.
    """

    id: str
    group: str
    names: Mapping[str, str]
    form: Form
    size: tuple[Millimetre, Millimetre, Millimetre]
    footprint: Outline
    body: tuple[Part, ...]
    colour: str
    price: Price
    din276: str
    life_years: int
    upkeep: Cent
    """Per unit and year."""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    room: Millimetre = 0
    """Depth in front of it that people need to use it."""
    control_height: Millimetre = 0
    """Height of its tap, button or opening, 0 where it has none."""
    detectable: bool | None = None
    """A cane finds it: it reaches the ground or nearly. None where nobody knows."""
    seat: Seat | None = None
    table: Table | None = None
    tree: Tree | None = None
    play: Play | None = None
    device: Device | None = None
    uses: frozenset[Use] = frozenset()
    plant: Plant | None = None
    """What grows on it or in it, where that is known."""
    lowers: Millimetre | None = None
    """The step that stays where it lies over a kerb or steps; None where it leads nobody over them."""
    ground: Ground | None = None
    guide: Guide | None = None
    ramp: Ramp | None = None
    bollard: Bollard | None = None
    glazing: Glazing | None = None
    fountain: Fountain | None = None
    bike_stand: BikeStand | None = None
    lamp: Lamp | None = None
    fire: FireUse | None = None
    """A surface that is kept free for the fire brigade."""
    handrail: bool = False
    """A line to hold on to."""
    edging: bool = False
    """A line that separates a path from lawn, so that a cane can follow it."""
    light: Light = SOLID
    """What passes through a line element; bodies carry their own."""
    members: tuple[Member, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True)
class Catalogue:
    """All elements by id, in the order they are shown; the price year they share."""

    elements: Mapping[str, Element]
    price_year: int
    groups: Mapping[str, Mapping[str, str]]
    """Group id → its names by language, in the order they are shown."""
    problems: tuple[str, ...] = ()
    """What could not be loaded: one line per file, naming file, key and expectation."""

    def __hash__(self) -> int:
        return hash((self.price_year, tuple(self.elements)))

    def __getitem__(self, element_id: str) -> Element:
        return self.elements[element_id]

    def get(self, element_id: str) -> Element | None:
        return self.elements.get(element_id)

    def parts_of(self, element_id: str) -> frozenset[Element]:
        """An element and all that it is composed of, as far as this catalogue has them."""
        found: set[Element] = set()
        left = [element_id]
        while left:
            element = self.get(left.pop())
            if element and element not in found:
                found.add(element)
                left += [member.element for member in element.members]
        return frozenset(found)
