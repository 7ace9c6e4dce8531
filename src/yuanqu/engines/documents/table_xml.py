"""A ruled table as XML: widths in `gridCol` (WPS mis-sizes without), headings repeated on each page."""

from __future__ import annotations

from yuanqu.engines.documents.model import Align, Column, Table
from yuanqu.engines.documents.profile import Profile
from yuanqu.engines.documents.run_xml import RunWriter

_JUSTIFY = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def column_widths(columns: tuple[Column, ...], total: int) -> tuple[int, ...]:
    """Shares as whole twips that add up to exactly `total`; leftovers go to the leftmost columns."""
    shares = sum(column.width for column in columns)
    widths = [total * column.width // shares for column in columns]
    for index in range(total - sum(widths)):
        widths[index] += 1
    return tuple(widths)


def _cell(width: int, style: str, justify: str, content: str, opening: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{opening}{justify}</w:pPr>{content}</w:p></w:tc>'
    )


def table_xml(table: Table, profile: Profile, writer: RunWriter, opening: str) -> str:
    """The whole `w:tbl`; `opening` goes into the first cell's paragraph (a page break before, or nothing)."""
    total = profile.text_width_twips
    widths = column_widths(table.columns, total)
    justify = [f'<w:jc w:val="{_JUSTIFY[column.align]}"/>' for column in table.columns]
    head = "".join(
        [
            _cell(
                width,
                "TableHead",
                "",
                writer.text(column.heading, profile.fonts.level1),
                opening if index == 0 else "",
            )
            for index, (column, width) in enumerate(zip(table.columns, widths, strict=True))
        ]
    )
    body = "".join(
        [
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + "".join(
                [
                    _cell(width, "TableText", align, writer.runs(cell, profile.fonts.body))
                    for cell, width, align in zip(row, widths, justify, strict=True)
                ]
            )
            + "</w:tr>"
            for row in table.rows
        ]
    )
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )
