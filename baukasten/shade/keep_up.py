"""From one scene to the next: only the shade of what differs is counted anew."""

from collections.abc import Container, Iterable
from itertools import chain

from baukasten.plan import ItemId
from baukasten.scene import Body, Scene
from baukasten.shade.moving import hold, lift, put_down, release, seat
from baukasten.shade.planes import Planes
from baukasten.shade.standing import by_key

NOTHING: frozenset[ItemId] = frozenset()


def keep_up(planes: Planes, scene: Scene, in_hand: Container[ItemId] = NOTHING) -> tuple[ItemId, ...] | None:
    """Let the planes show another scene of the same site, in place; the items whose light changed.

    What stands there, and where people sit, becomes exactly what ``follow`` would find in the scene. The bodies
    of the items ``in_hand`` are held, not put down: they may be elsewhere the next moment, and nothing is lost
    when they go back. None, and nothing done, where the site is another one: then follow it anew.
    """
    if scene.site is not planes.site and scene.site != planes.site:
        return None
    held = tuple(body for body in scene.bodies if _is_in(in_hand, body))
    wanted = by_key(body for body in scene.bodies if not _is_in(in_hand, body))
    gone = {key: bodies for key, bodies in planes.bodies.items() if wanted.get(key) != bodies}
    changed = {*lift(planes, *_all(gone.values()))} if gone else set[ItemId]()
    new = [bodies for key, bodies in wanted.items() if key not in planes.bodies]
    changed.update(put_down(planes, *_all(new)) if new else ())
    changed.update(seat(planes, scene.receivers))
    changed.update(hold(planes, *held) if held else release(planes))
    there = {receiver.item for receiver in planes.seats.receivers}
    return tuple(sorted(changed & there))


def _is_in(hand: Container[ItemId], body: Body) -> bool:
    return body.item is not None and body.item in hand


def _all(groups: Iterable[tuple[Body, ...]]) -> tuple[Body, ...]:
    return tuple(chain.from_iterable(groups))
