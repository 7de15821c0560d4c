"""What most commands begin with: the plan from its file, the catalogue, the light of a day."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from baukasten.days import midsummer, typical_days
from baukasten.element import Catalogue
from baukasten.phrase import Language
from baukasten.snapshot import Snapshot
from ui.terminal.progress import progress

if TYPE_CHECKING:  # the engine behind it takes a second to load, which a list of sites need not wait for
    from baukasten.checks import Judged
    from baukasten.shade import ShadeGrowth, Sunlight, TypicalDay


def the_catalogue() -> Catalogue:
    from catalogue.load import catalogue

    return catalogue()


def snapshot(plan: Path, say: Language) -> Snapshot:
    """The plan in a file, read only. Raises Trouble; what the file has to tell besides goes to stderr."""
    from baukasten.files import open_plan

    with open_plan(plan, write=False) as file:
        if file.notice:
            print(say.say(file.notice), file=sys.stderr)
        return Snapshot(file.plan, file.site, the_catalogue())


def sunlight(whole: Snapshot, say: Language, day: date | None = None) -> "Sunlight":
    """The light of a day on the plan, of midsummer unless it is said. Raises Trouble where the site has no place on earth."""
    from baukasten import shade
    from baukasten.scene import scene

    with progress(say("Following the sun")) as done:
        return shade.sunlight(scene(whole), day or midsummer(whole), progress=done)


def year_of_sun(whole: Snapshot, say: Language, year: int) -> "tuple[TypicalDay, ...]":
    """Twelve typical days. Raises Trouble as ``sunlight`` does."""
    from baukasten.scene import scene
    from baukasten.shade import sun_year

    with progress(say("Following the sun through the year")) as done:
        return sun_year(scene(whole), typical_days(year), progress=done)


def grown_shade(whole: Snapshot, say: Language, day: date) -> "ShadeGrowth":
    """The shade of a day while the trees grow. Raises Trouble as ``sunlight`` does."""
    from baukasten.shade import shade_growth

    with progress(say("Following the sun while the trees grow")) as done:
        return shade_growth(whole, day, progress=done)


def judged(whole: Snapshot, summer: "Sunlight | None", say: Language) -> "Judged":
    """What every rule says, no repairs looked for. ``summer``: the light of midsummer; None where the site has no place on earth."""
    from baukasten.checks import RULES
    from baukasten.checks import judged as asked
    from baukasten.judged_sun import other_suns
    from baukasten.scene import scene

    if summer is None:
        return asked(RULES, whole)
    with progress(say("Following the sun")) as done:
        others = other_suns(whole, scene(whole), done)
    return asked(RULES, whole, summer, *others)
