"""A plan file with one thing of each kind in it, for tests that open, break or race it."""

from pathlib import Path

from baukasten.commands import draw_line, draw_path, draw_surface, move, note
from baukasten.desk import Desk
from baukasten.files import create
from baukasten.geometry import Outline, Point
from baukasten.plan import BRIEF, Brief, Placed, Plan
from tests.core.yard import yard

START = Plan({BRIEF: Brief("Hof für alle", "Hausgemeinschaft"), 1: Placed("bench", Point(2_000, 3_000), 900)}, 1)


def planned(path: Path, steps: int = 6) -> Plan:
    """A file with one thing of each kind and some steps of history."""
    with create(path, START, yard()) as file:
        desk = Desk(file.plan)
        desk.keep(file.append)
        desk.do(draw_surface(desk.plan, "pavers", Outline.rectangle(4_000, 3_000)))
        desk.do(draw_path(desk.plan, "pavers", (Point(0, 0), Point(8_000, 0)), 1_800))
        desk.do(draw_line(desk.plan, "hedge", (Point(0, 0), Point(0, 5_000))))
        desk.do(note(desk.plan, Point(500, 500), "Ein Trinkbrunnen wäre schön", "Ömer"))
        for _ in range(steps - 4):
            desk.do(move(desk.plan, [1], 100, 50))
        return desk.plan
