"""Where one looks from: round the plan from above, or walking through it at eye height."""

import math
from dataclasses import dataclass, replace

EYE_HEIGHT = 1.6
STRIDE = 0.7
"""Metres of one step."""
LOWEST, HIGHEST = 4.0, 88.0
"""Degrees above the horizon in orbit."""
NEAREST, FURTHEST = 3.0, 900.0


@dataclass(frozen=True)
class Eye:
    """``x``, ``y``, ``z``: metres of what is looked at in orbit, of one's feet while walking.

    ``heading``: degrees clockwise from north that one looks in. ``lift``: degrees the eye stands
    above what it looks at. ``distance``: metres to it.
    """

    x: float
    y: float
    z: float
    heading: float = 20.0
    lift: float = 35.0
    distance: float = 80.0
    walking: bool = False

    @property
    def at(self) -> tuple[float, float, float]:
        """The eye itself."""
        if self.walking:
            return self.x, self.y, self.z + EYE_HEIGHT
        ahead = self._ahead()
        flat = self.distance * math.cos(math.radians(self.lift))
        return (
            self.x - ahead[0] * flat, self.y - ahead[1] * flat,
            self.z + self.distance * math.sin(math.radians(self.lift)),
        )

    @property
    def towards(self) -> tuple[float, float, float]:
        """A point that is looked at."""
        if self.walking:
            ahead = self._ahead()
            return self.x + ahead[0] * 10, self.y + ahead[1] * 10, self.z + EYE_HEIGHT - 0.5
        return self.x, self.y, self.z

    def turned(self, degrees: float) -> "Eye":
        """To the right for positive degrees."""
        return replace(self, heading=(self.heading + degrees) % 360)

    def lifted(self, degrees: float) -> "Eye":
        return replace(self, lift=min(HIGHEST, max(LOWEST, self.lift + degrees)))

    def nearer(self, factor: float) -> "Eye":
        """In orbit; a walker takes steps instead."""
        return replace(self, distance=min(FURTHEST, max(NEAREST, self.distance / factor)))

    def stepped(self, steps: float) -> "Eye":
        """Forwards for positive steps."""
        ahead = self._ahead()
        return replace(self, x=self.x + ahead[0] * STRIDE * steps, y=self.y + ahead[1] * STRIDE * steps)

    def on_foot(self, ground: float) -> "Eye":
        """Standing where one looked at, on ground of that height."""
        return replace(self, z=ground, walking=True)

    def as_bird(self) -> "Eye":
        return replace(self, walking=False)

    def _ahead(self) -> tuple[float, float]:
        return math.sin(math.radians(self.heading)), math.cos(math.radians(self.heading))
