"""What a rule looks like and what it says."""

from dataclasses import dataclass, field
from enum import Enum

from baukasten.change import Change
from baukasten.geometry import Point
from baukasten.phrase import Phrase, _
from baukasten.plan import Accepted, Identity, ItemId
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

    ``measured`` and ``needed`` are in ``unit``; None where there is no single number. ``repair`` helps
    at once, ``later`` helps when it has grown, after ``years``; ``advice`` says in words what the two do.
    ``tried``: repairs have been searched for.
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
    later: Change | None = field(default=None, compare=False)
    years: int = field(default=0, compare=False)
    advice: tuple[Phrase, ...] = field(default=(), compare=False)
    tried: bool = field(default=False, compare=False)

    @property
    def identity(self) -> Identity:
        return self.rule.id, self.items


def accepted_text(said: Accepted) -> Phrase:
    """Why the group lives with a finding, who said so, and when."""
    if said.author and said.day:
        return _("Accepted: {reason} ({author}, {day})", reason=said.reason, author=said.author, day=said.day)
    if said.author or said.day:
        return _("Accepted: {reason} ({author})", reason=said.reason, author=said.author or said.day)
    return _("Accepted: {reason}", reason=said.reason)
