"""Small play devices: spring rocker, carousel, sandpit, balance course, trampoline, play house."""

import math

from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, BLUE, GREEN, PALE_WOOD, RED, ROPE, RUBBER, SAND, STEEL, YELLOW
from catalogue.models.parameters import Colour, Count
from catalogue.models.shapes import Body, bar, board, cloth, disc, frame, plate, post, ring


def spring_rocker(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, seat_height: Millimetre = 500, shell: Colour = BLUE
) -> Body:
    """A seat between two boards shaped like a boat, on a spring; the rider looks to +y."""
    side = width // 2 - 60
    bow = depth // 2
    hull = ((-bow, 0.6, 0.5), (-bow * 6 // 10, 0.45, 1), (bow * 5 // 10, 0.45, 1), (bow, 0.72, 0.1))
    boards = []
    for half in (-side, side):
        rim = [(round(half * across), y, round(share * height)) for y, share, across in hull]
        boards += [cloth((a, b, (*b[:2], b[2] - 180), (*a[:2], a[2] - 180)), shell)
                   for a, b in zip(rim, rim[1:], strict=False)]
    return (
        *(ring(z, 200, 130, 18, STEEL) for z in range(20, seat_height - 190, 42)),
        board(0, 0, 0, 260, 260, 20, ANTHRACITE),
        board(0, 0, seat_height - 200, 2 * side, 300, 30, ANTHRACITE),
        *(board(x, 0, round(height * 0.45) - 180, 30, depth * 11 // 20, 180, shell) for x in (-side, side)),
        *boards,
        board(0, -60, seat_height - 40, 2 * side - 20, 260, 40, PALE_WOOD),
        board(0, -200, seat_height, 2 * side - 20, 40, 170, PALE_WOOD),
        post(0, bow * 4 // 10, height - 20, 30, shell, bottom=seat_height - 170),
        bar((-width // 2, bow * 4 // 10, height - 20), (width // 2, bow * 4 // 10, height - 20), 20, RED),
        bar((-width // 2, bow * 5 // 10, 200), (width // 2, bow * 5 // 10, 200), 20, RED),
    )


def flush_carousel(width: Millimetre, depth: Millimetre, height: Millimetre, *, metal: Colour = STEEL) -> Body:
    """A turning floor level with the ground: roll on, hold on to the rails, or sit on the two benches."""
    rail = width // 2 - 120
    parts = [
        disc(0, 0, 0, width, 20, ANTHRACITE, corners=32),
        disc(0, 0, 20, width - 160, 10, YELLOW, corners=32),
        disc(0, 0, 20, width - 420, 14, BLUE, corners=32),
        disc(0, 0, 20, 360, 680, metal),
        disc(0, 0, 700, 460, 60, RED),
    ]
    for quarter in range(4):
        start = math.pi / 2 * quarter + 0.32
        arc = [(round(rail * math.sin(start + 0.3 * i)), round(rail * math.cos(start + 0.3 * i))) for i in range(4)]
        parts += [bar((*a, height - 25), (*b, height - 25), 25, metal) for a, b in zip(arc, arc[1:], strict=False)]
        parts += [post(x, y, height - 25, 22, metal) for x, y in (arc[0], arc[3])]
        if quarter % 2:
            x, y = round(rail * 0.72 * math.sin(start + 0.45)), round(rail * 0.72 * math.cos(start + 0.45))
            parts += [disc(x, y, 30, 300, 350, metal, corners=12), disc(x, y, 380, 420, 40, PALE_WOOD, corners=12)]
    return tuple(parts)


def sandpit(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, edge: Millimetre = 300, wood: Colour = PALE_WOOD
) -> Body:
    """A wooden rim one can sit on, sand inside, and a table for sand cakes."""
    inside_w, inside_d = width - 2 * edge, depth - 2 * edge
    return (
        frame(0, width - 80, depth - 80, edge - 100, height - 50, wood),
        *(board(0, y, height - 50, width, edge, 50, wood) for y in ((edge - depth) // 2, (depth - edge) // 2)),
        *(board(x, 0, height - 50, edge, inside_d, 50, wood) for x in ((edge - width) // 2, (width - edge) // 2)),
        board(0, 0, 0, inside_w + 100, inside_d + 100, height * 4 // 10, SAND),
        disc(inside_w // 5, inside_d // 6, height * 4 // 10, 1100, 60, SAND),
        disc(inside_w // 5, inside_d // 6, height * 4 // 10 + 60, 600, 60, SAND),
    )


def balance_course(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, wood: Colour = PALE_WOOD, rope: Colour = ROPE
) -> Body:
    """Along x: stepping posts, a beam, a rope bridge, a swinging beam. ``height`` is the handrail posts' top."""
    west, part = -width // 2, width // 3
    side = depth // 2 - 70
    steps = [(west + 160 + i * (part - 200) // 4, (-1 if i % 2 else 1) * depth // 6, 200 + 60 * i) for i in range(5)]
    bridge = (west + 2 * part + 80, width // 2 - 80)
    return (
        *(disc(x, y, 0, 280, z, wood, corners=12) for x, y, z in steps),
        *(post(x, 0, 400, 70, wood) for x in (west + part + 120, west + 2 * part - 160)),
        board(west + part + part // 2, 0, 400, part - 160, 180, 100, wood),
        *(post(x, y, height, 60, wood) for x in bridge for y in (-side, side)),
        *(board(x, 0, 420, 150, 2 * side - 160, 45, wood) for x in range(bridge[0] + 150, bridge[1] - 100, 230)),
        *(bar((bridge[0], y, 430), (bridge[1], y, 430), 14, rope) for y in (-side, side)),
        *(bar((bridge[0], y, height - 60), (bridge[1], y, height - 60), 14, rope) for y in (-side, side)),
    )


def trampoline(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, rim: Millimetre = 300, soft: Colour = RED
) -> Body:
    """A jumping mat level with the ground, with a soft rim."""
    return (
        frame(0, width, depth, rim, height, soft),
        board(0, 0, 0, width - 2 * rim, depth - 2 * rim, height - 10, RUBBER),
        *(board(0, y, height - 10, width - 2 * rim, 16, 4, ANTHRACITE)
          for y in range(rim - depth // 2 + 100, depth // 2 - rim, 150)),
    )


def play_house(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    eaves: Millimetre = 1250, wood: Colour = PALE_WOOD, roof: Colour = RED, planks: Count = Count(4),
) -> Body:
    """A small hut with a door, windows and a counter to +y, under a gable roof along x."""
    w, d = width - 240, depth - 300
    wall = 40
    plank = (eaves - 550) // planks
    ridge = height - 20
    front = d // 2
    return (
        board(0, 0, 0, w, d, 60, wood),
        *(board(x, y, 0, 90, 90, eaves, wood) for x in (45 - w // 2, w // 2 - 45) for y in (45 - front, front - 45)),
        *(board(x, 0, 60 + i * plank, wall, d - 180, plank - 8, wood)
          for x in (20 - w // 2, w // 2 - 20) for i in range(planks)),
        *(board(0, 20 - front, 60 + i * plank, w - 180, wall, plank - 8, wood) for i in range(planks)),
        board(-w // 4, front - 20, 60, w // 2 - 90, wall, 540, wood),
        board(-w // 4, front + 30, 600, w // 2 - 60, 220, 40, GREEN),
        *(plate(((x - 30, -front), (x + 30, -front), (x + 30, front), (x - 30, front)), eaves - 60, 60, wood)
          for x in (30 - w // 2, w // 2 - 30)),
        *(cloth(((-width // 2, side * depth // 2, eaves - 60), (width // 2, side * depth // 2, eaves - 60),
                 (width // 2, 0, ridge), (-width // 2, 0, ridge)), roof) for side in (-1, 1)),
        *(cloth(((x, -front, eaves), (x, front, eaves), (x, 0, ridge - 60)), wood) for x in (-w // 2, w // 2)),
        bar((-width // 2, 0, ridge), (width // 2, 0, ridge), 20, roof),
    )
