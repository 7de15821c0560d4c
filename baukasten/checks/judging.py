"""What all rules say to a plan, and what they say once a little of it has changed.

A rule that looks at one item and what stands near it has ``judge(case, item)`` and ``REACH``: metres beyond which
nothing can change what it says. A rule about the whole plan has ``check(case)``. When a plan changes, the first
kind is asked again only about items near a change; the answer is the same as from scratch.

Repairs take longer to find than the findings, so they are searched for afterwards: see ``mending``.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.checks.case import Case, cannot, case
from baukasten.finding import Finding, Result, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId, points_of
from baukasten.shade import Sunlight
from baukasten.snapshot import Snapshot

_RESULTS = (Result.NOT_KEPT, Result.CANNOT, Result.KEPT)
_SEVERITIES = (Severity.MUST, Severity.SHOULD, Severity.HINT)

Told = Mapping[ItemId, tuple[Finding, ...]]


@dataclass(frozen=True, eq=False)
class Judged:
    """``told``: by rule id, what rules about single items said to each. ``findings`` as ``checks.findings`` gives them.

    ``boxes``: west, south, east, north of every item in metres, by id.
    """

    case: Case
    told: Mapping[str, Told]
    boxes: Mapping[ItemId, tuple[float, float, float, float]]
    findings: tuple[Finding, ...]


def judged(rules: tuple[ModuleType, ...], snapshot: Snapshot, *sunlights: Sunlight, before: Judged | None = None) -> Judged:
    """What ``rules`` say. ``before``: what they said of an earlier plan on the same site; whatever is far from
    all that has changed since is taken over."""
    given = case(snapshot, *sunlights, before=before.case if before else None)
    boxes = _boxes(given)
    away = _away(boxes, _stirred(before, given, boxes)) if before and _comparable(before.case, given) else None
    told: dict[str, Told] = {}
    found: list[Finding] = []
    for rule in rules:
        if hasattr(rule, "judge"):
            old = before.told.get(rule.RULE.id) if before else None
            told[rule.RULE.id] = _by_item(rule, given, old, away)
            found.extend(_whole(rule, given, (f for those in told[rule.RULE.id].values() for f in those)))
        else:
            found.extend(_whole(rule, given, _asked(rule, given, rule.check(given), ())))
    return Judged(given, told, boxes, tuple(sorted(found, key=_order)))


def says(rule: ModuleType, given: Case) -> Iterator[Finding]:
    """What one rule yields, item by item in the plan's order where it looks at items."""
    if not hasattr(rule, "judge"):
        return rule.check(given)
    return (f for item in given.snapshot.plan.items for f in rule.judge(given, item))


def _asked(rule: ModuleType, given: Case, says: Iterator[Finding], items: tuple[ItemId, ...]) -> tuple[Finding, ...]:
    """What a rule says; that it cannot be checked where the shapes are too odd to be cut with each other."""
    try:
        return tuple(says)
    except shapely.GEOSException:
        text = _("The shapes of this plan are too odd to be measured.")
        if items:
            text = _("The shapes here are too odd to be measured: {names}.", names=given.names(items))
        return (cannot(rule.RULE, text, items),)


def _whole(rule: ModuleType, given: Case, says: Iterator[Finding]) -> Iterator[Finding]:
    found = {(finding.identity, finding.place): finding for finding in says}
    yield from found.values()
    if not found and given.unknown:
        text = _("Not in this catalogue, so nobody knows how big it is: {names}.", names=given.names(given.unknown))
        yield cannot(rule.RULE, text, given.unknown)
    elif not found:
        yield Finding(rule.RULE, Result.KEPT, (), None, rule.RULE.title)


def _order(finding: Finding) -> tuple[int, int]:
    return _RESULTS.index(finding.result), _SEVERITIES.index(finding.rule.severity)


def _by_item(rule: ModuleType, given: Case, old: Told | None, away: Mapping[ItemId, float] | None) -> Told:
    """What a rule says to each item that it has something to say to, in the plan's order."""
    told: dict[ItemId, tuple[Finding, ...]] = {}
    for item in given.snapshot.plan.items:
        if old is None or away is None or away.get(item, math.inf) <= rule.REACH:
            says = _asked(rule, given, rule.judge(given, item), (item,))
        else:
            says = old.get(item, ())
        if says:
            told[item] = says
    return told


def _comparable(before: Case, now: Case) -> bool:
    """Only the plan may differ."""
    return before.snapshot.site is now.snapshot.site and before.snapshot.catalogue is now.snapshot.catalogue


def _stirred(before: Judged, now: Case, boxes: Mapping[ItemId, tuple[float, float, float, float]]) -> NDArray[np.float64]:
    """The boxes [n, 4] of all that has changed, as it was and as it is."""
    was, here = before.case.snapshot.plan.items, now.snapshot.plan.items
    changed = {item for item in {*was, *here} if was.get(item) is not here.get(item) and was.get(item) != here.get(item)}
    ways = dict(_ways(before.case)), dict(_ways(now))
    changed |= {item for item in {*ways[0], *ways[1]} if ways[0].get(item) != ways[1].get(item)}
    found = [known[item] for item in changed for known in (before.boxes, boxes) if item in known]
    return np.array(found, float).reshape(-1, 4)


def _ways(of: Case) -> Iterator[tuple[ItemId, bool]]:
    """Which items a wheelchair gets to: that may change far from the item."""
    return ((way.item, way.passes) for way in of.reached)


def _away(boxes: Mapping[ItemId, tuple[float, float, float, float]], stirred: NDArray[np.float64]) -> Mapping[ItemId, float]:
    """How many metres each item's box lies from the nearest box that has changed, east and west or north and south."""
    if not len(stirred):
        return {}
    west, south, east, north = np.array(list(boxes.values())).reshape(-1, 4).T[:, :, None]
    gaps = np.maximum(np.maximum(west - stirred[:, 2], stirred[:, 0] - east), np.maximum(south - stirred[:, 3], stirred[:, 1] - north))
    return dict(zip(boxes, gaps.min(axis=1).tolist(), strict=True))


def _boxes(given: Case) -> dict[ItemId, tuple[float, float, float, float]]:
    """Where each item lies: all of what is placed, roofs included, and all points of what is drawn."""
    found: dict[ItemId, tuple[float, float, float, float]] = {}
    footprints = given.footprints
    for item_id, item in given.snapshot.plan.items.items():
        corners = [(p.x / 1000, p.y / 1000) for p in points_of(item)]
        if (shape := footprints.get(item_id)) is not None and not shape.is_empty:
            west, south, east, north = shapely.bounds(shape).tolist()
            corners += [(west, south), (east, north)]
        if corners:
            xs, ys = zip(*corners, strict=True)
            # What is drawn has a width beside its points.
            width = getattr(item, "width", 0) / 2000
            found[item_id] = min(xs) - width, min(ys) - width, max(xs) + width, max(ys) + width
    return found
