"""Who goes: what a person needs of a way, each figure with its source. One small file each in ``baukasten/profiles``.

A new profile is a new file there, ``<id>.toml``; nothing else has to know of it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from baukasten.phrase import LANGUAGES, Phrase, _
from baukasten.plain.reading import Found
from baukasten.source import Source, Status
from baukasten.trouble import Trouble
from baukasten.units import Millimetre

LARGEST = 100_000
"""Bytes. A profile takes two thousand."""
WIDEST: Millimetre = 5_000
FARTHEST: Millimetre = 5_000_000
STEEPEST = 30.0
"""Per cent."""


@dataclass(frozen=True)
class Profile:
    """What one kind of person needs of a way.

    ``width``: clear width. ``turning``: side of the square needed to turn in, 0 where one turns on
    the spot. ``slope``: rise per metre that may go on for ever; ``steepest``: greatest rise per
    metre, for at most ``run`` at a time. ``cross``: greatest fall per metre across a way that
    climbs, ``cross_level`` across one that does not. ``headroom``: what hangs lower is in the way.
    ``kerb``: the highest single step that is got over. ``steps``: flights of steps are walked.
    ``rolls``: needs ground that wheels get along on. ``rest``: farthest from seat to seat, 0 where
    no seats are needed. ``osm``: the key by which OpenStreetMap says who gets along, empty where it
    has none. ``sources``: by the name of the figure, as the file has it.
    """

    id: str
    names: Mapping[str, str]
    about: Mapping[str, str]
    place: int
    width: Millimetre
    turning: Millimetre
    slope: float
    steepest: float
    run: Millimetre
    cross: float
    cross_level: float
    headroom: Millimetre
    kerb: Millimetre
    steps: bool
    rolls: bool
    rest: Millimetre
    osm: str
    sources: Mapping[str, Source]

    def __hash__(self) -> int:
        return hash((self.id, self.width, self.kerb, self.rolls))


@dataclass(frozen=True)
class Profiles:
    """``problems``: what could not be loaded, one line a file; the rest is there all the same."""

    known: Mapping[str, Profile]
    problems: tuple[Phrase, ...] = ()

    def __getitem__(self, wanted: str) -> Profile:
        """By id, or by name in any language. Raises ``Trouble`` that lists what there is."""
        asked = wanted.strip().casefold()
        for profile in self.known.values():
            if asked in (profile.id, *(name.casefold() for name in profile.names.values())):
                return profile
        raise Trouble(_("{profile}: no such profile. There are: {known}.", profile=wanted, known=", ".join(self.known)))


@lru_cache(maxsize=1)
def profiles() -> Profiles:
    """The profiles that come with the program, in the order they are shown."""
    folder = resources.files("baukasten") / "profiles"
    return _all(entry for entry in folder.iterdir() if entry.name.endswith(".toml"))


def profiles_in(folder: Path) -> Profiles:
    """The profiles in a folder. Raises ``Trouble`` where there is no such folder."""
    if not folder.is_dir():
        raise Trouble(_("{file}: there is no such folder.", file=str(folder)))
    return _all(folder.glob("*.toml"))


def profile_file(path: Path) -> Profile:
    """The profile in one file. Raises ``Trouble`` that names file, key and what was expected."""
    return _read(path, path.name)


def _all(files: Iterable[Traversable]) -> Profiles:
    found, problems = [], []
    for file in sorted(files, key=lambda entry: entry.name):
        try:
            found.append(_read(file, file.name))
        except Trouble as trouble:
            problems.append(trouble.phrase)
    found.sort(key=lambda profile: (profile.place, profile.id))
    return Profiles({profile.id: profile for profile in found}, tuple(problems))


def _read(file: Traversable, name: str) -> Profile:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise Trouble(_("{file}: cannot be read ({reason}).", file=name, reason=error.strerror or "")) from None
    if len(content) > LARGEST:
        raise Trouble(_("{file}: is too big for a profile.", file=name))
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:200]
        raise Trouble(_("{file}: is not TOML in UTF-8 ({reason}).", file=name, reason=reason)) from None
    return _profile(Found(data, name), name.removesuffix(".toml"))


FIGURES = ("width", "turning", "slope", "cross", "headroom", "kerb", "steps", "surface", "rest")


def _profile(found: Found, profile_id: str) -> Profile:
    found.keys("place", "names", "about", "osm", *FIGURES, "sources")
    known = {key: _source(source) for key, source in found["sources"].mapping()}
    slope = found["slope"].keys("always", "most", "run", "source")
    cross = found["cross"].keys("climbing", "level", "source")
    return Profile(
        id=profile_id,
        names=_said(found["names"]),
        about=_said(found["about"]),
        place=found["place"].whole(0, 1000),
        width=_figure(found["width"]).whole(200, WIDEST),
        turning=_figure(found["turning"]).whole(0, WIDEST),
        slope=_rise(slope["always"], 0.0),
        steepest=_rise(slope["most"], slope["always"].number()),
        run=slope["run"].whole(0, FARTHEST),
        cross=_rise(cross["climbing"], 0.0),
        cross_level=_rise(cross["level"], cross["climbing"].number()),
        headroom=_figure(found["headroom"]).whole(0, 5_000),
        kerb=_figure(found["kerb"]).whole(0, 400),
        steps=_figure(found["steps"]).flag(),
        rolls=_figure(found["surface"], "rolls").flag(),
        rest=_figure(found["rest"]).whole(0, FARTHEST),
        osm=found["osm"].text(),
        sources={figure: _named(found[figure]["source"], known) for figure in FIGURES},
    )


def _figure(found: Found, key: str = "value") -> Found:
    return found.keys(key, "source")[key]


def _rise(found: Found, least: float) -> float:
    """Per cent in the file, rise per metre here."""
    return found.number(least, STEEPEST) / 100


def _said(found: Found) -> Mapping[str, str]:
    found.keys(*LANGUAGES)
    return {language: found[language].name() for language in LANGUAGES}


def _named(found: Found, known: Mapping[str, Source]) -> Source:
    if found.name() not in known:
        found.refuse(_("one of the sources named below: {known}", known=", ".join(known)))
    return known[found.name()]


def _source(found: Found) -> Source:
    given = dict(found.mapping())
    optional = {key: given.pop(key).name() for key in ("edition", "clause", "address") if key in given}
    plain = Found({key: one.raw for key, one in given.items()}, found.where).keys("document", "status")
    return Source(plain["document"].name(), plain["status"].choice(Status), **optional)
