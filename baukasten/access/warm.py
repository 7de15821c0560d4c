"""Compiles the kernels before anybody waits for them."""

from dataclasses import replace

import shapely

from baukasten.access.clearance import clear_map, clearance, moved, reachable
from baukasten.access.ground import Obstacle, ground
from baukasten.access.narrow import clear_width
from baukasten.access.passable import Going
from baukasten.access.tracing import shortest
from baukasten.access.ways import Ways
from baukasten.element import Catalogue
from baukasten.geometry import Outline, Point
from baukasten.phrase import _
from baukasten.plan import Plan
from baukasten.site import Entrance, Site
from baukasten.snapshot import Snapshot


def warm_up() -> None:
    """Compile, or load from the cache: some seconds the first time ever, a tenth of one later."""
    site = Site("warm-up", {}, Outline.rectangle(4000, 4000), None, entrances=(Entrance("", Point(0, 0)),))
    here = ground(Snapshot(Plan(), site, Catalogue({}, 2025, {})))
    post = Obstacle(None, _("wall"), shapely.box(1, 1, 1.2, 1.2))
    there = replace(here, obstacles=(post,), tree=shapely.STRtree([post.shape]))
    reachable(moved(clear_map(there), (post,), ()), there, 0.9)
    clearance(shapely.get_coordinates(post.shape), [post.shape])
    ways = Ways(there)
    ways.chains(Going.FEET).is_clear(shapely.get_coordinates(post.shape), 1.0)
    clear_width(there, Point(-1000, -1000), Point(1000, -1000), Going.FEET)
    shortest(ways.at(Going.FEET, 0.9).net, [(-1.0, -1.0)], (1.0, -1.0))
