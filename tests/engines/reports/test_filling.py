"""The prose of a section: a sentence names its period once, an item its year; whatever is another is named."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from yuanqu.engines.documents.model import Run
from yuanqu.engines.reports.clauses import Piece, without_nothing
from yuanqu.engines.reports.composing import fill
from yuanqu.engines.reports.prose import Prose
from yuanqu.terms.periods import Period

HALF, QUARTER, END = Period.half(2025, 1), Period.quarter(2025, 2), Period.day(date(2025, 6, 30))
BEFORE = Period.half(2024, 1)


class Stated:
    """A figure of which only the period is asked."""

    def __init__(self, period: Period) -> None:
        self._period = period

    def when_after(self, year: int | None) -> str:
        known = None if year is None else Period.year(year)
        return self._period.chinese_at(known) if self._period == END else self._period.chinese(known)


class Periods:
    """A book that knows periods alone: by indicator, the one its figure is of."""

    withheld: frozenset[str] = frozenset()

    def __init__(self, **when: Period) -> None:
        self._when = when

    def of(self, slot: Any) -> Any:
        return Stated(self._when[slot.code.partition(".")[2]])


def said(text: str, before: str = "", **when: Period) -> str:
    led = (Run(before),) if before else ()
    return "".join(run.text for run in fill(Prose(text, "safety"), cast(Any, Periods(**when)), led))


def test_the_same_period_is_named_once_in_a_sentence_and_the_year_once_in_an_item() -> None:
    text = "{a.period}，巡查若干次；{b.period}，覆盖率很高；{c.period}，尚有余项。{d.period}，演练若干次。"
    assert said(text, a=HALF, b=HALF, c=END, d=END) == (
        "2025年上半年，巡查若干次；覆盖率很高；截至6月30日，尚有余项。截至6月30日，演练若干次。"
    )


def test_another_period_is_named() -> None:
    text = "{a.period}，巡查若干次；{b.period}，覆盖率很高；{a.period}，走访若干家。"
    assert said(text, a=HALF, b=QUARTER) == (
        "2025年上半年，巡查若干次；第二季度，覆盖率很高；上半年，走访若干家。"
    )


def test_another_year_is_always_named() -> None:
    """Also where the words, not a period, spoke of another year; the finding before the sentences counts."""
    assert said("{a.period}，比{b.period}多。", a=HALF, b=BEFORE) == "2025年上半年，比2024年上半年多。"
    text = "{a.period}，2024年的问题已销号；{b.period}，新反馈若干个。"
    assert said(text, a=HALF, b=END) == "2025年上半年，2024年的问题已销号；截至2025年6月30日，新反馈若干个。"
    assert said("{a.period}，新增若干家。", "2025年的目标过半。", a=HALF) == "上半年，新增若干家。"
    assert said("{a.period}，新增若干家。", "2024年的问题已销号。", a=HALF) == "2025年上半年，新增若干家。"


def counted(text: str, *numbers: int | None) -> str:
    """``text`` with #s that count so many; None is a share."""
    pieces = [Piece((Run(words),)) for words in text.split("#")]
    shown = [Piece((Run("0.0%" if n is None else f"{n}项"),), True, n == 0) for n in numbers]
    parts = [part for pair in zip(pieces, shown, strict=False) for part in pair] + pieces[len(shown) :]
    return "".join(run.text for run in without_nothing(parts))


def test_what_counts_nothing_is_left_out_of_an_enumeration_and_elsewhere_said_to_be_none() -> None:
    listed = "申报#（甲等#），其中省级已受理#、评审公示#、编制推荐#；已完成#。"
    assert counted(listed, 1, 1, 1, 0, 0, 4) == "申报1项（甲等1项），其中省级已受理1项；已完成4项。"
    assert counted(listed, 1, 1, 0, 1, 0, 4) == "申报1项（甲等1项），其中评审公示1项；已完成4项。"
    assert (
        counted(listed, 1, 1, 0, 0, 0, 0)
        == "申报1项（甲等1项），其中无省级已受理、评审公示、编制推荐的；无已完成的。"
    )
    assert counted("截至期末，逾期未答复#，待受理#。", 0, 2) == "截至期末，无逾期未答复的，待受理2项。"
    assert counted("整改率#，其中#正在回头看。", None, 0) == "整改率0.0%，其中无正在回头看的。"
    assert counted("上半年，为#个项目代办#。", 0, 0) == "上半年，为0项个项目代办0项。", (
        "two figures: as it stands"
    )
    assert counted("使用林地审核同意#、#；批准#。", 0, 0, 1) == "无使用林地审核同意的；批准1项。"


