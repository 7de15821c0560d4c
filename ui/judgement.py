"""What is asked of the core about a snapshot, off the window's thread.

The computing rooms are imported when first asked: they bring compilers and geometry engines that
would keep people waiting in front of an empty screen.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from baukasten.days import midsummer
from baukasten.snapshot import Snapshot
from ui.background import Progress

if TYPE_CHECKING:
    from baukasten.cost import Estimate
    from baukasten.finding import Finding
    from baukasten.mesh import Mesh
    from baukasten.shade import ItemShade, Shadows, SunHours, Sunlight


@dataclass(frozen=True, eq=False)
class Shade:
    """The hours of sun at midsummer, and what they mean for seats, tables and play.

    ``sunlight`` and ``hours`` are None where the site has no place on earth; the items say so.
    ``others``: the sun of the other days that rules ask for.
    """

    day: date
    sunlight: "Sunlight | None"
    hours: "SunHours | None"
    items: "tuple[ItemShade, ...]"
    others: "tuple[Sunlight, ...]" = ()


def cost(snapshot: Snapshot, progress: Progress) -> "Estimate":
    from baukasten.cost import estimate

    return estimate(snapshot)


def checks(snapshot: Snapshot, shade: Shade | None, progress: Progress) -> "tuple[Finding, ...]":
    """``shade``: the newest there is; without one, rules about the sun cannot be checked."""
    from baukasten.checks import findings

    return findings(snapshot, shade.sunlight, *shade.others) if shade else findings(snapshot)


def shade(snapshot: Snapshot, progress: Progress) -> Shade:
    from baukasten.judged_sun import judged_sun
    from baukasten.scene import scene
    from baukasten.shade import item_shade, summary

    day = midsummer(snapshot)
    if snapshot.site.anchor is None:
        return Shade(day, None, None, item_shade(snapshot, None))
    light, *others = judged_sun(snapshot, scene(snapshot), progress)
    return Shade(day, light, summary(light), item_shade(snapshot, light), tuple(others))


def shadows(snapshot: Snapshot, moment: datetime, year: int, progress: Progress) -> "Shadows":
    """``year``: years after planting, as everywhere here."""
    from baukasten.scene import scene
    from baukasten.shade import shadows as light_at

    return light_at(scene(snapshot, year), moment)


def hours(snapshot: Snapshot, day: date, year: int, progress: Progress) -> "Sunlight":
    """The hours of sun on the ground alone: nobody asks about seats."""
    from baukasten.scene import scene
    from baukasten.shade import sunlight

    return sunlight(replace(scene(snapshot, year), receivers=()), day, progress=progress)


def mesh(snapshot: Snapshot, year: int, progress: Progress) -> "Mesh":
    from baukasten.mesh import scene_mesh
    from baukasten.scene import scene

    return scene_mesh(scene(snapshot, year))


def warm_up(progress: Progress) -> None:
    """Load what the first questions will need."""
    from baukasten import checks as _checks  # noqa: F401  loaded for later
    from baukasten.access.warm import warm_up as warm_access
    from baukasten.shade import warm_up as warm_shade

    warm_access()
    warm_shade()
