"""Plan, findings and shade as primitives that any painter can put on screen or paper."""

from baukasten.drawing.items import item_group, number_groups, plan_groups
from baukasten.drawing.marks import finding_groups
from baukasten.drawing.primitives import (
    Anchor, Circle, Dash, Fill, Group, Hatch, Layer, Pen, Primitive, Stroke, Text,
)
from baukasten.drawing.site import site_groups
from baukasten.drawing.symbol import symbol

__all__ = [
    "Anchor", "Circle", "Dash", "Fill", "Group", "Hatch", "Layer", "Pen", "Primitive", "Stroke", "Text",
    "finding_groups", "item_group", "number_groups", "plan_groups", "site_groups", "symbol",
]
