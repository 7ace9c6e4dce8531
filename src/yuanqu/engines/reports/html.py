"""A document as HTML: the same blocks the .docx has, each figure a link that opens its records beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from yuanqu.engines.documents.diagram import Diagram
from yuanqu.engines.documents.diagram_svg import diagram_svg
from yuanqu.engines.documents.model import (
    Addressee,
    Attachments,
    Block,
    Document,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    Title,
)
from yuanqu.engines.documents.walk import attachment_lines, numbered, printed_date

_SHORT = 16
_BREAK = SafeString("<br>")


@dataclass(frozen=True)
class Piece:
    """A block as the page prints it: ``kind`` picks the markup, ``number`` is computed by position."""

    kind: str
    number: str
    html: SafeString
    caption: str = ""
    edit: str = ""  # the address where its words are edited


def pieces(document: Document) -> Iterator[Piece]:
    """The document's blocks in order; kinds: title, addressee, h2, h3, item, paragraph, signature, annex, diagram,
    table."""
    titled = False
    for block, number in numbered(document):
        if not isinstance(block, PageBreak):
            again, titled = titled, titled or isinstance(block, Title)
            yield Piece(
                "annex" if again and isinstance(block, Title) else _kind(block),
                number,
                _html(block),
                getattr(block, "caption", ""),
            )


def _kind(block: Block) -> str:
    if isinstance(block, Heading):
        return f"h{block.level + 1}"
    return type(block).__name__.lower()


def _html(block: Block) -> SafeString:
    match block:
        case Title(lines, number):
            said = format_html_join(_BREAK, "{}", ((line,) for line in lines))
            return format_html('{}<span class="document-number">{}</span>', said, number) if number else said
        case Addressee(text):
            return format_html("{}", text)
        case Paragraph(content) | Heading(_, content):
            return _runs(content)
        case Item():
            return format_html(
                '<span class="report-lead">{}</span>{}', _runs(block.lead_runs), _runs(block.body_runs)
            )
        case Attachments():
            return format_html_join(_BREAK, "{}", ((line,) for line in _attached(block)))
        case Diagram():
            return mark_safe(diagram_svg(block))  # noqa: S308 - made of escaped texts
        case Table():
            return _table(block)
        case Signature(unit, on):
            return format_html("<span>{}</span><span>{}</span>", unit, printed_date(on))
    raise TypeError(f"a page cannot show a block of the kind {type(block).__name__}")


def _table(block: Table) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((column.heading,) for column in block.columns))
    rows = (format_html_join("", "<td>{}</td>", ((_runs(cell),) for cell in row)) for row in block.rows)
    body = format_html_join("", "<tr>{}</tr>", ((row,) for row in rows))
    note = format_html("<p>{}</p>", block.note) if block.note else ""
    return format_html(
        '<div class="report-table" tabindex="0"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}',
        head,
        body,
        note,
    )


def _attached(block: Attachments) -> Iterator[str]:
    first, *others = attachment_lines(block)
    yield f"附件：{first}"
    yield from others


def _runs(content: Runs) -> SafeString:
    return format_html_join("", "{}", ((_run(run),) for run in content))


def _run(run: Run) -> SafeString:
    css = "figure-link figure-unknown" if run.missing else "figure-link"
    if len(run.text) > _SHORT:
        css += " figure-long"  # a list of names breaks like text; a number never breaks
    if run.figure is None:
        return format_html('<span class="figure-unknown">{}</span>' if run.missing else "{}", run.text)
    return format_html(
        '<a class="{0}" href="{1}" title="{2}" hx-get="{1}" hx-target="#panel" hx-swap="innerHTML"'
        " data-panel-link>{3}</a>",
        css,
        run.figure.target,
        run.figure.title,
        run.text,
    )
