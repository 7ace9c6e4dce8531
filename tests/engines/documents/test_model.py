"""Blocks check themselves; numbers, notes and plain text come from position."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.model import (
    Attachments,
    Column,
    Document,
    Heading,
    Item,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Properties,
    Run,
    Signature,
    Table,
    Title,
    runs,
)
from yuanqu.engines.documents.walk import chinese_number, numbered, plain_text, printed_date, walk_notes


def test_numbers_follow_position_and_restart_below_each_parent() -> None:
    levels = (1, 2, 3, 4, 4, 3, 4, 2, 3, 1, 2)
    blocks = tuple(Heading(1, runs("甲")) if level == 1 else Item(level, runs("甲。")) for level in levels)
    assert [number for _, number in numbered(Document(blocks))] == [
        "一、",
        "（一）",
        "1.",
        "（1）",
        "（2）",
        "2.",
        "（1）",
        "（二）",
        "1.",
        "二、",
        "（一）",
    ]


def test_only_captioned_tables_are_numbered() -> None:
    columns, rows = (Column("项目"),), ((runs("甲"),),)
    blocks = (
        Table(columns, rows, "甲表"),
        Table(columns, rows),
        Paragraph(runs("文")),
        Table(columns, rows, "乙表"),
    )
    assert [number for _, number in numbered(Document(blocks))] == ["表1", "", "", "表2"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九")],
)
def test_chinese_number(number: int, text: str) -> None:
    assert chinese_number(number) == text


@pytest.mark.parametrize("number", [0, 100])
def test_chinese_number_refuses_what_it_does_not_cover(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 99"):
        chinese_number(number)


def test_notes_come_in_reading_order_from_leads_bodies_and_cells() -> None:
    def noted(name: str) -> Run:
        return Run(name, figure=Note(name))

    document = Document(
        (
            Heading(1, runs(noted("题"))),
            Item(3, runs(noted("首"), "。"), runs("文", noted("中"))),
            Table(
                (Column("一"), Column("二")),
                ((runs(noted("左")), runs("空")), (runs("空"), runs(noted("右")))),
            ),
            Paragraph(runs(noted("尾"))),
        )
    )
    assert [note.title for note in walk_notes(document)] == ["题", "首", "中", "左", "右", "尾"]


def test_plain_text_has_numbers_cells_attachments_and_date() -> None:
    document = Document(
        (
            Title(("关于某事", "的报告")),
            Heading(1, runs("总体情况")),
            Item(3, runs("平稳。"), runs("增长5%。")),
            PageBreak(),
            Table((Column("项目"), Column("数")), ((runs("甲"), runs("1")),), caption="情况", note="注：略"),
            Attachments(("名单",)),
            Attachments(("甲表", "乙表")),
            Signature("某管委会", date(2025, 7, 3)),
        )
    )
    assert plain_text(document).split("\n") == [
        "关于某事",
        "的报告",
        "一、总体情况",
        "1.平稳。增长5%。",
        "表1\u3000情况",
        "项目\t数",
        "甲\t1",
        "注：略",
        "附件：名单",
        "附件：1.甲表",
        "2.乙表",
        "某管委会",
        "2025年7月3日",
    ]


def test_dates_are_arabic_without_padding() -> None:
    assert printed_date(date(2025, 1, 9)) == "2025年1月9日"


def test_runs_joins_and_drops_the_empty() -> None:
    assert runs("甲", "", (Run("乙"), Run("")), Run("丙")) == (Run("甲"), Run("乙"), Run("丙"))


def test_documents_are_values(half_year: Callable[..., Document]) -> None:
    assert half_year() == half_year()
    assert hash(half_year()) == hash(half_year())


@pytest.mark.parametrize(
    ("make", "code", "says"),
    [
        (lambda: Title(("  ",)), "empty_title", "标题为空"),
        (lambda: Heading(5, runs("甲")), "bad_level", "5"),
        (lambda: Item(1, runs("甲")), "bad_level", "2 至 4"),
        (lambda: Column("甲", 0), "bad_table", "正整数"),
        (lambda: Table((), ()), "bad_table", "没有栏目"),
        (lambda: Table((Column("甲"),), ((runs("1"), runs("2")),), "某表"), "bad_table", "第 1 行有 2 格"),
        (lambda: Attachments(()), "empty_attachments", "附件说明为空"),
        (lambda: Picture(b"GIF89a", 100, "图", "说明"), "bad_picture", "PNG"),
        (lambda: Properties(created=datetime(2025, 6, 30)), "naive_time", "时区"),
    ],
)
def test_a_block_that_cannot_be_set_is_refused_in_chinese(make, code: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says) as caught:
        make()
    assert caught.value.code == f"documents.{code}"
