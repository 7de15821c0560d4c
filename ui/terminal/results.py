"""Files that commands write for people to look at."""

from pathlib import Path
from typing import TYPE_CHECKING

from baukasten.phrase import Language, _
from baukasten.snapshot import Snapshot
from baukasten.trouble import Trouble
from ui.terminal.progress import progress

if TYPE_CHECKING:
    from baukasten.shade import Sunlight


def named(path: Path, ending: str) -> Path:
    """The path, if it has the right ending: a slip must not overwrite the plan itself. Raises Trouble."""
    if path.suffix.lower() != ending:
        raise Trouble(_("{file}: the name has to end in {ending}.", file=str(path), ending=ending))
    return in_folder(path)


def in_folder(path: Path) -> Path:
    """The path, if there is a folder to write it into: that is told before minutes of work, not after. Raises Trouble."""
    if not path.parent.is_dir():
        raise Trouble(_("{file}: there is no folder {folder}.", file=str(path), folder=str(path.parent)))
    return path


def write_proposal(whole: Snapshot, path: Path, say: Language) -> None:
    """The proposal as PDF. Raises Trouble."""
    from exports.pdf import report

    with progress(say("Writing the proposal")) as done:
        report.write(whole, path, say, done)


def write_shade_map(whole: Snapshot, light: "Sunlight", path: Path, say: Language) -> None:
    """The hours of sun as a picture. Raises ``OSError``."""
    from exports import shade_map

    shade_map.write(whole, light, path, say)
