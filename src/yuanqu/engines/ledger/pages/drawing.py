"""The rows of a list as HTML. A page has hundreds of cells: in the template language they were half of its time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from yuanqu.site.templatetags.site import LIGHT_SHAPES, panel_link

if TYPE_CHECKING:
    from yuanqu.engines.ledger.pages.beside import Mark
    from yuanqu.engines.ledger.pages.records_table import TableCell


def draw_row(cells: Iterable[TableCell]) -> SafeString:
    """The cells of one row; the first heads it. Every text is escaped."""
    drawn = (_cell(cell, "td" if place else 'th scope="row"') for place, cell in enumerate(cells))
    return mark_safe("".join(drawn))  # noqa: S308 - made of escaped texts


def _cell(cell: TableCell, tag: str) -> str:
    words = (("numeric", cell.numeric), ("cell-unknown", cell.text == "—"), ("cell-words", cell.words))
    classes = " ".join(word for word, holds in words if holds)
    attributes = f' class="{classes}"' if classes else ""
    if cell.full:
        attributes += f' title="{escape(cell.full)}"'
    inside = panel_link(cell.url, cell.text, "cell-link") if cell.url else escape(cell.text)
    note = f'<span class="cell-note">{escape(cell.note)}</span>' if cell.note else ""
    mark = _mark(cell.mark) if cell.mark else ""
    return f"<{tag}{attributes}>{mark}{inside}{note}</{tag.partition(' ')[0]}>"


def _mark(mark: Mark) -> str:
    """Where the record stands, before its name: on a phone the state's own column is out of sight."""
    shape = f'<span class="light-shape {LIGHT_SHAPES[mark.colour]}" aria-hidden="true"></span>'
    light = f'<span class="light light-{mark.colour}">{shape}{escape(mark.word)}</span>'
    return f'<span class="record-mark"><b>{escape(mark.state)}</b>{light}</span>'
