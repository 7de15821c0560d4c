"""Files people have about their place, each format one module that makes a site of it."""

from sites.importers import openstreetmap
from sites.importers.imported import Imported

IMPORTERS = (openstreetmap,)
"""Every format by name. Each module has ``TITLE``, ``reads(path)`` and ``read(paths, …) -> Imported``."""

__all__ = ["IMPORTERS", "Imported"]
