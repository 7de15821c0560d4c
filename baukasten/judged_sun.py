"""The sun of the days that the rules ask for, worked out once for whoever judges a plan."""

from datetime import date

from baukasten.days import high_summer, midsummer, midwinter, spring
from baukasten.scene import Scene
from baukasten.shade import Sunlight, sunlight
from baukasten.shade.rays import Progress
from baukasten.snapshot import Snapshot

COARSE = 10.0
"""Metres. On a day on which rules ask about seats and play only, the ground is followed in large cells."""


def judged_days(snapshot: Snapshot) -> tuple[tuple[date, float | None], ...]:
    """21 June, 21 March, 15 August and 21 December, midsummer first, each with its cells in metres; None for the usual ones."""
    return (
        (midsummer(snapshot), None), (spring(snapshot), None), (high_summer(snapshot), COARSE), (midwinter(snapshot), COARSE),
    )  # fmt: skip


def judged_sun(snapshot: Snapshot, whole: Scene, progress: Progress | None = None) -> tuple[Sunlight, ...]:
    """The sun of the judged days; nothing where the site has no place on earth.

    ``whole``: the scene of the snapshot. ``progress`` as in ``sunlight``.
    """
    if snapshot.site.anchor is None:
        return ()
    (day, cell), *_others = judged_days(snapshot)
    june = sunlight(whole, day, cell, _part(progress, 0.0, 0.45))
    return (june, *other_suns(snapshot, whole, _part(progress, 0.45, 1.0)))


def other_suns(snapshot: Snapshot, whole: Scene, progress: Progress | None = None) -> tuple[Sunlight, ...]:
    """The same without midsummer, for whoever has that already."""
    if snapshot.site.anchor is None:
        return ()
    _june, *others = judged_days(snapshot)
    return tuple(
        sunlight(whole, day, cell, _part(progress, n / len(others), (n + 1) / len(others)))
        for n, (day, cell) in enumerate(others)
    )


def _part(progress: Progress | None, start: float, end: float) -> Progress | None:
    return (lambda share: progress(start + (end - start) * share)) if progress else None
