"""The rules that are kept, shortly: by what they are about, each with its number, and each source named once."""

from collections.abc import Iterable, Mapping, Sequence

from baukasten.finding import Finding
from baukasten.phrase import Language, Phrase, _
from baukasten.source import Source, Status
from exports.pdf import style
from exports.pdf.book import Book
from exports.pdf.words import Quiet, Strong, Words

SUBJECTS: Mapping[str, Phrase] = {
    "A": _("Getting round without barriers"),
    "P": _("Play"),
    "F": _("Fire brigade and services"),
    "T": _("Trees"),
    "H": _("Sun and shade"),
    "L": _("Light"),
    "N": _("Side by side in peace"),
    "G": _("Seeing and being seen"),
    "B": _("The plan itself"),
}
"""By the letter that a rule's number begins with."""

STATUSES: Mapping[Status, Phrase] = {
    Status.READ: _("read in the source"),
    Status.REPRODUCTION: _("read in a reproduction"),
    Status.UNVERIFIED: _("to be verified"),
    Status.ESTIMATE: _("estimate"),
    Status.PROPOSAL: _("our own yardstick"),
}


def kept_rules(book: Book, kept: Sequence[Finding]) -> None:
    """Rules of one subject stand together; behind each title is the number of its source."""
    say = book.say
    if not kept:
        return
    rules = sorted((finding.rule for finding in kept), key=lambda rule: rule.id)
    numbers = _numbered(rule.source for rule in rules)
    book.heading(say("Kept"), 1)
    book.text(say("The number in brackets behind each rule tells who asks for it; the sources follow."), look=style.SMALL)
    with book.two_columns():
        for letter, subject in SUBJECTS.items():
            here = [rule for rule in rules if rule.id.startswith(letter)]
            if here:
                book.text(say.say(subject), look=style.DENSE_HEADING)
            for rule in here:
                book.numbered(rule.id, *_told(say.say(rule.title), rule.source, numbers), look=style.DENSE)
    _sources(book, numbers)


def source_words(source: Source, say: Language) -> str:
    """Document, edition and clause, and how far it may be trusted."""
    name = " ".join(part for part in (document_name(source), source.clause) if part)
    return f"{name} ({say.say(STATUSES[source.status])})"


def document_name(source: Source) -> str:
    return f"{source.document} {source.edition}" if source.edition else source.document


def _numbered(sources: Iterable[Source]) -> Mapping[Source, int]:
    """Each document once, without its clauses; what was read in the same way stands together."""
    documents = dict.fromkeys(_document(source) for source in sources)
    order = list(STATUSES)
    return {document: n for n, document in enumerate(sorted(documents, key=lambda d: order.index(d.status)), start=1)}


def _document(source: Source) -> Source:
    return Source(source.document, source.status, source.edition)


def _told(title: str, source: Source, numbers: Mapping[Source, int]) -> tuple[Words, ...]:
    number = numbers[_document(source)]
    return f"{title} ", Quiet(f"[{number}, {source.clause}]" if source.clause else f"[{number}]")


def _sources(book: Book, numbers: Mapping[Source, int]) -> None:
    """A paragraph for each way in which sources were read."""
    say = book.say
    book.text(say("Sources of the rules that are kept"), look=style.DENSE_HEADING)
    for status, phrase in STATUSES.items():
        named = [f"[{n}]\u00a0{document_name(source)}" for source, n in numbers.items() if source.status is status]
        if named:
            book.text(Strong(f"{say.say(phrase)}: "), " · ".join(named), look=style.DENSE_TEXT)
