"""A site as plain data."""

import math
import re
from functools import lru_cache

import pyproj

from baukasten.earth import Anchor
from baukasten.geometry import Outline, polygon
from baukasten.phrase import Length, _
from baukasten.plain.reading import VERSION, Data, Found, versioned
from baukasten.plain.shapes import (
    outline_data, outline_from, point_data, point_from, points_data, points_from,
)
from baukasten.plain.surface import surface_model_data, surface_model_from
from baukasten.site import (
    Building, Claim, Edge, EdgeKind, Entrance, GroundArea, Site, Standing, Terrain, Utility, UtilityKind,
)


def site_data(site: Site) -> Data:
    """``{"version", "slug", "names", "boundary", "anchor", "ground", …}``: the fields of ``Site`` by their names."""
    return {
        "version": VERSION,
        "slug": site.slug,
        "names": dict(site.names),
        "boundary": outline_data(site.boundary),
        "anchor": _anchor_data(site.anchor) if site.anchor else None,
        "ground": [{"material": g.material, "outline": outline_data(g.outline)} for g in site.ground],
        "buildings": [_building_data(b) for b in site.buildings],
        "edges": [_edge_data(e) for e in site.edges],
        "entrances": [{"name": e.name, "at": point_data(e.at), "width": e.width} for e in site.entrances],
        "standing": [_standing_data(s) for s in site.standing],
        "terrain": _terrain_data(site.terrain) if site.terrain else None,
        **({"utilities": [_utility_data(u) for u in site.utilities]} if site.utilities else {}),
        "claims": [_claim_data(c) for c in site.claims],
        "attribution": list(site.attribution),
        # Few sites have one; those that have none stay readable for older programs.
        **({"surface_model": surface_model_data(site.surface_model)} if site.surface_model else {}),
    }


def site_from(data: object) -> Site:
    found = versioned(
        data, "site", "slug", "names", "boundary", "anchor", "ground", "buildings", "edges",
        "entrances", "standing", "terrain", "claims", "attribution", maybe=("utilities", "surface_model"),
    )
    return Site(
        slug=found["slug"].name(),
        names={language: name.text() for language, name in found["names"].mapping()},
        boundary=_boundary(found["boundary"]),
        anchor=found["anchor"].optional(_anchor),
        ground=tuple(_ground(one) for one in found["ground"].list()),
        buildings=tuple(_building(one) for one in found["buildings"].list()),
        edges=tuple(_edge(one) for one in found["edges"].list()),
        entrances=tuple(_entrance(one) for one in found["entrances"].list()),
        standing=tuple(_standing(one) for one in found["standing"].list()),
        terrain=found["terrain"].optional(_terrain),
        utilities=tuple(_utility(one) for one in found["utilities"].list()) if "utilities" in found else (),
        claims=tuple(_claim(one) for one in found["claims"].list()),
        attribution=tuple(one.text() for one in found["attribution"].list()),
        surface_model=surface_model_from(found["surface_model"]) if "surface_model" in found else None,
    )


WIDEST = 20_000_000
"""Millimetres. A plot is a square or a quarter; whatever is wider than a town was written by mistake."""


def _boundary(found: Found) -> Outline:
    """An area to plan on: without one there is nothing to judge, and nothing that could stand inside."""
    outline = outline_from(found)
    west, south, east, north = outline.bounds
    if max(east - west, north - south) > WIDEST:
        found.refuse(_("an outline of at most {size} from side to side", size=Length(WIDEST)))
    if polygon(outline).area < 1:
        found.refuse(_("an outline around at least one square metre"))
    return outline


def _anchor_data(anchor: Anchor) -> Data:
    return {"crs": anchor.crs, "east": anchor.east, "north": anchor.north}


def _anchor(found: Found) -> Anchor:
    found.keys("crs", "east", "north")
    crs = found["crs"].text()
    if not _in_metres(crs):
        found["crs"].refuse(_("a coordinate system in metres by its EPSG number, such as EPSG:25833"))
    anchor = Anchor(crs, found["east"].number(), found["north"].number())
    return anchor if _on_earth(anchor) else found.refuse(_("a place on earth in {crs}", crs=crs))


