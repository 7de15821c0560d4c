"""The ways over one ground for any width, each worked out once, when first asked for."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

from baukasten.access.chains import Chains, chains
from baukasten.access.ground import Ground
from baukasten.access.passable import Going, Passable, passable
from baukasten.access.spots import Box, Spots


T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Ways:
    ground: Ground
    _known: dict[tuple[Going, float], Passable] = field(default_factory=dict, repr=False)
    _chains: dict[Going, Chains] = field(default_factory=dict, repr=False)
    _spots: list[Spots] = field(default_factory=list, repr=False)
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

    def chains(self, going: Going) -> Chains:
        """What parts one place from another."""
        going = self._as_met(going)
        if going not in self._chains:
            self._chains[going] = chains(self.ground, going, self._older._chains.get(going) if self._older else None)
        return self._chains[going]

    def near(self, going: Going, key: Hashable, work_out: Callable[[], T], box: Callable[[], Box], held: object = None) -> T:
        """What ``work_out`` tells of the ground in a box; it is remembered for later grounds (``spots``)."""
        if not self._spots:
            older = self._older._spots if self._older else []
            self._spots.append(older[0].over(self.ground) if older else Spots(self.ground))
        return self._spots[0].told(self._as_met(going), key, work_out, box, held)

    def _as_met(self, going: Going) -> Going:
        """Without barriers everything is stepless."""
        return Going.STEPLESS if going is Going.FEET and not self.ground.barriers else going

    def over(self, ground: Ground) -> "Ways":
        """The ways over a later ground."""
        older = self._older
        if older is None:
            return Ways(ground, _older=self)
        known, links, spots = older._known | self._known, older._chains | self._chains, self._spots or older._spots
        return Ways(ground, _older=Ways(self.ground, known, links, spots))
