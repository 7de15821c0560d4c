"""Title, group, budget and date of the plan."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSpinBox, QWidget

from baukasten.phrase import Language
from baukasten.plan import Brief
from ui.dialogs.sheet import Sheet

MOST_EUROS = 10_000_000
STEP_EUROS = 1000


def ask_brief(parent: QWidget, now: Brief, say: Language) -> Brief | None:
    """The brief as people want it, None when they think better of it."""
    sheet = Sheet(parent, say("Title and budget"))
    title, group = QLineEdit(now.title), QLineEdit(now.group)
    budget = budget_field(now.budget // 100, say)
    day = _day_field(now.day or date.today())
    sheet.add_labelled(say("What is the plan called?"), title)
    sheet.add_labelled(say("Who makes it?"), group)
    sheet.add_labelled(say("How much money is there, with tax?"), budget)
    sheet.add_labelled(say("Which date shall stand on it?"), day)
    sheet.end_with(say("Keep it"), say)
    if not sheet.asked():
        return None
    chosen = day.date().toPython()
    return replace(
        now, title=title.text().strip(), group=group.text().strip(), budget=budget.value() * 100,
        day=chosen if isinstance(chosen, date) else now.day,
    )


def budget_field(euros: int, say: Language) -> QSpinBox:
    """Whole euros, a thousand by a thousand, written as the language writes them."""
    field = QSpinBox()
    field.setLocale(QLocale(say.code))
    field.setRange(0, MOST_EUROS)
    field.setSingleStep(STEP_EUROS)
    field.setGroupSeparatorShown(True)
    field.setSuffix(" €")
    field.setValue(euros)
    return field


def _day_field(day: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setDisplayFormat("d.M.yyyy")
    return field
