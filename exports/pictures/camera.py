"""From where a picture is taken: as a bird sees the plan, and as a person on the square does."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.body import Crown, Prism, Rod
from baukasten.geometry import Point, line, polygon, shapely_point
from baukasten.mesh import Mesh, scene_mesh
from baukasten.plan import Item, Note, Plan, State, points_of
from baukasten.scene import Scene
from baukasten.snapshot import Snapshot
from exports.pictures.tracing import Tracer

Floats = NDArray[np.float64]

EYE_HEIGHT = 1.6
"""Metres above the ground."""
BIRD_FIELD, EYE_FIELD = 32.0, 52.0
"""Vertical fields of view in degrees: the bird stands far away, the person close by."""
BIRD_LIFT = 38.0
"""Degrees the bird looks down."""
ROUND = (200, 170, 230, 140, 260, 110, 290)
"""Compass bearings (degrees) from which the bird may look, from the south first: there the sun is."""
LEAST_SPAN = 12.0
"""Metres. One bench alone is not shown larger than that: what lies round it belongs to it."""


@dataclass(frozen=True)
class Camera:
    """``eye``, ``target``: metres in the scene. ``vertical_field``: degrees from the lower to the upper edge."""

    eye: tuple[float, float, float]
    target: tuple[float, float, float]
    vertical_field: float

    def axes(self) -> tuple[Floats, Floats, Floats]:
        """Unit vectors to the right, up and ahead."""
        ahead = np.subtract(self.target, self.eye)
        ahead = ahead / np.linalg.norm(ahead)
        right = np.cross(ahead, (0, 0, 1))
        right = right / np.linalg.norm(right) if np.linalg.norm(right) > 1e-6 else np.array([1.0, 0, 0])
        return right, np.cross(right, ahead), ahead

    def projected(self, places: Floats, aspect: float) -> Floats:
        """Where places [n, 3] fall in the picture [n, 2]: -1 … 1 from the left and the lower edge; NaN behind the eye."""
        right, up, ahead = self.axes()
        seen = np.asarray(places, float) - self.eye
        depth = seen @ ahead
        depth = np.where(depth > 0, depth, np.nan)
        half = math.tan(math.radians(self.vertical_field) / 2)
        return np.column_stack([seen @ right / (depth * half * aspect), seen @ up / (depth * half)])


def bird(scene: Scene, plan: Plan | None = None, aspect: float = 1.6) -> Camera:
    """All of what the group plans, from somewhere in the south and above.

    ``plan`` tells what is planned; without one, or with nothing planned, the whole site is framed.
    The bearing is taken from which most of it is seen.
    """
    subject = _subject(scene, plan)
    mesh = scene_mesh(scene)
    tracer = _tracer(mesh)
    cameras = [_framing(subject, bearing, aspect) for bearing in ROUND]
    return max(cameras, key=lambda camera: _seen(tracer, camera, subject) - 1e-6 * cameras.index(camera))


def eye_height(snapshot: Snapshot, scene: Scene, aspect: float = 1.6) -> Camera:
    """A person's view along the square to where most new things are; never from inside a building or a crown."""
    subject = _subject(scene, snapshot.plan)
    tracer = _tracer(scene_mesh(scene))
    stands = list(_stands(scene, subject, _obstacles(scene)))
    if not stands:
        # No free spot within the boundary: a step outside it, towards the middle of what is planned.
        west, south, east, _north = (edge / 1000 for edge in scene.site.boundary.bounds)
        stands = [((west + east) / 2, south - 3)]
    cameras = [_standing(scene, subject, x, y) for x, y in stands]
    return max(cameras, key=lambda camera: _worth(tracer, camera, subject, aspect))


def _subject(scene: Scene, plan: Plan | None) -> Floats:
    """Points [n, 3] in metres that make up what is planned: corners of bodies and of areas."""
    planned = {i for i, item in plan.items.items() if _is_planned(item)} if plan else set()
    flat = [p for i in sorted(planned) for p in points_of(plan.items[i])] if plan else []
    if len(flat) < 1:
        flat = list(scene.site.boundary.ring)
    x, y = np.array(flat, float).T / 1000
    ground = np.column_stack([x, y, scene.relief.heights(x, y)])
    tops = ground + (0, 0, 1.2)
    crowns = [part for body in scene.bodies if body.item in planned for part in body.parts if isinstance(part, Crown)]
    tall = [(crown.centre.x / 1000, crown.centre.y / 1000, crown.top / 1000) for crown in crowns]
    return np.concatenate([ground, tops, np.array(tall, float).reshape(-1, 3)])


def _is_planned(item: Item) -> bool:
    if isinstance(item, Note) or not hasattr(item, "state"):
        return False
    return item.state not in (State.KEEP, State.REMOVE)


