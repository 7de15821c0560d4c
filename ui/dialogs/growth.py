"""How the trees of the plan grow: the rule, the sizes it gives, and where each number comes from."""

from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from baukasten import trees
from baukasten.element import Element, Tree
from baukasten.phrase import Language, Length
from baukasten.plan import Placed
from baukasten.snapshot import Snapshot
from ui.dialogs.sheet import Sheet
from ui.panels.told import told_source


def show_growth_sheet(parent: QWidget, snapshot: Snapshot, say: Language) -> None:
    sheet = Sheet(parent, say("How trees grow"), 820)
    text = QTextBrowser()
    text.setHtml(growth_text(snapshot, say))
    text.setMinimumHeight(420)
    text.setAccessibleName(say("How trees grow"))
    sheet.body.addWidget(text)
    sheet.end_with(say("Close"), say, cancel=False)
    sheet.asked()


def growth_text(snapshot: Snapshot, say: Language) -> str:
    """The rule with its source, then each kind of tree in the plan, as HTML."""
    parts = [_paragraph(say.say(trees.GROWTH)), _paragraph(told_source(trees.GROWTH_SOURCE, say))]
    kinds = _kinds(snapshot)
    if not kinds:
        return "".join((*parts, _paragraph(say("There is no tree in this plan yet."))))
    about = say("Newly planted; what stands there today grows on from its own size. Height and width of the crown:")
    parts.append(_paragraph(about))
    parts.append("<table cellspacing='0' cellpadding='6' width='100%'>")
    heads = ("", *(say("in {years} years", years=year) if year else say("as planted") for year in trees.YEARS))
    parts.append("<tr>" + "".join(f"<th align='left'>{escape(head)}</th>" for head in heads) + "</tr>")
    for element, tree in kinds:
        sizes = (_size(tree, year, say) for year in trees.YEARS)
        cells = (f"<b>{escape(say.name(element.names))}</b>", *map(escape, sizes))
        parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        parts.append(f"<tr><td colspan='{len(cells)}'>{escape(told_source(tree.source, say))}</td></tr>")
    return "".join((*parts, "</table>"))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _kinds(snapshot: Snapshot) -> list[tuple[Element, Tree]]:
    """Each kind once, in the plan's order."""
    found = (snapshot.element(item) for _id, item in snapshot.plan.there(Placed))
    return [(element, element.tree) for element in dict.fromkeys(found) if element and element.tree]


def _size(tree: Tree, year: int, say: Language) -> str:
    then = trees.size(tree, year)
    return say("{height} high, {width} wide", height=Length(then.height), width=Length(then.crown))
