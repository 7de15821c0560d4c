"""The example: as it comes with the program, and this user's own copy of it."""

from pathlib import Path

import platformdirs

from baukasten.plan import Plan
from baukasten.site import Site
from ui.settings import NAME


def example() -> tuple[Plan, Site]:
    """The example plan and its square."""
    from sites.load import PLOTS, load
    from sites.load import example as plan

    return plan(), load(PLOTS[0])


def own_example() -> Path:
    """This user's copy of the example, made when it is first asked for: people may change it. Raises Trouble."""
    from baukasten.files import create

    path = Path(platformdirs.user_data_path(NAME, ensure_exists=True)) / "example.bauplan"
    if not path.exists():
        create(path, *example()).close()
    return path
