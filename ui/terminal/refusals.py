"""One clear line for everything that keeps a command from being done."""

import errno
import re
import traceback
from collections.abc import Callable
from pathlib import Path

import typer

from baukasten.phrase import Language, Phrase, _
from baukasten.trouble import Trouble


def one_line(refusal: Exception, say: Language) -> str:
    """What is wrong, in one line, whatever file names and foreign programs put into it."""
    return " ".join(say.say(_reason(refusal)).split())


def _reason(refusal: Exception) -> Phrase:
    match refusal:
        case Trouble():
            return refusal.phrase
        case OSError():
            return _of_system(refusal)
        case typer.exceptions.TyperException():
            return _of_usage(refusal)
        case MemoryError():
            return _("This needs more memory than there is.")
    return _fault(refusal)


def _of_usage(refusal: typer.exceptions.TyperException) -> Phrase:
    context = getattr(refusal, "ctx", None)
    command = context.command_path if context else "baukasten"
    problem = _usage(refusal.format_message())
    return _("{problem} Help: {command} --help", problem=problem, command=command)


def _fault(error: Exception) -> Phrase:
    """Nobody outside did anything wrong; whoever mends the program needs the place."""
    (*_outer, last) = traceback.extract_tb(error.__traceback__)
    return _(
        "The program itself has a fault here. Please report it: {error} in {file}, line {line}.",
        error=f"{type(error).__name__} ({error})", file=Path(last.filename).name, line=str(last.lineno),
    )


def _of_system(error: OSError) -> Phrase:
    if error.filename is None:
        return _("The answer cannot be written ({reason}).", reason=error.strerror or type(error).__name__)
    file = str(error.filename)
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return _("{file}: there is no such file or folder.", file=file)
        case errno.EISDIR:
            return _("{file}: is a folder, not a file.", file=file)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("{file}: may not be read or written by this user.", file=file)
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return _("{file}: there is no room left on the disk.", file=file)
    return _("{file}: cannot be used ({reason}).", file=file, reason=error.strerror or type(error).__name__)


USAGE: tuple[tuple[str, Callable[..., Phrase]], ...] = (
    (r"Missing (?:argument|option) '([^']*)'.*", lambda what: _("{what} is missing.", what=what)),
    (r"No such option:? '?([^' ]*)'?.*", lambda what: _("There is no option {what}.", what=what)),
    (r"No such command '(.*)'\..*", lambda what: _("There is no command {what}.", what=what)),
    (r"Option '(.*)' requires an argument\..*", lambda what: _("Something has to follow {what}.", what=what)),
    (r"Got unexpected extra argument\(?s?\)? \((.*)\)", lambda what: _("Nobody knows what to do with: {what}.", what=what)),
    (r"Invalid value for '([^']*)'[^:]*: .* valid (?:number|integer|float).*", lambda what: _("{what}: a number is needed here.", what=what)),
    (r"Invalid value for '([^']*)'[^:]*: .*'(.*)' is not one of (.*)\.",
     lambda what, value, known: _("{what}: {value} is not one of {known}.", what=what, value=value, known=known.replace("'", ""))),
    (r"Invalid value for '([^']*)'[^:]*: .*'(.*)' does not match the formats? '%Y-%m-%d'\.",
     lambda what, value: _("{what}: {value} is not a date such as 2026-06-21.", what=what, value=value)),
)
"""The command line library speaks English only; these are the sentences it has."""


def _usage(message: str) -> str | Phrase:
    for pattern, phrase in USAGE:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return phrase(*found.groups())
    return message
