"""What to say of a narrow place and how to widen it."""

from baukasten.access.narrow import Narrow
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import carried_off
from baukasten.phrase import Phrase, _


def edge_or(narrow: Narrow) -> tuple[Phrase, ...]:
    """What stands on both sides; the edge of the ground where nothing does."""
    names = tuple(o.name for o in narrow.between)
    return names if len(names) == 2 else (*names, _("edge of the ground"))


def widened(case: Case, narrow: Narrow, width: float) -> Change | None:
    """Carry one of the two things aside until ``width`` metres are clear between them."""
    if len(narrow.between) != 2:
        return None
    one, other = narrow.between
    for mover, fixed in sorted(((one, other), (other, one)), key=lambda pair: -(pair[0].item or 0)):
        if mover.item in case.by_item and (change := carried_off(case, mover.item, mover.shape, fixed.shape, width)):
            return change
    return None
