"""A picture of the window with the example on the table, for the README: ``python -m ui.screenshot -o window.png``.

``--show``: what somebody at the table is just looking at.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ui.window import Window

WAIT_MS = 120_000


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("-o", "--output", type=Path, required=True)
    wanted.add_argument("--size", default="1600x1000", help="pixels, such as 1600x1000")
    wanted.add_argument("--language", default="de", choices=("de", "en"))
    wanted.add_argument("--show", default="plan", choices=tuple(SCENES))
    given = wanted.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = map(int, given.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        grab(given.output, width, height, given.language, Path(folder), SCENES[given.show])
    return 0


def _findings(window: "Window") -> None:
    """One finding is looked at."""
    window.made["next_finding"].trigger()


def _repair(window: "Window") -> None:
    """A repair is looked at before it is done."""
    from ui.panels.row import Deed

    view = window.side.show_finding(next(finding for finding in window.findings if finding.repair))
    if view is not None:
        view.deed_buttons[Deed.REPAIR].click()


def _hand(window: "Window") -> None:
    """A bin is about to be put before a bench."""
    from baukasten.geometry import Point, placed_points
    from baukasten.plan import Placed
    from baukasten.tools import Pointer

    plan = window.session.desk.plan
    bench = next(i for i, item in plan.of(Placed) if item.element == "bench")
    window.canvas.zoom_to((bench,))
    window.catalogue_panel.tiles["bin_wetz_rostock_60"].click()
    before = window.session.desk.plan.items[bench]
    if isinstance(before, Placed):
        window.canvas.point(Pointer(placed_points((Point(300, 900),), before.at, before.angle)[0], down=False, free=True), 11)


def _accepted(window: "Window") -> None:
    """The group lives with two findings."""
    from datetime import date

    from baukasten.commands import accept

    reasons = {"de": "Die Stadt stellt den Korb um, wenn der Platz gebaut wird.", "en": "The city moves the bin when the square is built."}
    for finding in window.findings[:2]:
        reason = reasons[window.settings.language]
        window.do(accept(window.session.desk.plan, *finding.identity, reason, "Frau Mai", date(2026, 6, 1)))
    window.side.show_finding(window.findings[0])


def _going(window: "Window") -> None:
    """Where a wheelchair gets, and where not."""
    window.made["where_to_go"].trigger()


SCENES: "dict[str, Callable[[Window], None]]" = {
    "plan": lambda _window: None, "findings": _findings, "repair": _repair, "hand": _hand, "accepted": _accepted,
    "going": _going,
}


def grab(
    output: Path, width: int, height: int, language: str, folder: Path, scene: "Callable[[Window], None]" = SCENES["plan"]
) -> None:
    """Open the example in ``folder``, wait until everything is worked out, write the window as a PNG."""
    from catalogue.load import catalogue
    from sites.load import PLOTS, example, load
    from ui.app import application
    from ui.session import kept
    from ui.settings import Settings
    from ui.window import Window

    app = application()
    session = kept(folder / "example.bauplan", example(), load(PLOTS[0]), catalogue())
    window = Window(session, Settings(language))
    window.resize(width, height)
    window.furnish()
    window.show()
    window.canvas.zoom_to_site()
    settle(window.background.idle)
    scene(window)
    settle(window.background.idle)
    app.processEvents()
    write_small(window.grab().toImage(), output)
    window.close()


def write_small(picture: "QImage", output: Path) -> None:
    """A PNG of 256 colours, a third of the size: it goes into the repository."""
    from PIL import Image
    from PySide6.QtGui import QImage

    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    whole = Image.frombuffer("RGB", (rgb.width(), rgb.height()), bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine(), 1)
    whole.quantize(256, dither=Image.Dither.NONE).save(output, optimize=True)


def settle(done: Callable[[], bool]) -> None:
    """Let the window work until it has nothing left to do."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QThread

    deadline = QDeadlineTimer(WAIT_MS)
    calm = 0
    while calm < 20 and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QThread.msleep(5)
        calm = calm + 1 if done() else 0


if __name__ == "__main__":
    sys.exit(main())
