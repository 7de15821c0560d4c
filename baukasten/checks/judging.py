"""What all rules say to a plan, and what they say once a little of it has changed.

A rule that looks at one item and what stands near it has ``judge(case, item)`` and ``REACH``: metres beyond which
nothing can change what it says. ``concerns(element)`` tells whether it may have anything to say to an item made of
that; a rule without it is asked about every item. ``heeds(element)`` tells whether it looks at such things nearby; a
rule without it looks at all. ``reach(element)`` tells from how far such a thing matters, where that is less than ``REACH``. ``stirred(case, before)`` tells about which items it has to be asked for what a change
cut off or tied to an entrance, however far away that is. A rule about the whole plan has ``check(case)``. When a plan
changes, the first kind is asked again only about items near a change; the answer is the same as from scratch.

Repairs take longer to find than the findings, so they are searched for afterwards: see ``mending``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from types import ModuleType
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.checks.boxes import Boxes, away, boxes
from baukasten.checks.case import Case, cannot, case
from baukasten.element import Catalogue, Element
from baukasten.finding import Finding, Result, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId, element_of
from baukasten.shade import Sunlight
from baukasten.snapshot import Snapshot

_RESULTS = (Result.NOT_KEPT, Result.CANNOT, Result.KEPT)
_SEVERITIES = (Severity.MUST, Severity.SHOULD, Severity.HINT)

Told: TypeAlias = Mapping[ItemId, tuple[Finding, ...]]
"""What a rule says to each item that it has something to say to, in the plan's order."""
Said: TypeAlias = tuple[tuple[Finding, ...], ...]
"""What a rule says to the plan, each once: what is not kept, what cannot be checked, that it is kept."""


@dataclass(frozen=True)
class Asking:
    """Which rules about single items have to do with an element, by their id.

    ``about``: those that it concerns, with how far each looks, the farthest first. ``beside``: those that look at it nearby,
    with how far away it may be.
    """

    about: tuple[tuple[float, str], ...]
    beside: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Judged:
    """``told``: by rule id, what rules about single items said to each. ``findings`` as ``checks.findings`` gives them.

    ``said``: by rule id, what it says to the plan. ``boxes``: where every item lies.
    """

    case: Case
    told: Mapping[str, Told]
    said: Mapping[str, Said]
    boxes: Boxes
    findings: tuple[Finding, ...]


def judged(rules: tuple[ModuleType, ...], snapshot: Snapshot, *sunlights: Sunlight, before: Judged | None = None) -> Judged:
    """What ``rules`` say. ``before``: what they said of an earlier plan on the same site; whatever is far from
    all that has changed since is taken over."""
    given = case(snapshot, *sunlights, before=before.case if before else None)
    old = before if before and _comparable(rules, before, given) else None
    changed = _changed(old.case, given) if old else frozenset(snapshot.plan.items)
    where = boxes(given, changed, old.boxes if old else None)
    asked = _asked(rules, old, given, where, changed)
    steady = old is not None and where.rows is old.boxes.rows
    as_unknown = old is not None and given.unknown == old.case.unknown
    told: dict[str, Told] = {}
    said: dict[str, Said] = {}
    for rule in rules:
        name = rule.RULE.id
        if not hasattr(rule, "judge"):
            said[name] = _whole(rule, given, _answer(rule, given, rule.check(given), ()))
            continue
        items = {*asked.get(name, ()), *(rule.stirred(given, old.case) if old and hasattr(rule, "stirred") else ())}
        answers = {item: _answer(rule, given, rule.judge(given, item), (item,)) for item in items}
        known = old.told[name] if old else {}
        told[name] = known if steady and _is_as_before(answers, known, changed) else _followed(answers, known, changed, where.rows)
        same = old and as_unknown and told[name] is known
        said[name] = old.said[name] if old and same else _whole(rule, given, chain.from_iterable(told[name].values()))
    return Judged(given, told, said, where, _in_order(rules, said))


def says(rule: ModuleType, given: Case) -> Iterator[Finding]:
    """What one rule yields, item by item in the plan's order where it looks at items."""
    if not hasattr(rule, "judge"):
        return rule.check(given)
    return (f for item in given.snapshot.plan.items for f in rule.judge(given, item))


def _comparable(rules: tuple[ModuleType, ...], before: Judged, now: Case) -> bool:
    """Only the plan may differ, and all rules must have been asked."""
    was, here = before.case.snapshot, now.snapshot
    known = all(rule.RULE.id in before.said for rule in rules)
    return known and was.site is here.site and was.catalogue is here.catalogue


def _changed(before: Case, now: Case) -> frozenset[ItemId]:
    """What is not the same in both plans, what is there in one only, and what a wheelchair gets to in one only:
    that may change far from the item."""
    was, here = before.snapshot.plan.items, now.snapshot.plan.items
    changed = {i for i, item in here.items() if (old := was.get(i)) is not item and old != item}
    return frozenset(changed | (was.keys() - here.keys()) | (before.wheelchair_reaches ^ now.wheelchair_reaches))


def _far(before: Judged, now: Case, where: Boxes, changed: frozenset[ItemId]) -> NDArray[np.float64]:
    """How far each item is from all that has changed, as it was and as it is, metres; what has changed itself is not far."""
    far = away(where, np.concatenate([before.boxes.of(changed), where.of(changed)]))
    far[[where.rows[item] for item in changed if item in where.rows]] = 0.0
    return far


