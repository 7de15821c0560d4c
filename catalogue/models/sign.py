"""What informs and brings together: notice board, stele, book box, stage."""

from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, BLUE, GLASS, GREEN, PAPER, RED, STEEL, WOOD, YELLOW
from catalogue.models.parameters import Colour, Count
from catalogue.models.shapes import Body, bar, board, cloth, post

PAPERS = (PAPER, "#dce6ea", "#f0e2c4", PAPER, "#e3ecd8", PAPER)


def notice_board(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, lower: Millimetre = 850, shell: Colour = WOOD
) -> Body:
    """A glazed case between two posts under a small roof; a bar near the ground for people who use a cane."""
    side = width // 2 - 60
    case_height = height - 100 - lower
    case = width - 200
    sheet = (case - 140) // 3
    return (
        *(board(x, 0, 0, 90, 90, height - 60, ANTHRACITE) for x in (-side, side)),
        bar((-side, 0, 120), (side, 0, 120), 25, ANTHRACITE),
        board(0, -10, lower, case, 90, case_height, shell),
        board(0, 38, lower + 60, case - 100, 6, case_height - 120, GLASS),
        *(board((column - 1) * (sheet + 10), 43, lower + 90 + row * (case_height // 2 - 60), sheet - 20, 4,
                case_height // 2 - 100, PAPERS[row * 3 + column]) for row in (0, 1) for column in (0, 1, 2)),
        board(0, 0, height - 60, width, depth, 60, ANTHRACITE),
    )


def stele(width: Millimetre, depth: Millimetre, height: Millimetre, *, shell: Colour = BLUE) -> Body:
    """A slim slab from the ground up: a map at eye height, writing below."""
    front = depth // 2
    return (
        board(0, 0, 0, width, depth, 60, ANTHRACITE),
        board(0, 0, 60, width, depth - 30, height - 60, shell),
        board(0, front - 14, 1000, width - 100, 8, 600, PAPER),
        board(-width // 8, front - 9, 1250, width // 3, 4, 220, GREEN),
        board(width // 6, front - 9, 1080, width // 5, 4, 200, YELLOW),
        *(board(0, front - 14, z, width - 160, 8, 24, PAPER) for z in (720, 780, 840, 900)),
        board(0, front - 14, height - 200, width - 100, 8, 110, PAPER),
    )


def book_box(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, shelves: Count = Count(4), shell: Colour = RED
) -> Body:
    """A cupboard with a glass door to +y; the books stand on shelves down to a low one for children."""
    front = depth // 2
    inner = width - 140
    room = (height - 420) // shelves
    spines = (BLUE, YELLOW, GREEN, PAPER, RED, STEEL)
    parts = [
        board(0, 0, 0, width - 60, depth - 80, 200, ANTHRACITE),
        board(0, -30, 200, width - 20, depth - 120, height - 300, shell),
        board(0, 0, height - 100, width, depth, 100, shell),
        *(board(x, front - 80, 200, 60, 60, height - 300, shell) for x in (40 - width // 2, width // 2 - 40)),
    ]
    for shelf in range(shelves):
        z = 260 + shelf * room
        parts.append(board(0, front - 85, z - 30, inner, 50, 30, WOOD))
        thick = inner // 9
        for i in range(8):
            x, tall = i * thick - inner // 2 + thick, room * (60 + (i * 7 + shelf * 5) % 4 * 7) // 100
            parts.append(board(x, front - 80, z, thick - 12, 40, tall, spines[(i + shelf) % 6]))
    parts.append(post(inner // 2 - 40, front - 35, 1120, 14, STEEL, bottom=900))
    return tuple(parts)


def stage(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    boards: Count = Count(20), ramp: Millimetre = 0, wood: Colour = WOOD,
) -> Body:
    """A low deck of boards; the audience is at +y. ``ramp``: length of a ramp along the side at +x, 0 for none."""
    deck = width - ramp
    x = -ramp // 2
    each = depth // boards
    parts = [
        board(x, 0, 0, deck - 120, depth - 120, height - 40, ANTHRACITE),
        *(board(x, (2 * i + 1 - boards) * each // 2, height - 40, deck, each - 8, 40, wood) for i in range(boards)),
        board(x, depth // 2 - 15, 0, deck, 30, height - 50, wood),
    ]
    return (*parts, *(_ramp(deck // 2 + x, width // 2, depth, height, wood) if ramp else ()))


def _ramp(start: int, end: int, depth: Millimetre, height: Millimetre, wood: str) -> Body:
    """Along the back half, 1.30 m wide, with its two side boards."""
    back, front = -depth // 2, -depth // 2 + 1300
    return (
        cloth(((start, back, height), (start, front, height), (end, front, 0), (end, back, 0)), wood),
        *(cloth(((start, y, 0), (start, y, height), (end, y, 0)), ANTHRACITE) for y in (back, front)),
    )
