"""Ways and barriers of one person as GeoJSON (RFC 7946), to be laid over OpenStreetMap.

Longitude and latitude (WGS 84) with 7 decimals, outer rings counter-clockwise. What OpenStreetMap
has a key for is said with it (wiki.openstreetmap.org: highway, width, incline, surface, kerb,
kerb:height, barrier, step_count, tactile_paving, wheelchair, stroller); the rest with keys of our
own that begin with ``bauplan:``. ``bauplan:kind`` is way, no_way, narrow, kerb, steps or area.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, Union

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.course import Course, Verdict, effort, verdict

from baukasten.access.hindrance import sides, told
from baukasten.access.narrow import Narrow
from baukasten.access.person import stops
from baukasten.access.regions import Kind, Region, regions
from baukasten.access.routes import Route
from baukasten.access.steps import Step
from baukasten.access.trip import Trip
from baukasten.earth import Anchor
from baukasten.geometry import shapely_point
from baukasten.phrase import Language, _
from baukasten.trouble import Trouble
from exports.whole_file import write_whole

PLACES = 7
"""Decimals of a degree: about a centimetre."""

Plain: TypeAlias = Union[None, bool, int, float, str, list["Plain"], dict[str, "Plain"]]
Tags: TypeAlias = dict[str, str | float | int]

SURFACES = {
    "asphalt": "asphalt", "concrete": "concrete", "pavers": "paving_stones", "permeable_pavers": "paving_stones",
    "slabs": "paving_stones", "clinker": "bricks", "granite_setts": "sett", "granite_slabs": "paving_stones",
    "timber_deck": "wood", "water_bound": "compacted", "gravel": "gravel", "earth": "ground", "lawn": "grass",
    "meadow": "grass", "grass_pavers": "grass_paver", "impact_sand": "sand", "impact_chips": "woodchips",
    "cycle_path": "asphalt", "impact_epdm": "rubber", "impact_tiles": "rubber", "tactile_field": "paving_stones",
}
"""Catalogue surface → Key:surface."""
KERBS = ((20, "flush"), (30, "lowered"))
"""Highest step in millimetres of a kind of Key:kerb; what is higher is raised."""


@dataclass(frozen=True)
class Answer:
    """A way and what it is like to go; ``course`` is None where no way leads there."""

    route: Route
    course: Course | None


def write(trip: Trip, answers: Iterable[Answer], path: Path, say: Language) -> None:
    """Write the map, whole or not at all. Trouble where the site has no place on earth; raises ``OSError``."""
    write_whole(path, geojson(trip, answers, say).encode())


def geojson(trip: Trip, answers: Iterable[Answer], say: Language) -> str:
    """The whole file. Raises Trouble where the site has no place on earth."""
    site = trip.snapshot.site
    if site.anchor is None:
        raise Trouble(_("The site has no place on earth, so there is no map of it for other programs."))
    features = [
        {"type": "Feature", "geometry": geometry, "properties": tags}
        for shape, tags in _shapes(trip, tuple(answers), say)
        if (geometry := _geometry(shape, site.anchor)) is not None
    ]
    whole = {
        "type": "FeatureCollection",
        "name": say.name(site.names),
        "bauplan:profile": trip.profile.id,
        "attribution": list(site.attribution),
        "features": features,
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _shapes(trip: Trip, answers: tuple[Answer, ...], say: Language) -> Iterator[tuple[BaseGeometry, Tags]]:
    """Shapes in metres and their tags; areas first, so that what is drawn later lies on top."""
    for region in regions(trip):
        yield region.shape, _area(trip, region)
    for step in trip.ground.steps:
        yield step.run, _step(trip, step, say)
    for answer in answers:
        yield _way(trip, answer, say)
    for narrow in _narrow_places(answers):
        yield shapely_point(narrow.place), _narrow(trip, narrow, say)


def _way(trip: Trip, answer: Answer, say: Language) -> tuple[BaseGeometry, Tags]:
    route, course = answer.route, answer.course
    found = verdict(trip, route, course)
    tags: Tags = {
        "bauplan:kind": "way" if course else "no_way",
        "bauplan:from": say.say(route.start.name),
        "bauplan:to": say.say(route.goal.name),
        "bauplan:passable": found.value,
        **_passable(trip, found),
    }
    if route.goal.item is not None:
        tags["bauplan:item"] = route.goal.item
    if route.way is None or course is None:
        reason = say.say(told(trip, route.hindered)) if route.hindered else ""
        return shapely_point(route.goal.at), {**tags, "description": reason}
    tags |= {"highway": "footway", "width": round(route.width, 2), "bauplan:length": round(course.length, 2)}
    if course.steepest is not None:
        tags |= {"incline": f"{course.steepest * 100:.1f}%", "incline:across": f"{course.cross * 100:.1f}%"}
    if surfaces := [_surface(trip, ground) for ground in course.grounds if ground]:
        tags["surface"] = ";".join(dict.fromkeys(surfaces))
    tags["tactile_paving"] = "yes" if course.guided > 0.9 else "partial" if course.guided > 0.1 else "no"
    tags["bauplan:width_in_use"] = round(route.in_use, 2)
    tags["bauplan:without_seat"] = round(course.unrested, 1)
    if hard := [say.say(phrase) for phrase in effort(trip, route, course)]:
        tags["description"] = "; ".join(hard)
    return shapely.LineString(route.way.points), tags


def _surface(trip: Trip, material: str) -> str:
    """As Key:surface has it; of what it has no word for, whether wheels get along on it."""
    element = trip.snapshot.catalogue.get(material)
    rolls = element is not None and element.ground is not None and element.ground.rolls
    return SURFACES.get(material, "paved" if rolls else "unpaved")


def _step(trip: Trip, step: Step, say: Language) -> Tags:
    barred = stops(trip.profile, step)
    tags: Tags = {
        "bauplan:kind": "steps" if step.flight else "kerb",
        "name": say.say(step.name),
        **_passable(trip, Verdict.NO if barred else Verdict.YES),
    }
    if step.item is not None:
        tags["bauplan:item"] = step.item
    if not step.flight:
        kind = next((name for most, name in KERBS if step.height <= most), "raised")
        return {**tags, "barrier": "kerb", "kerb": kind, "kerb:height": round(step.height / 1000, 3)}
    tags |= {"highway": "steps", "step:height": round(step.height / 1000, 3)}
    if width := step.shape.area / step.run.length if step.run.length else 0.0:
        tags["width"] = round(width, 2)
    return {**tags, "step_count": step.count} if step.count else tags


def _narrow(trip: Trip, narrow: Narrow, say: Language) -> Tags:
    fits = narrow.width >= trip.width - 0.001
    return {
        "bauplan:kind": "narrow",
        "maxwidth:physical": round(narrow.width, 2),
        "description": ", ".join(say.say(side) for side in sides(narrow)),
        **_passable(trip, Verdict.YES if fits else Verdict.NO),
    }


def _area(trip: Trip, region: Region) -> Tags:
    found = Verdict.YES if region.kind is Kind.OPEN else Verdict.NO
    return {"bauplan:kind": "area", "bauplan:area": region.kind.value, **_passable(trip, found)}


def _passable(trip: Trip, found: Verdict) -> Tags:
    """Said with OpenStreetMap's own key, where it has one for this person."""
    return {trip.profile.osm: found.value} if trip.profile.osm else {}


