"""Who can go where, on the plan: choose a person, see the ground and the narrow places, move something and see again."""

from baukasten.access.profile import profiles
from baukasten.commands import place
from baukasten.drawing import Hatch
from baukasten.geometry import Outline, Point
from baukasten.phrase import Language
from ui.canvas.going_layer import OPEN, SHUT, SOFT, TIGHT, filled
from ui.colours import contrast
from ui.panels.bars import ZoomColumn


def shown(table) -> list:
    return table.window.canvas.going._shown


def status(table) -> str:
    return table.window.pieces.going.accessibleDescription()


def test_it_is_switched_on_and_off_again(table):
    panel, sun = table.window.pieces.going, table.window.pieces.sun
    assert panel.isHidden() and shown(table) == []
    table.press("where_to_go")
    table.calm()
    assert not panel.isHidden() and sun.isHidden() and shown(table)
    assert table.window.made["where_to_go"].isChecked()
    table.press("where_to_go")
    assert panel.isHidden() and not sun.isHidden() and shown(table) == []
    assert not table.window.made["where_to_go"].isChecked()


def test_it_follows_the_plan_and_the_person(table):
    table.press("where_to_go")
    table.calm()
    before = status(table)
    table.desk.do(place(table.desk.plan, "bench", Point(8000, 12000)))
    table.calm()
    assert status(table) != before and "Gets to" in status(table)
    table.window.pieces.going.choose("child")
    table.calm()
    assert table.window.going.profile_id == "child"


def test_it_stays_with_its_person_in_another_language(table):
    table.press("where_to_go")
    table.window.pieces.going.choose("pram")
    table.calm()
    table.press("language")
    table.calm()
    panel = table.window.pieces.going
    assert not panel.isHidden() and panel.profile.id == "pram" and panel.people.currentText() == "Kinderwagen"


def test_the_square_as_it_is_today_has_its_own_barriers(table):
    table.press("where_to_go")
    table.calm()
    table.press("before")
    table.calm()
    assert shown(table) and status(table)


def test_a_stale_answer_is_not_shown(table):
    table.press("where_to_go")
    table.window.pieces.going.choose("rollator")
    table.press("where_to_go")
    table.calm()
    assert shown(table) == []


def test_everything_says_what_it_is(table):
    panel = table.window.pieces.going
    assert panel.people.accessibleName() and panel.people.count() == len(profiles().known)
    assert [panel.people.itemText(n) for n in range(panel.people.count())] == [
        Language("en").name(p.names) for p in profiles().known.values()
    ]


def test_the_parts_are_told_apart_without_colour():
    hatches = [manner.hatch for manner in (OPEN, TIGHT, SHUT, SOFT)]
    assert len(set(hatches)) == 4 and OPEN.hatch is Hatch.NONE
    for manner in (TIGHT, SHUT, SOFT):
        assert contrast(manner.ink, "#efece4") >= 3
    assert len(filled(OPEN, Outline.rectangle(1000, 1000))) == 1 and len(filled(SHUT, Outline.rectangle(1000, 1000))) == 2


def test_there_is_one_column_of_buttons_over_the_plan_whatever_language_is_spoken(table):
    table.press("language")
    assert len(table.view.findChildren(ZoomColumn)) == 1


def test_the_signs_of_findings_do_not_lie_over_the_answer(table):
    table.desk.do(place(table.desk.plan, "bench", Point(-3000, 12000)))
    table.calm()
    assert table.window.canvas._marks
    table.press("where_to_go")
    table.calm()
    assert not table.window.canvas._marks
    table.press("where_to_go")
    assert table.window.canvas._marks
