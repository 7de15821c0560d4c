"""The ways that everybody takes: the plan's paths along their middle, and ways that tie all entrances together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from baukasten.access.ground import Ground
from baukasten.access.net import Net
from baukasten.access.tracing import shortest
from baukasten.access.way import Way
from baukasten.geometry import Point
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId, Path
from baukasten.site import Entrance
from baukasten.snapshot import Snapshot

SHORTEST = 0.5
"""Metres; between entrances closer than this there is nothing to measure."""


@dataclass(frozen=True)
class MainWay:
    """``items``: the path it runs along; empty where it leads over open ground between two ``entrances``."""

    items: tuple[ItemId, ...]
    name: Phrase
    way: Way
    entrances: tuple[Entrance, ...] = ()


def main_ways(snapshot: Snapshot, ground: Ground, net: Net) -> Iterator[MainWay]:
    """``net``: of the ground that somebody without a wheelchair can go on, so that a steep or rough way is one too."""
    yield from paths(snapshot)
    for a, b in spanning(tuple(entrance.at for entrance in ground.entrances)):
        here, there = ground.entrances[a], ground.entrances[b]
        found = shortest(net, [(here.at.x / 1000, here.at.y / 1000)], (there.at.x / 1000, there.at.y / 1000))
        if found and found.length > SHORTEST:
            name = _("way from {here} to {there}", here=here.name, there=there.name)
            yield MainWay((), name, found, (here, there))


def paths(snapshot: Snapshot) -> Iterator[MainWay]:
    """The plan's walkable paths."""
    for item_id, item in snapshot.plan.there(Path):
        element = snapshot.element(item)
        if element and element.ground and element.ground.walkable and not element.guide and len(set(item.points)) >= 2:
            along = Way(tuple((p.x / 1000, p.y / 1000) for p in item.points))
            yield MainWay((item_id,), snapshot.name(item_id), along)


@lru_cache(maxsize=8)
def spanning(places: tuple[Point, ...]) -> tuple[tuple[int, int], ...]:
    """The pairs that tie all places together with the least straight length (Prim 1957)."""
    at = np.array(places, float).reshape(-1, 2)
    nearest, left = np.zeros(len(at), int), np.arange(len(at)) > 0
    away = np.full(len(at), np.inf)
    pairs, n = [], 0
    for _pair in range(len(at) - 1):
        far = np.hypot(at[:, 0] - at[n, 0], at[:, 1] - at[n, 1])
        closer = left & (far < away)
        away[closer], nearest[closer] = far[closer], n
        n = int(away.argmin())
        pairs.append((int(nearest[n]), n))
        left[n], away[n] = False, np.inf
    return tuple(pairs)
