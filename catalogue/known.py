"""What element files refer to, and the source they name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from baukasten.element import Element
from baukasten.source import Source
from catalogue.record import Record


@dataclass(frozen=True)
class Known:
    """What element files refer to: the sources, the price year they share, the pieces members are made of."""

    sources: Mapping[str, Source]
    price_year: int
    pieces: Mapping[str, Element]

    def with_piece(self, piece: Element) -> "Known":
        return replace(self, pieces={**self.pieces, piece.id: piece})

    def source(self, record: Record) -> Source:
        """The source that a table names with its key ``source``. Raises ``Wrong``."""
        key = record.text("source")
        if key not in self.sources:
            raise record.wrong("source", f"a key of sources.toml ({', '.join(self.sources)})")
        return self.sources[key]
