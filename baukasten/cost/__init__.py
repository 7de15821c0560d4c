"""What the plan costs, honestly: as a range, with what has to be done before and around it."""

from baukasten.cost.estimate import Estimate, Standing, estimate
from baukasten.cost.lines import CostLine
from baukasten.cost.range import Range, total
from baukasten.cost.surcharges import Surcharges

__all__ = ["CostLine", "Estimate", "Range", "Standing", "Surcharges", "estimate", "total"]