def _framing(subject: Floats, bearing: float, aspect: float) -> Camera:
    """As near as possible with everything in the picture and a margin round it."""
    low, high = subject.min(axis=0), subject.max(axis=0)
    middle = (low + high) / 2
    turn, lift = math.radians(bearing), math.radians(BIRD_LIFT)
    back = np.array([math.sin(turn) * math.cos(lift), math.cos(turn) * math.cos(lift), math.sin(lift)])
    camera = Camera(tuple(middle + back), tuple(middle), BIRD_FIELD)
    right, up, ahead = camera.axes()
    spread = np.array([[dx, dy, 0] for dx in (-1, 1) for dy in (-1, 1)]) * LEAST_SPAN / 2
    corners = np.concatenate([subject, middle + spread]) - middle
    half = math.tan(math.radians(BIRD_FIELD) / 2) * 0.86
    need = np.maximum(np.abs(corners @ right) / (half * aspect), np.abs(corners @ up) / half) - corners @ ahead
    return Camera(tuple(middle + back * float(need.max())), tuple(middle), BIRD_FIELD)


def _seen(tracer: Tracer, camera: Camera, places: Floats) -> float:
    """Share of the places that nothing hides."""
    ways = places - camera.eye
    far = np.linalg.norm(ways, axis=1)
    hits = tracer.first(np.broadcast_to(camera.eye, places.shape), ways / far[:, None])
    return float((hits.distance > far - 1.0).mean())


def _standing(scene: Scene, subject: Floats, x: float, y: float) -> Camera:
    """A person who looks to where things are, the nearer ones counting more, slightly down."""
    ground = float(scene.relief.heights(x, y))
    eye = np.array([x, y, ground + EYE_HEIGHT])
    ways = subject[:, :2] - eye[:2]
    far = np.maximum(np.hypot(*ways.T), 3)
    ahead = (ways / far[:, None] ** 2).sum(axis=0)
    ahead = ahead / max(float(np.hypot(*ahead)), 1e-9)
    return Camera(tuple(eye), (x + ahead[0] * 14, y + ahead[1] * 14, ground_ahead(scene, x, y, ahead) + 1.9), EYE_FIELD)


def ground_ahead(scene: Scene, x: float, y: float, ahead: Floats) -> float:
    """The ground 14 m ahead, half followed: on a slope people look along it."""
    here, there = scene.relief.heights(np.array([x, x + ahead[0] * 14]), np.array([y, y + ahead[1] * 14]))
    return float(here + there) / 2


def _worth(tracer: Tracer, camera: Camera, subject: Floats, aspect: float) -> float:
    """How much of what is planned is seen well: in the picture, not hidden, neither under the nose nor far away."""
    at = camera.projected(subject, aspect)
    framed = (np.abs(at) < 0.95).all(axis=1)
    if not framed.any():
        return 0.0
    places = subject[framed]
    ways = places - camera.eye
    far = np.linalg.norm(ways, axis=1)
    hits = tracer.first(np.broadcast_to(camera.eye, places.shape), ways / far[:, None])
    seen = hits.distance > far - 1.0
    near = np.clip((far - 3) / 4, 0, 1) * np.clip(8 / far, 0.05, 1)
    return float((seen * near).sum()) * _open_ahead(tracer, camera)


def _open_ahead(tracer: Tracer, camera: Camera) -> float:
    """Little where a trunk or a wall stands right before the eye."""
    right, up, ahead = camera.axes()
    fan = np.array([ahead + right * dx + up * dy for dx in np.linspace(-0.6, 0.6, 9) for dy in (-0.25, 0.0, 0.25)])
    fan /= np.linalg.norm(fan, axis=1, keepdims=True)
    hits = tracer.first(np.broadcast_to(camera.eye, fan.shape), fan)
    return float((hits.distance > 3.5).mean()) ** 2


def _stands(scene: Scene, subject: Floats, obstacles: shapely.Geometry) -> Iterator[tuple[float, float]]:
    """Free spots: the ways in, and rings round the middle of what is planned and round its crowded parts."""
    site = polygon(scene.site.boundary)
    middle = subject[:, :2].mean(axis=0)
    crowded = subject[np.argsort(np.hypot(*(subject[:, :2] - middle).T))[:: max(1, len(subject) // 4)], :2]
    spots = [(e.at.x / 1000, e.at.y / 1000) for e in scene.site.entrances]
    for x, y in [middle, *crowded]:
        spots += [(x + r * math.sin(a), y + r * math.cos(a)) for r in (7, 12, 18) for a in np.arange(0, 2 * math.pi, math.pi / 8)]
    for x, y in spots:
        spot = shapely.Point(x, y)
        if site.buffer(1).covers(spot) and obstacles.distance(spot) > 1.2:
            yield x, y


def _obstacles(scene: Scene) -> shapely.Geometry:
    """Where nobody can stand: bodies and crowns that hang low."""
    shapes = [polygon(b.outline) for b in scene.site.buildings]
    for body in scene.bodies:
        for part in body.parts:
            if isinstance(part, Prism):
                shapes.append(polygon(part.outline))
            elif isinstance(part, Crown) and part.bottom - body.ground < 2300:
                shapes.append(shapely_point(part.centre).buffer(part.diameter / 2000))
            elif isinstance(part, Rod):
                shapes.append(line((Point(part.start.x, part.start.y), Point(part.end.x, part.end.y))).buffer(0.1))
    return shapely.union_all(shapes)


def _tracer(mesh: Mesh) -> Tracer:
    count = len(mesh.faces)
    solid = np.zeros(count, bool)
    return Tracer(mesh.vertices, mesh.faces, mesh.normals, mesh.pieces_at, np.zeros(count, np.float32), solid)
