"""Which surface of the catalogue to lay where a repair needs one."""

from collections import Counter

from baukasten.checks.case import Case
from baukasten.element import Element, Form, Guiding, Texture
from baukasten.plan import Path, Surface
from baukasten.units import Millimetre


def rolling_material(case: Case) -> str | None:
    """A surface that wheels roll on: the one this plan or site uses most, else the cheapest."""
    fit = {e.id: e for e in _surfaces(case) if e.ground and e.ground.walkable and e.ground.rolls and not e.ground.softens}
    used = Counter(
        [item.material for kind in (Surface, Path) for _, item in case.snapshot.plan.there(kind)]
        + [area.material for area in case.snapshot.site.ground]
    )
    there = [m for m, _ in used.most_common() if m in fit]
    return there[0] if there else min(fit, key=lambda m: (fit[m].price.mid, m), default=None)


def soft_material(case: Case, fall_height: Millimetre, rolls: bool) -> str | None:
    """The cheapest surface that softens a fall; one that rolls where wheels have to get there, if there is any."""
    soft = [e for e in _surfaces(case) if e.ground and e.ground.softens >= max(fall_height, 1)]
    wanted = [e for e in soft if e.ground and e.ground.rolls] if rolls else []
    best = min(wanted or soft, key=lambda e: (e.price.mid, e.id), default=None)
    return best.id if best else None


def rough_material(case: Case) -> str | None:
    """The cheapest small setts, which a cane tells from everything else."""
    rough = [e for e in _surfaces(case) if e.ground and e.ground.walkable and e.ground.texture is Texture.SETTS]
    return min(((e.price.mid, e.id) for e in rough), default=(0, None))[1]


def stud_material(case: Case) -> str | None:
    """The cheapest field of studs."""
    studs = [e for e in _surfaces(case) if e.guide and e.guide.kind is Guiding.STUDS]
    return min(((e.price.mid, e.id) for e in studs), default=(0, None))[1]


def _surfaces(case: Case) -> list[Element]:
    return [e for e in case.snapshot.catalogue.elements.values() if e.form is Form.SURFACE]
