"""Answers about ways: as a table for people, and with stable keys for other programs."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from baukasten.access.course import Course, Verdict, effort, verdict
from baukasten.access.hindrance import sides, told
from baukasten.access.narrow import Narrow
from baukasten.access.profile import Profile
from baukasten.access.routes import reached_from
from baukasten.access.trip import Trip
from baukasten.geometry import Point
from baukasten.phrase import Language, Length, Phrase, Share, _
from ui.terminal.as_json import Plain, written
from ui.terminal.as_text import STATUSES, filled
from ui.terminal.table import Side, table

if TYPE_CHECKING:
    from exports.routes_map import Answer

LONGEST = 34
"""Letters of a name in the table."""
VERDICTS = {Verdict.YES: _("good"), Verdict.LIMITED: _("hard"), Verdict.NO: _("no way")}
FIGURES = {
    "width": _("clear width"), "turning": _("room to turn"), "slope": _("slope"), "cross": _("slope across"),
    "headroom": _("clear height"), "kerb": _("kerbs"), "steps": _("steps"), "surface": _("ground"), "rest": _("rests"),
}


def as_text(trip: Trip, found: "Sequence[Answer]", say: Language) -> str:
    counts = Counter(verdict(trip, one.route, one.course) for one in found)
    head = say(
        "{person}: {good} ways are good, {hard} are hard, {none} are shut.", person=say.name(trip.profile.names),
        good=counts[Verdict.YES], hard=counts[Verdict.LIMITED], none=counts[Verdict.NO],
    )
    parts = [head]
    if found:
        columns = (say("From"), say("To"), say("Way"), say("Length"), say("Width"), say("Steepest"), say("Without a seat"), say("What hinders"))
        aligned = (Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT)
        parts.append("\n".join(table(columns, aligned, [_row(trip, one, say) for one in found])))
    parts.append("\n".join(filled(say.say(note), "") for note in _notes(trip)))
    return "\n\n".join(parts)


def as_json(trip: Trip, found: "Sequence[Answer]", say: Language) -> str:
    return written({
        "site": trip.snapshot.site.slug,
        "profile": _profile(trip.profile, say),
        "entrances": [{"number": e.entrance, "name": say.say(e.name), "place": _place(e.at)} for e in trip.entrances],
        "slopes_known": trip.relief.known,
        "ways": [_way(trip, one, say) for one in found],
    })


def _row(trip: Trip, one: "Answer", say: Language) -> tuple[str, ...]:
    route, course = one.route, one.course
    ends = (_short(say.say(end.name)) for end in (route.start, route.goal))
    names = *ends, say.say(VERDICTS[verdict(trip, route, course)])
    if course is None:
        return (*names, "–", "–", "–", "–", say.say(told(trip, route.hindered)) if route.hindered else "")
    wide = say.value(Length(route.width * 1000)) if route.narrow else "≥ " + say.value(Length(route.width * 1000))
    steepest = say.value(Share(course.steepest, 1)) if course.steepest is not None else "?"
    hard = "; ".join(say.say(phrase) for phrase in effort(trip, route, course))
    return (*names, say.value(Length(course.length * 1000)), wide, steepest, say.value(Length(course.unrested * 1000)), hard)


def _unneeded(profile: Profile) -> frozenset[str]:
    """Figures that this person has none of."""
    return frozenset(name for name, value in (("turning", profile.turning), ("rest", profile.rest)) if not value)


def _short(name: str) -> str:
    """A long name with its end: the number stands there."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 13]}…{name[-12:]}"


def _notes(trip: Trip) -> list[Phrase]:
    notes = []
    if not trip.entrances:
        notes.append(_("The site does not say where its entrances are, so nobody knows where people come from."))
    if not trip.relief.known:
        notes.append(_("The site does not say how high the ground is: slopes are not known."))
    asked = {name: one for name, one in trip.profile.sources.items() if name not in _unneeded(trip.profile)}
    for source in dict.fromkeys(asked.values()):
        figures = tuple(FIGURES[name] for name, one in asked.items() if one == source)
        document = f"{source.document} ({source.edition})" if source.edition else source.document
        notes.append(_("{figures}: {document}, {status}.", figures=figures, document=document, status=STATUSES[source.status]))
    return notes


def _way(trip: Trip, one: "Answer", say: Language) -> Plain:
    route, course = one.route, one.course
    why = route.hindered
    narrow = route.narrow or (why.narrow if why else None)
    return {
        "from": say.say(route.start.name),
        "to": say.say(route.goal.name),
        "item": route.goal.item,
        "passable": verdict(trip, route, course).value,
        "width_m": round(route.width, 3) if route.way else None,
        "width_in_use_m": round(route.in_use, 3) if route.way else None,
        "narrow": _narrow(narrow, say) if narrow else None,
        "turns": route.turns,
        "reached_from": [end.entrance for end in reached_from(trip, route.goal)],
        "hindrance": {"kind": why.kind.value, "place": _place(why.at), "text": say.say(told(trip, why))} if why else None,
        "effort": [say.say(phrase) for phrase in effort(trip, route, course)] if course else [],
        **_course(course),
    }


def _course(course: Course | None) -> dict[str, Plain]:
    if course is None:
        return dict.fromkeys(("length_m", "steepest", "across", "without_seat_m", "seats", "guided", "surfaces_m", "steps_mm"))
    return {
        "length_m": round(course.length, 2),
        "steepest": round(course.steepest, 4) if course.steepest is not None else None,
        "across": round(course.cross, 4) if course.cross is not None else None,
        "without_seat_m": round(course.unrested, 1),
        "seats": course.seats,
        "guided": round(course.guided, 2),
        "surfaces_m": {ground: round(length, 1) for ground, length in course.grounds.items() if ground},
        "steps_mm": [step.height for step, _at in course.steps],
    }


def _narrow(narrow: Narrow, say: Language) -> Plain:
    return {"place": _place(narrow.place), "width_m": round(narrow.width, 3), "between": [say.say(side) for side in sides(narrow)]}


def _profile(profile: Profile, say: Language) -> Plain:
    return {
        "id": profile.id, "name": say.name(profile.names), "width_mm": profile.width, "kerb_mm": profile.kerb,
        "steps": profile.steps, "rolls": profile.rolls, "slope": profile.slope, "steepest": profile.steepest,
        "rest_m": profile.rest / 1000,
        "sources": {figure: {"document": source.document, "status": source.status.value} for figure, source in profile.sources.items()},
    }


def _place(point: Point) -> Plain:
    return [point.x / 1000, point.y / 1000]
