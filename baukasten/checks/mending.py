"""Repairs that were looked at again: none is offered that does not help, or that makes something else worse.

A rule that knows how to put its findings right has ``repairs(case, finding)``, which yields changes, the most
promising first; a finding may carry a ready one instead. A rule that asks for shade has ``shade_wanted(case, finding)``,
which yields what is to be shaded: roofs and sails are searched for that help at once, and trees that help when they
have grown. Every change is tried: the rules judge the changed plan, and what nobody would accept is never shown.

To judge a plan takes a while, so changes far apart from each other are tried together. What goes wrong then is laid
to the change whose items or place it concerns; that one is left out and the others are tried again.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from types import ModuleType

from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.in_words import in_words
from baukasten.checks.judging import Judged, judged
from baukasten.checks.shade_tree import shade_trees
from baukasten.checks.shelter import shelters
from baukasten.checks.tried_sun import tried
from baukasten.cost import estimate
from baukasten.finding import Finding, Result, Severity
from baukasten.phrase import Money, Phrase, _
from baukasten.plan import Item, ItemId, Plan, points_of
from baukasten.shade.rays import Progress
from baukasten.units import Millimetre

CANDIDATES = 2
"""So many changes are tried for one finding; people wait for the answer."""
OF_A_RULE, AT_ONCE, WORK = 2, 6, 4_000
"""Repairs are searched for so many findings of each rule, the gravest first: for ``AT_ONCE`` at least, for more where there
are few items to judge again, ``WORK`` findings times items in all. For the others they are searched when somebody asks."""
APART: Millimetre = 10_000
"""Between changes that are tried together: farther than rules about single things look (``REACH``)."""
NOISE = 0.01
"""What is measured may come out a little different without having become worse."""

Box = tuple[Millimetre, Millimetre, Millimetre, Millimetre]


@dataclass(eq=False)
class Search:
    """``candidates``: changes still to be tried, with the years until they help, 0 for at once. ``found``: the one that will do."""

    finding: Finding
    candidates: Iterator[tuple[Change, int]]
    found: tuple[Change, int] | None = None


def with_repairs(rules: tuple[ModuleType, ...], done: Judged, progress: Progress | None = None) -> tuple[Finding, ...]:
    """The findings, the gravest ones each with what puts it right, where anything does. ``progress`` may raise to stop."""
    knowing = {rule.RULE.id for rule in rules if hasattr(rule, "repairs") or hasattr(rule, "shade_wanted")}
    most = max(AT_ONCE, WORK // max(1, len(done.case.snapshot.plan.items)))
    counts: Counter[str] = Counter()
    mendable = []
    for finding in done.findings:
        if finding.result is Result.NOT_KEPT and (finding.repair or finding.rule.id in knowing) and len(mendable) < most:
            counts[finding.rule.id] += 1
            mendable += [finding] if counts[finding.rule.id] <= OF_A_RULE else []
    better = dict(zip(map(id, mendable), _mended(rules, done, mendable, progress), strict=True))
    return tuple(better.get(id(f)) or replace(f, repair=None) for f in done.findings)


def mended(rules: tuple[ModuleType, ...], done: Judged, finding: Finding) -> Finding:
    """One finding with its repair, with what helps later, and with words for both; neither where nothing harmless helps."""
    return next(_mended(rules, done, [finding]))


def helps(rules: tuple[ModuleType, ...], done: Judged, finding: Finding, change: Change) -> bool:
    """Whether a change puts a finding right, or at least better, and makes nothing else worse."""
    return bool(_sound(rules, done, [(finding, change, 0)]))


def harmless(rules: tuple[ModuleType, ...], done: Judged, change: Change) -> bool:
    """Whether after a change every rule is kept where it was kept before."""
    return not list(worse(done, changed(rules, done, change)))


def changed(rules: tuple[ModuleType, ...], done: Judged, change: Change) -> Judged:
    """What the rules say after a change; those that only ever tell a figure are not asked."""
    case = done.case
    suns = [tried(case.followed(light), change) for light in case.sunlights]
    snapshot = replace(case.snapshot, plan=change.applied(case.snapshot.plan))
    asked = tuple(rule for rule in rules if not getattr(rule, "ONLY_TELLS", False))
    return judged(asked, snapshot, *suns, before=done)


def _mended(
    rules: tuple[ModuleType, ...], done: Judged, findings: list[Finding], progress: Progress | None = None
) -> Iterator[Finding]:
    by_id = {rule.RULE.id: rule for rule in rules}
    now = [Search(f, _today(by_id[f.rule.id], done.case, f)) for f in findings]
    later = [Search(f, _grown(by_id[f.rule.id], done.case, f)) for f in findings]
    _search(rules, done, [*now, *later], progress or (lambda _share: None))
    for finding, repair, grown in zip(findings, now, later, strict=True):
        change = repair.found[0] if repair.found else None
        tree = grown.found[0] if grown.found else None
        advice = tuple(_advice(done.case, finding, change, grown.found))
        years = grown.found[1] if tree and grown.found else 0
        yield replace(finding, repair=change, later=tree or None, years=years, advice=advice, tried=True)


def _today(rule: ModuleType, case: Case, finding: Finding) -> Iterator[tuple[Change, int]]:
    """What may help at once."""
    if hasattr(rule, "repairs"):
        yield from ((change, 0) for change in islice(rule.repairs(case, finding), CANDIDATES))
    elif finding.repair:
        yield finding.repair, 0
    if hasattr(rule, "shade_wanted"):
        roofs = (change for want in rule.shade_wanted(case, finding) for change in shelters(case, want))
        yield from ((change, 0) for change in islice(roofs, CANDIDATES))


def _grown(rule: ModuleType, case: Case, finding: Finding) -> Iterator[tuple[Change, int]]:
    """What helps when it has grown."""
    if hasattr(rule, "shade_wanted"):
        yield from islice((tree for want in rule.shade_wanted(case, finding) for tree in shade_trees(case, want)), CANDIDATES)


def _search(rules: tuple[ModuleType, ...], done: Judged, searches: list[Search], progress: Progress) -> None:
    """Try the next candidate of each search until each has found one that will do, or has no more."""
    most = len(searches)
    while searches:
        offers = []
        for search in searches:
            progress(1 - len(searches) / most)
            if offer := next(search.candidates, None):
                offers.append((search, offer))
        for batch in _batches(offers):
            progress(1 - len(searches) / most)
            for n in _sound(rules, done, [(search.finding, *offer) for search, offer in batch]):
                batch[n][0].found = batch[n][1]
        searches = [search for search, _offer in offers if search.found is None]


def _batches(offers: list[tuple[Search, tuple[Change, int]]]) -> list[list[tuple[Search, tuple[Change, int]]]]:
    """Changes that lie far apart from each other in each batch."""
    batches: list[tuple[list[Box], list[tuple[Search, tuple[Change, int]]]]] = []
    for search, offer in offers:
        box = _box(offer[0])
        boxes, batch = next((b for b in batches if not any(_near(box, other) for other in b[0])), ([], []))
        if not batch:
            batches.append((boxes, batch))
        boxes.append(box)
        batch.append((search, offer))
    return [batch for _boxes, batch in batches]


def _box(change: Change) -> Box:
    points = [p for sides in change.items.values() for item in sides if item for p in points_of(item)]
    xs, ys = [p.x for p in points] or [0], [p.y for p in points] or [0]
    return min(xs), min(ys), max(xs), max(ys)


def _near(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] + APART and other[0] <= one[2] + APART and one[1] <= other[3] + APART and other[1] <= one[3] + APART
    )


def _sound(rules: tuple[ModuleType, ...], done: Judged, offers: list[tuple[Finding, Change, int]]) -> list[int]:
    """Which of some changes help, where they are to help at once, and together do no harm.

    What breaks a graver rule may be mended although there is a hint to give about it where it then stands.
    """
    left = list(range(len(offers)))
    while left:
        whole, own = together(done.case.snapshot.plan, [offers[n][1] for n in left])
        after = changed(rules, done, whole)
        boxes = [_box(offers[n][1]) for n in left]
        grave = [offers[n][0].rule.severity is not Severity.HINT for n in left]
        guilty = {
            k for finding in worse(done, after) for k in _guilty(finding, own, boxes)
            if not (grave[k] and finding.rule.severity is Severity.HINT and set(finding.items) <= own[k])
        }
        if not guilty:
            return [n for n in left if offers[n][2] or is_right(after, offers[n][0])]
        left = [n for k, n in enumerate(left) if k not in guilty]
    return []


def _guilty(finding: Finding, own: list[frozenset[ItemId]], boxes: list[Box]) -> set[int]:
    """Which changes a finding is laid to: those whose items it names, else the one nearest to its place, else all."""
    named = {k for k, items in enumerate(own) if items & set(finding.items)}
    if named or finding.place is None:
        return named or set(range(len(own)))
    x, y = finding.place
    return {min(range(len(boxes)), key=lambda k: max(boxes[k][0] - x, x - boxes[k][2], boxes[k][1] - y, y - boxes[k][3]))}


def together(plan: Plan, changes: list[Change]) -> tuple[Change, list[frozenset[ItemId]]]:
    """One change that does all, new things under ids of their own; and the items of each."""
    items: dict[ItemId, tuple[Item | None, Item | None]] = {}
    own, last = [], plan.last
    for change in changes:
        mine = set()
        for i, (before, after) in change.items.items():
            last += before is None
            mine.add(last if before is None else i)
            items[last if before is None else i] = (before, after)
        own.append(frozenset(mine))
    return Change(items), own


def is_right(after: Judged, finding: Finding) -> bool:
    """The finding is gone, or at least less far off."""
    return all(f.identity != finding.identity or _is_better(f, finding) for f in _broken(after))


def worse(before: Judged, after: Judged) -> Iterator[Finding]:
    """What is not kept that was, or is farther from what is needed.

    A hint about nothing but a new thing, its colour say, is no harm done to anything that is there.
    """
    there = before.case.snapshot.plan.items.keys()
    left: dict[str, list[Finding]] = {}
    for finding in _broken(before):
        left.setdefault(finding.rule.id, []).append(finding)
    for finding in _broken(after):
        same = [f for f in left.get(finding.rule.id, ()) if set(finding.items) <= set(f.items) and not _is_worse(finding, f)]
        if same:
            # Each was there once: a second one in the same place is new.
            left[finding.rule.id].remove(min(same, key=lambda f: len(f.items)))
        elif finding.rule.severity is not Severity.HINT or not finding.items or there & set(finding.items):
            yield finding


def _broken(of: Judged) -> Iterator[Finding]:
    return (f for f in of.findings if f.result is Result.NOT_KEPT)


def _is_worse(now: Finding, before: Finding) -> bool:
    return _off(now) > _off(before) * (1 + NOISE) + NOISE


def _is_better(now: Finding, before: Finding) -> bool:
    return _off(now) < _off(before) * (1 - NOISE) - NOISE


def _off(finding: Finding) -> float:
    if finding.measured is None or finding.needed is None:
        return 0.0
    return abs(finding.measured - finding.needed)


def _advice(case: Case, finding: Finding, repair: Change | None, later: tuple[Change, int] | None) -> Iterator[Phrase]:
    if repair:
        yield _("What helps: {steps}.", steps=in_words(case, repair, finding.place))
        yield from _costs(case, repair)
    if later and not later[0]:
        yield _("What is planted here will do in {years} years.", years=later[1])
    elif later:
        yield _(
            "What helps when it has grown, after {years} years: {steps}.",
            years=later[1], steps=in_words(case, later[0], finding.place),
        )
        yield from _costs(case, later[0])


def _costs(case: Case, change: Change) -> Iterator[Phrase]:
    """What it costs, where something is bought, and whether the money reaches."""
    if any(before is not None for before, _after in change.items.values()):
        return
    alone = Plan({i: after for i, (_before, after) in change.items.items() if after})
    more = estimate(replace(case.snapshot, plan=alone)).gross.mid
    left = case.money_left - more
    if left >= 0:
        yield _("It likely costs {more}; the money reaches.", more=Money(more))
    else:
        yield _("It likely costs {more}; then {missing} are missing.", more=Money(more), missing=Money(-left))
