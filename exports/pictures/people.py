"""People for scale: plain figures of 1.70 m and a wheelchair user, put where there is room.

They say how large things are, and for whom. They are not part of the plan.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np
import shapely

from baukasten.body import Part, Point3, Prism, Rod, placed
from baukasten.geometry import Outline, Point, polygon
from baukasten.scene import Body, Scene
from exports.pictures.camera import Camera
from exports.pictures.noise import scatter

FREE = 0.9
"""Metres round a figure that have to be free."""
POLE = 0.2
"""Metres round the foot of anything thin."""
APART = 1.3

SKINS = ("#e0bb9c", "#a87858", "#ecd2bb", "#c79a78")
COATS = ("#5f95a8", "#d08468", "#8fa36b", "#9a8ab0", "#dcbb73")
TROUSERS = ("#5b666f", "#7a6f63", "#5a6c8a")


def people(scene: Scene, camera: Camera, aspect: float = 1.6) -> tuple[Body, ...]:
    """Up to five figures in the picture, the second one in a wheelchair."""
    spots = _spots(scene, camera, aspect)
    return tuple(_figure(scene, n, x, y) for n, (x, y) in enumerate(spots))


def walker(number: int) -> tuple[Part, ...]:
    """A standing person of 1.70 m at the origin, looking to +y; ``number`` chooses the colours."""
    skin, coat, trousers = SKINS[number % 4], COATS[number % 5], TROUSERS[number % 3]
    return (
        Rod(Point3(-90, 60, 40), Point3(-80, 0, 820), 72, trousers),
        Rod(Point3(90, -60, 40), Point3(80, 0, 820), 72, trousers),
        *_torso(0, 760, 1440, coat),
        Rod(Point3(-215, 0, 1330), Point3(-235, 60, 820), 48, coat),
        Rod(Point3(215, 0, 1330), Point3(235, -20, 820), 48, coat),
        Rod(Point3(0, 0, 1400), Point3(0, 0, 1500), 55, skin),
        *_ball(0, 10, 1480, 110, skin),
    )


def wheelchair_user(number: int) -> tuple[Part, ...]:
    """A person in a wheelchair at the origin, looking to +y: 0.70 m wide, 1.10 m long, 1.35 m high."""
    skin, coat, trousers = SKINS[number % 4], COATS[number % 5], TROUSERS[number % 3]
    frame = "#4a5258"
    wheels = tuple(Rod(Point3(x, -150, 300), Point3(x + 35, -150, 300), 300, frame) for x in (-345, 310))
    small = tuple(Rod(Point3(x, 330, 80), Point3(x + 30, 330, 80), 80, frame) for x in (-240, 210))
    return (
        *wheels, *small,
        Prism(Outline.rectangle(440, 440, Point(0, 0)), 470, 520, frame),
        Prism(Outline.rectangle(430, 40, Point(0, -230)), 480, 950, frame),
        Rod(Point3(-100, -120, 580), Point3(-110, 320, 560), 78, trousers),
        Rod(Point3(100, -120, 580), Point3(110, 320, 560), 78, trousers),
        Rod(Point3(-110, 320, 560), Point3(-110, 420, 130), 62, trousers),
        Rod(Point3(110, 320, 560), Point3(110, 420, 130), 62, trousers),
        *_torso(-120, 520, 1100, coat),
        Rod(Point3(-215, -110, 1000), Point3(-300, 60, 640), 46, coat),
        Rod(Point3(215, -110, 1000), Point3(300, 60, 640), 46, coat),
        *_ball(0, -100, 1130, 110, skin),
    )  # fmt: skip


def _torso(y: int, bottom: int, top: int, colour: str) -> Iterator[Part]:
    """Wider at the shoulders, rounded off above."""
    for share, width, depth in ((0.0, 320, 210), (0.35, 360, 230), (0.7, 420, 240), (0.92, 330, 200)):
        low = bottom + round((top - bottom) * share)
        high = bottom + round((top - bottom) * {0.0: 0.35, 0.35: 0.7, 0.7: 0.92}.get(share, 1.0))
        yield Prism(_oval(width, depth, Point(0, y)), low, high, colour)


def _ball(x: int, y: int, bottom: int, radius: int, colour: str) -> Iterator[Part]:
    """A ball in slices: crowns are the only round bodies of the core, and those are leaves."""
    slices = 7
    for n in range(slices):
        low, high = (2 * n / slices - 1), (2 * (n + 1) / slices - 1)
        width = round(2 * radius * math.sqrt(1 - ((low + high) / 2) ** 2))
        bounds = (bottom + round((1 + z) * radius) for z in (low, high))
        yield Prism(Outline.circle(width, Point(x, y), corners=12), *bounds, colour)


def _oval(width: int, depth: int, centre: Point) -> Outline:
    steps = (2 * math.pi * n / 14 for n in range(14))
    ring = (Point(centre.x + round(width / 2 * math.cos(a)), centre.y + round(depth / 2 * math.sin(a))) for a in steps)
    return Outline(tuple(ring))


def _figure(scene: Scene, number: int, x: float, y: float) -> Body:
    ground = round(float(scene.relief.heights(x, y)) * 1000)
    turn = round(3599 * float(scatter(np.array([number * 17 + 3]), np.array([5]))[0]))
    parts = wheelchair_user(number) if number == 1 else walker(number)
    return Body(None, tuple(placed(p, Point(round(x * 1000), round(y * 1000)), turn, ground) for p in parts), ground)


def _spots(scene: Scene, camera: Camera, aspect: float, most: int = 5) -> list[tuple[float, float]]:
    """Free spots in the picture, spread over depths, none of them in the way of the eye."""
    is_free = _free_ground(scene)
    chosen: list[tuple[float, float]] = []
    for x, y in _tried(camera):
        ground = float(scene.relief.heights(x, y))
        at = camera.projected(np.array([[x, y, ground], [x, y, ground + 1.7]]), aspect)
        if not (np.abs(at) < 0.92).all() or not is_free(shapely.Point(x, y)):
            continue
        if all(math.hypot(x - a, y - b) > APART for a, b in chosen):
            chosen.append((x, y))
            if len(chosen) == most:
                break
    return chosen


def _tried(camera: Camera) -> Iterator[tuple[float, float]]:
    """Places near the target for a bird, along the view for a person; always the same ones."""
    _right, _up, ahead = camera.axes()
    eye, target = np.array(camera.eye), np.array(camera.target)
    flat = ahead[:2] / max(float(np.hypot(*ahead[:2])), 1e-9)
    side = np.array([flat[1], -flat[0]])
    steep = ahead[2] < -0.3
    for n in range(400):
        a, b = (float(scatter(np.array([n]), np.array([salt]))[0]) for salt in (11, 23))
        if steep:
            reach = 0.30 * float(np.linalg.norm(target - eye))
            place = target[:2] + flat * (a - 0.5) * reach + side * (b - 0.5) * reach * 1.4
        else:
            far = 6.5 + 16 * a
            place = eye[:2] + flat * far + side * (b - 0.5) * far * 1.2
        yield float(place[0]), float(place[1])


def _free_ground(scene: Scene) -> Callable[[shapely.Point], bool]:
    """Tells whether a figure has room at a place."""
    walkable = shapely.union_all([polygon(f.outline) for f in scene.floors if f.ground.walkable])
    bodies = [polygon(p.outline) for body in scene.bodies for p in body.parts if isinstance(p, Prism)]
    feet = [(p.start.x / 1000, p.start.y / 1000) for body in scene.bodies for p in body.parts if isinstance(p, Rod)]
    taken = shapely.STRtree([*bodies, *shapely.buffer(shapely.points(np.array(feet).reshape(-1, 2)), POLE)])
    return lambda place: walkable.covers(place) and not len(taken.query(place, "dwithin", FREE))
