"""Which elements rules about single items have to do with, so that a rule is not asked about all others (``judging``)."""

from collections.abc import Callable

from baukasten.access.overhead import REACHES_DOWN, underside
from baukasten.element import Device, Element, Use
from baukasten.impact import can_be_fallen_from
from baukasten.units import Millimetre


def is_seat(element: Element) -> bool:
    return element.seat is not None


def is_table(element: Element) -> bool:
    return element.table is not None


def is_tree(element: Element) -> bool:
    return element.tree is not None


def is_play(element: Element) -> bool:
    return element.play is not None


def is_play_for(most: int) -> Callable[[Element], bool]:
    """Children of so many years or younger play on it."""
    return lambda element: element.play is not None and element.play.ages[0] <= most


def is_fallen_from(element: Element) -> bool:
    """Somebody can fall from it, or it moves children."""
    return element.play is not None and can_be_fallen_from(element.play)


def is_swing(element: Element) -> bool:
    return element.device is Device.SWING or bool(element.play and element.play.swing)


def is_used_by_hand(element: Element) -> bool:
    """It has a tap, a button or an opening."""
    return element.control_height > 0


def is_lamp(element: Element) -> bool:
    return element.lamp is not None


def is_ramp(element: Element) -> bool:
    return element.ramp is not None


def is_guide(element: Element) -> bool:
    """A tactile ground indicator."""
    return element.guide is not None


def is_kept_free(element: Element) -> bool:
    """A surface that the fire brigade needs."""
    return element.fire is not None


def is_ground(element: Element) -> bool:
    """It is laid, and changes what the ground is made of."""
    return element.ground is not None


def is_firm_path(element: Element) -> bool:
    """Ground to walk and to roll on."""
    return element.ground is not None and element.ground.walkable and element.ground.rolls


def is_device(kind: Device) -> Callable[[Element], bool]:
    return lambda element: element.device is kind


def is_used_for(use: Use) -> Callable[[Element], bool]:
    return lambda element: use in element.uses


def hangs(below: Millimetre) -> Callable[[Element], bool]:
    """Some of it may hang lower than so much above the ground; of a tree that follows from its age."""
    return lambda element: is_tree(element) or any(REACHES_DOWN < underside(part) < below for part in element.body)
