"""What is asked of the core about a snapshot, off the window's thread; the sun has a place of its own, ``ui.kept_sun``.

The computing rooms are imported when first asked: they bring compilers and geometry engines that
would keep people waiting in front of an empty screen.
"""

from typing import TYPE_CHECKING

from baukasten.snapshot import Snapshot
from ui.background import Progress

if TYPE_CHECKING:
    from baukasten.cost import Estimate
    from baukasten.checks import Judged
    from baukasten.finding import Finding
    from baukasten.mesh import Mesh
    from baukasten.shade import Sunlight


def cost(snapshot: Snapshot, progress: Progress) -> "Estimate":
    from baukasten.cost import estimate

    return estimate(snapshot)


def checks(snapshot: Snapshot, suns: "tuple[Sunlight, ...]", progress: Progress) -> "Judged":
    """``suns``: the newest there are of the judged days; without them, rules about the sun cannot be checked."""
    from baukasten.checks import RULES, judged

    return judged(RULES, snapshot, *suns)


def repairs(done: "Judged", progress: Progress) -> "tuple[Finding, ...]":
    """The findings once more, with what puts them right: that takes a while longer."""
    from baukasten.checks import RULES, with_repairs

    return with_repairs(RULES, done, progress)


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
