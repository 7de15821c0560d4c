"""What comes on top of the things themselves, and what a thing costs that is not bought new.

All shares are estimates of the authors (rules.md K01, K02, U110, U112, C16); the city replaces
them with its own. They are written here once so that the proposal can show them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from baukasten.cost.range import Range
from baukasten.phrase import Phrase, _
from baukasten.plan import State
from baukasten.source import Source, Status

SOURCE = Source("Quartiersbaukasten: shares for works, planning and reserve", Status.ESTIMATE, "2025")


@dataclass(frozen=True)
class Surcharges:
    """Shares of one. ``setup``: site set-up (DIN 276 group 591) on the works, low/mid/high.
    ``contingency``: reserve on the works. ``fees``: planning and permits (group 700) on the works.
    """

    setup: tuple[float, float, float] = (0.04, 0.06, 0.09)
    contingency: float = 0.10
    fees: float = 0.20
    vat: float = 0.19


SHARE_OF_PRICE: Mapping[State, tuple[float, float, float]] = {
    State.NEW: (1.0, 1.0, 1.0),
    State.KEEP: (0.0, 0.0, 0.0),
    State.MOVE: (0.25, 0.35, 0.50),
    State.REUSE: (0.50, 0.60, 0.70),
    State.SELFBUILD: (0.40, 0.50, 0.60),
    State.REMOVE: (0.10, 0.15, 0.20),
}
"""Low, mid and high share of the new price that a thing costs in each state."""

WHY_SHARE: Mapping[State, Phrase] = {
    State.MOVE: _("taken down and set up again"),
    State.REUSE: _("used, from elsewhere"),
    State.SELFBUILD: _("built by neighbours: material and tools"),
    State.REMOVE: _("taken down and taken away"),
}

BREAKING_UP = Range(2500, 4500, 9000)
"""Break up and dispose of old paving, per square metre (U110, DIN 276 group 594)."""

BREAKING_UP_GROUP = "594"
SETUP_GROUP = "591"
FALL_SURFACE = "impact_sand"
"""What is costed under a play device where the plan shows no fall protection: the most usual one."""
