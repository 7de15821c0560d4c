"""Every example inside a rule gives as many findings as it says, and every repair puts its finding right."""

import pytest

from baukasten.checks import RULES, says
from baukasten.checks.case import case
from baukasten.finding import Result
from baukasten.phrase import Language
from baukasten.scene import scene
from baukasten.shade import sunlight
from baukasten.snapshot import Snapshot
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
def test_a_repair_leaves_fewer_findings_of_its_rule(rule, example):
    given = example_case(example.plan)
    before = [f for f in says(rule, given) if f.result is Result.NOT_KEPT]
    for finding in before:
        known = rule.repairs(given, finding) if hasattr(rule, "repairs") else iter((finding.repair,))
        if (repair := next(known, None)) is not None:
            changed = Snapshot(repair.applied(given.snapshot.plan), given.snapshot.site, given.snapshot.catalogue)
            suns = [sunlight(scene(changed), light.day, light.cell_m) for light in given.sunlights]
            after = [f for f in says(rule, case(changed, *suns)) if f.result is Result.NOT_KEPT]
            assert len(after) < len(before), Language("en").say(finding.text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE.id)
def test_a_rule_has_an_example_kept_and_one_not(rule):
    counts = [example.findings for example in rule.RULE.examples]
    assert 0 in counts and any(counts)
