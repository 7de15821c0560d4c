"""The ways of one person, as people ask for them on the command line: whose, from where, to what."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from baukasten.phrase import Language, _
from baukasten.snapshot import Snapshot
from baukasten.trouble import Trouble
from ui.terminal.progress import progress
from ui.terminal.reading import snapshot, the_catalogue

if TYPE_CHECKING:  # loaded by the command that needs them
    from baukasten.access.profile import Profile
    from baukasten.access.trip import End, Trip
    from exports.routes_map import Answer

LISTED = 20
"""So many names are told where one was not found; the others are counted."""


def plan_or_site(wanted: Path, say: Language) -> Snapshot:
    """The plan in a file; of a site, by its short name or file, what stands there today. Raises Trouble."""
    from baukasten.today import today
    from sites.load import PLOTS, load

    if str(wanted) in PLOTS or _is_json(wanted):
        site = load(str(wanted))
        return Snapshot(today(site), site, the_catalogue())
    return snapshot(wanted, say)


def profile_of(wanted: str) -> "Profile":
    """A profile by its id or name, or from a file. Raises Trouble that lists what there is."""
    from baukasten.access.profile import profile_file, profiles

    return profile_file(Path(wanted)) if wanted.endswith(".toml") else profiles()[wanted]


def answers(trip: "Trip", start: str | None, goal: str | None, say: Language) -> "list[Answer]":
    """The ways that were asked for. Raises Trouble where an entrance or a thing is not there."""
    from baukasten.access.course import course
    from baukasten.access.routes import routes
    from exports.routes_map import Answer

    first = _entrance(trip, start, say) if start is not None else None
    last = _goal(trip, goal, say) if goal is not None else None
    count = max(1, len(trip.ends))
    found = []
    with progress(say("Looking for ways")) as done:
        for route in routes(trip, first, last):
            found.append(Answer(route, course(trip, route.way) if route.way else None))
            done(min(1.0, len(found) / count))
    return found


def _entrance(trip: "Trip", typed: str, say: Language) -> "End":
    """By name, or by its number in the list."""
    if end := _named(trip.entrances, typed, say):
        return end
    if typed.isdecimal() and 1 <= int(typed) <= len(trip.entrances):
        return trip.entrances[int(typed) - 1]
    if not trip.entrances:
        raise Trouble(_("{option}: the site does not say where its entrances are.", option="--from"))
    raise Trouble(_("{option}: {typed} is no entrance here. There are: {known}.", option="--from", typed=typed,
                    known=_list((f"{e.entrance} {say.say(e.name)}" for e in trip.entrances), say)))


def _goal(trip: "Trip", typed: str, say: Language) -> "End":
    """A thing by its number, with its name or without, or an entrance by its name."""
    number = typed.split()[-1] if typed.split() else ""
    of_number = [end for end in trip.goals if number.isdecimal() and end.item == int(number)]
    if end := _named(trip.ends, typed, say) or (of_number[0] if of_number else None):
        return end
    raise Trouble(_("{option}: {typed} is nothing that people use here. There are: {known}.", option="--to", typed=typed,
                    known=_list(dict.fromkeys(say.say(end.name) for end in (*trip.goals, *trip.entrances)), say)))


def _named(ends: "Iterable[End]", typed: str, say: Language) -> "End | None":
    return next((end for end in ends if say.say(end.name).casefold() == typed.strip().casefold()), None)


def _list(names: Iterable[str], say: Language) -> str:
    known = list(names)
    more = [say("and {number} more", number=len(known) - LISTED)] if len(known) > LISTED + 1 else []
    return ", ".join([*(known[:LISTED] if more else known), *more]) or "–"


def _is_json(path: Path) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    except OSError:
        return False
