"""The sun of the days that the rules ask for, worked out once for whoever judges a plan."""

from baukasten.days import high_summer, midsummer, spring
from baukasten.scene import Scene
from baukasten.shade import Sunlight, sunlight
from baukasten.shade.rays import Progress
from baukasten.snapshot import Snapshot

COARSE = 10.0
"""Metres. On a day on which rules ask about seats and play only, the ground is followed in large cells."""


def judged_sun(snapshot: Snapshot, whole: Scene, progress: Progress | None = None) -> tuple[Sunlight, ...]:
    """The sun of 21 June, 21 March and 15 August, midsummer first; nothing where the site has no place on earth.

    ``whole``: the scene of the snapshot. ``progress`` as in ``sunlight``.
    """
    if snapshot.site.anchor is None:
        return ()
    june = sunlight(whole, midsummer(snapshot), progress=_part(progress, 0.0, 0.45))
    return (june, *other_suns(snapshot, whole, _part(progress, 0.45, 1.0)))


def other_suns(snapshot: Snapshot, whole: Scene, progress: Progress | None = None) -> tuple[Sunlight, ...]:
    """The same without midsummer, for whoever has that already."""
    if snapshot.site.anchor is None:
        return ()
    march = sunlight(whole, spring(snapshot), progress=_part(progress, 0.0, 0.8))
    return march, sunlight(whole, high_summer(snapshot), COARSE, _part(progress, 0.8, 1.0))


def _part(progress: Progress | None, start: float, end: float) -> Progress | None:
    return (lambda share: progress(start + (end - start) * share)) if progress else None
