"""A strip of studs across a path is found by everybody who comes along: 0.60 to 0.90 m deep, over the whole width."""

from collections.abc import Iterator

from shapely.ops import substring
from shapely.geometry.base import BaseGeometry

from baukasten.access.guiding import Indicator
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_guide
from baukasten.checks.sources import DIN_32984_UNREAD
from baukasten.commands import remove
from baukasten.commands.draw import draw_surface
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line, outlines
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Path, item_area

RULE = Rule(
    "A65", _("A strip of studs across a path cannot be missed"), Severity.HINT, DIN_32984_UNREAD,
    (
        Example("yard 20 x 20; path 0,10 to 20,10 width 3; studs 9,8.5 to 9.9,11.5", 0),
        Example("yard 20 x 20; path 0,10 to 20,10 width 3; studs 9,8.9 to 9.9,11.5", 1),
        Example("yard 20 x 20; path 0,10 to 20,10 width 3; studs 9,8.5 to 9.5,11.5", 1),
        Example("yard 20 x 20; path 0,10 to 20,10 width 3; studs 9,9 to 9.9,9.9", 0),
    ),
)
concerns = is_guide
REACH = 2.0
LOW, HIGH = 0.60, 0.90
"""Metres of depth."""
LONGER = 1.5
"""So many times longer than deep is a strip; what is nearer to a square calls attention to a place."""
TOLERANCE = 0.02


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    field = case.guides.get(item)
    if field is None or field.leads or field.length < LONGER * field.depth:
        return
    for path in _crossed(case, field):
        width = path.width / 1000
        crossed = field.shape.intersection(item_area(path))
        covered = crossed.area / field.depth
        if not LOW - 0.001 <= field.depth <= HIGH + 0.001:
            text = _(
                "A cane misses {name} across the path, or takes it for something else: it is {measured} deep, from {low} to {high} is right.",
                name=case.name(item), measured=Length(field.depth * 1000), low=Length(LOW * 1000), high=Length(HIGH * 1000),
            )
            yield broken(RULE, (item,), field.shape, text, round(field.depth, 3), LOW if field.depth < LOW else HIGH, "m")
        elif covered < width - TOLERANCE:
            text = _(
                "One can walk past {name} without finding it: it covers {measured} of the path, which is {needed} wide.",
                name=case.name(item), measured=Length(covered * 1000), needed=Length(path.width),
            )
            yield broken(RULE, (item,), field.shape, text, round(covered, 3), width, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """It is laid anew over the whole width of the path, at the right depth."""
    item = finding.items[0]
    field, material = case.guides[item], getattr(case.snapshot.plan.items[item], "material", "")
    for path in _crossed(case, field):
        axis = line(path.points)
        at = axis.project(field.shape.centroid)
        depth = min(max(field.depth, LOW), HIGH)
        stretch = substring(axis, max(at - depth / 2, 0.0), at + depth / 2)
        pieces = outlines(stretch.buffer(path.width / 2000, cap_style="flat"))
        if len(pieces) == 1 and case.is_chosen(item):
            gone = remove(case.snapshot.plan, (item,))
            yield gone.then(draw_surface(gone.applied(case.snapshot.plan), material, pieces[0]))


def _crossed(case: Case, field: Indicator) -> Iterator[Path]:
    """The paths that it lies across."""
    for item_id, path in case.snapshot.plan.there(Path):
        if item_id not in case.guides and len(set(path.points)) >= 2 and line(path.points).crosses(field.shape):
            within: BaseGeometry = line(path.points).intersection(field.shape)
            if within.length < LONGER * field.depth:
                yield path
