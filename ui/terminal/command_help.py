"""What the commands say about themselves, in the language people chose.

Kept apart from the commands because theirs is a help in several languages: ``explained`` puts the
words in. ``place.x`` is the parameter ``x`` of the command ``place``.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from baukasten.phrase import Language, Phrase, _

PLAN = _("A plan file, *.bauplan.")
AS_JSON = _("Answer for other programs, with stable keys.")

HELP: Mapping[str, Phrase] = {
    "": _(
        "Quartiersbaukasten: neighbours around a table turn a real square into a proposal their city can build. "
        "Without a command the window opens: the example at first, later the last plan."
    ),
    "language": _("Language of all answers: German or English. As the system's, unless said otherwise."),
    "open": _("Open the window on a plan."),
    "open.plan": PLAN,
    "sites": _("List the squares that come with the program."),
    "sites.json": AS_JSON,
    "catalogue": _("List what can be built, with sizes and prices."),
    "catalogue.json": AS_JSON,
    "new": _("Begin a plan. What stands on the square today is in it, to be kept."),
    "new.site": _("Short name of a square (see: baukasten sites), or a site file."),
    "new.output": _("The plan file to write. A file that is there already is not overwritten."),
    "place": _(
        "Place an element. X and Y are metres in the site's own system, east and north of its origin; "
        "angles are degrees clockwise from site north."
    ),
    "place.plan": PLAN,
    "place.element": _("Id of an element (see: baukasten catalogue)."),
    "place.x": _("Metres east of the site's origin."),
    "place.y": _("Metres north of the site's origin."),
    "place.angle": _("The direction its front looks in: degrees clockwise from site north."),
    "place.state": _("What happens to it: new, keep, move, reuse, selfbuild or remove."),
    "check": _("Check a plan: safety, accessibility, distances. Each finding names its rule and source."),
    "check.plan": PLAN,
    "check.json": AS_JSON,
    "cost": _("Estimate the cost of a plan: from, likely, up to."),
    "cost.plan": PLAN,
    "cost.json": AS_JSON,
    "shade": _("Sun and shade of one day, on the ground and at each seat and play element."),
    "shade.plan": PLAN,
    "shade.day": _("The day. 21 June, unless said otherwise."),
    "shade.growth": _("Also the shade while the trees grow: as planted, in 10 and in 25 years, with hours of shade per m², each seat and play element at 11, 13, 15 and 17 o'clock, and how much sky is seen."),
    "shade.year": _("Also a year of sun: the 21st of each month."),
    "shade.json": AS_JSON,
    "shade.output": _("Write a file, as its name ends: a map of the hours of sun (.png), the same for QGIS (.tif), or a table of seats and play elements (.csv). May be given several times."),
    "routes": _("Ways of one person from the entrances to everything people use, and what bars them."),
    "routes.plan": _("A plan file, *.bauplan; or a site, by its short name or file, as it is today."),
    "routes.profile": _("Who goes: wheelchair, rollator, blind … (a wrong name lists all), or a file of your own, *.toml."),
    "routes.start": _("Only from this entrance: its name or its number."),
    "routes.goal": _("Only to this thing: its number, or its name and number."),
    "routes.json": AS_JSON,
    "routes.output": _("Write the ways and barriers as GeoJSON with the tags of OpenStreetMap."),
    "propose": _("Write the proposal for the city as a PDF."),
    "propose.plan": PLAN,
    "propose.output": _("The PDF to write."),
    "import": _("Make a site from files people have: OpenStreetMap (.osm, .osm.pbf)."),
    "import.files": _("One or more files of the same place."),
    "import.output": _("The site file to write. A file that is there already is not overwritten."),
    "import.box": _("Only what lies in this box: west, south, east, north in degrees."),
    "import.at": _("Only what lies around this point: longitude, latitude in degrees."),
    "import.radius": _("How far around that point, in metres."),
    "import.name": _("What the place is called."),
    "import-surface": _(
        "Lay around a site what was measured from the air (GeoTIFF), so that the houses and trees of the neighbourhood shade it."
    ),
    "import-surface.site": _("Short name of a square (see: baukasten sites), or a site file."),
    "import-surface.surface": _("The surface model (DOM, DSM): heights above the sea of all that is solid."),
    "import-surface.output": _("The site file to write. A file that is there already is not overwritten."),
    "import-surface.trees": _("Heights of the trees above the ground. Light passes under and through them; without this file, trees of the surface model shade like houses."),
    "import-surface.ground": _("The ground without houses and trees (DGM, DEM). Gives the site its slope, if it has none yet."),
}


class Parameter(Protocol):
    name: str | None
    help: str | None


class Command(Protocol):
    """What is needed of the library's command."""

    params: list[Parameter]
    help: str | None
    short_help: str | None
    commands: Mapping[str, "Command"]

    def __call__(self, args: Sequence[str], prog_name: str, *, standalone_mode: bool, obj: Language) -> int | None: ...


def explained(command: Command, say: Language) -> Command:
    """The command and those below it, with every text in one language."""
    _explain(command, "", say)
    for name, below in command.commands.items():
        _explain(below, name, say)
    return command


def _explain(command: Command, name: str, say: Language) -> None:
    command.help = command.short_help = say.say(HELP[name])
    for parameter in command.params:
        key = f"{name}.{parameter.name}" if name else str(parameter.name)
        parameter.help = say.say(HELP[key])
