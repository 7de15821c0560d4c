"""A new plan: where, and with how much money."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from baukasten.phrase import Language
from baukasten.site import Site
from baukasten.trouble import Trouble
from baukasten.units import Cent
from sites.load import load, sites
from ui.dialogs import files
from ui.dialogs.brief import budget_field
from ui.dialogs.sheet import Sheet

USUAL_EUROS = 50_000
"""What a citizens' project of a Rostock quarter may cost."""


@dataclass(frozen=True)
class Wanted:
    site: Site
    title: str
    group: str
    budget: Cent


def ask_new_plan(parent: QWidget, say: Language) -> Wanted | None:
    """What people want to begin with, None when they think better of it."""
    sheet = Sheet(parent, say("New plan"))
    places = list(sites())
    choice = QComboBox()
    for place in places:
        choice.addItem(_named(place, say))
    title, group, budget = QLineEdit(say("Our place")), QLineEdit(), budget_field(USUAL_EUROS, say)
    sheet.add_labelled(say("Which place?"), choice)
    other = QPushButton(say("Another place from a file …"))
    other.setAutoDefault(False)
    sheet.body.addWidget(other)
    sheet.add_labelled(say("What is the plan called?"), title)
    sheet.add_labelled(say("Who makes it?"), group)
    sheet.add_labelled(say("How much money is there, with tax?"), budget)

    def add_from_file() -> None:
        path = files.what_to_open(sheet, say("Which place?"), files.SITES)
        if path is None:
            return
        try:
            places.append(load(str(path)))
        except Trouble as trouble:
            other.setText(say.say(trouble.phrase))
            return
        choice.addItem(_named(places[-1], say))
        choice.setCurrentIndex(len(places) - 1)

    other.clicked.connect(add_from_file)
    sheet.end_with(say("Begin"), say)
    if not sheet.asked():
        return None
    return Wanted(places[choice.currentIndex()], title.text().strip(), group.text().strip(), budget.value() * 100)


def _named(site: Site, say: Language) -> str:
    return f"{say.name(site.names)} ({say.number(site.boundary.area_m2, 0)} m²)"
