"""Puts a slot into words: the figure's printed form, or visibly what is missing — never 0 for unknown."""

from __future__ import annotations

from collections.abc import Iterator

from yuanqu.engines.documents.model import Run
from yuanqu.engines.indicators.building import OF_NOTHING
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.indicators.vocabulary import Count, Distinct, Sum
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.notes import note
from yuanqu.engines.reports.prose import Slot


def worded(slot: Slot, book: FigureBook, year: int | None = None) -> Iterator[Run]:
    """The runs that stand for ``slot``; each figure among them carries its note. ``year``: the year last named."""
    if slot.code in book.withheld:
        yield Run("〔您无权查看〕", missing=True)
        return
    if lists_nothing(slot, book):
        return
    if slot.form in ("分列", "分项"):
        yield from _along(slot, book)
        return
    figure = book.of(slot)
    if figure is None:
        yield Run(f"〔暂缺：{indicator(slot.code).name}，没有这一分组的记录〕", missing=True)
    elif slot.attribute == "period":
        yield Run(figure.when_after(year))
    else:
        yield _run(figure, _words(figure, slot))


def counts_nothing(slot: Slot, book: FigureBook) -> bool:
    """Whether ``slot`` states a number or an amount, and it is nothing: a share or a growth of nought is a finding."""
    if slot.attribute or slot.form not in ("", "余", "多") or slot.code in book.withheld:
        return False
    figure = book.of(slot)
    return figure is not None and figure.value == 0 and isinstance(figure.indicator, Count | Distinct | Sum)


def lists_nothing(slot: Slot, book: FigureBook) -> bool:
    """Whether ``slot`` names or lists, and there is nothing to name: known to be nothing, not unknown."""
    if slot.form not in ("名单", "举例", "分列", "分项") or slot.code in book.withheld:
        return False
    if slot.form in ("分列", "分项") and [*book.slices(slot.code, indicator(slot.code).by[0])]:
        return False
    figure = book.of(Slot(slot.code))
    return figure is not None and figure.value == 0


def is_moot(slot: Slot, book: FigureBook) -> bool:
    """Whether ``slot`` is a share of nothing: not to be computed, though nothing is missing."""
    figure = None if slot.attribute or slot.code in book.withheld else book.of(slot)
    return figure is not None and figure.value is None and figure.unknown.endswith(OF_NOTHING)


def _along(slot: Slot, book: FigureBook) -> Iterator[Run]:
    measured = indicator(slot.code)
    dimension = measured.by[0]
    found = list(book.slices(slot.code, dimension))
    if not found:
        whole = book.of(Slot(slot.code))
        reason = (whole.unknown if whole else "") or "没有可分列的记录"
        yield Run(f"〔暂缺：{measured.name}，{reason}〕", missing=True)
    for position, figure in enumerate(found):
        if position:
            yield Run("、")
        yield Run(slice_label(dimension, figure.slice[dimension]))
        if slot.form == "分列":
            yield _run(figure, figure.printed() if figure.value is not None else None)


def _run(figure: Figure, words: str | None) -> Run:
    if words is None:
        reason = figure.unknown or "尚无记录"
        return Run(f"〔暂缺：{figure.indicator.name}，{reason}〕", figure=note(figure), missing=True)
    return Run(words, figure=note(figure))


def _words(figure: Figure, slot: Slot) -> str | None:
    if slot.attribute == "nominal":
        nominal = figure.companions.get("nominal")
        return _change(nominal.value, nominal.printed) if nominal and nominal.value is not None else None
    if figure.value is None:
        return None
    match slot.form:
        case "同比":
            return "同比" + _change(figure.value, figure.printed())
        case "均":
            return "均" if figure.value == 100 else figure.printed()
        case "余" | "多":
            return figure.printed(loose=slot.form)
        case "举例":
            return "、".join(figure.names) + ("等" if figure.value > len(figure.names) else "")
        case "数":
            return figure.printed(with_unit=False)
    return figure.printed()


def _change(value: object, printed: str) -> str:
    """Growth in words: the sign becomes 增长 or 下降, and what rounds to nothing is 持平."""
    digits = printed.lstrip("-−")
    if not any(digit in "123456789" for digit in digits):
        return "持平" if value == 0 else "基本持平"
    return f"增长{digits}" if printed == digits else f"下降{digits}"
