"""The prose of a section: a sentence names its period once, however many measures in it have the same one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from yuanqu.engines.reports.composing import fill
from yuanqu.engines.reports.prose import Prose

HALF, QUARTER, END = "2025年上半年", "2025年第二季度", "截至2025年6月30日"


class Periods:
    """A book that knows periods alone: by indicator, the one its figure is of."""

    withheld: frozenset[str] = frozenset()

    def __init__(self, **when: str) -> None:
        self._when = when

    def of(self, slot: Any) -> Any:
        return SimpleNamespace(when=self._when[slot.code.partition(".")[2]])


def said(text: str, **when: str) -> str:
    return "".join(run.text for run in fill(Prose(text, "safety"), cast(Any, Periods(**when))))


def test_the_same_period_is_named_once_in_a_sentence() -> None:
    text = "{a.period}，巡查若干次；{b.period}，覆盖率很高；{c.period}，尚有余项。{d.period}，演练若干次。"
    assert said(text, a=HALF, b=HALF, c=END, d=END) == (
        f"{HALF}，巡查若干次；覆盖率很高；{END}，尚有余项。{END}，演练若干次。"
    )


def test_another_period_is_named() -> None:
    text = "{a.period}，巡查若干次；{b.period}，覆盖率很高；{a.period}，走访若干家。"
    assert said(text, a=HALF, b=QUARTER) == (
        f"{HALF}，巡查若干次；{QUARTER}，覆盖率很高；{HALF}，走访若干家。"
    )
