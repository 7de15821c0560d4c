"""Plan, site and change as plain data and back: the one place that knows written names and versions.

What the three ``…_data`` functions give goes through JSON as it is: points are ``[x, y]`` in
millimetres, angles tenths of a degree, money cents, states and kinds words. What the three
``…_from`` functions take is judged strictly: a wrong type, a missing or unknown key, a number
out of range is Trouble that names the key and what was expected. Nothing is guessed, so what
was written comes back equal or not at all.
"""

from baukasten.plain.plan import change_data, change_from, item_data, item_from, plan_data, plan_from
from baukasten.plain.reading import parsed, written
from baukasten.plain.site import site_data, site_from

__all__ = [
    "change_data", "change_from", "item_data", "item_from", "parsed", "plan_data", "plan_from",
    "site_data", "site_from", "written",
]
