"""The whole numbers everything is kept in, and the few conversions at the edges.

Whole numbers compare exactly, add without drift and look the same in every file, so a plan
that went through ten programs is still the same plan.
"""

from typing import TypeAlias

Millimetre: TypeAlias = int
"""Length or coordinate. One metre is 1000."""

Tenth: TypeAlias = int
"""Angle in tenths of a degree, clockwise from site north, 0 … 3599."""

Cent: TypeAlias = int
"""Money, euro cents, net unless a name says gross."""

FULL_TURN: Tenth = 3600


def mm(metres: float) -> Millimetre:
    """The nearest whole millimetre to a length in metres."""
    return round(metres * 1000)


def metres(length: Millimetre) -> float:
    """A length in metres, for the libraries that count in metres."""
    return length / 1000


def tenths(degrees: float) -> Tenth:
    """The nearest tenth of a degree, brought into 0 … 3599."""
    return round(degrees * 10) % FULL_TURN


def degrees(angle: Tenth) -> float:
    """An angle in degrees, clockwise from site north."""
    return angle / 10


def cents(euros: float) -> Cent:
    """The nearest cent to an amount in euros."""
    return round(euros * 100)
