"""Where the house stands and what its rooms are."""

from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2]
ROOMS = ("baukasten", "catalogue", "sites", "exports", "ui")
CONTENT = ("catalogue/elements", "sites/plots", "baukasten/words", "baukasten/profiles", "exports/templates", "ui/assets")
"""Folders that hold content and no program."""


def files(folder: str) -> Iterator[Path]:
    """All files below a folder that belong to it, relative to the house."""
    for path in sorted((HOUSE / folder).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
            yield path.relative_to(HOUSE)


def modules(*rooms: str) -> Iterator[Path]:
    return (path for room in rooms for path in files(room) if path.suffix == ".py")
