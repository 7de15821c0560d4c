"""How big a tree is in a given year, and its trunk and crown.

Growth: H(t) = min(H_grown, H₀ + g·t). The crown widens with the height it has gained,
Ø = Ø₀ + (Ø_grown − Ø₀)·((H − H₀)/(H_grown − H₀))^0.9. Crown base 2.2 m at planting, lifted to
2.5 m by year 10 (after rules.md T35, T36: this program's own proposal).
"""

from dataclasses import dataclass

from baukasten.body import Crown, Part, Point3, Rod
from baukasten.element import Tree
from baukasten.geometry import Point
from baukasten.phrase import _
from baukasten.source import Source, Status
from baukasten.units import Millimetre

BARK = "#7a5c43"
LEAVES = "#5f8f4e"

YEARS = (0, 10, 25)
"""Years after planting that people are shown."""
GROWTH = _(
    "Each year a young tree grows by what is usual for its kind, until it is as high as its kind gets in the city. "
    "Its crown widens as it grows. In the first ten years its lowest branches rise from 2.2 m to 2.5 m."
)
GROWTH_SOURCE = Source("Quartiersbaukasten", Status.PROPOSAL)
"""Of the rule; how big a kind gets and how fast it grows has its own source in the catalogue."""


@dataclass(frozen=True)
class TreeSize:
    height: Millimetre
    crown: Millimetre
    crown_base: Millimetre


def size(tree: Tree, year: int, height: Millimetre = 0, spread: Millimetre = 0) -> TreeSize:
    """Size ``year`` years from now; ``height``, ``spread``: what was measured on it today, 0 if nothing was."""
    start = height or _height_of(tree, spread)
    crown = spread or _crown_of(tree, start)
    grown = max(start, min(tree.grown_height, start + tree.growth * year))
    if grown > start:
        share = (grown - start) / (tree.grown_height - start)
        crown = max(crown, round(crown + (tree.grown_crown - crown) * share**0.9))
    # A small or shrubby tree carries its leaves lower than the clearance asked of street trees.
    base = min(2200 + 30 * min(year, 10), grown * 2 // 5)
    return TreeSize(grown, crown, base)


def _height_of(tree: Tree, spread: Millimetre) -> Millimetre:
    """As planted, or in proportion to a crown that was measured."""
    return min(tree.grown_height, spread * tree.grown_height // tree.grown_crown) if spread else tree.height


def _crown_of(tree: Tree, height: Millimetre) -> Millimetre:
    """As planted, or in proportion to a height that was measured."""
    if height <= tree.height:
        return max(300, tree.crown * height // tree.height)
    return round(tree.grown_crown * min(1.0, height / tree.grown_height) ** 0.9)


def parts(tree: Tree, now: TreeSize) -> tuple[Part, ...]:
    """Trunk and crown at the origin, standing on the ground."""
    trunk = max(40, now.height // 80)
    middle = (now.crown_base + now.height) // 2
    return (
        Rod(Point3(0, 0, 0), Point3(0, 0, middle), trunk, BARK),
        Crown(Point(0, 0), now.crown_base, now.height, now.crown, tree.form, LEAVES, tree.light),
    )
