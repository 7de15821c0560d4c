"""The estimate: sums by DIN 276 group, what comes on top, VAT, and upkeep.

Order of computation (rules.md K02): works by group → site set-up (591) → reserve → planning and
permits (group 700) → net → VAT. A Kostenschätzung may miss by up to 30 %, so a range is shown,
never a single figure (K03).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from baukasten.cost.lines import CostLine, priced
from baukasten.cost.range import Range, total
from baukasten.cost.surcharges import SETUP_GROUP, Surcharges
from baukasten.plan import ItemId
from baukasten.snapshot import Snapshot
from baukasten.units import Cent


class Standing(Enum):
    """How the plan stands against the money there is."""

    WITHIN = "within"
    """Even the high end is within the budget."""
    TIGHT = "tight"
    """The likely sum is within, the high end is not."""
    OVER = "over"
    """The likely sum is over the budget."""


@dataclass(frozen=True)
class Estimate:
    """All ranges in cents. ``works``: the lines and the site set-up; ``groups`` add up to it.

    ``yearly_upkeep``: cents a year, net, for what is new. ``unpriced``: items no price is known for.
    """

    price_year: int
    surcharges: Surcharges
    lines: tuple[CostLine, ...]
    groups: Mapping[str, Range]
    works: Range
    setup: Range
    contingency: Range
    fees: Range
    net: Range
    vat: Range
    gross: Range
    yearly_upkeep: Cent
    unpriced: tuple[ItemId, ...]

    def against(self, budget: Cent) -> Standing:
        """How the gross sum stands against a gross budget."""
        if self.gross.mid > budget:
            return Standing.OVER
        return Standing.WITHIN if self.gross.high <= budget else Standing.TIGHT


def estimate(snapshot: Snapshot, surcharges: Surcharges = Surcharges()) -> Estimate:
    """What the plan costs at the catalogue's prices."""
    lines, unpriced = priced(snapshot)
    things = total(line.total for line in lines)
    low, mid, high = surcharges.setup
    setup = Range(round(things.low * low), round(things.mid * mid), round(things.high * high))
    works = things + setup
    contingency, fees = works * surcharges.contingency, works * surcharges.fees
    net = works + contingency + fees
    vat = net * surcharges.vat
    return Estimate(
        price_year=snapshot.catalogue.price_year,
        surcharges=surcharges,
        lines=tuple(lines),
        groups=_by_group(lines, setup),
        works=works,
        setup=setup,
        contingency=contingency,
        fees=fees,
        net=net,
        vat=vat,
        gross=net + vat,
        yearly_upkeep=sum(line.upkeep for line in lines),
        unpriced=unpriced,
    )


def _by_group(lines: list[CostLine], setup: Range) -> Mapping[str, Range]:
    groups: defaultdict[str, Range] = defaultdict(Range)
    for line in lines:
        groups[line.group] += line.total
    if setup.high:
        groups[SETUP_GROUP] += setup
    return dict(sorted(groups.items()))
