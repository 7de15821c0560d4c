"""What a rule looks like and what it says."""

from dataclasses import dataclass, field
from enum import Enum

from baukasten.change import Change
from baukasten.geometry import Point
from baukasten.phrase import Phrase
from baukasten.plan import ItemId
from baukasten.source import Source


class Severity(Enum):
    """MUST: law or a clear "muss". SHOULD: a recognised rule of technology. HINT: a recommendation."""

    MUST = "must"
    SHOULD = "should"
    HINT = "hint"


class Result(Enum):
    """Never "permitted": that only the city can say."""

    KEPT = "kept"
    NOT_KEPT = "not kept"
    CANNOT = "cannot be checked"


@dataclass(frozen=True)
class Example:
    """A small plan in words and how many findings it must give; it runs as a test."""

    plan: str
    findings: int


@dataclass(frozen=True)
class Rule:
    """What is asked, how hard, and who says so. One file of `baukasten.checks` each."""

    id: str
    title: Phrase
    severity: Severity
    source: Source
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Finding:
    """One place where a rule is not kept or cannot be checked. Its identity is the rule and the items.

    ``measured`` and ``needed`` are in ``unit``; None where there is no single number.
    """

    rule: Rule
    result: Result
    items: tuple[ItemId, ...]
    place: Point | None
    text: Phrase
    measured: float | None = None
    needed: float | None = None
    unit: str = ""
    repair: Change | None = field(default=None, compare=False)

    @property
    def identity(self) -> tuple[str, tuple[ItemId, ...]]:
        return self.rule.id, self.items
