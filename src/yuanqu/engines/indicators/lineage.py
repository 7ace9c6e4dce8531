"""Where an indicator comes from and where it goes (血缘): the columns it reads, the sections and boards that use it.

The columns follow from its declaration. Engines and offices above say where they use indicators (`tell_uses`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from yuanqu.engines.indicators.conditions import Condition, NotAfter, OfMoves, Within
from yuanqu.engines.indicators.dimensions import Along, Dated, Dimension, Mapped, dimension
from yuanqu.engines.indicators.paths import Path, UnknownName, resolve
from yuanqu.engines.indicators.rules import measures_of
from yuanqu.engines.indicators.vocabulary import (
    Distinct,
    Growth,
    Indicator,
    Measure,
    Names,
    QuotaLeast,
    QuotaMet,
    RuleValue,
    Sum,
)
from yuanqu.engines.indicators.windows import During, Entered, Opening, Standing, Statement
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.procedure.quotas import quota

MOVES = ":moves"


@dataclass(frozen=True)
class Use:
    """One place where an indicator is used: ``kind`` of place (报告, 看板), what it is called, where it lies."""

    kind: str
    name: str
    url: str = ""


Uses = Callable[[], Mapping[str, Iterable[Use]]]
_uses: list[Uses] = []


def tell_uses(uses: Uses) -> None:
    """Ask ``uses`` where indicators are used, by their codes."""
    if uses not in _uses:
        _uses.append(uses)


def every_use() -> dict[str, list[Use]]:
    """All uses by the indicators' codes, each once."""
    found: dict[str, dict[Use, None]] = {}
    for uses in _uses:
        for code, places in uses().items():
            found.setdefault(code, {}).update(dict.fromkeys(places))
    return {code: list(places) for code, places in found.items()}


def columns_read(indicator: Indicator) -> dict[str, tuple[str, ...]]:
    """The columns that an indicator reads, by the label of their ledger; moves as ``ledger:moves``."""
    found: dict[str, dict[str, None]] = {}
    for label, column in _read(indicator):
        found.setdefault(label, {}).update({column: None} if column else {})
    return {label: tuple(columns) for label, columns in found.items()}


def read_by_dimension(ledger: type[Ledger], declared: Dimension) -> Iterator[Path]:
    """Every column that a dimension reads from a record of ``ledger``. Raises UnknownName where it does not reach."""
    match declared:
        case Along(path=path):
            yield from _steps(ledger, path)
        case Dated():
            yield from _steps(ledger, declared.link)
            yield from _there(declared.ledger, declared.there, declared.column, *declared.during)
        case Mapped():
            inner = dimension(declared.of)
            if inner is None:
                raise UnknownName("分组", declared.of, ())
            yield from read_by_dimension(ledger, inner)
            yield from _there(declared.ledger, declared.key, declared.column, *declared.during)


def _read(indicator: Indicator) -> Iterator[tuple[str, str]]:
    for measure in measures_of(indicator):
        yield from _of_measure(measure)
    match indicator:
        case Growth():
            yield indicator.of.of, indicator.base
        case Names():
            yield from _labelled(_steps(registry.ledger(indicator.of.of), indicator.show))
        case RuleValue():
            yield from (
                (indicator.of, column) for column in ("code", "value", "unit", "valid_from", "valid_to")
            )
        case QuotaMet() | QuotaLeast():
            declared = quota(indicator.quota)
            yield declared.each, ""
            yield declared.of, declared.during
    for name in indicator.by:
        if (known := dimension(name)) is not None:
            for label in dict.fromkeys(measure.of for measure in measures_of(indicator)):
                yield from _labelled(read_by_dimension(registry.ledger(label), known))


def _of_measure(measure: Measure) -> Iterator[tuple[str, str]]:
    ledger, window = registry.ledger(measure.of), measure.when
    yield measure.of, ""
    match window:
        case During(column=column):
            yield from _labelled(_steps(ledger, column))
        case Standing(since=since, until=until) | Opening(since=since, until=until):
            yield from _labelled([*_steps(ledger, since), *_steps(ledger, until)])
        case Statement():
            for column in (window.month, window.unit, window.edition, window.reported):
                yield measure.of, column
        case Entered():
            yield measure.of + MOVES, ""
    for condition in measure.where:
        yield from _of_condition(ledger, condition)
    if isinstance(measure, Sum | Distinct):
        yield from _labelled(_steps(ledger, measure.column))


def _of_condition(ledger: type[Ledger], condition: Condition) -> Iterator[tuple[str, str]]:
    if isinstance(condition, OfMoves):
        yield ledger.label + MOVES, ""
        return
    if isinstance(condition, Within):
        there = [each.column for each in condition.where]
        yield from _labelled(_steps(ledger, condition.link))
        yield from _labelled(_there(condition.ledger, condition.there, *condition.during, *there))
        return
    names = [condition.column, *([condition.other] if isinstance(condition, NotAfter) else [])]
    for name in names:
        try:
            yield from _labelled(_steps(ledger, name))
        except UnknownName:
            known = dimension(name)
            if known is None:
                raise
            yield from _labelled(read_by_dimension(ledger, known))


def _steps(ledger: type[Ledger], path: str) -> Iterator[Path]:
    """The column at the end of a path and the links on the way."""
    found, at = resolve(ledger, path), ledger
    for link in found.links:
        step = resolve(at, link)
        yield step
        assert step.target is not None
        at = step.target
    yield found


def _there(label: str, *columns: str) -> Iterator[Path]:
    return (resolve(registry.ledger(label), column) for column in columns)


def _labelled(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    return ((path.ledger.label, "" if path.declared is None else path.column) for path in paths)
