"""Plan, findings and shade as primitives that any painter can put on screen or paper."""

from baukasten.drawing.ghost import change_drawn
from baukasten.drawing.items import item_group, number_groups, plan_groups
from baukasten.drawing.marks import Mark, finding_groups, mark_group, marks
from baukasten.drawing.primitives import (
    Anchor, Circle, Dash, Fill, Group, Hatch, Layer, Pen, Primitive, Stroke, Text,
)
from baukasten.drawing.site import site_groups
from baukasten.drawing.symbol import symbol

__all__ = [
    "Anchor", "Circle", "Dash", "Fill", "Group", "Hatch", "Layer", "Mark", "Pen", "Primitive", "Stroke", "Text",
    "change_drawn", "finding_groups", "item_group", "mark_group", "marks", "number_groups", "plan_groups", "site_groups", "symbol",
]
