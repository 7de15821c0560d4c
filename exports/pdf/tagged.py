"""What is read aloud: the tree of headings, paragraphs, lists, tables and pictures with their words, in reading order.

The open ReportLab writes no tags. Here the tree is read off the finished story; each flowable that belongs to it
draws inside a marked content of its own, and everything else on a page, such as lines and page numbers, is marked as
an artifact (ISO 32000-1, 14.7 and 14.8). Nothing is drawn outside a mark.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import BalancedColumns, Flowable, KeepTogether, Paragraph, Table

from exports.pdf import style
from exports.pdf.metadata import metadata

ROLES = {style.DENSE_HEADING.name: "H3"}
"""Of paragraphs that are more than text, by their style."""


@dataclass(eq=False)
class Element:
    """``role`` as ISO 32000 names it. ``alt``: the words for a picture. ``once``: a table's head, repeated on later pages.

    ``attributes``: of a cell in its table. ``marks``: page and number of each piece drawn; it has either these or ``parts``.
    """

    role: str
    alt: str = ""
    once: bool = False
    attributes: dict[str, object] = field(default_factory=dict)
    parts: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, role: str, **more: object) -> "Element":
        self.parts.append(Element(role, **more))
        return self.parts[-1]


def tree(story: Sequence[Flowable]) -> Element:
    """The tree of a story, whose flowables draw themselves as its parts from now on."""
    whole = Element("Document")
    _tell(whole, story)
    return whole


class TaggedCanvas(Canvas):
    """``tree``: what the flowables that draw on it are parts of."""

    def __init__(self, *args: object, tree: Element, **named: object) -> None:
        self._tree, self._page_marks, self._open = tree, [[]], False
        super().__init__(*args, **named)
        self._code.append("/Artifact BMC")

    @contextmanager
    def telling(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile belongs to the element."""
        page = len(self._page_marks) - 1
        if self._open or element.once and element.marks and element.marks[0][0] != page:
            yield
            return
        here = self._page_marks[-1]
        self._code.append(f"EMC\n/{element.role} <</MCID {len(here)}>> BDC")
        element.marks.append((page, len(here)))
        here.append(element)
        self._open = True
        yield
        self._open = False
        self._code.append("EMC\n/Artifact BMC")

    def beginText(self, *at: float, **named: object) -> PDFTextObject:
        """Lines end with a space: without it the last and the first words of two lines are read as one."""
        text = super().beginText(*at, **named)
        write = text._textOut
        text._textOut = lambda words, TStar=0: write(f"{words} " if TStar and words[-1:] not in ("", " ", "-") else words, TStar)
        return text

    def showPage(self) -> None:
        self._code.append("EMC")
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._page_marks) - 1, PDFName("S")
        self._page_marks.append([])
        self._code.append("/Artifact BMC")

    def save(self) -> None:
        # The page that showPage began is empty: what a page had was shown.
        self._code.clear()
        self._write_tree()
        super().save()

    def _write_tree(self) -> None:
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_at = self._doc.Reference(root)
        known: dict[Element, PDFObjectReference] = {}
        root["K"] = self._written(self._tree, root_at, known)
        numbers = [entry for n, marks in enumerate(self._page_marks[:-1]) for entry in (n, PDFArray([known[e] for e in marks]))]
        root["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        root["ParentTreeNextKey"] = len(self._page_marks) - 1
        self._doc.Catalog.StructTreeRoot = root
        self._doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self._doc.Catalog.Metadata = metadata(self._doc)

    def _written(self, element: Element, parent: PDFObjectReference, known: dict[Element, PDFObjectReference]) -> PDFObjectReference:
        """The element and all its parts as objects of the file."""
        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
        known[element] = self._doc.Reference(entry)
        if element.alt:
            entry["Alt"] = PDFString(element.alt)
        if element.attributes:
            entry["A"] = PDFDictionary({"O": PDFName("Table"), **element.attributes})
        marks = [PDFDictionary({"Type": PDFName("MCR"), "Pg": self._doc.Reference(self._doc.Pages.pages[page]), "MCID": number})
                 for page, number in element.marks]
        entry["K"] = PDFArray([*marks, *(self._written(part, known[element], known) for part in element.parts)])
        return known[element]


def _tell(parent: Element, story: Sequence[object]) -> None:
    """Each flowable of a story as a part of the parent; bullets that follow each other are one list."""
    items: Element | None = None
    for flowable in story:
        if isinstance(flowable, Paragraph) and flowable.bulletText:
            items = items or parent.add("L")
            _marked(flowable, items.add("LI").add("LBody"))
            continue
        items = None
        match flowable:
            case KeepTogether() | BalancedColumns():
                _tell(parent, flowable._content)
            case Table(repeatRows=0):
                for row in flowable._cellvalues:
                    _tell(parent, [part for cell in row for part in (cell if isinstance(cell, list) else [cell])])
            case Table():
                _tell_table(parent.add("Table"), flowable)
            case Paragraph():
                _marked(flowable, parent.add(getattr(flowable, "role", ROLES.get(flowable.style.name, "P"))))
            case Flowable() if told := getattr(flowable, "told", ""):
                _marked(flowable, parent.add("Figure", alt=told))


def _tell_table(element: Element, table: Table) -> None:
    for n, row in enumerate(table._cellvalues):
        line = element.add("TR")
        cells = [cell for cell in row if isinstance(cell, Flowable)]
        for column, cell in enumerate(cells, start=1):
            head = n < table.repeatRows
            own = line.add("TH", once=True, attributes={"Scope": PDFName("Column")}) if head else line.add("TD")
            if column == len(cells) < len(row):
                own.attributes["ColSpan"] = len(row) - len(cells) + 1
            told = getattr(cell, "told", "")
            _marked(cell, own.add("Figure", alt=told) if told else own)


def _marked(flowable: Flowable, element: Element) -> Flowable:
    """The flowable, and what it is split into, drawn as the element."""
    draw, split = flowable.draw, flowable.split

    def drawn() -> None:
        with flowable.canv.telling(element):
            draw()

    flowable.draw, flowable.split = drawn, lambda *room: [_marked(part, element) for part in split(*room)]
    return flowable
