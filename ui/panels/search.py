"""Whether an element is meant by what somebody typed."""

import unicodedata

from baukasten.element import Element


def matches(element: Element, words: str) -> bool:
    """Every typed word begins or lies in a name or a search term, in any language, with or without umlauts."""
    typed = _plain(words).split()
    known = [_plain(text) for text in (*element.names.values(), *(t for terms in element.terms.values() for t in terms))]
    return all(any(word in text for text in known) for word in typed)


def _plain(text: str) -> str:
    """Lower case without accents: who types "baenke", "bänke" or "banke" means the same."""
    spelt = text.casefold().replace("ä", "a").replace("ö", "o").replace("ü", "u").replace("ß", "ss")
    spelt = spelt.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return "".join(c for c in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(c))
