"""What lies on the table: the plan on its desk, its site, the catalogue, and the file that keeps it."""

from contextlib import suppress
from pathlib import Path

from baukasten.desk import Desk
from baukasten.element import Catalogue
from baukasten.files.plan_file import PlanFile, create, open_plan
from baukasten.plan import Brief, Plan
from baukasten.site import Site
from baukasten.snapshot import Snapshot
from baukasten.today import today


class Session:
    """One opened plan. Every finished step is written to its file before the next one begins."""

    def __init__(self, file: PlanFile, catalogue: Catalogue) -> None:
        self.file = file
        self.site: Site = file.site
        self.catalogue = catalogue
        self.desk = Desk(file.plan)
        # A file opened for reading only refuses; the desk then takes the step back and people hear why.
        self.desk.keep(file.append)

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(self.desk.plan, self.site, self.catalogue)

    @property
    def before(self) -> Snapshot:
        """The square as it is today."""
        return Snapshot(today(self.site, self.desk.plan.brief), self.site, self.catalogue)

    @property
    def read_only(self) -> bool:
        return self.file.read_only

    def close(self) -> None:
        self.file.close()


def opened(path: Path, catalogue: Catalogue) -> Session:
    """The plan in a file; read-only where somebody else has it open. Raises Trouble."""
    return Session(open_plan(path), catalogue)


def begun(path: Path, site: Site, brief: Brief, catalogue: Catalogue) -> Session:
    """A new plan of a site, with everything that stands there today. Raises Trouble, also where the file exists."""
    return kept(path, today(site, brief), site, catalogue)


def copied(session: Session, path: Path) -> Session:
    """The same plan, with its history, in a file of its own. Raises Trouble, also where the file exists."""
    session.file.copy(path)
    return opened(path, session.catalogue)


def settled(session: Session, site: Site, path: Path) -> Session:
    """The same plan, with its history, on another site and in a file of its own. Raises Trouble, also where the file exists."""
    _make_folder(path)
    session.file.copy_to_site(path, site)
    return opened(path, session.catalogue)


def kept(path: Path, plan: Plan, site: Site, catalogue: Catalogue) -> Session:
    """A plan in a new file. Raises Trouble, also where the file exists."""
    _make_folder(path)
    return Session(create(path, plan, site), catalogue)


def _make_folder(path: Path) -> None:
    with suppress(OSError):  # where no folder can be made, the file says so itself
        path.parent.mkdir(parents=True, exist_ok=True)
