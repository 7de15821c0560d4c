"""Every example inside a rule gives as many findings as it says, and every repair puts its finding right."""

from collections import Counter
from dataclasses import replace

import pytest

from baukasten.checks import RULES, judged, mended, says
from baukasten.finding import Result
from baukasten.phrase import Language
from baukasten.scene import scene
from baukasten.shade import sunlight
from tests.core.example_plans import example_case

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.RULE.id}: {example.plan}")
    for rule in RULES for example in rule.RULE.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_keeps_its_own_examples(rule, example):
    found = list(says(rule, example_case(example.plan)))
    assert len(found) == example.findings, [Language("en").say(f.text) for f in found]


@pytest.mark.parametrize(("rule", "example"), [p for p in EXAMPLES if p.values[1].findings])
def test_a_repair_puts_its_finding_right_and_makes_nothing_else_worse(rule, example):
    given = example_case(example.plan)
    done = judged(RULES, given.snapshot, *given.sunlights)
    for finding in [f for f in done.findings if f.rule.id == rule.RULE.id and f.result is Result.NOT_KEPT]:
        if (repair := mended(RULES, done, finding).repair) is not None:
            # Judged from scratch, sun and all, not as it was tried.
            changed = replace(given.snapshot, plan=repair.applied(given.snapshot.plan))
            after = judged(RULES, changed, *(sunlight(scene(changed), light.day, light.cell_m) for light in given.sunlights))
            assert broken(after)[rule.RULE.id] <= broken(done)[rule.RULE.id], Language("en").say(finding.text)
            assert finding.identity not in [f.identity for f in after.findings]
            assert not broken(after) - broken(done)


def broken(done):
    """How often each rule is not kept."""
    return Counter(f.rule.id for f in done.findings if f.result is Result.NOT_KEPT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE.id)
def test_a_rule_has_an_example_kept_and_one_not(rule):
    counts = [example.findings for example in rule.RULE.examples]
    assert 0 in counts and any(counts)
