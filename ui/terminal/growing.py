"""The shade while the trees grow: as a table for people and as an answer for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from baukasten.phrase import Language, Share
from baukasten.snapshot import Snapshot
from ui.terminal.table import Side, table

if TYPE_CHECKING:  # the engine behind it takes a second to load
    from baukasten.shade import GrownShade, ShadeGrowth
    from ui.terminal.as_json import Plain

ROOM = 5
"""Letters for one share: up to "100" or "17 h", and a gap."""


def told(whole: Snapshot, growth: "ShadeGrowth", say: Language) -> str:
    """A line for the ground, one for the sky, and a row for each seat, table and play element."""
    return "\n".join([*_ground(growth, say), *_sky(growth, say), "", *_items(whole, growth, say)])


def answer(growth: "ShadeGrowth") -> "Plain":
    """Shares 0 … 1; null where there is no sun or no ground to tell of."""
    from baukasten.shade import sky_seen

    seen = sky_seen(growth.sky)
    return {
        "day": growth.day.isoformat(),
        "years": [_year(one) for one in growth.grown],
        "sky_view_factor": {
            "min": round(seen.least, 3) if seen else None,
            "mean": round(seen.mean, 3) if seen else None,
            "max": round(seen.most, 3) if seen else None,
            "items": [{"id": item, "seen": round(share, 3)} for item, share in growth.sky.items.items()],
        },
    }


def _year(one: "GrownShade") -> "Plain":
    return {
        "years_after_planting": one.years,
        "shade_hours_per_m2": None if one.ground is None else round(one.ground, 2),
        "items": [{"id": item, "shade_share": _by_hour(shares)} for item, shares in one.items.items()],
    }


def _by_hour(shares: "tuple[float | None, ...]") -> "dict[str, Plain]":
    from baukasten.shade.growth import HOURS

    return {f"{hour:%H:%M}": None if share is None else round(share, 3) for hour, share in zip(HOURS, shares, strict=True)}


def _ground(growth: "ShadeGrowth", say: Language) -> Iterator[str]:
    from baukasten.shade.growth import FROM, UNTIL

    known = [f"{_when(one.years, say)} {say.number(one.ground, 1)} h" for one in growth.grown if one.ground is not None]
    if known:
        yield say("Shade of each m² of open ground on {day} from {start} to {end}: {hours}.", day=growth.day, start=FROM, end=UNTIL, hours=", ".join(known))


def _sky(growth: "ShadeGrowth", say: Language) -> Iterator[str]:
    from baukasten.shade import sky_seen

    if seen := sky_seen(growth.sky):
        yield say(
            "From the open ground {mean} of the sky is seen on average, from {least} to {most}, with the trees as planted.",
            mean=Share(seen.mean), least=Share(seen.least), most=Share(seen.most),
        )  # fmt: skip


def _items(whole: Snapshot, growth: "ShadeGrowth", say: Language) -> list[str]:
    from baukasten.shade.growth import HOURS

    if not growth.sky.items:
        return []
    head = (say("Share in shade, in per cent"), *(_when(one.years, say) for one in growth.grown), say("Sky seen"))
    clock = "".join(f"{hour.hour} h".rjust(ROOM) for hour in HOURS)
    rows = [("", *(clock for _one in growth.grown), "")]
    for item, seen in growth.sky.items.items():
        years = ("".join(_cell(share).rjust(ROOM) for share in one.items[item]) for one in growth.grown)
        rows.append((say.say(whole.name(item)), *years, say.value(Share(seen))))
    return table(head, (Side.LEFT, *(Side.RIGHT for _one in growth.grown), Side.RIGHT), rows)


def _cell(share: float | None) -> str:
    return "–" if share is None else str(round(share * 100))


def _when(years: int, say: Language) -> str:
    return say("in {years} years", years=years) if years else say("as planted")
