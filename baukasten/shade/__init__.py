"""Sun and shade: where the sun stands, which ground it reaches, and when a seat lies in shade.

Method. The sun is NOAA's (Meeus), every 10 minutes while it stands above 0.5°, turned from true
north to the plan's grid north. For the middle of every ground cell and each sun it is known what
stands in between: prisms also with courtyards and raised undersides, rods, sheets, crowns as
ellipsoids, columns or cones. On level ground that comes from the exact border of each shadow; where
the ground rises and falls, from an exact test at each cell in the shadow's box, at the cell's own
height. Everything in the scene counts, also what stands outside the boundary, at any distance.
What several crowns and sails let through multiplies; on the ground up to seven layers of one kind
of light are counted, more count as seven. Seats, tables and play elements are judged at their own
height, at points spread over them; their own parts shade them only where they hang overhead.

What is known of the surroundings only as a surface model, heights on a raster, shades the site by a sweep (see
``sweep``): solid things and crowns, one layer of these; inside the boundary the plan's own things count alone.

What it is not. Light from the sky and from walls, heat and wind are not in it: it is about direct
sun. A crown is an even veil, which no real crown is; see the species' range in the catalogue.

Everything here is a function of the scene and the day. ``planes`` is the engine: shadows as bits, which
``follow`` hands out so that a thing can be carried about (``moving``: ``lift``, ``hold``, ``put_down``, ``moved``) and
only its own shade is counted anew; ``keep_up`` brings them from one scene to the next. ``rays`` is the slow truth that the tests hold it against.
"""

from baukasten.shade.daylight import (
    ItemLight,
    Shadows,
    SunHours,
    Sunlight,
    follow,
    follow_moment,
    light_between,
    seen,
    shaded_between,
    shadows,
    shadows_seen,
    summary,
    sun_hours,
    sunlight,
    warm_up,
)
from baukasten.shade.growth import GrownShade, ShadeGrowth, shade_growth
from baukasten.shade.keep_up import keep_up
from baukasten.shade.left_out import left_out
from baukasten.shade.moving import hold, lift, moved, put_down, release, seat
from baukasten.shade.planes import IN_SHADE, Planes, weigh
from baukasten.shade.sentences import ItemShade, item_shade
from baukasten.shade.sky import Sky, SkySeen, sky, sky_seen
from baukasten.shade.sun import LOCAL, Sun, SunDay, day_suns, sun_at, sun_day, sun_positions
from baukasten.shade.year import ItemDay, TypicalDay, sun_year

__all__ = [
    "IN_SHADE",
    "LOCAL",
    "GrownShade",
    "ItemDay",
    "ItemLight",
    "ItemShade",
    "Planes",
    "ShadeGrowth",
    "Shadows",
    "Sky",
    "SkySeen",
    "Sun",
    "SunDay",
    "SunHours",
    "Sunlight",
    "TypicalDay",
    "day_suns",
    "follow",
    "follow_moment",
    "hold",
    "item_shade",
    "keep_up",
    "left_out",
    "lift",
    "light_between",
    "moved",
    "put_down",
    "release",
    "seat",
    "seen",
    "shade_growth",
    "shaded_between",
    "shadows",
    "shadows_seen",
    "sky",
    "sky_seen",
    "summary",
    "sun_at",
    "sun_day",
    "sun_hours",
    "sun_positions",
    "sun_year",
    "sunlight",
    "warm_up",
    "weigh",
]
