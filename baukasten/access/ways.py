"""The ways over one ground for any width, each worked out once, when first asked for."""

from dataclasses import dataclass, field

from baukasten.access.chains import MOST, Chains, chains
from baukasten.access.ground import Ground
from baukasten.access.passable import Going, Passable, passable
from baukasten.access.spots import Spots


@dataclass(frozen=True, eq=False)
class Ways:
    ground: Ground
    _known: dict[tuple[Going, float], Passable] = field(default_factory=dict, repr=False)
    _chains: dict[tuple[Going, float], Chains] = field(default_factory=dict, repr=False)
    _spots: dict[Going, Spots] = field(default_factory=dict, repr=False)
    _older: "Ways | None" = field(default=None, repr=False)
    """What is known of an earlier ground. What is far from all changes is taken over from there."""

    def at(self, going: Going, width: float) -> Passable:
        """Where somebody ``width`` metres wide can be."""
        going = self._as_met(going)
        key = going, round(width, 4)
        if key not in self._known:
            before = self._older._known.get(key) if self._older else None
            like = next((of for (other, wide), of in self._known.items() if wide == key[1] and Going.FEET not in (going, other)), None)
            self._known[key] = passable(self.ground, going, width, before, like)
        return self._known[key]

    def chains(self, going: Going, width: float = MOST) -> Chains:
        """What parts one place from another for somebody up to ``width`` metres wide."""
        key = self._as_met(going), max(width, MOST)
        if key not in self._chains:
            self._chains[key] = chains(self.ground, key[0], self._older._chains.get(key) if self._older else None, key[1])
        return self._chains[key]

    def spots(self, going: Going) -> Spots:
        """What is known of small parts of the ground."""
        going = self._as_met(going)
        if going not in self._spots:
            older = self._older._spots.get(going) if self._older else None
            self._spots[going] = older.over(self.ground) if older else Spots(self.ground, going)
        return self._spots[going]

    def _as_met(self, going: Going) -> Going:
        """Without barriers everything is stepless."""
        return Going.STEPLESS if going is Going.FEET and not self.ground.barriers else going

    def over(self, ground: Ground) -> "Ways":
        """The ways over a later ground."""
        older = self._older
        if older is None:
            return Ways(ground, _older=self)
        known, links, spots = older._known | self._known, older._chains | self._chains, older._spots | self._spots
        return Ways(ground, _older=Ways(self.ground, known, links, spots))
