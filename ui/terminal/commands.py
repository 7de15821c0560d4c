"""The commands of the command line, one function each.

What each says about itself stands in ``ui.terminal.command_help``. The heavier rooms are imported
where they are used, so that a short question has a quick answer.
"""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from baukasten.phrase import Language
from baukasten.plan import State
from ui.terminal import as_json, as_text, growing
from ui.terminal.command_help import Command, explained
from ui.terminal.reading import grown_shade, judged, snapshot, sunlight, the_catalogue, year_of_sun
from ui.terminal.results import SHADE_ENDINGS, in_folder, named, write_proposal, write_shade

PLAIN_HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=PLAIN_HELP
)

PlanPath = Annotated[Path, typer.Argument(metavar="PLAN")]
Json = Annotated[bool, typer.Option("--json")]


def command(say: Language) -> Command:
    """All commands, explained in one language."""
    return explained(typer.main.get_command(app), say)


@app.callback(invoke_without_command=True)
def start(context: typer.Context, language: Literal["de", "en"] | None = None) -> None:
    if context.invoked_subcommand is None:
        from ui.app import open_window

        raise typer.Exit(open_window(None))


@app.command("open")
def open_(context: typer.Context, plan: PlanPath) -> None:
    snapshot(plan, context.obj)  # a file that is no plan is told here, before a window appears
    from ui.app import open_window

    raise typer.Exit(open_window(plan))


@app.command()
def sites(context: typer.Context, json: Json = False) -> None:
    from sites.load import sites as bundled

    say: Language = context.obj
    print(as_json.sites(bundled(), say) if json else as_text.sites(bundled(), say))


@app.command()
def catalogue(context: typer.Context, json: Json = False) -> None:
    say: Language = context.obj
    known = the_catalogue()
    print(as_json.catalogue(known, say) if json else as_text.catalogue(known, say))


@app.command()
def new(
    context: typer.Context,
    site: Annotated[str, typer.Option(metavar="SLUG_OR_FILE")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="PLAN")],
) -> None:
    from baukasten.files import create
    from baukasten.today import today
    from sites.load import load

    say: Language = context.obj
    in_folder(output)
    square = load(site)
    plan = today(square)
    create(output, plan, square).close()
    name = say.name(square.names)
    print(say("{plan}: a plan of {site}. Things that stand there today: {count}.", plan=str(output), site=name, count=plan.last))


@app.command(context_settings={**PLAIN_HELP, "ignore_unknown_options": True})  # or -3.5 would be taken for an option
def place(
    context: typer.Context,
    plan: PlanPath,
    element: Annotated[str, typer.Argument(metavar="ELEMENT")],
    x: Annotated[float, typer.Argument(metavar="X")],
    y: Annotated[float, typer.Argument(metavar="Y")],
    angle: Annotated[float, typer.Option(metavar="DEG")] = 0.0,
    state: Annotated[State, typer.Option()] = State.NEW,
) -> None:
    from ui.terminal.placing import placed

    print(context.obj.say(placed(plan, element, x, y, angle, state)))


@app.command()
def check(context: typer.Context, plan: PlanPath, json: Json = False) -> None:
    from baukasten.checks import RULES, with_repairs

    say: Language = context.obj
    whole = snapshot(plan, say)
    # Where the site has no place on earth the rules about the sun say so themselves.
    done = judged(whole, sunlight(whole, say) if whole.site.anchor else None, say)
    if json:
        print(as_json.check(plan, whole, done.findings, say))
    else:
        # Only people are told what would help, and looking for it takes longer than judging.
        print(as_text.check(with_repairs(RULES, done), whole.plan, say))


@app.command()
def cost(context: typer.Context, plan: PlanPath, json: Json = False) -> None:
    from baukasten.cost import estimate

    say: Language = context.obj
    whole = snapshot(plan, say)
    costs = estimate(whole)
    print(as_json.cost(costs, say) if json else as_text.cost(costs, whole, say))


@app.command()
def shade(
    context: typer.Context,
    plan: PlanPath,
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")] = None,
    year: Annotated[bool, typer.Option("--year")] = False,
    growth: Annotated[bool, typer.Option("--growth")] = False,
    json: Json = False,
    output: Annotated[list[Path] | None, typer.Option("-o", "--output", metavar="FILE")] = None,
) -> None:
    from baukasten.shade import item_shade, left_out

    say: Language = context.obj
    files = [named(path, *SHADE_ENDINGS) for path in output or ()]
    whole = snapshot(plan, say)
    light = sunlight(whole, say, day.date() if day else None)
    items = item_shade(whole, light)
    months = year_of_sun(whole, say, light.day.year) if year else ()
    later = grown_shade(whole, say, light.day) if growth else None
    for path in files:
        write_shade(whole, light, items, path, say)
    missing = left_out(whole)
    if json:
        print(as_json.shade(light, items, missing, say, months, later))
        return
    print(as_text.shade(light, items, missing, say, months))
    if later:
        print("\n" + growing.told(whole, later, say))


@app.command()
def routes(
    context: typer.Context,
    plan: Annotated[Path, typer.Argument(metavar="PLAN_OR_SITE")],
    profile: Annotated[str, typer.Option(metavar="PROFILE")] = "wheelchair",
    start: Annotated[str | None, typer.Option("--from", metavar="ENTRANCE")] = None,
    goal: Annotated[str | None, typer.Option("--to", metavar="ITEM")] = None,
    json: Json = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="ROUTES.geojson")] = None,
) -> None:
    from baukasten.access.trip import trip
    from exports import routes_map
    from ui.terminal import going, ways

    say: Language = context.obj
    file = named(output, ".geojson", ".json") if output else None
    person = going.profile_of(profile)
    journey = trip(going.plan_or_site(plan, say), person)
    found = going.answers(journey, start, goal, say)
    if file:
        routes_map.write(journey, found, file, say)
    print(ways.as_json(journey, found, say) if json else ways.as_text(journey, found, say))


@app.command()
def propose(
    context: typer.Context,
    plan: PlanPath,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="PROPOSAL.pdf")],
) -> None:
    say: Language = context.obj
    named(output, ".pdf")
    write_proposal(snapshot(plan, say), output, say)
    print(say("{file}: the proposal is written.", file=str(output)))


@app.command("import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="SITE")],
    box: Annotated[str | None, typer.Option(metavar="W,S,E,N")] = None,
    at: Annotated[str | None, typer.Option(metavar="LON,LAT")] = None,
    radius: Annotated[float | None, typer.Option(metavar="M")] = None,
    name: Annotated[str, typer.Option(metavar="NAME")] = "",
) -> None:
    from ui.terminal.importing import import_site

    say: Language = context.obj
    print(as_text.imported(import_site(files, output, box, at, radius, name, say), output, say))


@app.command("import-surface")
def import_surface(
    context: typer.Context,
    site: Annotated[str, typer.Argument(metavar="SITE")],
    surface: Annotated[Path, typer.Argument(metavar="SURFACE.tif")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="NEW_SITE")],
    trees: Annotated[Path | None, typer.Option(metavar="TREES.tif")] = None,
    ground: Annotated[Path | None, typer.Option(metavar="GROUND.tif")] = None,
) -> None:
    from ui.terminal.importing import import_surroundings

    say: Language = context.obj
    print(as_text.imported(import_surroundings(site, surface, trees, ground, output, say), output, say))
