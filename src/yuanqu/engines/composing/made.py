"""An indicator of the vocabulary from a spec (成指标): the classes offices declare with, so one engine for both."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from yuanqu.engines.composing.spec import Asked, Spec
from yuanqu.engines.composing.wording import definition, part_name
from yuanqu.engines.indicators.catalogue import UnknownIndicator, coded
from yuanqu.engines.indicators.conditions import (
    Absent,
    AtLeast,
    Below,
    By,
    Condition,
    Equals,
    InState,
    Moved,
    NoneOf,
    NotAfter,
    OneOf,
    Present,
    Value,
)
from yuanqu.engines.indicators.paths import measurable
from yuanqu.engines.indicators.vocabulary import Count, Distinct, Indicator, Measure, Ratio, Share, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing, Statement, Window
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.people.rights import EVERYONE

PERCENT = "%"


class NotANumber(LookupError):
    """An indicator by which nothing can be divided: a ratio, a growth, a list of names."""

    code = "own.over"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"「{name}」不是记录数、个数或合计，不能作除数。请选一个记录数、个数或合计的指标。")


def made(spec: Spec, name: str, code: str, source: str = "") -> Indicator:
    """The indicator that ``spec`` describes. Its names are taken as they are: judge the spec first."""
    ledger = registry.ledger(spec.of)
    where = tuple(condition(each, ledger) for each in spec.where)
    base = Measure(name, of=spec.of, when=_window(spec), where=where, by=spec.by, unit=spec.unit)
    whole = divisor(spec)
    one = _measured(spec, base, ledger)
    found = replace(
        _divided(one, whole, spec, ledger) if whole else one,
        name=name,
        definition=definition(spec, ledger, whole.name if whole else ""),
        unit=spec.unit,
        places=spec.places,
        by=spec.by,
        viewers=viewers(spec, ledger, whole),
        source=source,
    )
    found.place(ledger.office(), code)
    return found


def condition(asked: Asked, ledger: type[Ledger]) -> Condition:
    """One condition as measuring reads it."""
    match asked.test:
        case "moved":
            return Moved(*asked.values)
        case "in_state":
            return InState(*asked.values)
        case "filled":
            return Present(asked.column)
        case "blank":
            return Absent(asked.column)
        case "by":
            return By(asked.column)
        case "not_after":
            return NotAfter(asked.column, asked.values[0])
        case "at_least":
            return AtLeast(asked.column, Decimal(asked.values[0]))
        case "below":
            return Below(asked.column, Decimal(asked.values[0]))
    values = tuple(_value(text, ledger, asked.column) for text in asked.values)
    if asked.test == "is_not":
        return NoneOf(asked.column, values)
    return Equals(asked.column, values[0]) if len(values) == 1 else OneOf(asked.column, values)


def divisor(spec: Spec) -> Measure | None:
    """By what the measure is divided. Raises LookupError where there is no such number or sum."""
    if not spec.over:
        return None
    found = coded(spec.over)
    if found is None:
        raise UnknownIndicator(spec.over)
    if not isinstance(found, Count | Distinct | Sum):
        raise NotANumber(found.name)
    return found


def viewers(spec: Spec, ledger: type[Ledger], whole: Measure | None = None) -> tuple[str, ...]:
    """The departments that see the value, beside the office and the leaders: of two numbers, who sees both."""
    own: tuple[str, ...] = EVERYONE
    if spec.audience != "staff" and ledger.rights.read != EVERYONE:
        own = (ledger.keeper, *ledger.rights.read)
    return both(own, whole.viewers) if whole else own


def both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Who is among the viewers of two figures."""
    if EVERYONE in (one, other):
        return other if one == EVERYONE else one
    return tuple(each for each in one if each in other)


def _divided(one: Indicator, whole: Measure, spec: Spec, ledger: type[Ledger]) -> Indicator:
    """``one`` over ``whole``, both of the period that the whole states."""
    assert isinstance(one, Measure)
    own = str(getattr(measurable(ledger).get(spec.column), "unit", ""))
    counted = whole.unit if spec.unit == PERCENT else spec.unit.rpartition("/")[0]
    part = replace(
        one,
        name=part_name(spec, ledger),
        unit=own if isinstance(one, Sum) else counted,
        period=whole.period,
    )
    return Ratio(one.name, part=part, whole=whole, period=whole.period)


def _measured(spec: Spec, base: Measure, ledger: type[Ledger]) -> Indicator:
    told = {"of": base.of, "when": base.when, "where": base.where}
    column = measurable(ledger).get(spec.column)
    own = str(getattr(column, "unit", ""))
    label = column.label if column is not None else spec.column
    match spec.measure:
        case "count":
            return Count(base.name, **told)  # type: ignore[arg-type]
        case "distinct":
            return Distinct(base.name, column=spec.column, **told)  # type: ignore[arg-type]
        case "sum":
            return Sum(base.name, column=spec.column, **told)  # type: ignore[arg-type]
        case "average":
            part = Sum(f"{label}合计", column=spec.column, unit=own, **told)  # type: ignore[arg-type]
            filled = {**told, "where": (*base.where, Present(spec.column))}
            whole = Count(f"填有{label}的记录", unit="条", **filled)  # type: ignore[arg-type]
            return Ratio(base.name, part=part, whole=whole)
    all_ = Count(f"全部{ledger.name}记录", unit="条", **told)  # type: ignore[arg-type]
    further = tuple(condition(each, ledger) for each in spec.part)
    return Share(base.name, part=all_.only("符合条件的记录", *further), whole=all_)


def _window(spec: Spec) -> Window:
    match spec.window:
        case "during":
            return During(*spec.when)
        case "standing":
            return Standing(*spec.when)
        case "entered":
            return Entered(*spec.when)
    return Statement()


def _value(text: str, ledger: type[Ledger], column: str) -> Value:
    kind = measurable(ledger)[column].kind
    if kind == "yes_no":
        return text == "true"
    if kind in ("whole", "amount"):
        return Decimal(text)
    return text
