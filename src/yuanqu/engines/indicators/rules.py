"""Rules of the catalogue (目录规则): what makes an indicator misleading, one rule a class.

Start-up holds the declared indicators to them, the page on which a zone composes its own holds those. A rule speaks of
what is measured; whether names exist and columns have the right kind is for ``checking.py``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from yuanqu.engines.indicators.conditions import Present
from yuanqu.engines.indicators.needs import Base, Need, base_of, measure_of, needs_of, period_rule
from yuanqu.engines.indicators.paths import Path, UnknownName, resolve
from yuanqu.engines.indicators.vocabulary import (
    Distinct,
    Growth,
    Indicator,
    Measure,
    Names,
    Ratio,
    Share,
    Sum,
)
from yuanqu.engines.indicators.windows import During, Opening, Standing, Statement
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.terms.quantities import find_unit

PER_HUNDRED = ("%", "‰")


class Rule(ABC):
    """``code``: how a refusal is known; ``name``: the rule in a few words; ``why``: what it keeps from happening."""

    code: ClassVar[str]
    name: ClassVar[str]
    why: ClassVar[str]

    @abstractmethod
    def problems(self, each: Indicator, others: Sequence[Indicator]) -> Iterator[str]:
        """What is wrong with ``each`` beside the ``others``: what, where, what was expected, how to mend it."""


class OneName(Rule):
    """No two indicators answer to one name."""

    code, name = "name_twice", "一名一指标"
    why = "两个指标同名时，文稿和报告里的一句话不知道说的是哪一个。"

    def problems(self, each: Indicator, others: Sequence[Indicator]) -> Iterator[str]:
        mine = {each.name, *each.aliases}
        for other in others:
            theirs = (other.name, *other.aliases)
            if mine.isdisjoint(theirs):
                continue
            for name in sorted(mine.intersection(theirs)):
                yield f"目录中已有叫「{name}」的指标（{other.code}）：名称和别名在目录中只能用一次，请换一个名称。"


class OneMeaning(Rule):
    """No two indicators measure the same."""

    code, name = "meaning_twice", "一数一指标"
    why = "同一个数有两个名称，改了一个口径，另一个就对不上了。"

    def problems(self, each: Indicator, others: Sequence[Indicator]) -> Iterator[str]:
        mine = _meaning(each)
        for other in others:
            if type(other) is type(each) and _meaning(other) == mine:
                yield f"取数方法与已有指标「{other.name}」完全相同：请直接用它，或改动条件。"


class LikeSets(Rule):
    """A percentage divides like by like, a share a set by one that contains it, over one period."""

    code, name = "unlike_sets", "同类相比"
    why = "分子不在分母之内，或两边单位、期间不同，算出的百分比没有意义。"

    def problems(self, each: Indicator, others: Sequence[Indicator]) -> Iterator[str]:
        if not isinstance(each, Ratio):
            return
        part, whole = each.part, each.whole
        if isinstance(each, Share) and not _lies_within(base_of(part), base_of(whole)):
            yield (
                f"「{part.name}」不是「{whole.name}」的一部分：台账、取数方式、数值列应相同，"
                "分子的条件应包含分母的全部条件，再加上自己的条件。"
            )
        one, other = find_unit(part.unit), find_unit(whole.unit)
        if each.unit in PER_HUNDRED and (one and one.dimension) != (other and other.dimension):
            yield (
                f"分子的单位「{part.unit}」与分母的单位「{whole.unit}」不是同一类，不能成为百分比："
                "请让两边数同一种东西，或改用「单位/单位」。"
            )
        if each.unit in PER_HUNDRED and thing_of(part) != thing_of(whole):
            yield (
                f"「{part.name}」与「{whole.name}」数的不是同一种东西，不能成为百分比："
                "请把单位改为「单位/单位」，或让两边数同一本台账的记录。"
            )
        if period_rule(part) != period_rule(whole):
            yield f"「{part.name}」与「{whole.name}」所说的期间不同：请让两边按同一期间取数。"
        if isinstance(part.when, Statement) != isinstance(whole.when, Statement):
            yield f"「{part.name}」与「{whole.name}」一边是1月至当月累计，一边不是：请两边都用报表或都不用。"


class StocksNotAdded(Rule):
    """What stands at a moment, or is cumulative already, is not added up over months."""

    code, name = "stock_summed", "存量不相加"
    why = "六个月的月末人数加起来是人数的六倍；1至4月的累计数已含1至3月的。"

    def problems(self, each: Indicator, others: Sequence[Indicator]) -> Iterator[str]:
        for measure in measures_of(each):
            if not isinstance(measure, Sum) or not isinstance(measure.when, During):
                continue
            ledger = registry.ledger(measure.of)
            path = _path(ledger, measure.column)
            label = path.declared.label if path and path.declared else measure.column
            if is_cumulative(ledger):
                yield (
                    f"「{ledger.name}」按月报累计数，各月的「{label}」不能相加："
                    "取数范围请改为「报表：取期末月份的累计数」。"
                )
            elif path and path.declared and path.declared.stock and not _averaged(each, measure):
                yield (
                    f"「{label}」是某一时点的数或累计数，期内各月相加会重复："
                    "请改为数记录、求平均，或选当月发生的数值列。"
                )


def _averaged(each: Indicator, measure: Sum) -> bool:
    """Whether a sum is divided by the number of the values that it adds."""
    return isinstance(each, Ratio) and set(each.whole.where) == {*measure.where, Present(measure.column)}


class RatesNotAdded(Rule):
    """Percentages and other rates are neither added nor averaged: they are computed from what they divide."""

    code, name = "rate_summed", "比率不相加"
    why = "各家比率之和没有意义；比率的平均也不是总体的比率，小户和大户会一样重。"

    def problems(self, each: Indicator, others: Sequence[Indicator]) -> Iterator[str]:
        for measure in measures_of(each):
            path = _path(registry.ledger(measure.of), measure.column) if isinstance(measure, Sum) else None
            unit = getattr(path.declared, "unit", "") if path else ""
            known = find_unit(unit) if unit else None
            if path and path.declared and known and known.dimension == "ratio":
                yield (
                    f"「{path.declared.label}」的单位是{unit}，是比率，不能相加，也不能平均："
                    "请用它的分子、分母两列，或改为按门槛数记录（如不低于某数的家数）。"
                )


class NothingTwice(Rule):
    """A slice is along a dimension once, a condition is said once."""

    code, name = "said_twice", "不重复"
    why = "重复的条件和分组让人以为各说各的。"

    def problems(self, each: Indicator, others: Sequence[Indicator]) -> Iterator[str]:
        if len(set(each.by)) != len(each.by):
            yield "同一分组选了两次：请去掉一个。"
        for measure in measures_of(each):
            if len(set(measure.where)) != len(measure.where):
                yield f"「{measure.name}」有两条完全相同的条件：请去掉一条。"


class WholeStands(Rule):
    """A stock looked at 期初 belongs beside the same stock 期末."""

    code, name = "opening_alone", "期初期末同一批"
    why = "「由……上升到……」前后说的须是同一批对象，否则升降只是进出造成的。"

    def problems(self, each: Indicator, others: Sequence[Indicator]) -> Iterator[str]:
        openings = [m for m in measures_of(each) if isinstance(m.when, Opening)]
        if not openings:
            return
        kept = {
            (m.of, m.when.since, m.when.until)
            for other in (*others, each)
            for m in measures_of(other)
            if isinstance(m.when, Standing)
        }
        for measure in openings:
            when = measure.when
            if isinstance(when, Opening) and (measure.of, when.since, when.until) not in kept:
                yield f"「{measure.name}」说的是期初，目录中却没有期末的同一批：请先声明期末的指标。"


RULES: tuple[Rule, ...] = (
    OneName(),
    OneMeaning(),
    LikeSets(),
    StocksNotAdded(),
    RatesNotAdded(),
    NothingTwice(),
    WholeStands(),
)


def broken(each: Indicator, others: Iterable[Indicator]) -> Iterator[tuple[Rule, str]]:
    """Every rule that ``each`` breaks beside ``others``, with what is wrong."""
    own = each.code.partition("@")[0]  # an older version stands beside all but itself
    beside = [other for other in others if other.code.partition("@")[0] != own]
    for rule in RULES:
        for problem in rule.problems(each, beside):
            yield rule, problem


def measures_of(indicator: Indicator) -> tuple[Measure, ...]:
    """The base measures an indicator is made of."""
    match indicator:
        case Measure():
            return (indicator,)
        case Ratio():
            return (indicator.part, indicator.whole)
        case Growth() | Names():
            return (indicator.of,)
    return ()


def thing_of(measure: Measure) -> str:
    """What a number of things counts: the records of a ledger, or the values of a column; empty for a sum."""
    if isinstance(measure, Distinct):
        path = resolve(registry.ledger(measure.of), measure.column)
        return path.target.label if path.target else f"{path.ledger.label}.{path.column}"
    return "" if isinstance(measure, Sum) else measure.of


def is_cumulative(ledger: type[Ledger]) -> bool:
    """Whether a ledger's rows are statements of January to their month, in editions."""
    wanted = Statement()
    return {wanted.month, wanted.unit, wanted.edition} <= set(ledger.key)


def _lies_within(part: Base, whole: Base) -> bool:
    same = (part.of, part.when, part.how, part.column) == (whole.of, whole.when, whole.how, whole.column)
    return same and set(whole.where) < set(part.where)


@lru_cache(maxsize=4096)
def _meaning(each: Indicator) -> tuple[object, ...]:
    """What an indicator measures, whatever it is called; conditions in any order."""
    needs = tuple(_unordered(need) for need in needs_of(each))
    return needs, each.unit, getattr(each, "show", ""), period_rule(each)


def _unordered(need: Need) -> tuple[object, ...]:
    base = measure_of(need)
    return (
        type(need),
        getattr(need, "base", ""),
        base.of,
        base.when,
        frozenset(base.where),
        base.how,
        base.column,
    )


def _path(ledger: type[Ledger], column: str) -> Path | None:
    try:
        return resolve(ledger, column)
    except UnknownName:
        return None
