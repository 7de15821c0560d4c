"""What hands do on the plan. Each tool is a generator: it is sent pointers and answers with what to show.

    tool = select(desk, hand)
    next(tool)                          # what to show before anything happened
    tool.send(Pointer(at, down=True))   # … one answer per pointer
    tool.close()                        # Escape: a gesture under way is taken back

Places are plan millimetres, so a tool is tested with a list of pointers and no window.
"""

from baukasten.tools.carry import carry
from baukasten.tools.draw import draw_line, draw_path, draw_surface
from baukasten.tools.hand import Hand, Pointer, Shown, Tool
from baukasten.tools.measure import measure
from baukasten.tools.note import write_note
from baukasten.tools.place import place
from baukasten.tools.select import select
from baukasten.tools.shape import reshape, turn

__all__ = [
    "Hand", "Pointer", "Shown", "Tool", "carry", "draw_line", "draw_path", "draw_surface",
    "measure", "place", "reshape", "select", "turn", "write_note",
]
