"""There is a square metre of shade for each child that plays here.

How many children come, no plan says. So the rule cannot be checked; it tells how many the shade
of noon is enough for.
"""

from collections.abc import Iterator
from datetime import datetime, time

import numpy as np

from baukasten.checks.case import Case, cannot
from baukasten.checks.kinds import is_play_for
from baukasten.checks.play_shade import MIDSUMMER
from baukasten.checks.sources import SHADE_STUDY
from baukasten.checks.sunny import missing
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.shade import IN_SHADE, LOCAL, shadows

RULE = Rule(
    "H10", _("There is shade for every child"), Severity.HINT, SHADE_STUDY,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; platform 10,10", 1),
        Example("yard 20 x 20; roof 10,10; platform 10,10; sun of 21 June", 1),
    ),
)
ONLY_TELLS = True
"""It never says that the rule is not kept."""
NOON = time(13)
A_CHILD = 1.0
"""Square metres of shade a person, asked of schools and day-care centres."""
CHILD = 14
"""Years: what is for younger people too is for children."""


def check(case: Case) -> Iterator[Finding]:
    playing = case.made(is_play_for(CHILD))
    if not playing:
        return
    if why_not := missing(case, RULE, MIDSUMMER):
        yield why_not
    elif light := case.sunlight(MIDSUMMER):
        noon = shadows(case.scene, datetime.combine(light.day, NOON, LOCAL), light.cell_m)
        area = float(np.count_nonzero(noon.light <= IN_SHADE)) * noon.cell_m**2
        text = _(
            "Nobody has said how many children come here. At one o'clock in June {area} m² lie in shade: enough for {count} children.",
            area=round(area), count=int(area / A_CHILD),
        )
        yield cannot(RULE, text, sorted({t.item for t in playing}), playing[0].at)
