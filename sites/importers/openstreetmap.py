"""OpenStreetMap files (.osm, .osm.gz, .osm.bz2, .osm.pbf) as a site with what stands there today.

What is mapped is taken as it is; what is not is assumed and said so: heights of buildings, widths
and surfaces of ways, directions of benches. Terrain heights are not part of OpenStreetMap.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.geometry import outlines
from baukasten.phrase import Phrase, _
from baukasten.site import Claim, Site
from baukasten.trouble import Trouble
from baukasten.worker import in_worker
from sites.importers import osm_extent
from sites.importers.imported import Imported, Tally
from sites.importers.osm_buildings import buildings
from sites.importers.osm_edges import edges, entrances
from sites.importers.osm_file import LonLat, OsmData
from sites.importers.osm_file import read as read_files
from sites.importers.osm_ground_plan import GroundPlan, anchored, projected, system_at
from sites.importers.osm_surfaces import ground
from sites.importers.osm_things import standing
from sites.importers.osm_utilities import utilities

TITLE = "OpenStreetMap"
SUFFIXES = (".osm", ".osm.xml", ".osm.gz", ".osm.bz2", ".osm.pbf", ".pbf")
ATTRIBUTION = "© OpenStreetMap-Mitwirkende, ODbL 1.0"

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

LARGEST_RADIUS = 1000.0
LARGEST_SIDE = 2000.0
"""Metres: a site is a square or a quarter, not a town."""

AROUND = 0.005
"""Degrees kept around what was asked for, so that buildings and streets that reach in are whole."""


def reads(path: Path) -> bool:
    """Whether a file of this name is probably one of this format."""
    return path.name.lower().endswith(SUFFIXES)


def read(
    paths: Sequence[str | Path],
    box: Box | None = None,
    centre: tuple[float, float] | None = None,
    radius_m: float = osm_extent.USUAL_RADIUS,
    name: str = "",
    progress: Callable[[float], None] | None = None,
) -> Imported:
    """The site in one or several files.

    ``box``: west, south, east, north in degrees; or ``centre``: longitude and latitude, with
    ``radius_m`` around it. With neither, what is mapped in detail. ``name``: what the site is
    called, else it is called as the first file. Raises Trouble that names file and reason.
    """
    files = [Path(path) for path in paths]
    if not files:
        raise Trouble(_("There is no file to read."))
    _check_extent(box, centre, radius_m)
    # The file may be hostile; the process that reads it has limits.
    return in_worker(_read, files, box, centre, radius_m, name, progress=progress or _unheard, name=files[0].name)


def _unheard(share: float) -> None:
    """Nobody watches the progress."""


def _read(
    files: list[Path],
    box: Box | None,
    centre: tuple[float, float] | None,
    radius_m: float,
    name: str,
    progress: Callable[[float], None],
) -> Imported:
    data = read_files(files, _near(box, centre, radius_m))
    progress(0.4)
    if not data.places:
        if box or centre:
            raise Trouble(_("{file}: holds nothing inside the chosen area.", file=files[0].name))
        raise Trouble(_("{file}: holds no places at all.", file=files[0].name))
    tally = Tally()
    if data.nowhere:
        tally.leave(_("points"), _("their coordinates are nowhere on earth"), data.nowhere)
    plan, said = _ground_plan(data, box, centre, radius_m)
    progress(0.5)
    site = _site(plan, tally, name or _plain_name(files[0]))
    progress(1.0)
    return Imported(site, tally.read(), (*([said] if said else []), *tally.left_out()))


def _site(plan: GroundPlan, tally: Tally, name: str) -> Site:
    return Site(
        slug=re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "site",
        names={"de": name},
        boundary=outlines(plan.boundary)[0],
        anchor=plan.anchor,
        buildings=tuple(buildings(plan, tally)),
        standing=tuple(standing(plan, tally)),
        ground=ground(plan, tally),
        edges=tuple(edges(plan, tally)),
        entrances=entrances(plan, tally),
        utilities=tuple(utilities(plan, tally)),
        claims=(
            Claim("Gebäude, Bäume, Ausstattung, Wege und Kanten stehen so in OpenStreetMap.", True, "OpenStreetMap", "ODbL 1.0"),
            Claim("Höhen, Breiten, Beläge und Richtungen, die dort fehlen, sind angenommen.", False),
            Claim("Die Grenze ist die des gewählten Ausschnitts, nicht die eines Grundstücks.", False),
            Claim("Das Gelände ist eben gezeichnet; OpenStreetMap kennt keine Geländehöhen.", False),
        ),
        attribution=(ATTRIBUTION,),
    )


def _ground_plan(
    data: OsmData, box: Box | None, centre: tuple[float, float] | None, radius_m: float
) -> tuple[GroundPlan, Phrase | None]:
    """The map in metres about the site's own origin, and a word on how its extent was chosen."""
    crs = system_at(_middle(data, box, centre))
    east_north = projected(data, crs)
    boundary, said = _boundary(data, east_north, crs, box, centre, radius_m)
    anchor = anchored(crs, boundary)
    xy = {node: (e - anchor.east, n - anchor.north) for node, (e, n) in east_north.items()}
    moved = shapely.transform(boundary, lambda places: places - [anchor.east, anchor.north])
    return GroundPlan(anchor, shapely.set_precision(moved, 0.001), xy, data), said


