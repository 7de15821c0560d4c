"""What an importer answers with: the site, what was read for it, and what was left out and why."""

from collections import Counter
from dataclasses import dataclass, field

from baukasten.phrase import Phrase, _
from baukasten.site import Site


@dataclass(frozen=True)
class Imported:
    site: Site
    read: tuple[Phrase, ...]
    left_out: tuple[Phrase, ...]
    """Also what had to be assumed, and what was repaired."""


@dataclass
class Tally:
    """Counts while an importer works, so that nothing is lost without a word."""

    taken: Counter[Phrase] = field(default_factory=Counter)
    left: Counter[tuple[Phrase, Phrase]] = field(default_factory=Counter)
    lacking: dict[Phrase, Counter[str]] = field(default_factory=dict)

    def take(self, kind: Phrase, count: int = 1) -> None:
        self.taken[kind] += count

    def leave(self, kind: Phrase, reason: Phrase, count: int = 1) -> None:
        self.left[kind, reason] += count

    def lack(self, kind: Phrase, name: str) -> None:
        """The catalogue has nothing that comes near; ``name`` as the file calls it."""
        self.lacking.setdefault(kind, Counter())[name] += 1

    def read(self) -> tuple[Phrase, ...]:
        return tuple(_("{kind}: {count}", kind=kind, count=count) for kind, count in self.taken.items())

    def left_out(self) -> tuple[Phrase, ...]:
        counted = [
            _("{kind}: {count} – {reason}", kind=kind, count=count, reason=reason)
            for (kind, reason), count in self.left.items()
        ]
        unknown = [
            _("{kind}: {count} – not in the catalogue: {names}", kind=kind, count=names.total(), names=_listed(names))
            for kind, names in self.lacking.items()
        ]
        return (*counted, *unknown)


def _listed(names: Counter[str]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in names.most_common())
