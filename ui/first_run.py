"""What ``make run`` shows: the example in the window, or, without a display, the example's proposal and its results."""

import os
import sys
from pathlib import Path

from baukasten.phrase import Language
from baukasten.snapshot import Snapshot
from ui.example_plan import example, own_example
from ui.terminal import as_text
from ui.terminal.language import spoken
from ui.terminal.reading import the_catalogue
from ui.terminal.refusals import one_line
from ui.terminal.results import named, write_proposal

PROPOSAL = Path("proposal.pdf")


def main() -> int:
    """The exit code: 0 done, 2 when something is not as needed."""
    say, _arguments = spoken(sys.argv[1:], os.environ)
    try:
        if has_display():
            from ui.app import open_window

            return open_window(own_example())
        print(results(say, PROPOSAL))
        return 0
    except Exception as refusal:  # also a fault of our own is one line to people
        print(one_line(refusal, say), file=sys.stderr)
        return 2


def has_display() -> bool:
    """Windows and macOS always have one."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def results(say: Language, path: Path) -> str:
    """Write the example's proposal and tell what it says: cost, findings, sun, and where it is. Raises Trouble."""
    named(path, ".pdf")
    plan, site = example()
    told = write_proposal(Snapshot(plan, site, the_catalogue()), path, say)
    lines = [
        f"{plan.brief.title or say.name(site.names)} – {say.name(site.names)}",
        say("Cost: {cost}", cost=as_text.cost_in_short(told.estimate, plan.brief, say)),
        say("Rules: {findings}", findings=as_text.findings_in_short(told.findings, say)),
        say("Proposal: {file}", file=str(path.resolve())),
    ]
    if told.sunlight:
        lines.insert(3, say("Shade: {sun}", sun=as_text.sun_in_short(told.sunlight, say)))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
