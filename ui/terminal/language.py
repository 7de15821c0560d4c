"""Which language the command line speaks."""

from collections.abc import Mapping, Sequence

from baukasten.phrase import LANGUAGES, Language

OPTION = "--language"


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Language, list[str]]:
    """The language to speak, and the arguments with ``--language`` brought to the front, wherever people wrote it.

    Found before the arguments are read, so that the help is in that language too. An unknown one
    stays in the arguments, and is refused with them.
    """
    option, others = _taken_out(arguments)
    asked = option[-1].removeprefix(f"{OPTION}=") if option else _of_system(environment)
    return Language(asked if asked in LANGUAGES else LANGUAGES[0]), [*option, *others]


def _taken_out(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    for n, argument in enumerate(arguments):
        if argument == OPTION:
            return list(arguments[n : n + 2]), [*arguments[:n], *arguments[n + 2 :]]
        if argument.startswith(f"{OPTION}="):
            return [argument], [*arguments[:n], *arguments[n + 1 :]]
    return [], list(arguments)


def _of_system(environment: Mapping[str, str]) -> str:
    """German, unless the system is set to English."""
    setting = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if setting.lower().startswith("en") else "de"
