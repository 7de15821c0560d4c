"""Answers for other programs. The keys are promised: they stay as they are.

Money in euros, lengths in metres, places in metres east and north of the site's origin, times by
the local clock. What is not known is null.
"""

import json
import sys
from collections.abc import Iterable
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Union

from baukasten.element import UNIT, Catalogue, Element
from baukasten.finding import Finding
from baukasten.phrase import Language, Phrase
from baukasten.plan import Accepted
from baukasten.site import Site
from baukasten.snapshot import Snapshot
from ui.terminal import growing

if TYPE_CHECKING:  # loaded by the commands that need them
    from baukasten.cost import CostLine, Estimate, Range
    from baukasten.element import Price
    from baukasten.shade import ItemShade, ShadeGrowth, SunHours, Sunlight, TypicalDay

Plain: TypeAlias = Union[None, bool, int, float, str, list["Plain"], dict[str, "Plain"]]


def sites(found: Iterable[Site], say: Language) -> str:
    return written({"sites": [
        {"slug": site.slug, "name": say.name(site.names), "area_m2": round(site.boundary.area_m2, 1)} for site in found
    ]})


def catalogue(known: Catalogue, say: Language) -> str:
    return written({"elements": [_element(element, say) for element in known.elements.values()]})


def check(plan: Path, whole: Snapshot, found: Iterable[Finding], say: Language) -> str:
    return written({"plan": str(plan), "site": whole.site.slug, "findings": [_finding(f, whole, say) for f in found]})


def cost(costs: "Estimate", say: Language) -> str:
    return written({
        "currency": "EUR",
        "price_year": costs.price_year,
        "lines": [_line(line, say) for line in costs.lines],
        "groups": {group: _range(sum_) for group, sum_ in costs.groups.items()},
        "setup": _range(costs.setup),
        "contingency": _range(costs.contingency),
        "fees": _range(costs.fees),
        "net": _range(costs.net),
        "vat": _range(costs.vat),
        "gross": _range(costs.gross),
        "yearly_upkeep": _euros(costs.yearly_upkeep),
        "unpriced": list(costs.unpriced),
    })


def shade(
    light: "Sunlight", items: Iterable["ItemShade"], left_out: Iterable[Phrase], say: Language,
    year: "tuple[TypicalDay, ...]" = (), growth: "ShadeGrowth | None" = None,
) -> str:
    """``left_out``: what cannot shade and why. ``year``, ``growth``: where somebody asked for them."""
    from baukasten.shade import summary

    answer: dict[str, Plain] = {
        "day": light.day.isoformat(),
        "cell_m": light.cell_m,
        "sun_hours": _hours(summary(light)),
        "note": _said(light.note, say),
        "items": [_item_shade(item, say) for item in items],
        "left_out": [say.say(line) for line in left_out],
    }
    if year:
        answer["year"] = [_typical_day(day, say) for day in year]
    if growth:
        answer["growth"] = growing.answer(growth)
    return written(answer)


def written(answer: Plain) -> str:
    """As text; in plain ASCII where the terminal or pipe could not carry an umlaut."""
    carries_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(answer, ensure_ascii=not carries_all, indent=2, allow_nan=False)


def _element(element: Element, say: Language) -> Plain:
    return {
        "id": element.id,
        "name": say.name(element.names),
        "group": element.group,
        "size": [length / 1000 for length in element.size],
        "price": {**_range(element.price), "unit": UNIT[element.form]},
    }


def _finding(finding: Finding, whole: Snapshot, say: Language) -> Plain:
    rule, source = finding.rule, finding.rule.source
    accepted = whole.plan.accepted.get(finding.identity)
    return {
        "rule": rule.id,
        "result": finding.result.value,
        "severity": rule.severity.value,
        "items": list(finding.items),
        "place": [finding.place.x / 1000, finding.place.y / 1000] if finding.place else None,
        "measured": finding.measured,
        "needed": finding.needed,
        "unit": finding.unit,
        "text": say.say(finding.text),
        "accepted": _accepted(accepted) if accepted else None,
        "source": {
            "document": source.document,
            "edition": source.edition,
            "clause": source.clause,
            "status": source.status.value,
        },
    }


def _accepted(said: Accepted) -> Plain:
    return {"reason": said.reason, "author": said.author, "day": said.day.isoformat() if said.day else None}


def _line(line: "CostLine", say: Language) -> Plain:
    return {
        "group": line.group,
        "element": line.element,
        "name": say.name(line.names),
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_price": _range(line.unit_price),
        "total": _range(line.total),
        "upkeep": _euros(line.upkeep),
        "items": list(line.items),
        "note": say.say(line.note) if line.note else None,
    }


def _hours(hours: "SunHours | None") -> Plain:
    return {
        "min": round(hours.least, 2) if hours else None,
        "mean": round(hours.mean, 2) if hours else None,
        "max": round(hours.most, 2) if hours else None,
    }


def _said(note: Phrase | None, say: Language) -> str | None:
    """Why there is nothing to count."""
    return say.say(note) if note else None


def _typical_day(day: "TypicalDay", say: Language) -> Plain:
    return {
        "month": day.day.month,
        "day": day.day.isoformat(),
        "sun_hours": _hours(day.ground),
        "note": _said(day.note, say),
        "items": [
            {"id": item, "shade_minutes": one.shade_minutes, "sun_hours": round(one.sun_hours, 2)}
            for item, one in day.items.items()
        ],
    }


def _item_shade(item: "ItemShade", say: Language) -> Plain:
    return {
        "id": item.item,
        "element": item.element,
        "shade_minutes": item.shade_minutes,
        "from": _clock(item.start),
        "to": _clock(item.end),
        "text": say.say(item.text),
    }


def _range(amounts: "Range | Price") -> dict[str, Plain]:
    return {"low": _euros(amounts.low), "mid": _euros(amounts.mid), "high": _euros(amounts.high)}


def _euros(cents: int) -> float:
    return round(cents / 100, 2)


def _clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None
