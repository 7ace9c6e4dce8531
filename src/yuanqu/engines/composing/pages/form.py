"""The composing form as its template draws it (表单): every choice, whether it is chosen, problems beside fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from yuanqu.engines.composing.judging import units
from yuanqu.engines.composing.offering import MEASURES, TESTS, Offer
from yuanqu.engines.composing.pages.typed import IN_STATE, MOVED, Typed, in_a_box, ticked, unit_of
from yuanqu.engines.composing.spec import OF_MOVES, Asked, Test
from yuanqu.engines.indicators.catalogue import UnknownIndicator, every_indicator, indicator
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.indicators.vocabulary import Count, Distinct, Sum
from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.ledger.refusals import Problem

_AUDIENCES = {"readers": "能查看这本台账的科室", "staff": "全体工作人员"}


@dataclass(frozen=True)
class Choice:
    """One option of a list."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class ConditionRow:
    """One row of conditions; ``control``: how values are given: ``ticks``, ``box``, ``number``, ``one`` or ``none``."""

    key: str
    number: int
    columns: Sequence[Choice]
    tests: Sequence[Choice] = ()
    control: str = "none"
    values: Sequence[Choice] = ()
    text: str = ""
    unit: str = ""
    problems: Sequence[str] = ()
    of: str = ""
    fresh: bool = False


@dataclass(frozen=True)
class Form:
    """All that the template draws."""

    typed: Typed
    ledger_name: str
    measures: Sequence[Choice]
    columns: Sequence[Choice]
    over: str
    divisors: Sequence[str]
    unit_of: str
    windows: Sequence[Choice]
    days: Mapping[str, Sequence[Choice]]
    states: Sequence[Choice]
    units: Sequence[Choice]
    places: Sequence[Choice]
    dimensions: Sequence[Choice]
    audiences: Sequence[Choice]
    where: Sequence[ConditionRow]
    part: Sequence[ConditionRow]
    problems: Mapping[str, Sequence[str]] = field(default_factory=dict)


def form_of(typed: Typed, offer: Offer, problems: Sequence[Problem] = (), more: str = "") -> Form:
    """The form; ``more``: of which conditions another empty row is wanted."""
    spec, beside = typed.spec, _beside(problems)
    listed = {"sum": offer.numbers, "average": offer.numbers, "distinct": offer.things}.get(spec.measure, {})
    chosen = (*spec.when, "", "")
    day, since, until = (chosen[0], "", "") if spec.window == "during" else ("", *chosen[:2])
    return Form(
        typed=typed,
        ledger_name=offer.ledger.name,
        measures=_choices(_measures(offer), [spec.measure]),
        columns=_choices(listed, [spec.column]),
        over=_called(spec.over),
        divisors=_divisors(offer) if spec.measure in ("count", "distinct", "sum") else [],
        unit_of=unit_of(spec),
        windows=_choices({str(name): label for name, label in offer.windows.items()}, [spec.window]),
        days={
            name: _choices(offer.dates, [value])
            for name, value in (("day", day), ("since", since), ("until", until))
        },
        states=_choices(offer.states, spec.when),
        units=_choices({each: each or "（无单位）" for each in units(spec, offer)}, [spec.unit]),
        places=_choices(
            {str(each): f"{each}位小数" if each else "取整" for each in range(5)}, [str(spec.places)]
        ),
        dimensions=_choices(offer.dimensions, spec.by),
        audiences=_choices(_AUDIENCES, [spec.audience]),
        where=_rows("where", spec.where, offer, beside, more == "where"),
        part=_rows("part", spec.part, offer, beside, more == "part"),
        problems=beside,
    )


def _measures(offer: Offer) -> dict[str, str]:
    fits = {"sum": bool(offer.numbers), "average": bool(offer.numbers), "distinct": bool(offer.things)}
    return {name: label for name, label in MEASURES.items() if fits.get(name, True)}


def _called(code: str) -> str:
    try:
        return _with_version(indicator(code).name, code) if code else ""
    except UnknownIndicator:
        return code


def _with_version(name: str, code: str) -> str:
    return f"{name}（{code}）" if "@" in code else name


def _divisors(offer: Offer) -> list[str]:
    """The numbers and sums of the catalogue that the composer may open."""
    return [
        each.name
        for each in every_indicator()
        if isinstance(each, Count | Distinct | Sum) and may_open(offer.account, each)
    ]


def _rows(
    part: str, where: tuple[Asked, ...], offer: Offer, beside: Mapping[str, Sequence[str]], more: bool
) -> list[ConditionRow]:
    shown: list[Asked | None] = [*where]
    if more or not where:
        shown.append(None)
    rows = [_row(part, number, asked, offer, beside) for number, asked in enumerate(shown)]
    return [*rows[:-1], replace(rows[-1], fresh=True)] if more else rows


def _row(
    part: str, number: int, asked: Asked | None, offer: Offer, beside: Mapping[str, Sequence[str]]
) -> ConditionRow:
    key = f"{part}-{number}"
    columns = {name: column.label for name, column in offer.columns.items()}
    if offer.moves:
        columns |= {MOVED: "（办理动作）", IN_STATE: "（办理状态）"}
    if asked is None:
        return ConditionRow(key, number + 1, _choices(columns, []))
    of_moves = asked.test in OF_MOVES
    told = f"~{asked.test}" if of_moves else asked.column
    tests: dict[str, str] = {} if of_moves else {each: TESTS[each] for each in offer.tests(asked.column)}
    return ConditionRow(
        key,
        number + 1,
        _choices(columns, [told]),
        _choices(tests, [asked.test]),
        _control(offer, asked),
        _choices(offer.values(asked.column, asked.test), asked.values),
        in_a_box(offer, asked),
        str(getattr(offer.columns.get(asked.column), "unit", "")),
        beside.get(f"{part}-{number + 1}", ()),
        told,
    )


def _control(offer: Offer, asked: Asked) -> str:
    if asked.test in ("filled", "blank", "by"):
        return "none"
    if asked.test == "not_after":
        return "one"
    if asked.test in OF_MOVES or ticked(offer, asked.column, cast(Test, asked.test)):
        return "ticks"
    if isinstance(offer.columns.get(asked.column), Code):
        return "box"
    kind = offer.columns[asked.column].kind if asked.column in offer.columns else ""
    return "number" if kind in ("whole", "amount") else "box"


def _choices(options: Mapping[str, str], chosen: Iterable[str]) -> list[Choice]:
    picked = set(chosen)
    return [Choice(value, label, value in picked) for value, label in options.items()]


def _beside(problems: Sequence[Problem]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for problem in problems:
        for column in problem.columns or ("",):
            found.setdefault(column, []).append(problem.sentence)
    return found
