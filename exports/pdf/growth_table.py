"""How shade grows with the trees: a row for the ground and for each group of seats and play elements that are alike.

Each box is one hour, dark from below as far as the place lies in shade: it reads the same in grey and in colour
blindness.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from baukasten.phrase import Language, Names, Phrase, Share, _
from baukasten.plan import ItemId
from baukasten.shade import ShadeGrowth, sky_seen
from baukasten.shade.growth import FROM, HOURS, UNTIL
from baukasten.snapshot import Snapshot
from exports.pdf import style
from exports.pdf.book import Book, Drawn
from exports.pdf.fonts import SANS, SEMIBOLD
from exports.pdf.legend import runs
from exports.pdf.tables import Cell, Column
from exports.shade_map import RAMP

SHADE, SUN = HexColor(RAMP[0]), HexColor(RAMP[-2])
BOX, GAP, HIGH = 5.3 * mm, 0.6 * mm, 4.2 * mm
WIDE = len(HOURS) * (BOX + GAP)
STEPS = 4
"""Shares of shade that round to the same quarter count as alike."""

Shares: TypeAlias = tuple[float | None, ...]


@dataclass(frozen=True)
class Alike:
    """Items of one element whose shade is alike. ``years`` [year][hour]: mean share in shade; ``sky``: mean share seen."""

    name: Phrase
    years: tuple[Shares, ...]
    sky: float


def growth_table(book: Book, snapshot: Snapshot, growth: ShadeGrowth) -> None:
    say = book.say
    book.heading(say("How shade grows with the trees"), 1)
    book.text(say(
        "On {day}: the hours of shade that each square metre of open ground has on average from {start} to {end}, and how "
        "much of each place to sit or play lies in shade at {first}, {second}, {third} and {fourth}.",
        day=growth.day, start=FROM, end=UNTIL, first=HOURS[0], second=HOURS[1], third=HOURS[2], fourth=HOURS[3],
    ))  # fmt: skip
    if seen := sky_seen(growth.sky):
        book.text(say(
            "Sky: so much of it is seen, with the leaves of that day and the trees as planted; from the open ground "
            "{least} to {most}, {mean} on average.",
            least=Share(seen.least), most=Share(seen.most), mean=Share(seen.mean),
        ))  # fmt: skip
    years = [Column(_head(_when(one.years, say)), 28) for one in growth.grown]
    columns = [Column(say("Place"), 68), *years, Column(say("Sky"), 18, right=True)]
    groups = alike(snapshot, growth)
    if groups:
        book.add(_legend(say))
    book.table(columns, [_ground(growth, say), *(_row(group, say) for group in groups)])


def alike(snapshot: Snapshot, growth: ShadeGrowth) -> tuple[Alike, ...]:
    """Seats, tables and play elements by what they are and by their shade to a quarter, in the order of their numbers."""
    groups: defaultdict[tuple, list[ItemId]] = defaultdict(list)
    for item in growth.grown[0].items:
        element = snapshot.element(snapshot.plan.items[item])
        pattern = tuple(_quarter(share) for one in growth.grown for share in one.items[item])
        groups[element.id if element else "", pattern].append(item)
    return tuple(_together(snapshot, growth, items) for items in groups.values())


def _together(snapshot: Snapshot, growth: ShadeGrowth, items: list[ItemId]) -> Alike:
    element = snapshot.element(snapshot.plan.items[items[0]])
    name = _("{name} {number}", name=Names(element.names), number=runs(items)) if element else snapshot.name(items[0])
    years = tuple(tuple(_mean([one.items[item][n] for item in items]) for n in range(len(HOURS))) for one in growth.grown)
    return Alike(name, years, sum(growth.sky.items[item] for item in items) / len(items))


def _mean(shares: Sequence[float | None]) -> float | None:
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def _quarter(share: float | None) -> int | None:
    return None if share is None else round(share * STEPS)


def _when(years: int, say: Language) -> str:
    return say("in {years} years", years=years) if years else say("as planted")


def _ground(growth: ShadeGrowth, say: Language) -> list[Cell]:
    """Of the open ground; a dash where there is none, or no sun."""
    hours = ("–" if one.ground is None else say("{hours} h of shade", hours=one.ground) for one in growth.grown)
    seen = sky_seen(growth.sky)
    return [say("Open ground"), *hours, say.value(Share(seen.mean)) if seen else "–"]


def _row(group: Alike, say: Language) -> list[Cell]:
    return [say.say(group.name), *(_boxes(shares, say) for shares in group.years), say.value(Share(group.sky))]


def _head(title: str) -> Drawn:
    """The year, and under it the hours, each over its boxes."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(style.DEEP)
        canvas.setFont(SEMIBOLD, 9.5)
        canvas.drawString(0, 4.4 * mm, title)
        canvas.setFillColor(style.QUIET)
        canvas.setFont(SANS, 8)
        for n, hour in enumerate(HOURS):
            canvas.drawCentredString(n * (BOX + GAP) + BOX / 2, 0.6 * mm, str(hour.hour))

    return Drawn(WIDE, 8 * mm, draw, title)


def _boxes(shares: Shares, say: Language) -> Drawn:
    told = ((hour, "–" if share is None else say.value(Share(share))) for hour, share in zip(HOURS, shares, strict=True))

    def draw(canvas: Canvas) -> None:
        for n, share in enumerate(shares):
            _box(canvas, n * (BOX + GAP), share)

    return Drawn(WIDE, HIGH, draw, ", ".join(f"{say.value(hour)} {share}" for hour, share in told))


def _box(canvas: Canvas, x: float, share: float | None) -> None:
    """Empty and white where the sun is not up."""
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(0.3)
    canvas.setFillColor(style.WHITE if share is None else SUN)
    canvas.rect(x, 0, BOX, HIGH, fill=1)
    if share:
        canvas.setFillColor(SHADE)
        canvas.rect(x, 0, BOX, HIGH * share, fill=1)


def _legend(say: Language) -> Drawn:
    texts = ((0.0, say("in the sun")), (0.5, say("half in shade")), (1.0, say("in shade")))

    def draw(canvas: Canvas) -> None:
        for n, (share, text) in enumerate(texts):
            canvas.saveState()
            canvas.translate(n * 42 * mm, 3 * mm)
            _box(canvas, 0, share)
            canvas.setFillColor(style.INK)
            canvas.setFont(SANS, 9)
            canvas.drawString(BOX + 2 * mm, 1.1 * mm, text)
            canvas.restoreState()

    return Drawn(style.TEXT_WIDTH, HIGH + 3 * mm, draw)
