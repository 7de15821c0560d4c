"""Who can get through: free ground, clear widths, reachability and turning room, exact to the millimetre.

Method: everything is plane geometry on the plan's own outlines. Free ground is the walkable ground
less what stands on it below 2.25 m. Something ``w`` wide can get from one place to another where
both lie in one piece of the free ground drawn in by ``w/2`` on all sides (rules.md §1; DIN 18040-3
as reproduced there). The same seen from the other side: unless things that come closer to each other
than ``w`` close around one of the two places. The first tells where all somebody can be, the second
how wide the way between two places is. Norm widths are met with a tolerance of one millimetre, so
that a gap drawn at exactly 0.90 m passes. Cells are used to colour a map, never to decide.

Everything can follow an earlier plan (``ground(…, before)``, ``Ways.over``): what is far from all
that has changed is taken over, and the answer is the same as from scratch.

    things    what stands there, and the area it takes from people
    overhead  what hangs too low over the ground
    ground    walkable and rolling ground, obstacles, barriers, entrances
    tiles     ground drawn in by half a width, square by square
    passable  where the middle of something of a given width can be
    clearance how far it is to the nearest thing in the way, at places and over the whole ground
    chains    what comes between two places, and from which width on
    spots     what is known of small parts of a ground, kept for later grounds
    ways      all of these over one ground, each worked out once
    zones     where somebody begins or arrives, and can be there
    narrow    the narrowest place of a way, its width and what makes it narrow
    reach     how wide the way from an entrance to each usable thing is, and what hinders it
    square    the turning square of 1.50 m
    cells     a square of the ground cut into convex cells
    net       the cells of the ground, square by square, for ways over it
    tracing   the shortest way over a net
    way       a way over the ground, its length and places along it
    kernels   what is compiled for clearances; chain_kernels, cell_kernels, net_kernels: for chains and ways; warm: compiles it
    cores     work that all cores share
"""

from baukasten.access.ground import Ground, ground
from baukasten.access.narrow import Narrow, clear_width
from baukasten.access.passable import Going
from baukasten.access.reach import Reached, reach
from baukasten.access.square import turning_square
from baukasten.access.tracing import shortest
from baukasten.access.way import Way
from baukasten.access.ways import Ways

__all__ = [
    "Going", "Ground", "Narrow", "Reached", "Way", "Ways", "clear_width", "ground", "reach", "shortest", "turning_square",
]
