"""Put one element into a plan file, from the numbers people type."""

import difflib
import math
from pathlib import Path

from baukasten.commands import place
from baukasten.element import Catalogue, Element, Form
from baukasten.geometry import Point
from baukasten.phrase import Length, Names, Phrase, _
from baukasten.plan import State
from baukasten.snapshot import Snapshot
from baukasten.trouble import Trouble
from baukasten.units import mm, tenths
from ui.terminal.reading import the_catalogue

FARTHEST_M = 100_000
"""No site is wider; a number beyond is a map coordinate or a slip of the finger."""

MOST_DEGREES = 3600
"""Ten turns. Whoever adds up angles in a script gets that far; a number beyond is no angle."""


def placed(plan: Path, element_id: str, x: float, y: float, angle: float, state: State) -> Phrase:
    """Add the element and say what it is called now. ``x``, ``y`` in metres, ``angle`` in degrees. Raises Trouble."""
    from baukasten.files import open_plan

    known = the_catalogue()
    element = piece(known, element_id)
    at, turn = Point(_place("X", x), _place("Y", y)), _angle(angle)
    with open_plan(plan) as file:
        if file.read_only:
            raise Trouble(file.notice or _("{plan}: can only be read at the moment.", plan=plan.name))
        change = place(file.plan, element.id, at, turn, state)
        file.append(change)
        (item_id,) = change.items
        name = Snapshot(change.applied(file.plan), file.site, known).name(item_id)
    return _("{name} stands at {x} east, {y} north.", name=name, x=Length(at.x), y=Length(at.y))


def piece(known: Catalogue, element_id: str) -> Element:
    """The element of that id, if it stands at a point. Raises Trouble that names the nearest ids."""
    element = known.get(element_id)
    if element is None:
        if near := _near(known, element_id):
            raise Trouble(_("{id}: no such element in the catalogue. Similar: {near}.", id=element_id, near=", ".join(near)))
        raise Trouble(_("{id}: no such element in the catalogue. All of them: baukasten catalogue", id=element_id))
    if element.form is not Form.PIECE:
        raise Trouble(_("{id}: {name} is drawn as an area or a line, in the window; it does not stand at a point.",
                        id=element_id, name=Names(element.names)))
    return element


def _near(known: Catalogue, typed: str) -> list[str]:
    """Ids of up to three elements whose id or name, in any language, resembles what was typed, or begins like it."""
    words = {element.id.casefold(): element.id for element in known.elements.values()}
    for element in known.elements.values():
        words |= {name.casefold(): element.id for name in element.names.values() if name.casefold() not in words}
    asked = typed.casefold()
    beginning = [words[word] for word in words if asked and word.startswith(asked)]
    alike = [words[word] for word in difflib.get_close_matches(asked, words, n=3, cutoff=0.6)]
    return list(dict.fromkeys([*beginning, *alike]))[:3]


def _place(axis: str, metres: float) -> int:
    if not math.isfinite(metres) or abs(metres) > FARTHEST_M:
        raise Trouble(_("{axis}: {value} is no place in metres from the site's origin.", axis=axis, value=str(metres)))
    return mm(metres)


def _angle(degrees: float) -> int:
    if not abs(degrees) <= MOST_DEGREES:  # true of nan as well
        raise Trouble(_("--angle: {value} is no angle in degrees.", value=str(degrees)))
    return tenths(degrees)
