"""Blocks as the body of document.xml, in reading order, each in its style."""

from __future__ import annotations

from fractions import Fraction

from yuanqu.engines.documents.annotate import Annotations
from yuanqu.engines.documents.diagram import Diagram
from yuanqu.engines.documents.diagram_xml import diagram_xml
from yuanqu.engines.documents.model import (
    Addressee,
    Attachments,
    Block,
    Document,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Picture,
    Signature,
    Table,
    Title,
)
from yuanqu.engines.documents.picture_xml import picture_xml
from yuanqu.engines.documents.run_xml import RunWriter
from yuanqu.engines.documents.styles import fonts_xml
from yuanqu.engines.documents.table_xml import table_xml
from yuanqu.engines.documents.titles import balanced_lines, width
from yuanqu.engines.documents.walk import attachment_lines, numbered, printed_date

# GB/T 9704-2012, 7.3.5, in hundredths of a character.
_DATE_RIGHT_SEALED = 400
_DATE_RIGHT_SIGNED = 200
_DATE_AFTER_UNIT = 200


def signature_indents(block: Signature) -> tuple[int, int]:
    """Right indents of the unit and of the date, in hundredths of a character.

    Sealed: the date stands 4 characters in, the unit is centred on it. Signed only: the date begins
    2 characters after the unit's first, and neither comes nearer to the edge than 2 characters.
    """
    unit, day = width(block.unit) * 50, width(printed_date(block.on)) * 50
    if block.sealed:
        return max(0, _DATE_RIGHT_SEALED + (day - unit) // 2), _DATE_RIGHT_SEALED
    date_right = max(_DATE_RIGHT_SIGNED, unit - day)
    return date_right + day + _DATE_AFTER_UNIT - unit, date_right


def _before_signatures(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Positions of what must share the signature's page: the attachment lines and the last of the text.

    A signature on a page without text is not allowed (GB/T 9704-2012, 7.3.5.5).
    """
    kept = set()
    for position in range(len(blocks) - 1, 0, -1):
        follower = blocks[position]
        before = isinstance(blocks[position - 1], Paragraph | Item | Attachments)
        if before and (
            isinstance(follower, Signature) or (position in kept and isinstance(follower, Attachments))
        ):
            kept.add(position - 1)
    return frozenset(kept)


class BodyWriter:
    """Writes the blocks of one document once; afterwards `images` holds the distinct pictures in order."""

    def __init__(self, document: Document, annotations: Annotations | None) -> None:
        self._document = document
        self._profile = document.profile
        self._fonts = document.profile.fonts
        self._level_fonts = (self._fonts.level1, self._fonts.level2, self._fonts.body, self._fonts.body)
        self._run = RunWriter(document.profile, annotations)
        self._out: list[str] = []
        self._break_next = False
        self._after_table = False
        self._pictures = 0
        self.images: dict[bytes, int] = {}

    def xml(self) -> str:
        """The body's paragraphs and tables as XML, without the section's properties."""
        kept = _before_signatures(self._document.blocks)
        for position, (block, number) in enumerate(numbered(self._document)):
            self._block(block, number, position in kept)
        if self._after_table or not self._out:
            self._blank()  # Word wants a paragraph after a table and at least one in a body
        return "".join(self._out)

    def _block(self, block: Block, number: str, keep: bool) -> None:
        match block:
            case Paragraph():
                self._paragraph("BodyText", self._run.runs(block.runs, self._fonts.body), keep=keep)
            case Item():
                self._item(block, number, keep)
            case Heading():
                self._heading(block, number)
            case PageBreak():
                self._break_next = True
            case _:
                self._rare_block(block, number, keep)

    def _rare_block(
        self,
        block: Title | Addressee | Table | Picture | Diagram | Attachments | Signature,
        number: str,
        keep: bool,
    ) -> None:
        match block:
            case Title():
                self._title(block)
            case Addressee():
                self._paragraph("Salutation", self._run.text(block.text, self._fonts.body))
            case Table():
                self._table(block, number)
            case Picture():
                self._picture(block, number)
            case Diagram():
                self._diagram(block, number)
            case Attachments():
                self._attachments(block, keep)
            case Signature():
                self._signature(block)

    def _paragraph(self, style: str, content: str, ending: str = "", *, keep: bool = False) -> None:
        self._out.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}'
            f"{self._page_break()}{ending}</w:pPr>{content}</w:p>"
        )
        self._after_table = False

    def _page_break(self) -> str:
        """The property that opens a page: unlike a break in the text it leaves no empty line behind."""
        pending, self._break_next = self._break_next, False
        return "<w:pageBreakBefore/>" if pending else ""

    def _blank(self, *, keep: bool = False) -> None:
        self._paragraph("BodyText", "", keep=keep)

    def _title(self, block: Title) -> None:
        lines = [
            line
            for given in block.lines
            if given.strip()
            for line in balanced_lines(given, self._profile.title_chars)
        ]
        self._paragraph("Title", self._run.text("\n".join(lines), self._fonts.title))
        if block.number:
            self._paragraph("DocumentNumber", self._run.text(block.number, self._fonts.body))
        self._blank()

    def _heading(self, block: Heading, number: str) -> None:
        font = self._level_fonts[block.level - 1]
        content = self._run.text(number, font) + self._run.runs(block.runs, font)
        self._paragraph(f"Heading{block.level}", content)

    def _item(self, block: Item, number: str, keep: bool) -> None:
        font = self._level_fonts[block.level - 1]
        strong = block.level == 3 and self._profile.level3_bold
        lead = "".join(
            [self._run.text(number, font, strong=strong)]
            + [self._run.run(run, font, strong=strong) for run in block.lead_runs]
        )
        self._paragraph("Item", lead + self._run.runs(block.body_runs, self._fonts.body), keep=keep)

    def _table(self, block: Table, number: str) -> None:
        if block.caption:
            self._paragraph(
                "Caption", self._run.text(f"{number}　{block.caption}", self._fonts.level1), keep=True
            )
        elif self._after_table:
            self._blank()  # two tables without a paragraph between them become one
        self._out.append(table_xml(block, self._profile, self._run, self._page_break()))
        self._after_table = True
        if block.note:
            self._paragraph("TableNote", self._run.text(block.note, self._fonts.body))

    def _picture(self, block: Picture, number: str) -> None:
        self._pictures += 1
        image = self.images.setdefault(block.png_bytes, len(self.images) + 1)
        drawing = picture_xml(block, self._pictures, image)
        self._drawing(drawing, block.caption, number)

    def _diagram(self, block: Diagram, number: str) -> None:
        self._pictures += 1
        self._drawing(diagram_xml(block, self._pictures, self._fonts.level1), block.caption, number)

    def _drawing(self, drawing: str, caption: str, number: str) -> None:
        self._paragraph("Picture", f"<w:r><w:rPr>{fonts_xml(self._fonts.body)}</w:rPr>{drawing}</w:r>")
        if caption:
            self._paragraph("Caption", self._run.text(f"{number}　{caption}", self._fonts.level1))

    def _attachments(self, block: Attachments, keep: bool) -> None:
        self._blank(keep=keep)
        single = len(block.names) == 1
        for position, line in enumerate(attachment_lines(block), start=1):
            label = "附件：" if position == 1 else ""
            hang = width(label) * 50 + (0 if single else width(f"{position}.") * 50)
            left = 500 if single else 600
            content = self._run.text(label + line, self._fonts.body)
            self._paragraph("Attachment", content, self._hanging(left, hang), keep=keep)

    def _hanging(self, left: int, hang: int) -> str:
        unit = Fraction(self._profile.char_twips, 100)
        return f'<w:ind w:left="{round(left * unit)}" w:hanging="{round(hang * unit)}"/>'

    def _signature(self, block: Signature) -> None:
        unit_right, date_right = signature_indents(block)
        for _ in range(2 if block.sealed else 1):
            self._blank(keep=True)
        font = self._fonts.body
        self._paragraph("Signature", self._run.text(block.unit, font), self._right(unit_right), keep=True)
        self._paragraph("Date", self._run.text(printed_date(block.on), font), self._right(date_right))

    def _right(self, hundredths: int) -> str:
        twips = round(hundredths * Fraction(self._profile.char_twips, 100))
        return f'<w:ind w:rightChars="{hundredths}" w:right="{twips}"/>'
