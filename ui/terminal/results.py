"""Files that commands write for people to look at."""

from pathlib import Path
from typing import TYPE_CHECKING

from baukasten.phrase import Language, _
from baukasten.snapshot import Snapshot
from baukasten.trouble import Trouble
from ui.terminal.progress import progress

if TYPE_CHECKING:
    from baukasten.shade import ItemShade, Sunlight
    from exports.pdf.proposal import Proposal

SHADE_ENDINGS = (".png", ".tif", ".tiff", ".csv")


def named(path: Path, *endings: str) -> Path:
    """The path, if it has one of the right endings: a slip must not overwrite the plan itself. Raises Trouble."""
    if path.suffix.lower() not in endings:
        raise Trouble(_("{file}: the name has to end in {ending}.", file=str(path), ending=", ".join(endings)))
    return in_folder(path)


def in_folder(path: Path) -> Path:
    """The path, if there is a folder to write it into: that is told before minutes of work, not after. Raises Trouble."""
    if not path.parent.is_dir():
        raise Trouble(_("{file}: there is no folder {folder}.", file=str(path), folder=str(path.parent)))
    return path


def write_proposal(whole: Snapshot, path: Path, say: Language) -> "Proposal":
    """The proposal as PDF; what it tells comes back. Raises Trouble."""
    from exports.pdf import report

    with progress(say("Writing the proposal")) as done:
        return report.write(whole, path, say, done)


def write_shade(whole: Snapshot, light: "Sunlight", items: "tuple[ItemShade, ...]", path: Path, say: Language) -> None:
    """The hours of sun as a picture or a GeoTIFF, or the shade of each thing as a table. Raises Trouble, ``OSError``."""
    from exports import shade_list, shade_map, shade_raster

    match path.suffix.lower():
        case ".tif" | ".tiff":
            shade_raster.write(whole, light, path)
        case ".csv":
            shade_list.write(items, path, say)
        case _:
            shade_map.write(whole, light, path, say)
