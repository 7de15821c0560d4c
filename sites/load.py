"""The places to plan on: those that come with the program, and site files people made."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib import resources
from pathlib import Path

from baukasten.phrase import _
from baukasten.plain import parsed, plan_from, site_data, site_from
from baukasten.plan import Plan
from baukasten.site import Site
from baukasten.trouble import Trouble
from sites.laid_out import laid_out

PLOTS = ("kroepeliner-tor-vorplatz", "practice-courtyard")
"""The bundled plots in the order they are offered."""

LARGEST = 50_000_000
"""Bytes of a site file. A quarter with every kerb and tree of it takes two million."""


@lru_cache(maxsize=1)
def sites() -> tuple[Site, ...]:
    """The bundled plots."""
    return tuple(_bundled(slug) for slug in PLOTS)


def load(slug_or_path: str) -> Site:
    """A bundled plot by its slug, else the site file at a path.

    Raises Trouble where there is neither, or the file is not a site.
    """
    if slug_or_path in PLOTS:
        return _bundled(slug_or_path)
    path = Path(slug_or_path)
    return _site(_bytes(path), path.name)


def write(site: Site, path: str | Path) -> None:
    """Write a site file. A file that is there already is never touched: then, as where nothing can be written, Trouble.

    The file appears whole or not at all.
    """
    path = Path(path)
    data = site_data(site)
    with _named(path.name):
        site_from(data)  # Trouble now, rather than a file that cannot be read again
    whole = laid_out(data).encode()
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(beside, "xb") as file:
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())
        _name_once(beside, path)
    except FileExistsError:
        raise Trouble(_("{file}: is there already and is not overwritten.", file=path.name)) from None
    except OSError as error:
        raise Trouble(_("{file}: cannot be written ({reason}).", file=path.name, reason=error.strerror or "")) from None
    finally:
        with suppress(OSError):  # a medium that cannot be written to refuses this too
            beside.unlink()


def example() -> Plan:
    """What a neighbourhood group proposes for the Kröpeliner-Tor-Vorplatz with 50,000 €."""
    return plan_from(parsed(_content(PLOTS[0], "example.json")))


def _name_once(there: Path, name: Path) -> None:
    """Give a finished file its name; FileExistsError where the name is taken."""
    try:
        os.link(there, name)
    except FileExistsError:
        raise
    except OSError:  # a memory stick's file system knows no links
        if name.exists():
            raise FileExistsError from None
        os.replace(there, name)


def _bundled(slug: str) -> Site:
    return _site(_content(slug, "site.json"), slug)


def _content(slug: str, name: str) -> bytes:
    return (resources.files("sites") / "plots" / slug / name).read_bytes()


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Trouble(_("{file}: is a folder, not a file.", file=path.name or str(path)))
        if not stat.S_ISREG(status.st_mode):
            raise Trouble(_("{file}: is a device or a pipe, not a file.", file=path.name))
        if status.st_size > LARGEST:
            raise Trouble(_("{file}: is too big for a site file.", file=path.name))
        return path.read_bytes()
    except FileNotFoundError:
        known = ", ".join(PLOTS)
        raise Trouble(_("{file}: there is no such site file and no site of that name ({known}).", file=str(path), known=known)) from None
    except OSError as error:
        raise Trouble(_("{file}: cannot be read ({reason}).", file=path.name, reason=error.strerror or "")) from None


def _site(content: bytes, name: str) -> Site:
    with _named(name):
        return site_from(parsed(content))


@contextmanager
def _named(file: str) -> Iterator[None]:
    try:
        yield
    except Trouble as trouble:
        raise Trouble(_("{file}: is not a site: {reason}", file=file, reason=trouble.phrase)) from None
