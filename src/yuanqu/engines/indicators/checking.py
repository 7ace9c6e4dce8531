"""What can be wrong with an indicator's declaration, one rule a function (声明检查).

Each yields ``(code, sentence)``; a name that does not exist is raised as UnknownName with 「是否为」.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from yuanqu.engines.indicators.conditions import (
    AtLeast,
    Below,
    By,
    Condition,
    Equals,
    InState,
    Moved,
    NoneOf,
    NotAfter,
    OfMoves,
    OneOf,
    Within,
)
from yuanqu.engines.indicators.dimensions import Along, Dated, Dimension, Mapped, dimension
from yuanqu.engines.indicators.needs import base_of
from yuanqu.engines.indicators.numbers import factor
from yuanqu.engines.indicators.paths import UnknownName, resolve
from yuanqu.engines.indicators.rules import measures_of
from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.timelines import Timelines
from yuanqu.engines.indicators.vocabulary import (
    Count,
    Distinct,
    Growth,
    Indicator,
    Measure,
    QuotaLeast,
    QuotaMet,
    RuleValue,
    Sum,
)
from yuanqu.engines.indicators.windows import During, Entered, Opening, Owed, Standing
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.quotas import quota
from yuanqu.terms.quantities import unit

Problems = Iterator[tuple[str, str]]
DATES, NUMBERS = ("day", "month", "moment"), ("whole", "amount")


def check_window(measure: Measure) -> Problems:
    """The window's columns exist and are dates; a statement names who states and its editions' number."""
    ledger, window = registry.ledger(measure.of), measure.when
    match window:
        case During(column=column):
            yield from _kind(ledger, column, DATES, "日期")
        case Standing(since=since, until=until) | Opening(since=since, until=until):
            yield from _kind(ledger, since, DATES, "日期")
            yield from _kind(ledger, until, DATES, "日期")
        case Entered(states=states):
            _states(measure.of, states)
        case Owed():
            registry.ledger(window.quota.of)
        case _:
            yield from _kind(ledger, window.month, ("month",), "月份")
            yield from _kind(ledger, window.unit, ("link",), "关联")
            yield from _kind(ledger, window.edition, ("whole",), "整数")
            yield from _kind(ledger, window.reported, DATES, "日期")
            resolve(ledger, window.reason)
            if not {window.month, window.unit, window.edition} <= set(ledger.key):
                yield "window", f"台账 {ledger.label} 的业务主键应含报表月份、填报单位和修订号"


def check_conditions(measure: Measure) -> Problems:
    """Each condition's column exists, has the kind it needs, and a coded one is compared with codes it has."""
    ledger = registry.ledger(measure.of)
    for condition in measure.where:
        if isinstance(condition, Within):
            yield from _within(ledger, condition)
        elif isinstance(condition, Moved):
            _moves(measure.of, condition.moves)
        elif isinstance(condition, InState):
            _states(measure.of, condition.states)
        else:
            yield from _condition(ledger, condition)
    if isinstance(measure, Sum | Distinct):
        kinds = NUMBERS if isinstance(measure, Sum) else ()
        yield from _kind(ledger, measure.column, kinds, "数值")


def check_units(measure: Measure) -> Problems:
    """A sum's unit converts from its column's (raises UnitError); a unit is one that quantities know."""
    if isinstance(measure, Sum):
        column = resolve(registry.ledger(measure.of), measure.column).declared
        if getattr(column, "unit", "") and not measure.unit:
            yield "unit", f"合计没有写明单位，列「{column.label if column else ''}」的单位是{column.unit}"  # type: ignore[union-attr]
        factor(base_of(measure), measure.unit)
    if isinstance(measure, Count | Distinct) and measure.unit:
        unit(measure.unit)


def check_growth(growth: Growth) -> Problems:
    """The base is a number in the unit of what grows."""
    ledger = registry.ledger(growth.of.of)
    yield from _kind(ledger, growth.base, NUMBERS, "数值")
    own, base = (resolve(ledger, name).declared for name in (growth.of.column, growth.base))
    if getattr(own, "unit", "") != getattr(base, "unit", ""):
        yield "unit", f"列「{growth.of.column}」与同期列「{growth.base}」的单位不同"


def check_rule(rule: RuleValue) -> Problems:
    """The ledger of rules has the columns a rule is read by, and the unit is known."""
    ledger = registry.ledger(rule.of)
    for column in ("code", "value", "unit", "valid_from", "valid_to"):
        resolve(ledger, column)
    if rule.unit:
        unit(rule.unit)
    yield from ()


