"""The command line: everything the window does with a plan, for scripts, tests and people without a screen.

Answers go to stdout, progress and troubles to stderr. A trouble is one line and exit code 2. The
commands are in ``ui.terminal.commands``; they are loaded late, so that whoever stops the program
while it is still loading is not answered with a traceback.
"""

import os
import signal
import sys
from collections.abc import Sequence
from typing import TextIO

STOPPED = 130
"""The exit code that shells know for Ctrl-C."""


def main() -> None:
    """Run the command that was typed and leave with its exit code."""
    # Half loaded libraries answer Ctrl-C with errors of their own: until all are there it simply ends the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stdout, sys.stderr = _patient(sys.stdout), _patient(sys.stderr)
    import ui.terminal.commands  # noqa: F401

    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command: 0 when done, 2 when something is not as needed, 130 when stopped with Ctrl-C."""
    from ui.terminal.commands import command
    from ui.terminal.language import spoken
    from ui.terminal.refusals import one_line

    say, arguments = spoken(arguments, os.environ)
    try:
        code = command(say)(arguments, prog_name="baukasten", standalone_mode=False, obj=say)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads our answer has enough; Python would stumble over the closed pipe once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as refusal:
        print(one_line(refusal, say), file=sys.stderr)
        return 2
    if code == STOPPED:
        print(say("Stopped."), file=sys.stderr)
    return code or 0


def _patient(stream: TextIO | None) -> TextIO:
    """A stream that takes every text: one that is closed swallows it, letters it does not know become question marks."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    return stream


if __name__ == "__main__":
    main()
