"""Walks over a document: numbers by position, notes in reading order, bare text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yuanqu.engines.documents.diagram import Diagram
from yuanqu.engines.documents.model import (
    Addressee,
    Attachments,
    Block,
    Document,
    Heading,
    Item,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
    Title,
    text_of,
)

_DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1 to 99 as the ordinal written before headings: 一, 十, 十一, 二十, 二十一."""
    if not 1 <= number <= 99:
        raise ValueError(f"chinese_number covers 1 to 99, not {number}")
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def heading_number(level: int, position: int) -> str:
    """The number before a heading: 一、 （一） 1. （1）, GB/T 9704-2012, 7.3.3."""
    if level == 1:
        return f"{chinese_number(position)}、"
    if level == 2:
        return f"（{chinese_number(position)}）"
    return f"{position}." if level == 3 else f"（{position}）"


def numbered(document: Document) -> Iterator[tuple[Block, str]]:
    """Every block with its number as text: 一、 … for headings and items, 表1 / 图1 for captions, else ""."""
    counts = [0, 0, 0, 0, 0]
    tables = pictures = 0
    for block in document.blocks:
        number = ""
        if isinstance(block, Heading | Item):
            counts[block.level] += 1
            counts[block.level + 1 :] = [0] * (4 - block.level)
            number = heading_number(block.level, counts[block.level])
        elif isinstance(block, Table) and block.caption:
            tables += 1
            number = f"表{tables}"
        elif isinstance(block, Picture | Diagram) and block.caption:
            pictures += 1
            number = f"图{pictures}"
        yield block, number


def runs_of(block: Block) -> Iterator[Run]:
    """The runs of a block in reading order; blocks of plain strings have none."""
    if isinstance(block, Paragraph | Heading):
        yield from block.runs
    elif isinstance(block, Item):
        yield from block.lead_runs
        yield from block.body_runs
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell


def walk_notes(document: Document) -> Iterator[Note]:
    """The note of every figure, in reading order, once for each run that carries one."""
    for block in document.blocks:
        for run in runs_of(block):
            if run.figure is not None:
                yield run.figure


def printed_date(day: date) -> str:
    """A date as documents print it: arabic, no zero padding (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def attachment_lines(block: Attachments) -> tuple[str, ...]:
    """The text of each attachment line without its leading 附件: (one name: unnumbered)."""
    if len(block.names) == 1:
        return block.names
    return tuple(f"{index}.{name}" for index, name in enumerate(block.names, start=1))


def block_lines(block: Block, number: str) -> Iterator[str]:
    """The lines of text of one block, its number included; a table row is one line, cells split by a tab."""
    if isinstance(block, Title):
        yield from block.lines
        yield from filter(None, [block.number])
    elif isinstance(block, Addressee):
        yield block.text
    elif isinstance(block, Paragraph | Heading | Item):
        yield number + text_of(runs_of(block))
    elif isinstance(block, Table):
        yield from _table_lines(block, number)
    elif isinstance(block, Picture | Diagram):
        yield f"{number}　{block.caption}" if block.caption else block.alt
    elif isinstance(block, Attachments):
        first, *others = attachment_lines(block)
        yield f"附件：{first}"
        yield from others
    elif isinstance(block, Signature):
        yield block.unit
        yield printed_date(block.on)
    else:
        assert isinstance(block, PageBreak)


def _table_lines(table: Table, number: str) -> Iterator[str]:
    if table.caption:
        yield f"{number}　{table.caption}"
    yield "\t".join(column.heading for column in table.columns)
    for row in table.rows:
        yield "\t".join(text_of(cell) for cell in row)
    if table.note:
        yield table.note


def plain_text(document: Document) -> str:
    """The whole text, one line a paragraph, numbers computed; ends without a newline."""
    lines: list[str] = []
    for block, number in numbered(document):
        lines.extend(block_lines(block, number))
    return "\n".join(lines)
