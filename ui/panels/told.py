"""Sources and their standing in words, as every list shows them."""

from collections.abc import Mapping

from baukasten.phrase import Language, Phrase, _
from baukasten.source import Source, Status

STATUS: Mapping[Status, Phrase] = {
    Status.READ: _("read in the source itself"),
    Status.REPRODUCTION: _("read where others reproduce it"),
    Status.UNVERIFIED: _("professional knowledge, not yet looked up"),
    Status.ESTIMATE: _("an estimate"),
    Status.PROPOSAL: _("this program's own yardstick"),
}


def told_source(source: Source, say: Language) -> str:
    """Document, edition, clause, and how far the number may be trusted."""
    parts = [source.document, source.edition, source.clause]
    return say(
        "Source: {source} ({status}).",
        source=", ".join(part for part in parts if part),
        status=STATUS[source.status],
    )
