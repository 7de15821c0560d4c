"""Sport for all ages: table tennis, boules, training bars, a training device."""

from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, BLUE, CONCRETE, GREEN, PALE_WOOD, PAPER, SAND, STEEL, YELLOW
from catalogue.models.parameters import Colour
from catalogue.models.shapes import Body, bar, board, frame, plate, post, spread


def table_tennis(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, net: Millimetre = 150, top: Colour = GREEN
) -> Body:
    """A concrete table along x with a steel net; ``height`` is the net's top."""
    surface = height - net
    return (
        *(board(x, 0, 0, 180, depth - 500, surface - 80, CONCRETE) for x in (-width // 4, width // 4)),
        board(0, 0, surface - 80, width - 60, depth - 60, 40, CONCRETE),
        board(0, 0, surface - 40, width, depth, 40, top),
        *(board(0, y, surface, width, 20, 2, PAPER) for y in (10 - depth // 2, 0, depth // 2 - 10)),
        *(board(x, 0, surface, 20, depth, 2, PAPER) for x in (10 - width // 2, width // 2 - 10)),
        board(0, 0, surface, 12, depth - 40, net, STEEL),
    )


def boules_court(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, wood: Colour = PALE_WOOD, ground: Colour = SAND
) -> Body:
    """A level court of fine grit in a timber edge."""
    return (
        frame(0, width, depth, 120, height, wood),
        board(0, 0, 0, width - 240, depth - 240, 20, ground),
        *(board(x, 0, 20, 30, depth - 240, 4, PAPER) for x in (-width // 2 + 1000, width // 2 - 1000)),
    )


def bars(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, metal: Colour = STEEL, post_colour: Colour = BLUE
) -> Body:
    """High bars in steps along the back, a ladder lying across, and a pair of low bars in front."""
    back, front = 80 - depth // 2, depth // 2 - 80
    posts = [80 - width // 2, -width // 6, width // 6, width // 2 - 80]
    heights = (height - 500, height - 150, height - 150)
    low = 1250
    return (
        *(post(x, back, height, 60, post_colour) for x in posts),
        *(post(x, 0, height, 60, post_colour) for x in posts[2:]),
        *(bar((a, back, z), (b, back, z), 18, metal) for a, b, z in zip(posts, posts[1:], heights, strict=False)),
        *(bar((x, back, height - 60), (x, 0, height - 60), 22, metal) for x in posts[2:]),
        *(bar((posts[2], y, height - 60), (posts[3], y, height - 60), 18, metal) for y in spread(6, back, 0)[1:5]),
        *(post(x, y, low, 45, post_colour) for x in posts[:2] for y in (front - 520, front)),
        *(bar((posts[0], y, low), (posts[1], y, low), 22, metal) for y in (front - 520, front)),
        bar((posts[0], back, 400), (posts[0], front - 520, 400), 18, metal),
    )


def trainer(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    accent: Colour = YELLOW, frame_colour: Colour = ANTHRACITE,
) -> Body:
    """A cross trainer: one stands on two pedals, holds two long levers and looks to +y."""
    front = depth // 2
    side = width // 2 - 22
    pedal = side * 6 // 10 + 60
    return (
        board(0, 0, 0, 160, depth, 60, frame_colour),
        board(0, front - 160, 0, width - 160, 160, 60, frame_colour),
        post(0, front - 300, 1150, 60, frame_colour),
        plate(((-130, front - 330), (130, front - 330), (130, front - 300), (-130, front - 300)), 1050, 240, accent),
        *(part for x, shift in ((-side, -160), (side, 160)) for part in (
            bar((x, front - 260, 500), (x, front - 420 + shift, height - 40), 22, accent),
            bar((x, front - 300 + shift // 2, 900), (0, front - 300, 900), 20, frame_colour),
            bar((x * 6 // 10, front - 260, 420), (x * 6 // 10, 200 - depth // 2, 240), 26, frame_colour),
            board(x * 6 // 10, 260 - depth // 2 + abs(shift) + shift, 300, 130, 360, 30, accent),
        )),
        bar((-side, front - 260, 500), (side, front - 260, 500), 22, frame_colour),
        bar((0, 200 - depth // 2, 60), (0, 200 - depth // 2, 260), 40, frame_colour),
        bar((-pedal, 200 - depth // 2, 250), (pedal, 200 - depth // 2, 250), 24, frame_colour),
    )
