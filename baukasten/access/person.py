"""The ground as one person meets it: who stops at which kerb, on which slope, under which branch.

It is a ``Ground`` like any other, so all that is known of ways holds for it too: its barriers are
the kerbs and steps this person does not get over and the ground too steep for it, and what hangs
too low for it stands in the way.
"""

from collections.abc import Iterator
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground, Obstacle
from baukasten.access.overhead import hanging
from baukasten.access.passable import Going
from baukasten.access.profile import Profile
from baukasten.access.slopes import steep_ground
from baukasten.access.steps import Step, ramp_area
from baukasten.access.things import Thing
from baukasten.geometry import carried
from baukasten.phrase import _
from baukasten.relief import Relief
from baukasten.snapshot import Snapshot


def ground_for(profile: Profile, ground: Ground, snapshot: Snapshot, relief: Relief) -> Ground:
    """What this person walks or rolls on, and what stops it."""
    barriers = (*(step for step in ground.steps if stops(profile, step)), *_too_steep(profile, ground, relief))
    return replace(ground.with_standing(_low(profile, ground, snapshot)), barriers=barriers)


def going(profile: Profile) -> Going:
    """Wheels need ground that carries them; feet need only ground to walk on."""
    return Going.WHEELS if profile.rolls else Going.STEPLESS


def stops(profile: Profile, step: Step) -> bool:
    """Whether this person does not get over a kerb or steps."""
    return not profile.steps if step.flight else step.height > profile.kerb


def in_use(ground: Ground, snapshot: Snapshot) -> Ground:
    """The same ground while everything on it is used: people sit, stand and unlock their bikes in the room before it.

    rules.md A11 and A54: a bench takes the room before it from the way, a row of bikes its aisle.
    """
    rooms = (
        Obstacle(thing.item, _("room to use {name}", name=snapshot.name(thing.item)), room)
        for thing in ground.things
        if (room := room_of(thing)) is not None
    )
    return ground.with_standing(rooms)


def room_of(thing: Thing) -> BaseGeometry | None:
    """The ground before a thing that people take up while they use it; None where it needs none. On a ramp one goes on."""
    return thing.front(thing.element.room) if thing.element.room and not thing.element.ramp else None


def _low(profile: Profile, ground: Ground, snapshot: Snapshot) -> Iterator[Obstacle]:
    for thing in ground.things:
        for _height, shape in hanging(thing, profile.headroom):
            yield Obstacle(thing.item, snapshot.name(thing.item), carried(shape, thing.at, thing.angle))


def _too_steep(profile: Profile, ground: Ground, relief: Relief) -> Iterator[Obstacle]:
    """Steep ground, but for the ramps on it: they have a slope of their own."""
    ramps = [ramp_area(thing.placed, thing.element.ramp) for thing in ground.things if thing.element.ramp]
    ramps = [ramp for ramp in ramps if ramp.area]
    steep = shapely.difference(steep_ground(relief, ground.boundary, profile.steepest), shapely.union_all(ramps))
    for part in shapely.get_parts(steep):
        if part.area > 0:
            yield Obstacle(None, _("steep ground"), part)