@pytest.mark.parametrize(
    ("text", "counts", "said"),
    [
        ("达产后预计年营收#、年税收#。", (0, 5), "达产后预计年营收0项、年税收5项。"),
        (
            "全区有效期内高新技术企业#、科技型中小企业#。",
            (0, 12),
            "全区有效期内高新技术企业0项、科技型中小企业12项。",
        ),
        ("涉及#、#，均已办结。", (0, 3), "涉及0项、3项，均已办结。"),
        ("直报#、委托#、派驻#。", (0, 0, 0), "无直报、委托、派驻的。"),
        ("申报#，共#。", (2, 0), "申报2项，共0项。"),
        ("直报#、委托#。", (0, 2), "委托2项。"),
    ],
)
def test_what_holds_for_the_members_behind_the_first_stays(
    text: str, counts: tuple[int, ...], said: str
) -> None:
    assert counted(text, *counts) == said


def listed(text: str, *shown: int | str | None) -> str:
    """``text`` with #s: a number counts so many, words are a list, "" a list of nothing, None a share of nothing."""
    words = [Piece((Run(each),)) for each in text.split("#")]
    slots = [
        Piece((Run("〔暂缺〕"),), True, moot=True)
        if each is None
        else Piece((Run(f"{each}项"),), True, each == 0)
        if isinstance(each, int)
        else Piece((Run(each),) if each else (), True, bare=not each)
        for each in shown
    ]
    parts = [part for pair in zip(words, slots, strict=False) for part in pair] + words[len(slots) :]
    return "".join(run.text for run in without_nothing(parts))


@pytest.mark.parametrize(
    ("text", "shown", "said"),
    [
        ("新建支部#（#），撤销#。", (0, "", 2), "无新建支部的，撤销2项。"),
        ("新建支部#（#）。", (1, "甲支部"), "新建支部1项（甲支部）。"),
        ("落户##项目；盘活厂房#，按方式分为#。", ("", 0, 0, ""), "无落户项目的；无盘活厂房的。"),
        (
            "#，共#地块正在报批，合计#；另有#地块正在组卷。",
            ("甲地块", 1, 1, 0),
            "甲地块，共1项地块正在报批，合计1项。",
        ),
        ("上半年，##道路建成，里程#；新开工#。", ("", 0, 0, 4), "上半年，无道路建成的；新开工4项。"),
        ("与某公司签订#基金协议（按规模）；实缴#。", (0, 1), "未与某公司签订基金协议；实缴1项。"),
        (
            "正在申报集群、试验区等认定#（#），其中受理#、公示#；任务#。",
            (0, "", 0, 0, 8),
            "无正在申报集群、试验区等认定的；任务8项。",
        ),
        ("正在申报#。", ("",), "暂无正在申报的。"),
        ("到期资质#，续期率#。", (0, None), "无到期资质的。"),
        ("到期资质#，续期率#。", (3, None), "到期资质3项，续期率〔暂缺〕。"),
        ("新反馈#，其中#已定方案、正在整改。", (3, 0), "新反馈3项，其中无已定方案、正在整改的。"),
        (
            "未开工的项目#（#），涉及未解决的问题#（#）。",
            (1, "甲", 0, ""),
            "未开工的项目1项（甲），无涉及未解决的问题。",
        ),
        ("超标#，无法判定#。", (0, 0), "无超标的，没有无法判定的。"),
        ("上半年，建成#，共#。截至期末，在建#。", ("", 0, 1), "截至期末，在建1项。"),
    ],
)
def test_behind_nothing_its_parts_its_sum_and_its_list_are_left_out(
    text: str, shown: tuple[int | str | None, ...], said: str
) -> None:
    assert listed(text, *shown) == said
