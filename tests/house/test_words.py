"""Everything people read can be read in German, with every value in its place."""

import ast
import string
from collections.abc import Iterator
from functools import lru_cache

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from baukasten.phrase import LANGUAGES
from catalogue.load import catalogue
from sites.load import sites
from tests.house.house import HOUSE, ROOMS, modules

MARKS = {"_": None, "say": None}
PO = HOUSE / "baukasten/words/de/LC_MESSAGES/baukasten.po"


@lru_cache(maxsize=1)
def messages() -> frozenset[str]:
    """Every message in the rooms."""
    found = (entry for room in ROOMS for entry in extract_from_dir(HOUSE / room, keywords=MARKS, comment_tags=()))
    return frozenset(message for _file, _line, message, _comments, _context in found)


@lru_cache(maxsize=1)
def german() -> Catalog:
    with open(PO, "rb") as file:
        return read_po(file, locale="de", abort_invalid=True)


def places(text: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _format, _how in string.Formatter().parse(text) if name is not None}


def test_there_is_something_to_say() -> None:
    assert len(messages()) > 300


def test_every_message_has_german_words() -> None:
    translated = {str(entry.id) for entry in german() if entry.id and entry.string and not entry.fuzzy}
    assert not sorted(messages() - translated)


def test_no_german_words_are_left_over() -> None:
    assert not sorted({str(entry.id) for entry in german() if entry.id} - messages())
    assert not german().obsolete


def test_german_words_have_the_same_places() -> None:
    assert not {str(e.id): str(e.string) for e in german() if e.id and e.string and places(str(e.id)) != places(str(e.string))}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS)


def test_every_message_is_written_out_where_it_is_said() -> None:
    """A message put together at run time could not be found by the extractor."""
    wrong = []
    for path in modules(*ROOMS):
        for call in calls(ast.parse((HOUSE / path).read_text(encoding="utf-8"))):
            first = call.args[0] if call.args else None
            if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                wrong.append(f"{path}:{call.lineno}")
    assert not wrong


def test_every_value_has_its_place() -> None:
    """A value that is not in the message would be lost; a place without a value would be a crash."""
    wrong = []
    for path in modules(*ROOMS):
        for call in calls(ast.parse((HOUSE / path).read_text(encoding="utf-8"))):
            if call.args and isinstance(call.args[0], ast.Constant) and not any(k.arg is None for k in call.keywords):
                given = {keyword.arg for keyword in call.keywords}
                if given != places(str(call.args[0].value)):
                    wrong.append(f"{path}:{call.lineno}")
    assert not wrong


def test_everything_that_can_be_built_has_a_name_in_every_language() -> None:
    named = [*((e.id, e.names) for e in catalogue().elements.values()), *catalogue().groups.items(), *((s.slug, s.names) for s in sites())]
    assert not [thing for thing, names in named if not all(names.get(code, "").strip() for code in LANGUAGES)]
