"""Make a site of the files people have, or lay around one what was measured from the air."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from baukasten.phrase import Language, _
from baukasten.trouble import Trouble
from sites.importers import IMPORTERS, Imported, surface_model
from sites.load import load, write
from ui.terminal.progress import progress
from ui.terminal.results import in_folder


def import_site(
    files: Sequence[Path], output: Path, box: str | None, at: str | None, radius_m: float | None, name: str, say: Language
) -> Imported:
    """Read the files and write the site. ``box`` and ``at`` as people type them: numbers with commas. Raises Trouble."""
    _free(output)
    if box is not None and at is not None:
        raise Trouble(_("--box and --at both say which part is meant: give one of them."))
    if radius_m is not None and at is None:
        raise Trouble(_("--radius says how far around --at: give that too."))
    extent = {"box": numbers("--box", box, 4), "centre": numbers("--at", at, 2), "radius_m": radius_m}
    given = {key: value for key, value in extent.items() if value is not None}
    with progress(say("Reading the files")) as done:
        imported: Imported = importer(files).read(files, name=name, progress=done, **given)
    write(imported.site, output)
    return imported


def import_surroundings(
    site: str, surface: Path, trees: Path | None, ground: Path | None, output: Path, say: Language
) -> Imported:
    """Read what was measured from the air and write the site with it, as a new file. Raises Trouble."""
    _free(output)
    known = load(site)
    with progress(say("Reading the files")) as done:
        imported = surface_model.with_surroundings(known, surface, trees, ground, done)
    write(imported.site, output)
    return imported


def importer(files: Sequence[Path]) -> ModuleType:
    """The importer that reads files of these names. Raises Trouble."""
    for file in files:
        if not file.exists():
            raise Trouble(_("{file}: there is no such file or folder.", file=str(file)))
    for module in IMPORTERS:
        if all(module.reads(file) for file in files):
            return module
    strange = next((file for file in files if not any(module.reads(file) for module in IMPORTERS)), files[0])
    formats = ", ".join(module.TITLE for module in IMPORTERS)
    raise Trouble(_("{file}: is of a kind that cannot be read. What can be read: {formats}.", file=str(strange), formats=formats))


def _free(output: Path) -> None:
    """Before minutes of reading, not after."""
    if output.exists():
        raise Trouble(_("{file}: is there already and is not overwritten.", file=str(output)))
    in_folder(output)


def numbers(option: str, typed: str | None, count: int) -> tuple[float, ...] | None:
    """``count`` numbers with commas between them. Raises Trouble."""
    if typed is None:
        return None
    try:
        values = tuple(float(part) for part in typed.split(","))
    except ValueError:
        values = ()
    if len(values) != count:
        raise Trouble(_("{option}: {typed} is not {count} numbers with commas between them.", option=option, typed=typed, count=count))
    return values
