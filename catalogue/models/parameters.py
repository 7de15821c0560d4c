"""The kinds of parameters a body may have, by which the loader checks what a file gives.

A plain ``Millimetre`` is a length.
"""

from typing import NewType

Count = NewType("Count", int)
"""How many: 1 … 60."""

Percent = NewType("Percent", int)
"""Share of the sun that passes, 0 … 100."""

Colour = NewType("Colour", str)
"""``#rrggbb``."""

Word = NewType("Word", str)
"""A name that the model itself knows."""
