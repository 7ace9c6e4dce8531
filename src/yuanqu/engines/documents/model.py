"""A document as structure 公文结构: frozen blocks of runs, knowing nothing of files, pages or screens.

A figure in the text is a `Run` whose `figure` is a `Note`: the annotation behind it (a real Word comment in
the annotated edition, a link in a page). Numbers of headings, items, tables and pictures are never typed:
`walk.numbered` computes them from position. Every block checks itself when made and raises `DocumentError`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TypeAlias

from yuanqu.engines.documents.diagram import Diagram
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.profile import STANDARD, Profile


class Emphasis(Enum):
    """How a run stands out from the text around it."""

    NONE = "无"
    STRONG = "加粗"


class Align(Enum):
    """Alignment of a table column."""

    LEFT = "居左"
    CENTRE = "居中"
    RIGHT = "居右"


@dataclass(frozen=True, slots=True)
class Note:
    """What lies behind a figure: a title, labelled lines (label, value), and the address of its records."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set alike. `missing` marks a figure that is not known; its text says so visibly."""

    text: str
    figure: Note | None = None
    emphasis: Emphasis = Emphasis.NONE
    missing: bool = False


Runs: TypeAlias = tuple[Run, ...]


def runs(*parts: str | Run | Iterable[Run]) -> Runs:
    """Join strings, runs and sequences of runs into one tuple of runs; empty text is dropped."""
    joined: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            joined.append(Run(part))
        elif isinstance(part, Run):
            joined.append(part)
        else:
            joined.extend(part)
    return tuple(run for run in joined if run.text)


def text_of(content: Iterable[Run]) -> str:
    """The bare text of runs."""
    return "".join(run.text for run in content)


@dataclass(frozen=True, slots=True)
class Title:
    """The title 标题, one string a line; a line too long for the page is balanced by the writer.

    ``number``: the document's own 发文字号, centred below it.
    """

    lines: tuple[str, ...]
    number: str = ""

    def __post_init__(self) -> None:
        if not any(line.strip() for line in self.lines):
            raise DocumentError("empty_title", "标题为空：请写明标题文字。")


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the document is addressed to 主送机关: set flush left, with its colon as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, indented by two characters."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line of its own; level 1 to 4 is numbered 一、 （一） 1. （1） by position."""

    level: int
    runs: Runs

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise DocumentError("bad_level", f"标题层次为 {self.level}：应为 1 至 4 层。")


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered heading that runs into its paragraph: the lead is its first sentence; level 2 to 4."""

    level: int
    lead_runs: Runs
    body_runs: Runs = ()

    def __post_init__(self) -> None:
        if self.level not in (2, 3, 4):
            raise DocumentError(
                "bad_level", f"段首标题层次为 {self.level}：应为 2 至 4 层（第 1 层独占一行）。"
            )


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `width` is a share: the table always fills the type area."""

    heading: str
    width: int = 1
    align: Align = Align.CENTRE

    def __post_init__(self) -> None:
        if self.width < 1:
            raise DocumentError("bad_table", f"表格栏目「{self.heading}」的宽度为 {self.width}：应为正整数。")


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: columns with headings, rows of cells (a cell is runs), caption above, note below.

    With a caption the table is numbered 表1, 表2 … by position.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise DocumentError("bad_table", f"表格「{self.caption}」没有栏目：至少应有一栏。")
        for index, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise DocumentError(
                    "bad_table",
                    f"表格「{self.caption}」第 {index} 行有 {len(row)} 格："
                    f"应与栏目数一致，为 {len(self.columns)} 格。",
                )


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG picture, centred; `alt` is read aloud and required. With a caption it is numbered 图1, 图2 …"""

    png_bytes: bytes = field(repr=False)
    width_mm: int
    caption: str
    alt: str

    def __post_init__(self) -> None:
        if not self.png_bytes.startswith(b"\x89PNG\r\n\x1a\n") or len(self.png_bytes) < 33:
            raise DocumentError("bad_picture", f"图片「{self.caption}」不是 PNG：请改用 PNG 格式的图片。")
        if not 1 <= self.width_mm <= 156:
            raise DocumentError(
                "bad_picture", f"图片「{self.caption}」宽 {self.width_mm} 毫米：应为 1 至 156 毫米。"
            )
        if not self.alt.strip():
            raise DocumentError("bad_picture", f"图片「{self.caption}」缺少文字说明：请写明图片内容。")


@dataclass(frozen=True, slots=True)
class Attachments:
    """The lines naming attachments 附件说明; one name stands unnumbered, several are numbered 1. 2. …"""

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.names:
            raise DocumentError("empty_attachments", "附件说明为空：请写明附件名称，没有附件时删去本项。")


@dataclass(frozen=True, slots=True)
class Signature:
    """The issuing body and date 发文机关署名和成文日期; `sealed` leaves room for the seal."""

    unit: str
    on: date
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a new page."""


Block: TypeAlias = (
    Title
    | Addressee
    | Paragraph
    | Heading
    | Item
    | Table
    | Picture
    | Diagram
    | Attachments
    | Signature
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Properties:
    """Core properties of the file. `created` also dates the comments; the caller gives it, not the clock."""

    title: str = ""
    """Empty: the text of the document's title block."""
    author: str = ""
    created: datetime | None = None

    def __post_init__(self) -> None:
        if self.created is not None and self.created.tzinfo is None:
            raise DocumentError("naive_time", "文件创建时间缺少时区：请给出带时区的时间。")


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order, the profile that sets them, and the file's properties."""

    blocks: tuple[Block, ...]
    profile: Profile = STANDARD
    properties: Properties = field(default_factory=Properties)