def _asked(
    rules: tuple[ModuleType, ...], before: Judged | None, now: Case, where: Boxes, changed: frozenset[ItemId]
) -> dict[str, list[ItemId]]:
    """By rule id the items that it is asked about, in the plan's order: what has changed, and what lies near it."""
    asking, items = _askings(rules, now.snapshot.catalogue), now.snapshot.plan.items
    sides = (items, before.case.snapshot.plan.items) if before else (items,)
    made = {element_of(plan[item]) for plan in sides for item in changed if item in plan}
    stirs: dict[str, float] = {}
    for element in made:
        for name, reach in asking.get(element, asking[None]).beside.items():
            stirs[name] = max(reach, stirs.get(name, 0.0))
    far = _far(before, now, where, changed) if before else np.zeros(len(items))
    farthest = max(stirs.values(), default=0.0)
    near, ids = np.flatnonzero(far <= farthest), list(items)
    found: dict[str, list[ItemId]] = {}
    for row, distance in zip(near.tolist(), far[near].tolist(), strict=True):
        item = ids[row]
        for reach, name in asking.get(element_of(items[item]), asking[None]).about:
            if reach < distance:
                break
            if distance <= stirs.get(name, -1.0) or item in changed:
                found.setdefault(name, []).append(item)
    return found


@lru_cache(maxsize=2)
def _askings(rules: tuple[ModuleType, ...], catalogue: Catalogue) -> Mapping[str | None, Asking]:
    """By element; under None for what is made of none of the catalogue's."""
    local = sorted((rule for rule in rules if hasattr(rule, "judge")), key=lambda rule: (rule.REACH, rule.RULE.id), reverse=True)
    parts = {None: frozenset[Element](), **{name: catalogue.parts_of(name) for name in catalogue.elements}}
    # Many rules ask the same of an element; one that asks nothing has to do with all.
    questions = {getattr(rule, word, None) for rule in local for word in ("concerns", "heeds")}
    met = {ask: {name for name, elements in parts.items() if ask is None or any(map(ask, elements))} for ask in questions}
    concerned = [((rule.REACH, rule.RULE.id), met[getattr(rule, "concerns", None)]) for rule in local]
    heeded = [(rule, met[getattr(rule, "heeds", None)]) for rule in local]
    return {
        name: Asking(
            tuple([far for far, those in concerned if name in those]),
            {rule.RULE.id: _reach(rule, elements) for rule, those in heeded if name in those},
        )
        for name, elements in parts.items()
    }


def _reach(rule: ModuleType, elements: frozenset[Element]) -> float:
    """From how far something matters to a rule that consists of some elements."""
    return max(map(rule.reach, elements)) if elements and hasattr(rule, "reach") else rule.REACH


def _is_as_before(answers: Told, old: Told, changed: frozenset[ItemId]) -> bool:
    """Whether a rule says to each item what it said."""
    if not answers:
        return old.keys().isdisjoint(changed)
    return all(item in answers for item in changed if item in old) and all(old.get(item, ()) == says for item, says in answers.items())


def _followed(answers: Told, old: Told, changed: frozenset[ItemId], place: Mapping[ItemId, int]) -> Told:
    """What a rule says to each item: what it answers now, and what it said of all else. ``place``: of each item in the plan."""
    told = {item: says for item, says in old.items() if item not in changed} | answers
    return {item: told[item] for item in sorted(told, key=place.__getitem__) if told[item]}


def _answer(rule: ModuleType, given: Case, says: Iterator[Finding], items: tuple[ItemId, ...]) -> tuple[Finding, ...]:
    """What a rule says; that it cannot be checked where the shapes are too odd to be cut with each other."""
    try:
        return tuple(says)
    except shapely.GEOSException:
        text = _("The shapes of this plan are too odd to be measured.")
        if items:
            text = _("The shapes here are too odd to be measured: {names}.", names=given.names(items))
        return (cannot(rule.RULE, text, items),)


def _whole(rule: ModuleType, given: Case, says: Iterable[Finding]) -> Said:
    """What a rule says to the plan: that it is kept where it has nothing else to say and everything is known."""
    found = [*{(finding.items, finding.place): finding for finding in says}.values()]
    if not found and not given.unknown:
        return _kept(rule)
    if not found:
        text = _("Not in this catalogue, so nobody knows how big it is: {names}.", names=given.names(given.unknown))
        found = [cannot(rule.RULE, text, given.unknown)]
    return tuple(tuple([finding for finding in found if finding.result is result]) for result in _RESULTS)


@cache
def _kept(rule: ModuleType) -> Said:
    return (), (), (Finding(rule.RULE, Result.KEPT, (), None, rule.RULE.title),)


def _in_order(rules: tuple[ModuleType, ...], said: Mapping[str, Said]) -> tuple[Finding, ...]:
    """What is not kept first, the gravest first; else in the order of the rules."""
    graded = [said[name] for name in _graded(rules)]
    return tuple(chain.from_iterable(those[n] for n in range(len(_RESULTS)) for those in graded))


@lru_cache(maxsize=2)
def _graded(rules: tuple[ModuleType, ...]) -> list[str]:
    """The gravest first."""
    return [rule.RULE.id for severity in _SEVERITIES for rule in rules if rule.RULE.severity is severity]
