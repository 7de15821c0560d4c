"""What is drawn on the plan and what is not."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QWidget

from baukasten.drawing import Layer
from baukasten.phrase import Language, Phrase, _
from ui.dialogs.sheet import Sheet

NAMES: dict[Layer, Phrase] = {
    Layer.GROUND: _("Ground as it is"),
    Layer.BUILDINGS: _("Buildings"),
    Layer.EDGES: _("Kerbs, steps, ways in"),
    Layer.SHADE: _("Sun and shade"),
    Layer.SURFACES: _("Surfaces and paths"),
    Layer.ZONES: _("Room for falling at play"),
    Layer.ITEMS: _("Things"),
    Layer.CROWNS: _("Tree crowns"),
    Layer.NOTES: _("Wishes"),
    Layer.MARKS: _("Signs of the checks"),
}


def choose_layers(parent: QWidget, now: Iterable[Layer], say: Language) -> set[Layer]:
    """The layers that shall be seen; as they were when people think better of it."""
    before = set(now)
    sheet = Sheet(parent, say("What shall be seen?"), 420)
    boxes = {layer: QCheckBox(say.say(name)) for layer, name in NAMES.items()}
    for layer, box in boxes.items():
        box.setChecked(layer in before)
        box.setAccessibleName(box.text())
        sheet.body.addWidget(box)
    sheet.end_with(say("Keep it"), say)
    return {layer for layer, box in boxes.items() if box.isChecked()} if sheet.asked() else before