def _narrow_places(answers: tuple[Answer, ...]) -> Iterator[Narrow]:
    """Each narrow place once, however many ways lead through it."""
    seen: set[tuple[int, int]] = set()
    for answer in answers:
        why = answer.route.hindered
        narrow = answer.route.narrow or (why.narrow if why else None)
        if narrow and (key := (narrow.place.x // 250, narrow.place.y // 250)) not in seen:
            seen.add(key)
            yield narrow


def _geometry(shape: BaseGeometry, anchor: Anchor) -> Plain:
    """In degrees, on the grid of the decimals that are written, so that it is valid as it is read."""

    def lonlat(metres: NDArray[np.float64]) -> NDArray[np.float64]:
        return anchor.lonlats(np.round(metres * 1000))

    there = shapely.set_precision(shapely.transform(shape, lonlat), 10.0**-PLACES)
    if there.is_empty or not np.isfinite(shapely.get_coordinates(there)).all():
        return None
    # Outer rings counter-clockwise: the right-hand rule of RFC 7946, 3.1.6.
    found = json.loads(shapely.to_geojson(shapely.orient_polygons(there)))
    return {"type": found["type"], "coordinates": _rounded(found["coordinates"])}


def _rounded(coordinates: Plain) -> Plain:
    if isinstance(coordinates, list):
        return [_rounded(part) for part in coordinates]
    return round(coordinates, PLACES) if isinstance(coordinates, float) else coordinates
