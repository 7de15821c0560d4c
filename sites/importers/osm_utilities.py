"""Fittings of the lines under the ground that a map shows: hydrants and manholes. The lines themselves it does not."""

from collections.abc import Iterator

from baukasten.phrase import Phrase, _
from baukasten.site import Utility, UtilityKind
from sites.importers.imported import Tally
from sites.importers.osm_ground_plan import GroundPlan, whole

KINDS: tuple[tuple[str, str, UtilityKind, Phrase], ...] = (
    ("emergency", "fire_hydrant", UtilityKind.HYDRANT, _("hydrants")),
    ("man_made", "manhole", UtilityKind.MANHOLE, _("manholes")),
)
"""Key, value, kind, what people call it."""


def utilities(plan: GroundPlan, tally: Tally) -> Iterator[Utility]:
    """Those inside the boundary. A manhole lies in the ground, whatever layer it was given."""
    for node, tags in plan.data.tagged.items():
        for key, value, kind, name in KINDS:
            if tags.get(key) != value or node not in plan.xy:
                continue
            at = plan.point(node)
            if plan.boundary.covers(at):
                tally.take(name)
                yield Utility(kind, whole(at.x, at.y))
            else:
                tally.leave(name, _("outside the chosen area"))
