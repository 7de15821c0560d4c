"""Which plan lies on the table when the program starts: the last one, and before there is any, the example."""

from pathlib import Path

import platformdirs

from baukasten.plan import Plan
from baukasten.site import Site
from ui.settings import NAME, remembered


def first_plan() -> Path:
    """The plan that was open last, if it is still there; else this user's copy of the example. Raises Trouble."""
    last = remembered().last_plan
    return Path(last) if last and Path(last).is_file() else own_example()


def own_example() -> Path:
    """This user's copy of the example, made when it is first asked for: people may change it. Raises Trouble."""
    from baukasten.files import create

    path = Path(platformdirs.user_data_path(NAME, ensure_exists=True)) / "example.bauplan"
    if not path.exists():
        create(path, *example()).close()
    return path


def example() -> tuple[Plan, Site]:
    """The example as it comes with the program."""
    from sites.load import PLOTS, load
    from sites.load import example as plan

    return plan(), load(PLOTS[0])
