"""What is wrong with a composed indicator (审核): its words first, then the rules of the catalogue (目录规则).

A column or ledger that its composer may not see is refused in the very words for one that does not exist.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from yuanqu.engines.composing.made import PERCENT, NotANumber, divisor, made
from yuanqu.engines.composing.offering import MEASURES, NUMBERS, TESTS, WINDOWS, Offer, offer
from yuanqu.engines.composing.spec import OF_MOVES, Asked, Audience, Spec
from yuanqu.engines.indicators.catalogue import coded, every_indicator, indicators
from yuanqu.engines.indicators.paths import UnknownName, link_target
from yuanqu.engines.indicators.rules import broken, thing_of
from yuanqu.engines.indicators.system_checks import check_indicator
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.indicators.vocabulary import Count, Distinct, Measure
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.people.access import Reader
from yuanqu.terms.quantities import UnitError, find_unit
from yuanqu.terms.units import all_units

COUNTED = [each.symbol for each in all_units() if each.dimension.startswith("count:") and not each.scale]
ALL_UNITS: dict[str, list[str]] = {}
for _each in all_units():
    ALL_UNITS.setdefault(_each.dimension, []).append(_each.symbol)

MOST_CONDITIONS, MOST_VALUES, LONGEST_NAME, LONGEST_VALUE, LONGEST_BASIS = 12, 60, 60, 200, 200
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,6})?", re.ASCII)


@dataclass(frozen=True)
class Draft:
    """What is to be kept: ``basis`` says the rule it follows, ``reason`` why it is made or changed."""

    name: str
    spec: Spec
    basis: str = ""
    reason: str = ""


def judge(draft: Draft, account: Reader, code: str = "") -> list[Problem]:
    """Everything wrong with ``draft``, made by ``account`` under ``code``; nothing where it may be kept."""
    found = offer(account, draft.spec.of)
    if found is None:
        return [_problem("own.ledger", "of", "没有这本台账，或您看不到它的全部记录", "请从列表中选一本台账")]
    problems = [*_of_name(draft), *_of_basis(draft), *_of_divisor(draft.spec, account)]
    if not problems or not draft.spec.over:  # the unit follows from what it is divided by
        problems += _of_spec(draft.spec, found)
    return problems or [*_of_rules(draft, code)]


def _of_name(draft: Draft) -> Iterator[Problem]:
    if not draft.name:
        yield _problem(
            "own.name", "name", "指标名称没有填", "请起一个说得清口径的名称，如「标准地项目出让面积」"
        )
    elif len(draft.name) > LONGEST_NAME:
        yield _problem(
            "own.name", "name", f"名称有{len(draft.name)}个字，最多{LONGEST_NAME}个字", "请写短一些"
        )
    elif draft.name.startswith("own."):
        yield _problem("own.name", "name", "名称不能以「own.」开头，那是自定指标的代码", "请换一个中文名称")
    elif coded(draft.name):
        yield _problem("own.name", "name", f"「{draft.name}」是目录中一个指标的代码", "请换一个中文名称")


def _of_basis(draft: Draft) -> Iterator[Problem]:
    if len(draft.basis) > LONGEST_BASIS:
        said = f"依据有{len(draft.basis)}个字，最多{LONGEST_BASIS}个字"
        yield _problem("own.basis", "basis", said, "请只写文件名、文号和条款")


def _of_spec(spec: Spec, found: Offer) -> Iterator[Problem]:
    yield from _of_measure(spec, found)
    yield from _of_window(spec, found)
    yield from _of_conditions("where", spec.where, found)
    if spec.measure == "share":
        if not spec.part:
            yield _problem(
                "own.part", "part", "占比没有写明分子的条件", "请在「分子另外满足」中至少加一条条件"
            )
        yield from _of_conditions("part", spec.part, found)
    elif spec.part:
        yield _problem("own.part", "part", "只有占比有分子的条件", "请去掉这些条件，或把取数方法改为占比")
    for each in spec.by:
        if each not in found.dimensions:
            yield _problem("own.by", "by", f"「{found.ledger.name}」不能按「{each}」分组", "请从列表中选分组")
    if spec.audience not in get_args(Audience):
        yield _problem("own.audience", "audience", "没有这种查看范围", "请从列表中选")


def _of_measure(spec: Spec, found: Offer) -> Iterator[Problem]:
    name = MEASURES[spec.measure]
    choices: Mapping[str, str] = {}
    if spec.measure in ("sum", "average"):
        choices = found.numbers
    elif spec.measure == "distinct":
        choices = found.things
    if choices and spec.column not in choices:
        yield _unknown("column", found, spec.column, f"求{name}要选一列", choices)
    elif not choices and spec.measure in ("sum", "average", "distinct"):
        yield _problem("own.column", "column", f"「{found.ledger.name}」没有可以求{name}的列", "请改取数方法")
    elif not choices and spec.column:
        yield _problem("own.column", "column", f"「{name}」不取哪一列的值", "请把数值列留空")
    else:
        yield from _of_unit(spec, found)


def _of_unit(spec: Spec, found: Offer) -> Iterator[Problem]:
    if spec.unit not in units(spec, found):
        known = "、".join(filter(None, units(spec, found)[:6])) or "不写单位"
        yield _problem("own.unit", "unit", f"单位「{spec.unit}」不合适，应为：{known}", "请从列表中选单位")


def units(spec: Spec, found: Offer) -> list[str]:
    """The units in which the measure may be stated, the likeliest first."""
    whole = _whole_of(spec)
    if whole is not None:
        return _over(spec, found, whole)
    if spec.measure == "share":
        return ["%"]
    if spec.measure in ("count", "distinct"):
        return list(dict.fromkeys([*_usual(spec), "条", *COUNTED]))
    own = str(getattr(found.columns.get(spec.column), "unit", ""))
    known = find_unit(own) if own else None
    if known is None or spec.measure == "average":
        return [own]
    return [own, *(each for each in ALL_UNITS.get(known.dimension, ()) if each != own)]


def _over(spec: Spec, found: Offer, whole: Measure) -> list[str]:
    """The units of a quotient: %, where both are of one kind, else 单位/单位."""
    if spec.measure == "sum":
        own = str(getattr(found.columns.get(spec.column), "unit", ""))
        one, other = find_unit(own), find_unit(whole.unit)
        alike = one is not None and other is not None and one.dimension == other.dimension
        return [PERCENT] if alike else [f"{own}/{whole.unit}"]
    link = found.columns.get(spec.column)
    counted = link_target(link) if link is not None else found.ledger
    thing = counted.label if counted else f"{spec.of}.{spec.column}"
    each = [f"{unit}/{whole.unit}" for unit in dict.fromkeys([*_usual(spec), "条", *COUNTED])]
    return [PERCENT, *each] if thing == thing_of(whole) else each


def _whole_of(spec: Spec) -> Measure | None:
    try:
        return divisor(spec)
    except LookupError:
        return None


def _of_divisor(spec: Spec, account: Reader) -> Iterator[Problem]:
    if not spec.over:
        return
    if spec.measure not in ("count", "distinct", "sum"):
        yield _problem(
            "own.over", "over", f"{MEASURES[spec.measure]}本身就是比值，不再除", "请把「除以」留空"
        )
        return
    try:
        whole = divisor(spec)
    except NotANumber as error:
        said = f"「{error.name}」不是记录数、个数或合计，不能作除数"
        yield _problem("own.over", "over", said, "请选一个记录数、个数或合计的指标")
        return
    except LookupError:
        whole = None
    if whole is None or not may_open(account, whole):
        yield _problem(
            "own.over", "over", f"没有叫「{spec.over}」的指标", "请从列表中选一个记录数、个数或合计的指标"
        )


def _usual(spec: Spec) -> list[str]:
    """The unit in which what is declared of the same things is stated most."""
    kind = Distinct if spec.measure == "distinct" else Count
    stated = Counter(
        each.unit
        for each in indicators()
        if isinstance(each, kind)
        and each.unit
        and (each.column == spec.column if isinstance(each, Distinct) else each.of == spec.of)
    )
    return [unit for unit, _ in stated.most_common(1)]


def _of_window(spec: Spec, found: Offer) -> Iterator[Problem]:
    if spec.window not in found.windows:
        allowed = "、".join(found.windows.values()) or "无"
        yield _problem(
            "own.window",
            "window",
            f"「{found.ledger.name}」不能按「{WINDOWS[spec.window]}」取数",
            f"可用：{allowed}",
        )
        return
    wanted = {"during": 1, "standing": 2, "statement": 0}.get(spec.window)
    choices = found.states if spec.window == "entered" else found.dates
    if wanted is not None and len(spec.when) != wanted:
        yield _problem("own.when", "when", f"「{WINDOWS[spec.window]}」要选{wanted}个日期", "请选全")
    elif spec.window == "entered" and not spec.when:
        yield _problem("own.when", "when", "没有选要进入的状态", "请至少选一个状态")
    for each in spec.when:
        if each not in choices:
            yield _unknown(
                "when", found, each, "要选日期列" if spec.window != "entered" else "要选状态", choices
            )
    if spec.window == "standing" and len(set(spec.when)) == 1 and len(spec.when) == wanted:
        yield _problem("own.when", "when", "起止选了同一个日期", "请选一个开始日期和一个结束日期")


def _of_conditions(field: str, where: tuple[Asked, ...], found: Offer) -> Iterator[Problem]:
    if len(where) > MOST_CONDITIONS:
        yield _problem("own.condition", field, f"条件有{len(where)}条，最多{MOST_CONDITIONS}条", "请减少")
    for number, asked in enumerate(where, 1):
        for problem in _of_condition(asked, found):
            yield Problem(
                problem.code, (f"{field}-{number}",), f"第{number}条条件：{problem.expected}", problem.mend
            )


def _of_condition(asked: Asked, found: Offer) -> Iterator[Problem]:
    if asked.test in OF_MOVES:
        if not found.moves:
            yield _problem("own.condition", "", f"「{found.ledger.name}」没有办理流程", "请换一列")
            return
    elif asked.column not in found.columns:
        yield _unknown(
            "", found, asked.column, "要选一列", found.of_kind(*{c.kind for c in found.columns.values()})
        )
        return
    elif asked.test not in found.tests(asked.column):
        label = found.columns[asked.column].label
        allowed = "、".join(TESTS[each] for each in found.tests(asked.column))
        yield _problem("own.test", "", f"「{label}」不能用「{TESTS[asked.test]}」", f"可用：{allowed}")
        return
    yield from _of_values(asked, found)


def _of_values(asked: Asked, found: Offer) -> Iterator[Problem]:
    if asked.test in ("filled", "blank", "by"):
        if asked.values:
            yield _problem("own.value", "", f"「{TESTS[asked.test]}」后面不填值", "请把值去掉")
        return
    if not asked.values:
        yield _problem("own.value", "", f"「{TESTS[asked.test]}」后面没有值", "请选或填一个值")
    if len(asked.values) > MOST_VALUES:
        yield _problem("own.value", "", f"选了{len(asked.values)}个值，最多{MOST_VALUES}个", "请减少")
    if asked.test in ("at_least", "below", "not_after") and len(asked.values) > 1:
        yield _problem("own.value", "", f"「{TESTS[asked.test]}」后面只有一个值", "请只留一个")
    closed = found.values(asked.column, asked.test)
    kind = found.columns[asked.column].kind if asked.test not in OF_MOVES else ""
    for value in asked.values:
        if (closed or kind in ("code", "yes_no")) and value not in closed:
            yield _problem("own.value", "", f"没有「{value}」这个值", "请从列表中选")
        elif kind in NUMBERS and not is_number(value):
            yield _problem("own.value", "", f"「{value}」不是数", "请填数字，如 50 或 12.5，不写单位")
        elif len(value) > LONGEST_VALUE:
            yield _problem("own.value", "", f"值有{len(value)}个字，最多{LONGEST_VALUE}个字", "请写短一些")


def _of_rules(draft: Draft, code: str) -> Iterator[Problem]:
    """Names are all there: what is left is whether it means something, beside all that is in the catalogue."""
    each = made(draft.spec, draft.name, code or "own.0")
    try:
        for why, sentence in check_indicator(each):
            yield _problem(f"indicators.{why}", "spec", sentence.rstrip("。"), "")
        for rule, sentence in broken(each, every_indicator()):
            column = "name" if rule.code == "name_twice" else "spec"
            yield _problem(
                f"indicators.{rule.code}", column, f"目录规则「{rule.name}」：{sentence.rstrip('。')}", ""
            )
    except (UnknownName, UnitError, LookupError) as error:
        yield _problem("own.spec", "spec", str(error).rstrip("。"), "")


def is_number(text: str) -> bool:
    """Whether ``text`` is a plain decimal number."""
    return _NUMBER.fullmatch(text) is not None


def _unknown(field: str, found: Offer, asked: str, wanted: str, choices: Mapping[str, str]) -> Problem:
    said = f"「{found.ledger.name}」没有「{asked}」可选" if asked else f"{wanted}，还没有选"
    first = "、".join(list(choices.values())[:5])
    return _problem("own.column", field, said, f"可选：{first}等{len(choices)}项" if first else "")


def _problem(code: str, field: str, expected: str, mend: str) -> Problem:
    return Problem(code, (field,) if field else (), expected, mend)
