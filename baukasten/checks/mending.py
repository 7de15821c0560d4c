"""Repairs that were looked at again: none is offered that does not help, or that makes something else worse.

A rule that knows how to put its findings right has ``repairs(case, finding)``, which yields changes, the most
promising first; a finding may carry a ready one instead. A rule that asks for shade has ``shade_wanted(case, finding)``,
which yields what is to be shaded: roofs and sails are searched for that help at once, and trees that help when they
have grown. Every change is tried: the rules judge the changed plan, and what nobody would accept is never shown.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from types import ModuleType

from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.in_words import in_words
from baukasten.checks.judging import Judged, judged
from baukasten.checks.shade_tree import shade_trees
from baukasten.checks.shelter import Wanted, shelters
from baukasten.checks.tried_sun import tried
from baukasten.commands.place import add
from baukasten.cost import estimate
from baukasten.finding import Finding, Result
from baukasten.phrase import Money, Phrase, _
from baukasten.plan import Item, Plan

CANDIDATES = 2
"""So many changes are judged for one finding; people wait for the answer."""
AT_ONCE, WORK = 3, 1500
"""Repairs are searched for the gravest findings: for so many at least, for more where there are few items to judge
again, ``WORK`` findings times items in all. For the others they are searched when somebody asks (``mended``)."""
NOISE = 0.01
"""What is measured may come out a little different without having become worse."""


def with_repairs(rules: tuple[ModuleType, ...], done: Judged) -> tuple[Finding, ...]:
    """The findings, the gravest ones each with what puts it right, where anything does."""
    broken = [f for f in done.findings if f.result is Result.NOT_KEPT]
    searching = {rule.RULE.id for rule in rules if hasattr(rule, "repairs") or hasattr(rule, "shade_wanted")}
    mendable = [f for f in broken if f.repair or f.rule.id in searching]
    most = max(AT_ONCE, WORK // len(done.case.snapshot.plan.items))
    searched = {id(f) for f in mendable[:most]}
    return tuple(mended(rules, done, f) if id(f) in searched else replace(f, repair=None) for f in done.findings)


def mended(rules: tuple[ModuleType, ...], done: Judged, finding: Finding) -> Finding:
    """One finding with its repair, with what helps later, and with words for both; neither where nothing harmless helps."""
    rule = next(rule for rule in rules if rule.RULE.id == finding.rule.id)
    repair = next((c for c in islice(_ready(rule, done.case, finding), CANDIDATES) if helps(rules, done, finding, c)), None)
    later = None
    for want in rule.shade_wanted(done.case, finding) if hasattr(rule, "shade_wanted") else ():
        now, grown = _shade(rules, done, want, search=repair is None)
        repair, later = repair or now, later or grown
        if repair and later:
            break
    return replace(finding, repair=repair, later=later[0] if later else None, advice=tuple(_advice(done, finding, repair, later)))


def helps(rules: tuple[ModuleType, ...], done: Judged, finding: Finding, change: Change) -> bool:
    """Whether a change puts a finding right, or at least better, and makes nothing else worse."""
    after = changed(rules, done, change)
    still = [f for f in _broken(after) if f.identity == finding.identity and not _is_better(f, finding)]
    return not still and not _worse(done, after)


def harmless(rules: tuple[ModuleType, ...], done: Judged, change: Change) -> bool:
    """Whether after a change every rule is kept where it was kept before."""
    return not _worse(done, changed(rules, done, change))


def _ready(rule: ModuleType, case: Case, finding: Finding) -> Iterator[Change]:
    if hasattr(rule, "repairs"):
        yield from rule.repairs(case, finding)
    elif finding.repair:
        yield finding.repair


def _shade(
    rules: tuple[ModuleType, ...], done: Judged, want: Wanted, search: bool
) -> tuple[Change | None, tuple[Change, int] | None]:
    """Shade today and shade that grows. That it helps is known from the search; that it does no harm is asked here."""
    roofs = islice(shelters(done.case, want), CANDIDATES) if search else iter(())
    trees = islice(shade_trees(done.case, want), CANDIDATES)
    roof, tree = next(roofs, None), next(trees, None)
    if roof and tree and _adds(roof) and _adds(tree[0]):
        # Things that are added only ever take room and light: where both together do no harm, neither does alone.
        both = add(done.case.snapshot.plan, (*_added(roof), *_added(tree[0])))
        if harmless(rules, done, both):
            return roof, tree
    while roof and not harmless(rules, done, roof):
        roof = next(roofs, None)
    while tree and tree[0] and not harmless(rules, done, tree[0]):
        tree = next(trees, None)
    return roof, tree


def _adds(change: Change) -> bool:
    return all(before is None for before, _after in change.items.values())


def _added(change: Change) -> Iterator[Item]:
    return (after for _before, after in change.items.values() if after is not None)


def changed(rules: tuple[ModuleType, ...], done: Judged, change: Change) -> Judged:
    """What the rules say after a change; those that only ever tell a figure are not asked."""
    case = done.case
    suns = [tried(case.followed(light), change) for light in case.sunlights]
    snapshot = replace(case.snapshot, plan=change.applied(case.snapshot.plan))
    asked = tuple(rule for rule in rules if not getattr(rule, "ONLY_TELLS", False))
    return judged(asked, snapshot, *suns, before=done)


def _worse(before: Judged, after: Judged) -> bool:
    """Something is not kept that was, or is farther from what is needed."""
    was: dict[str, list[Finding]] = {}
    for finding in _broken(before):
        was.setdefault(finding.rule.id, []).append(finding)
    left = {rule: list(found) for rule, found in was.items()}
    for finding in _broken(after):
        same = [f for f in left.get(finding.rule.id, ()) if set(finding.items) <= set(f.items) and not _is_worse(finding, f)]
        if not same:
            return True
        # Each was there once: a second one in the same place is new.
        left[finding.rule.id].remove(min(same, key=lambda f: len(f.items)))
    return False


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


def _advice(done: Judged, finding: Finding, repair: Change | None, later: tuple[Change, int] | None) -> Iterator[Phrase]:
    case = done.case
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
    if not _adds(change):
        return
    alone = Plan({i: after for i, (_before, after) in change.items.items() if after})
    more = estimate(replace(case.snapshot, plan=alone)).gross.mid
    left = case.money_left - more
    if left >= 0:
        yield _("It likely costs {more}; the money reaches.", more=Money(more))
    else:
        yield _("It likely costs {more}; then {missing} are missing.", more=Money(more), missing=Money(-left))
