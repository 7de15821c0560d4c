"""Lamps: a mast and a head. The heads of Rostock's own lamps are turned from their measured profiles."""

from collections.abc import Mapping

from baukasten.body import Light
from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, CAST_IRON, GLASS
from catalogue.models.parameters import Colour, Word
from catalogue.models.shapes import Body, bar, board, disc, post

CLEAR = Light(0.6, 0.6)
"""Glass lets part of the sun through."""

Profile = tuple[tuple[int, int, int, str], ...]
"""Drums from below: bottom as share of the head's height (per cent), height (per cent), diameter (per cent)."""

METAL, LIT = "metal", "lit"

HANGING: Mapping[str, Profile] = {
    "small_bell": (
        (0, 12, 45, LIT), (12, 20, 100, METAL), (32, 12, 68, METAL), (44, 14, 40, METAL), (58, 42, 20, METAL),
    ),
    "big_bell": (
        (0, 17, 62, LIT), (17, 9, 70, LIT), (26, 9, 100, METAL), (35, 10, 84, METAL), (45, 10, 46, METAL),
        (55, 45, 18, METAL),
    ),
    "historic": (
        (0, 22, 30, LIT), (22, 12, 100, METAL), (34, 12, 84, METAL), (46, 12, 58, METAL), (58, 42, 38, METAL),
    ),
    "jana": (
        (0, 12, 60, LIT), (12, 14, 74, LIT), (26, 16, 82, LIT), (42, 12, 100, METAL), (54, 12, 86, METAL),
        (66, 12, 64, METAL), (78, 22, 26, METAL),
    ),
}
STANDING: Mapping[str, Profile] = {
    "albstadt": (
        (0, 40, 20, METAL), (40, 13, 80, LIT), (53, 5, 40, METAL), (58, 16, 100, METAL), (74, 8, 76, METAL),
        (82, 10, 44, METAL), (92, 8, 24, METAL),
    ),
    "basket": (
        (0, 12, 30, METAL), (12, 14, 55, LIT), (26, 16, 80, LIT), (42, 28, 92, LIT), (70, 18, 100, METAL),
        (88, 12, 66, METAL),
    ),
}


def hanging_lamp(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    head: Millimetre = 580, profile: Word = Word("small_bell"), metal: Colour = CAST_IRON,
) -> Body:
    """A mast with a bent arm; the head hangs before it at +y. ``depth`` goes from the mast to the head's far rim."""
    reach = depth - 75 - width // 2
    top = height - 30
    mast = top - 420
    hook = top - 180
    return (
        *_mast(mast + 100, metal),
        bar((0, 0, mast), (0, reach * 3 // 10, top), 24, metal),
        bar((0, reach * 3 // 10, top), (0, reach * 8 // 10, top), 24, metal),
        bar((0, reach * 8 // 10, top), (0, reach, hook), 24, metal),
        *_head(_profile(HANGING, profile), hook - head, head, width, reach, metal),
    )


def standing_lamp(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    head: Millimetre = 1000, profile: Word = Word("albstadt"), metal: Colour = ANTHRACITE,
) -> Body:
    """A mast with its head on top."""
    return (*_mast(height - head, metal), *_head(_profile(STANDING, profile), height - head, head, width, 0, metal))


def flat_lamp(width: Millimetre, depth: Millimetre, height: Millimetre, *, metal: Colour = ANTHRACITE) -> Body:
    """A mast with a flat LED head that looks to +y and throws no light upwards."""
    y = depth // 2 - 75
    return (
        *_mast(height - 60, metal),
        board(0, y, height - 70, width, depth, 70, metal),
        board(0, y + depth // 6, height - 78, width - 80, depth // 2, 8, GLASS),
    )


def bollard_light(width: Millimetre, depth: Millimetre, height: Millimetre, *, metal: Colour = ANTHRACITE) -> Body:
    """A low lamp whose light falls on the path."""
    return (
        disc(0, 0, 0, width, height - 190, metal),
        disc(0, 0, height - 190, width * 8 // 10, 140, GLASS),
        disc(0, 0, height - 50, width, 50, metal),
    )


def _mast(height: Millimetre, metal: str) -> Body:
    """Wider at the foot, where the cable box is."""
    return (post(0, 0, min(1000, height), 75, metal), post(0, 0, height, 55, metal))


def _head(
    profile: Profile, bottom: int, height: Millimetre, width: Millimetre, y: int, metal: str
) -> Body:
    return tuple(
        disc(0, y, bottom + height * low // 100, width * across // 100, -(-height * high // 100),
             GLASS if kind is LIT else metal, light=CLEAR if kind is LIT else Light())
        for low, high, across, kind in profile
    )


def _profile(profiles: Mapping[str, Profile], name: str) -> Profile:
    if name not in profiles:
        raise ValueError(f"profile {name!r}; known are {', '.join(profiles)}")
    return profiles[name]
