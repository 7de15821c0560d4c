"""The free ground near a thing, worked out from what lies near: the whole plot would take too long for every item."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.square import Edges, edges
from baukasten.checks.case import Case
from baukasten.geometry import areas


def rolling_near(case: Case, shape: BaseGeometry, far: float) -> BaseGeometry:
    """Where wheels can be within ``far`` metres of a shape's bounds: rolling ground less obstacles and barriers."""
    return free_near(case, case.ground.rolls, shape, far)


def free_near(case: Case, floor: BaseGeometry, shape: BaseGeometry, far: float) -> BaseGeometry:
    """The floor within ``far`` metres of a shape's bounds less what stands on it and what bars wheels."""
    window = _window(shape, far)
    here = _within(floor, window)
    taken = [o.shape for o in case.ground.near(window)] + [b.shape for b in case.ground.barriers if b.shape.intersects(window)]
    return areas(shapely.difference(here, shapely.disjoint_subset_union_all(taken))) if taken else areas(here)


def rolling_edges(case: Case, shape: BaseGeometry, far: float, led_over: BaseGeometry | None = None) -> Edges:
    """The same ground for wheels, for turning squares: what stands there is not cut out of it. ``led_over``: what counts as free."""
    window = _window(shape, far)
    floor, stands = _within(case.ground.rolls, window), case.ground.closed_to_wheels
    west, south, east, north = window.bounds
    near = (stands.boxes < (east, north, np.inf, np.inf)).all(axis=1) & (stands.boxes > (-np.inf, -np.inf, west, south)).all(axis=1)
    shapes = stands.shapes[near]
    if led_over is not None:
        floor = floor if floor.covers(led_over) else shapely.union(floor, led_over)
        shapes = shapely.difference(shapes, led_over)
    return edges(floor, *shapes)


def _window(shape: BaseGeometry, far: float) -> BaseGeometry:
    west, south, east, north = shape.bounds
    return shapely.box(west - far, south - far, east + far, north + far)


def _within(floor: BaseGeometry, window: BaseGeometry) -> BaseGeometry:
    shapely.prepare(floor)
    return window if floor.covers(window) else shapely.intersection(floor, window)
