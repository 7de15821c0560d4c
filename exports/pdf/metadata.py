"""What the file says of itself, as XMP (ISO 16684-1): title, people, language, and that it follows PDF/UA-1 (ISO 14289-1)."""

from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFDocument

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


def metadata(document: PDFDocument) -> XMP:
    """From what the document was given as its title, author, subject and language."""
    info = document.info
    told = {
        name: escape("".join(sign for sign in str(value) if sign.isprintable()))
        for name, value in (("title", info.title), ("author", info.author), ("subject", info.subject), ("language", document.Catalog.Lang.s))
    }
    return XMP(creator=lambda _document: _PACKET.format(**told).encode())
