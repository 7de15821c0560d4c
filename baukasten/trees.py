"""How big a tree is in a given year, and its trunk and crown.

Growth: H(t) = min(H_grown, H₀ + g·t), Ø(t) = Ø_grown·(H(t)/H_grown)^0.9, crown base 2.2 m at
planting, lifted to 2.5 m by year 10 (rules.md T35, T36: this program's own proposal).
"""

from dataclasses import dataclass

from baukasten.body import Crown, Part, Point3, Rod
from baukasten.element import Tree
from baukasten.geometry import Point
from baukasten.units import Millimetre

BARK = "#7a5c43"
LEAVES = "#5f8f4e"


@dataclass(frozen=True)
class TreeSize:
    height: Millimetre
    crown: Millimetre
    crown_base: Millimetre


def size(tree: Tree, year: int, height: Millimetre = 0, spread: Millimetre = 0) -> TreeSize:
    """Size ``year`` years from now; ``height``, ``spread``: what was measured on it today, 0 if nothing was."""
    start = height or (min(tree.grown_height, spread * tree.grown_height // tree.grown_crown) if spread else tree.height)
    grown = max(start, min(tree.grown_height, start + tree.growth * year))
    if year == 0 and spread:
        crown = spread
    else:
        at_start = spread or tree.grown_crown * min(1.0, start / tree.grown_height) ** 0.9
        crown = round(max(at_start, tree.grown_crown * min(1.0, grown / tree.grown_height) ** 0.9))
    base = 2200 + 30 * min(year, 10)
    # A small or shrubby tree carries its leaves lower than the clearance asked of street trees.
    return TreeSize(grown, max(crown, 300), min(base, grown * 2 // 5))


def parts(tree: Tree, now: TreeSize) -> tuple[Part, ...]:
    """Trunk and crown at the origin, standing on the ground."""
    trunk = max(40, now.height // 80)
    middle = (now.crown_base + now.height) // 2
    return (
        Rod(Point3(0, 0, 0), Point3(0, 0, middle), trunk, BARK),
        Crown(Point(0, 0), now.crown_base, now.height, now.crown, tree.form, LEAVES, tree.light),
    )
