"""Houses and trees around the place, as they were measured from the air: read beside the hand's work, then the plan lies on that site."""

from functools import partial
from typing import TYPE_CHECKING

from baukasten.site import Site
from sites.load import write
from ui import session as sessions
from ui.background import Progress
from ui.dialogs import files
from ui.dialogs.lines import show_lines
from ui.dialogs.surroundings import Wanted, ask_surroundings
from ui.doing.file import free_name
from ui.panels.message import Kind

if TYPE_CHECKING:
    from sites.importers import Imported
    from ui.window import Window

TOPIC = "surroundings"


def lay_around(window: "Window") -> None:
    """Ask for the files and read them in a process of their own; it can be stopped."""
    say, site = window.say, window.session.site
    if site.anchor is None:
        window.message(say("The site has no place on earth, so nothing can be laid around it."), Kind.BAD)
        return
    wanted = ask_surroundings(window, say)
    if wanted is not None:
        window.message(say("The surroundings are being read …"), Kind.INFO, ((say("Stop"), partial(_stop, window)),))
        window.background.ask(TOPIC, partial(read, site, wanted), partial(_lay, window))


def read(site: Site, wanted: Wanted, progress: Progress) -> "Imported":
    """The site with what stands around it; what reads the files is loaded when it is needed first. Raises Trouble."""
    from sites.importers import surface_model

    return surface_model.with_surroundings(site, wanted.surface, wanted.trees, wanted.ground, progress)


def _lay(window: "Window", imported: "Imported") -> None:
    """The plan as it is by now, on the site with its surroundings, in a file of its own."""
    say = window.say
    window.canvas.driver.cancel()  # what is half done is not in the file
    path = free_name(say("{plan} with surroundings", plan=window.session.file.path.stem))
    if not window.attempt(lambda: window.lay(sessions.settled(window.session, imported.site, path))):
        return
    text = say("With its surroundings the plan lies in a file of its own: {file}", file=path.name)
    told = (*map(say.say, imported.read), say("Left out or assumed:"), *map(say.say, imported.left_out))
    offers = (
        (say("What was read …"), partial(show_lines, window, say("Houses and trees around the place"), told, say)),
        (say("Keep the place …"), partial(_keep_site, window, imported.site)),
    )
    window.message(text, Kind.GOOD, offers)


def _keep_site(window: "Window", site: Site) -> None:
    """A site file, as the command writes it: other plans can begin with it."""
    say = window.say
    path = files.where_to_save(window, say("Where shall the place be kept?"), window.session.file.path.with_suffix(".site"), files.SITES)
    if path is not None and window.attempt(lambda: write(site, path)):
        window.message(say("The place is kept: {path}", path=str(path)), Kind.GOOD)


def _stop(window: "Window") -> None:
    window.background.cancel(TOPIC)
    window.message(window.say("Stopped. Everything is as it was."), Kind.INFO)