def _on_earth(anchor: Anchor) -> bool:
    """Its longitude, latitude and north can be told."""
    return all(map(math.isfinite, anchor.lonlat())) and math.isfinite(anchor.true_north())


@lru_cache(maxsize=64)
def _in_metres(crs: str) -> bool:
    """A projected system. Only EPSG numbers are looked up: other texts could name files and grids."""
    if not re.fullmatch(r"EPSG:[0-9]{4,6}", crs):
        return False
    try:
        system = pyproj.CRS.from_epsg(int(crs[5:]))
    except pyproj.exceptions.CRSError:
        return False
    return system.is_projected and all(axis.unit_name == "metre" for axis in system.axis_info)


def _ground(found: Found) -> GroundArea:
    found.keys("material", "outline")
    return GroundArea(outline_from(found["outline"]), found["material"].name())


def _building_data(building: Building) -> Data:
    return {
        "name": building.name, "height": building.height, "height_assumed": building.height_assumed,
        "outline": outline_data(building.outline),
    }


def _building(found: Found) -> Building:
    found.keys("name", "height", "height_assumed", "outline")
    return Building(
        outline_from(found["outline"]), found["height"].size(), found["height_assumed"].flag(), found["name"].text()
    )


def _edge_data(edge: Edge) -> Data:
    return {
        "kind": edge.kind.value, "height": edge.height, "width": edge.width, "assumed": edge.assumed,
        "points": points_data(edge.points), **({"count": edge.count} if edge.count else {}),
    }


def _edge(found: Found) -> Edge:
    found.keys("kind", "height", "width", "assumed", "points", maybe=("count",))
    return Edge(
        found["kind"].choice(EdgeKind), points_from(found["points"]), found["height"].size(),
        found["width"].size(), found["assumed"].flag(), found["count"].whole(0, 10_000) if "count" in found else 0,
    )


def _entrance(found: Found) -> Entrance:
    found.keys("name", "at", "width")
    return Entrance(found["name"].text(), point_from(found["at"]), found["width"].size())


def _standing_data(thing: Standing) -> Data:
    return {
        "element": thing.element, "at": point_data(thing.at), "angle": thing.angle, "height": thing.height,
        "spread": thing.spread, "assumed": thing.assumed, "name": thing.name, **({"girth": thing.girth} if thing.girth else {}),
    }


def _standing(found: Found) -> Standing:
    found.keys("element", "at", "angle", "height", "spread", "assumed", "name", maybe=("girth",))
    return Standing(
        found["element"].name(), point_from(found["at"]), found["angle"].whole(0, 3599), found["height"].size(),
        found["spread"].size(), found["assumed"].flag(), found["name"].text(),
        found["girth"].size() if "girth" in found else 0,
    )


def _utility_data(utility: Utility) -> Data:
    return {"kind": utility.kind.value, "at": point_data(utility.at)}


def _utility(found: Found) -> Utility:
    found.keys("kind", "at")
    return Utility(found["kind"].choice(UtilityKind), point_from(found["at"]))


def _terrain_data(terrain: Terrain) -> Data:
    return {"datum": terrain.datum, "spots": [[p.x, p.y, z] for p, z in terrain.spots]}


def _terrain(found: Found) -> Terrain:
    found.keys("datum", "spots")
    spots = []
    for spot in found["spots"].list():
        numbers = [one.whole() for one in spot.list()]
        if len(numbers) != 3:
            spot.refuse(_("a spot [x, y, height] in millimetres"))
        spots.append((point_from(Found(numbers[:2], spot.where)), numbers[2]))
    return Terrain(tuple(spots), found["datum"].optional(Found.text))


def _claim_data(claim: Claim) -> Data:
    return {"text": claim.text, "fact": claim.fact, "source": claim.source, "licence": claim.licence}


def _claim(found: Found) -> Claim:
    found.keys("text", "fact", "source", "licence")
    return Claim(found["text"].text(), found["fact"].flag(), found["source"].text(), found["licence"].text())