def _boundary(
    data: OsmData,
    east_north: dict[int, tuple[float, float]],
    crs: str,
    box: Box | None,
    centre: tuple[float, float] | None,
    radius_m: float,
) -> tuple[BaseGeometry, Phrase | None]:
    if box:
        west, south, east, north = box
        corners = (LonLat(west, south), LonLat(east, south), LonLat(east, north), LonLat(west, north))
        return osm_extent.asked_box(list(projected(OsmData(dict(enumerate(corners))), crs).values())), None
    if centre:
        (middle,) = projected(OsmData({0: LonLat(*centre)}), crs).values()
        return osm_extent.asked_circle(middle, radius_m), None
    things = [east_north[n] for n, tags in data.tagged.items() if n in east_north and osm_extent.is_thing(tags)]
    return osm_extent.found(things, list(east_north.values()))


def _middle(data: OsmData, box: Box | None, centre: tuple[float, float] | None) -> LonLat:
    if centre:
        return LonLat(*centre)
    if box:
        return LonLat((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    lons, lats = zip(*data.places.values(), strict=True)
    return LonLat(sorted(lons)[len(lons) // 2], sorted(lats)[len(lats) // 2])


def _near(box: Box | None, centre: tuple[float, float] | None, radius_m: float) -> Box | None:
    """What is kept while reading: the wanted area with room around it."""
    if box:
        west, south, east, north = box
    elif centre:
        # A degree of longitude is shorter than one of latitude; four times as much is enough up to 75°.
        reach = radius_m / 111_000
        west, east = centre[0] - 4 * reach, centre[0] + 4 * reach
        south, north = centre[1] - reach, centre[1] + reach
    else:
        return None
    return west - AROUND, south - AROUND, east + AROUND, north + AROUND


def _check_extent(box: Box | None, centre: tuple[float, float] | None, radius_m: float) -> None:
    if box is not None:
        west, south, east, north = box
        if not (-180 <= west < east <= 180 and -80 <= south < north <= 84):
            raise Trouble(_("The box must be west, south, east, north in degrees, such as 12.127 54.087 12.131 54.089."))
        if max((east - west) * 64_000, (north - south) * 111_000) > 2 * LARGEST_SIDE:
            raise Trouble(_("The box is too big for one site: at most {side} m a side.", side=round(LARGEST_SIDE)))
    if centre is not None and not (-180 <= centre[0] <= 180 and -80 <= centre[1] <= 84):
        raise Trouble(_("The centre must be longitude and latitude in degrees, such as 12.129 54.088."))
    if centre is not None and not 5 <= radius_m <= LARGEST_RADIUS:
        raise Trouble(_("The radius must lie between 5 and {most} m.", most=round(LARGEST_RADIUS)))


def _plain_name(path: Path) -> str:
    name = path.name
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
            break
    return name.replace("_", " ").strip() or "OpenStreetMap"
