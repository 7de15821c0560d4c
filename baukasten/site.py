"""Where it is built: the square as it is today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from baukasten.body import SOLID, Light
from baukasten.earth import Anchor
from baukasten.geometry import Outline, Point
from baukasten.units import Millimetre, Tenth


@dataclass(frozen=True)
class Building:
    outline: Outline
    height: Millimetre
    height_assumed: bool = False
    name: str = ""


@dataclass(frozen=True)
class GroundArea:
    """A surface that is there today; ``material`` is the id of a catalogue surface."""

    outline: Outline
    material: str


class EdgeKind(Enum):
    KERB = "kerb"
    STEPS = "steps"
    WALL = "wall"
    FENCE = "fence"


@dataclass(frozen=True)
class Edge:
    """A line of the ground that wheels or feet meet. ``height``: step or top above the ground, 0 if flush.

    Steps run along the middle of the flight, ``width`` across; other kinds have width 0.
    """

    kind: EdgeKind
    points: tuple[Point, ...]
    height: Millimetre
    width: Millimetre = 0
    assumed: bool = False
    count: int = 0
    """How many steps there are, 0 where nobody knows."""


@dataclass(frozen=True)
class Entrance:
    """Where people come onto the site; ``at`` lies on or inside its boundary."""

    name: str
    at: Point
    width: Millimetre = 3000


@dataclass(frozen=True)
class Standing:
    """A thing that stands there today; ``element`` is a catalogue id. ``height``, ``spread``: 0 = as in the catalogue.

    ``girth``: of a tree's trunk, 0 where nobody measured it.
    """

    element: str
    at: Point
    angle: Tenth = 0
    height: Millimetre = 0
    spread: Millimetre = 0
    assumed: bool = False
    name: str = ""
    girth: Millimetre = 0


class UtilityKind(Enum):
    HYDRANT = "hydrant"
    MANHOLE = "manhole"
    """A lid over a sewer or a line: one lies under it."""


@dataclass(frozen=True)
class Utility:
    """A fitting of the lines under the ground."""

    kind: UtilityKind
    at: Point


@dataclass(frozen=True)
class Terrain:
    """Spot heights above sea level. Between them the ground is interpolated (``baukasten.relief``).

    ``datum``: the system they are counted in, such as DHHN2016; None where nobody knows.
    """

    spots: tuple[tuple[Point, Millimetre], ...]
    datum: str | None = None


UNKNOWN = -(2**31)
"""Where a surface model has no height."""


@dataclass(frozen=True)
class SurfaceModel:
    """What stands around the site as it was measured from the air: heights on square cells.

    ``corner``: south-west corner of the first cell. ``solid``, ``crown_top``, ``crown_base``: row by row from the
    south, each from west to east, millimetres above the sea in 32 bits each, lowest byte first, ``UNKNOWN`` where
    there is none; bytes, because a million numbers are one value then. Crowns are missing together.
    ``ground``: height above the sea on which the site lies where it has no ``Terrain``.
    """

    corner: Point
    cell: Millimetre
    columns: int
    ground: Millimetre
    solid: bytes
    crown_top: bytes = b""
    crown_base: bytes = b""
    crown_light: Light = SOLID


@dataclass(frozen=True)
class Claim:
    """One line of the sources: what was drawn, and whether it is a fact or assumed."""

    text: str
    fact: bool
    source: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Site:
    """A place to plan on. ``anchor`` ties its millimetres to the earth; where it is None nothing that needs the sun can be told."""

    slug: str
    names: Mapping[str, str]
    boundary: Outline
    anchor: Anchor | None
    ground: tuple[GroundArea, ...] = ()
    buildings: tuple[Building, ...] = ()
    edges: tuple[Edge, ...] = ()
    entrances: tuple[Entrance, ...] = ()
    standing: tuple[Standing, ...] = ()
    terrain: Terrain | None = None
    utilities: tuple[Utility, ...] = ()
    """Those that are known; of a kind of which there is none here nobody knows anything."""
    claims: tuple[Claim, ...] = ()
    attribution: tuple[str, ...] = field(default=())
    """Lines that have to be shown wherever the data are shown."""
    surface_model: SurfaceModel | None = field(default=None, repr=False)

    def __hash__(self) -> int:
        return hash((self.slug, self.boundary))
