"""What a repair would bring: what it does, what it costs, what it puts right. People see it before they take it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType

from baukasten.change import Change
from baukasten.checks.in_words import in_words
from baukasten.checks.judging import Judged
from baukasten.checks.mending import changed, helps, together, worse
from baukasten.cost import estimate
from baukasten.finding import Finding, Result
from baukasten.geometry import Point
from baukasten.phrase import Phrase
from baukasten.shade.rays import Progress
from baukasten.units import Cent


@dataclass(frozen=True)
class Outcome:
    """``steps``: what ``change`` does, in words. ``more``: what the plan then costs more (likely price, gross); below 0 less.

    ``left``: the money there is then. ``ends``: what is not kept now and is kept then. ``begins``: what is to be
    looked at then and was not before; hints at most, or the repair would not be offered. ``broken``: how much is
    not kept, now and then.
    """

    change: Change
    steps: tuple[Phrase, ...]
    more: Cent
    left: Cent
    ends: tuple[Finding, ...]
    begins: tuple[Finding, ...]
    broken: tuple[int, int]


def outcome(rules: tuple[ModuleType, ...], done: Judged, change: Change, place: Point | None) -> Outcome:
    """``place``: seen from where new things stand."""
    after = changed(rules, done, change)
    return _outcome(done, after, change, in_words(done.case, change, place))


def all_repairs(
    rules: tuple[ModuleType, ...], done: Judged, findings: tuple[Finding, ...], progress: Progress
) -> Outcome | None:
    """All repairs that go together, in one change: each is looked at again on the plan as the ones before leave it.

    None where nothing can be repaired.
    """
    mendable = [f for f in findings if f.repair]
    now, whole, steps = done, Change(), []
    for n, finding in enumerate(mendable):
        progress(n / len(mendable))
        plan = now.case.snapshot.plan
        if finding.identity not in {f.identity for f in _broken(now)} or finding.repair is None:
            continue  # a repair before has put it right as well
        if any(before is not None and plan.items.get(i) != before for i, (before, _after) in finding.repair.items.items()):
            continue  # a repair before has carried what this one wanted to carry
        change, _own = together(plan, [finding.repair])
        if helps(rules, now, finding, change):
            after = changed(rules, now, change)
            steps += in_words(now.case, change, finding.place)
            now, whole = after, whole.then(change)
    return _outcome(done, now, whole, tuple(steps)) if whole else None


def _outcome(done: Judged, after: Judged, change: Change, steps: tuple[Phrase, ...]) -> Outcome:
    left = list(_broken(after))
    there = {f.identity for f in left}
    ends = tuple(f for f in _broken(done) if f.identity not in there)
    brief = done.case.snapshot.plan.brief
    before = estimate(done.case.snapshot).gross.mid
    then = estimate(replace(done.case.snapshot, plan=after.case.snapshot.plan)).gross.mid
    begins = tuple(worse(done, after))
    return Outcome(change, steps, then - before, brief.budget - then, ends, begins, (len(list(_broken(done))), len(left)))


def _broken(of: Judged) -> Iterator[Finding]:
    return (f for f in of.findings if f.result is Result.NOT_KEPT)
