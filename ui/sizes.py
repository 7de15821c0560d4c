"""How big things are on this screen: targets a finger hits, text that older eyes read.

DBSV 2014 asks for touch targets of at least 9 × 9 mm with 2 mm between them; a screen that does
not know its size counts as 96 dots per inch.
"""

import math
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

TARGET_MM = 9.0
GAP_MM = 2.0
SMALLEST_TARGET = 44
"""Pixels, also where the screen claims that 9 mm are fewer."""
BODY_PT = 12.0


@dataclass(frozen=True)
class Sizes:
    """Pixels on this screen, except ``body`` and ``title``, which are points."""

    target: int
    gap: int
    body: float
    title: float
    icon: int


def sizes(text_scale: float, dots_per_inch: float | None = None) -> Sizes:
    """``text_scale``: 1.0, or larger for people who sit further away. ``dots_per_inch``: None asks the screen."""
    dots = dots_per_inch or _dots_per_inch()
    target = max(SMALLEST_TARGET, math.ceil(TARGET_MM / 25.4 * dots))
    return Sizes(
        target=round(target * (1 + (text_scale - 1) / 2)),
        gap=max(8, math.ceil(GAP_MM / 25.4 * dots)),
        body=BODY_PT * text_scale,
        title=BODY_PT * 1.15 * text_scale,
        icon=round(target * 0.6 * (1 + (text_scale - 1) / 2)),
    )


def _dots_per_inch() -> float:
    screen = QGuiApplication.primaryScreen()
    dots = screen.physicalDotsPerInch() if screen else 0
    # Some screens report nonsense, a projector's size is unknown to itself.
    return dots if 60 <= dots <= 400 else 96.0
