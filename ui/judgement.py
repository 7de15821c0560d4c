"""What is asked of the core about a snapshot, off the window's thread; the sun has a place of its own, ``ui.kept_sun``.

The computing rooms are imported when first asked: they bring compilers and geometry engines that
would keep people waiting in front of an empty screen.
"""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baukasten.plan import ItemId
from baukasten.snapshot import Snapshot
from ui.background import Progress

if TYPE_CHECKING:
    from baukasten.cost import Estimate
    from baukasten.change import Change
    from baukasten.checks import Judged
    from baukasten.checks.in_hand import Resting
    from baukasten.checks.outcome import Outcome
    from baukasten.finding import Finding
    from baukasten.mesh import Mesh
    from baukasten.shade import Sunlight


def cost(snapshot: Snapshot, progress: Progress) -> "Estimate":
    from baukasten.cost import estimate

    return estimate(snapshot)


@dataclass(frozen=True)
class Checked:
    """What the rules say, and how long it took."""

    done: "Judged"
    seconds: float


class KeptChecks:
    """The rules are asked again only near what has changed since the last time. Belongs to one thread."""

    def __init__(self) -> None:
        self._last: Judged | None = None

    def checks(self, snapshot: Snapshot, suns: "tuple[Sunlight, ...]", progress: Progress) -> Checked:
        """``suns``: the newest there are of the judged days; without them, rules about the sun cannot be checked."""
        from baukasten.checks import RULES, judged

        began = time.perf_counter()
        self._last = judged(RULES, snapshot, *suns, before=self._last)
        return Checked(self._last, time.perf_counter() - began)


def mendable() -> frozenset[str]:
    """The ids of the rules that know how to put their findings right."""
    from baukasten.checks import RULES

    return frozenset(rule.RULE.id for rule in RULES if hasattr(rule, "repairs") or hasattr(rule, "shade_wanted"))


def repairs(done: "Judged", progress: Progress) -> "tuple[Finding, ...]":
    """The findings once more, with what puts them right: that takes a while longer."""
    from baukasten.checks import RULES, with_repairs

    return with_repairs(RULES, done, progress)


def repair(done: "Judged", finding: "Finding", progress: Progress) -> "Finding":
    """One finding with what puts it right, where anything does."""
    from baukasten.checks import RULES, mended

    return mended(RULES, done, finding)


def weighed(done: "Judged", change: "Change", finding: "Finding", progress: Progress) -> "Outcome":
    """What a repair would bring."""
    from baukasten.checks import RULES
    from baukasten.checks.outcome import outcome

    return outcome(RULES, done, change, finding.place)


def weighed_all(done: "Judged", findings: "tuple[Finding, ...]", progress: Progress) -> "Outcome | None":
    """What all repairs would bring that go together."""
    from baukasten.checks import RULES
    from baukasten.checks.outcome import all_repairs

    return all_repairs(RULES, done, findings, progress)


def resting(snapshot: Snapshot, held: frozenset[ItemId], progress: Progress) -> "Resting":
    """What the rules nearby say to the things in the hand, and the room they need."""
    from baukasten.checks import RULES
    from baukasten.checks.in_hand import resting as rest

    return rest(RULES, snapshot, held)


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
