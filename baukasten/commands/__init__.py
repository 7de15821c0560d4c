"""What people can do to a plan: each command takes a plan and answers with a change."""

from baukasten.commands.accept import accept, no_longer_accept
from baukasten.commands.arrange import align, duplicate
from baukasten.commands.describe import describe, give_reason, set_state
from baukasten.commands.draw import draw_line, draw_path, draw_surface, reshape, widen
from baukasten.commands.move import move, turn, turn_to
from baukasten.commands.place import note, place, remove

__all__ = [
    "accept", "align", "describe", "draw_line", "draw_path", "draw_surface", "duplicate", "give_reason",
    "move", "no_longer_accept", "note", "place", "remove", "reshape", "set_state", "turn", "turn_to", "widen",
]
