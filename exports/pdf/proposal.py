"""Everything the proposal tells, worked out once before a page is set."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from PIL.Image import Image

from baukasten.checks import findings
from baukasten.cost import Estimate, estimate
from baukasten.days import midsummer
from baukasten.finding import Finding
from baukasten.judged_sun import judged_sun
from baukasten.scene import Scene, scene
from baukasten.shade import LOCAL, ItemShade, ShadeGrowth, Sun, Sunlight, item_shade, shade_growth, sun_at
from baukasten.snapshot import Snapshot
from exports.pictures import bird, eye_height, picture

Progress = Callable[[float], None]
"""Hears the share that is done, 0 … 1; may raise to stop."""

HOUR = time(15, 0)
"""When the pictures are taken: a summer afternoon, when the square is used and shade is missed."""
PICTURE = (1360, 850)
"""Dots, for 170 mm at 200 to the inch."""


@dataclass(frozen=True, eq=False)
class Proposal:
    """``sunlight``, ``growth`` and ``sun`` are None where the site has no place on earth."""

    snapshot: Snapshot
    estimate: Estimate
    findings: tuple[Finding, ...]
    day: date
    sunlight: Sunlight | None
    shades: tuple[ItemShade, ...]
    growth: ShadeGrowth | None
    sun: Sun | None
    bird: Image
    eye: Image


def worked_out(snapshot: Snapshot, progress: Progress, size: tuple[int, int] = PICTURE) -> Proposal:
    """Costs, sun, findings and pictures. ``size``: of the pictures, dots."""
    whole = scene(snapshot)
    anchor = snapshot.site.anchor
    day = midsummer(snapshot)
    suns = judged_sun(snapshot, whole, lambda share: progress(0.35 * share))
    light = suns[0] if suns else None
    found = findings(snapshot, *suns)
    growth = shade_growth(snapshot, day) if anchor else None
    progress(0.5)
    sun = sun_at(anchor, datetime.combine(day, HOUR, LOCAL)) if anchor else None
    from_above, from_the_ground = _pictures(snapshot, whole, sun, size, progress)
    told = item_shade(snapshot, light)
    return Proposal(snapshot, estimate(snapshot), found, day, light, told, growth, sun, from_above, from_the_ground)


def _pictures(
    snapshot: Snapshot, whole: Scene, sun: Sun | None, size: tuple[int, int], progress: Progress
) -> tuple[Image, Image]:
    aspect = size[0] / size[1]
    from_above = picture(whole, bird(whole, snapshot.plan, aspect), sun, size)
    progress(0.7)
    from_the_ground = picture(whole, eye_height(snapshot, whole, aspect), sun, size)
    progress(0.9)
    return from_above, from_the_ground
