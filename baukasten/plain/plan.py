"""Plan and change as plain data: every kind of item by its own word."""

from datetime import date

from baukasten.change import Change
from baukasten.phrase import _
from baukasten.plain.reading import VERSION, Data, Found, versioned
from baukasten.plain.shapes import (
    outline_data, outline_from, point_data, point_from, points_data, points_from,
)
from baukasten.plan import BRIEF, Accepted, Brief, Item, ItemId, Line, Note, Path, Placed, Plan, State, Surface

RICHEST = 10**12
"""Ten thousand million euros in cents."""


def plan_data(plan: Plan) -> Data:
    """``{"version", "last", "items": [{"id", "kind", …}]}``, items in the order they were added."""
    return {
        "version": VERSION,
        "last": max(plan.last, *plan.items, 0),
        "items": [{"id": i, **item_data(item)} for i, item in plan.items.items()],
    }


def plan_from(data: object) -> Plan:
    found = versioned(data, "plan", "last", "items")
    items: dict[ItemId, Item] = {}
    for one in found["items"].list():
        i = one["id"].whole(0)
        if i in items:
            one["id"].refuse(_("a number that no other item has"))
        items[i] = _item(one, i, "id")
    return Plan(items, found["last"].whole(max(items, default=0)))


def change_data(change: Change) -> Data:
    """``{"version", "items": [{"id", "before": item or null, "after": item or null}]}``."""
    return {
        "version": VERSION,
        "items": [
            {"id": i, "before": _or_null(before), "after": _or_null(after)}
            for i, (before, after) in change.items.items()
        ],
    }


def change_from(data: object) -> Change:
    items: dict[ItemId, tuple[Item | None, Item | None]] = {}
    for one in versioned(data, "change", "items")["items"].list():
        i = one.keys("id", "before", "after")["id"].whole(0)
        if i in items:
            one["id"].refuse(_("a number that no other item has"))
        items[i] = (
            one["before"].optional(lambda found: _item(found, i)),
            one["after"].optional(lambda found: _item(found, i)),
        )
    return Change(items)


def item_data(item: Item) -> dict[str, Data]:
    """One item without its id."""
    match item:
        case Brief(title, group, budget, day):
            when = day.isoformat() if day else None
            return {"kind": "brief", "title": title, "group": group, "budget": budget, "day": when}
        case Placed(element, at, angle, state, height, spread, reason):
            return {
                "kind": "placed", "element": element, "at": point_data(at), "angle": angle,
                "state": state.value, "height": height, "spread": spread, "reason": reason,
            }
        case Surface(material, outline, state, reason):
            return {
                "kind": "surface", "material": material, "outline": outline_data(outline),
                "state": state.value, "reason": reason,
            }
        case Path(material, points, width, state, reason):
            return {
                "kind": "path", "material": material, "points": points_data(points), "width": width,
                "state": state.value, "reason": reason,
            }
        case Line(element, points, state, reason):
            return {
                "kind": "line", "element": element, "points": points_data(points),
                "state": state.value, "reason": reason,
            }
        case Note(at, text, author):
            return {"kind": "note", "at": point_data(at), "text": text, "author": author}
        case Accepted(rule, about, reason, author, day):
            when = day.isoformat() if day else None
            return {"kind": "accepted", "rule": rule, "items": list(about), "reason": reason, "author": author, "day": when}


def item_from(data: object, item_id: ItemId) -> Item:
    """One item from its data; the id decides whether it may be the brief."""
    return _item(Found(data, f"item {item_id}"), item_id)


def _item(found: Found, item_id: ItemId, *more: str) -> Item:
    kind = found["kind"].text()
    if (kind == "brief") != (item_id == BRIEF):
        found["kind"].refuse(_("“brief” for item 0 and for no other"))
    match kind:
        case "brief":
            found.keys("kind", "title", "group", "budget", "day", *more)
            return Brief(
                found["title"].text(), found["group"].text(), found["budget"].whole(0, RICHEST),
                found["day"].optional(_day),
            )
        case "placed":
            found.keys("kind", "element", "at", "angle", "state", "height", "spread", "reason", *more)
            return Placed(
                found["element"].name(), point_from(found["at"]), found["angle"].whole(0, 3599),
                found["state"].choice(State), found["height"].size(), found["spread"].size(), found["reason"].text(),
            )
        case "surface":
            found.keys("kind", "material", "outline", "state", "reason", *more)
            return Surface(
                found["material"].name(), outline_from(found["outline"]),
                found["state"].choice(State), found["reason"].text(),
            )
        case "path":
            found.keys("kind", "material", "points", "width", "state", "reason", *more)
            return Path(
                found["material"].name(), points_from(found["points"]), found["width"].size(),
                found["state"].choice(State), found["reason"].text(),
            )
        case "line":
            found.keys("kind", "element", "points", "state", "reason", *more)
            return Line(
                found["element"].name(), points_from(found["points"]),
                found["state"].choice(State), found["reason"].text(),
            )
        case "note":
            found.keys("kind", "at", "text", "author", *more)
            return Note(point_from(found["at"]), found["text"].text(), found["author"].text())
        case "accepted":
            found.keys("kind", "rule", "items", "reason", "author", "day", *more)
            return Accepted(
                found["rule"].name(), tuple(one.whole(0) for one in found["items"].list()),
                found["reason"].text(), found["author"].text(), found["day"].optional(_day),
            )
    found["kind"].refuse(_("one of {choices}", choices="brief, placed, surface, path, line, note, accepted"))


def _or_null(item: Item | None) -> Data:
    return None if item is None else item_data(item)


def _day(found: Found) -> date:
    try:
        return date.fromisoformat(found.text())
    except ValueError:
        found.refuse(_("a day as YYYY-MM-DD"))
