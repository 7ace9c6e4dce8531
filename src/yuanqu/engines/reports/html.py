"""A document as HTML: the same blocks the .docx has, each figure a link that opens its records beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from yuanqu.engines.documents.model import (
    Addressee,
    Block,
    Document,
    Heading,
    Item,
    Paragraph,
    Run,
    Runs,
    Signature,
    Title,
)
from yuanqu.engines.documents.walk import numbered, printed_date

_SHORT = 16
_BREAK = SafeString("<br>")


@dataclass(frozen=True)
class Piece:
    """A block as the page prints it: ``kind`` picks the markup, ``number`` is computed by position."""

    kind: str
    number: str
    html: SafeString


def pieces(document: Document) -> Iterator[Piece]:
    """The document's blocks in order; kinds: title, addressee, h2, h3, item, paragraph, signature."""
    for block, number in numbered(document):
        yield Piece(_kind(block), number, _html(block))


def _kind(block: Block) -> str:
    if isinstance(block, Heading):
        return f"h{block.level + 1}"
    return type(block).__name__.lower()


def _html(block: Block) -> SafeString:
    match block:
        case Title(lines):
            return format_html_join(_BREAK, "{}", ((line,) for line in lines))
        case Addressee(text):
            return format_html("{}", text)
        case Paragraph(content) | Heading(_, content):
            return _runs(content)
        case Item():
            return format_html(
                '<span class="report-lead">{}</span>{}', _runs(block.lead_runs), _runs(block.body_runs)
            )
        case Signature(unit, on):
            return format_html("<span>{}</span><span>{}</span>", unit, printed_date(on))
    raise TypeError(f"a page cannot show a block of the kind {type(block).__name__}")


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
