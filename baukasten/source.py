"""Where a number comes from, and how far it may be trusted."""

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """How a number was obtained. Nothing normative is shown without it."""

    READ = "read"
    """Read in the source itself."""
    REPRODUCTION = "reproduction"
    """Read where somebody else reproduces the source; the paid standard itself was not read."""
    UNVERIFIED = "unverified"
    """Professional knowledge; to be looked up before it is quoted to the city."""
    ESTIMATE = "estimate"
    """An estimate of the authors, from the anchors named."""
    PROPOSAL = "proposal"
    """This program's own yardstick; no standard stands behind it."""


@dataclass(frozen=True)
class Source:
    """``document`` with ``edition`` (year and month where known), ``clause`` and ``address`` (where it was read)."""

    document: str
    status: Status
    edition: str | None = None
    clause: str | None = None
    address: str | None = None