def check_quota(indicator: QuotaMet | QuotaLeast) -> Problems:
    """The quota is declared (raises UnknownQuota), and its objects' ledger stands."""
    registry.ledger(quota(indicator.quota).each)
    if indicator.unit:
        unit(indicator.unit)
    yield from ()


def check_slices(indicator: Indicator) -> Problems:
    """Every dimension exists and can be found from the records measured."""
    for measure in measures_of(indicator):
        for name in indicator.by:
            Frame(registry.ledger(measure.of), Timelines()).dimension(name)
    if isinstance(indicator, QuotaMet | QuotaLeast):
        for name in indicator.by:
            Frame(registry.ledger(quota(indicator.quota).each), Timelines()).dimension(name)
    if isinstance(indicator, RuleValue) and indicator.by:
        yield "by", "规则参数不能分组"


def check_dimension(declared: Dimension) -> Problems:
    """A dimension's ledger and columns exist; a path is found on one ledger at least."""
    match declared:
        case Along(path=path):
            if not any(_has(ledger, path) for ledger in registry.ledgers()):
                yield "dimension", f"没有一本台账有路径「{path}」"
        case Dated() | Mapped():
            ledger = registry.ledger(declared.ledger)
            there = declared.there if isinstance(declared, Dated) else declared.key
            for column in (there, declared.column, *declared.during):
                resolve(ledger, column)
            if isinstance(declared, Mapped) and dimension(declared.of) is None:
                yield "dimension", f"所依据的分组「{declared.of}」没有声明"


def _moves(label: str, asked: tuple[str, ...]) -> None:
    """Every move exists in the ledger's procedure. Raises UnknownName, UnknownProcedure."""
    procedure = procedures.procedure(label)
    known = (procedure.begin.name, *procedure.moves)
    for name in asked or ("",):
        if name not in known:
            raise UnknownName(f"流程「{procedure.name}」的动作", name, known)


def _states(label: str, asked: tuple[str, ...]) -> None:
    procedure = procedures.procedure(label)
    known = [state.code for state in procedure.states()]
    for code in asked or ("",):
        if code not in known:
            raise UnknownName(f"流程「{procedure.name}」的状态", code, known)


def _within(ledger: type[Ledger], within: Within) -> Problems:
    resolve(ledger, within.link)
    other = registry.ledger(within.ledger)
    for column in (within.there, *within.during):
        resolve(other, column)
    for condition in within.where:
        yield from _codes(resolve(other, condition.column).declared, condition)


def _condition(ledger: type[Ledger], condition: Condition) -> Problems:
    assert not isinstance(condition, Within | OfMoves)
    if not _has(ledger, condition.column) and dimension(condition.column) is not None:
        Frame(ledger, Timelines()).dimension(condition.column)
        return
    column = resolve(ledger, condition.column).declared
    match condition:
        case By():
            yield from _kind(ledger, condition.column, DATES, "日期")
        case NotAfter(other=other):
            yield from _kind(ledger, condition.column, DATES, "日期")
            yield from _kind(ledger, other, DATES, "日期")
        case AtLeast() | Below():
            yield from _kind(ledger, condition.column, NUMBERS, "数值")
        case _:
            yield from _codes(column, condition)


def _codes(column: Column | None, condition: Condition) -> Problems:
    """A code that its list does not hold would quietly match nothing."""
    if not isinstance(column, Code) or not len(column.codes):
        return
    values = (condition.value,) if isinstance(condition, Equals) else getattr(condition, "values", ())
    for value in values if isinstance(condition, Equals | OneOf | NoneOf) else ():
        if value not in column.codes.by_code:
            near = get_close_matches(str(value), column.codes.by_code, n=3, cutoff=0.4)
            hint = f"，是否为：{'、'.join(near)}？" if near else ""
            yield "code", f"列「{column.label}」的代码表没有代码「{value}」{hint}"


def _kind(ledger: type[Ledger], column: str, kinds: tuple[str, ...], wanted: str) -> Problems:
    found = resolve(ledger, column)
    if kinds and found.kind not in kinds:
        yield "kind", f"台账 {ledger.label} 的列「{column}」应为{wanted}列"


def _has(ledger: type[Ledger], path: str) -> bool:
    try:
        resolve(ledger, path)
    except UnknownName:
        return False
    return True
