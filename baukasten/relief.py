"""The height of the ground anywhere on a site, from the spot heights that are known.

A thin plate spline goes exactly through every spot and is a plane where the spots lie on one
(Duchon 1977). Beyond the spots it goes on as the plane does, which a few metres carry.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from baukasten.geometry import Point
from baukasten.site import Terrain
from baukasten.units import Millimetre

STEP = 0.5
"""Metres over which a slope is measured."""


class Relief:
    """Ground heights over ``base``, the lowest spot. Flat where there are no spots."""

    def __init__(self, terrain: Terrain | None) -> None:
        spots = terrain.spots if terrain else ()
        self.known = bool(spots)
        self.base: Millimetre = min((z for _, z in spots), default=0)
        self._points = np.array([(p.x / 1000, p.y / 1000) for p, _ in spots], float).reshape(-1, 2)
        heights = np.array([(z - self.base) / 1000 for _, z in spots], float)
        self._centre = self._points.mean(axis=0) if self.known else np.zeros(2)
        self._points -= self._centre
        # In units of the site's own size: in metres the equations lose spots that nearly lie on one line.
        self._size = float(np.abs(self._points).max(initial=0.0)) or 1.0
        self._points /= self._size
        self._weights, self._plane = _spline(self._points, heights)

    def heights(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.float64]:
        """Metres above ``base`` at places in metres; any matching shapes."""
        x, y = ((np.asarray(v, float) - c) / self._size for v, c in zip((x, y), self._centre, strict=True))
        z = self._plane[0] + self._plane[1] * x + self._plane[2] * y
        for (px, py), weight in zip(self._points, self._weights, strict=True):
            z = z + weight * _kernel((x - px) ** 2 + (y - py) ** 2)
        return z

    def at(self, point: Point) -> Millimetre:
        """Millimetres above ``base`` at one point."""
        return round(float(self.heights(point.x / 1000, point.y / 1000)) * 1000) if self.known else 0

    def slopes(self, x: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Rise per metre eastwards and northwards."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        # All at once: every call goes through all spots.
        east, west, north, south = self.heights(np.stack([x + STEP, x - STEP, x, x]), np.stack([y, y, y + STEP, y - STEP]))
        return (east - west) / (2 * STEP), (north - south) / (2 * STEP)


def _kernel(squared: NDArray[np.float64]) -> NDArray[np.float64]:
    """r² ln r, which is 0 at r = 0."""
    return 0.5 * squared * np.log(np.maximum(squared, 1e-12))


def _spline(points: NDArray[np.float64], heights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    n = len(points)
    if n == 0:
        return np.zeros(0), np.zeros(3)
    kernel = _kernel(((points[:, None] - points[None]) ** 2).sum(axis=2))
    affine = np.column_stack([np.ones(n), points])
    system = np.block([[kernel, affine], [affine.T, np.zeros((3, 3))]])
    # Least squares: spots on one line leave the slope across it open, and level is the modest answer.
    solution = np.linalg.lstsq(system, np.concatenate([heights, np.zeros(3)]), rcond=1e-10)[0]
    return solution[:n], solution[n:]
