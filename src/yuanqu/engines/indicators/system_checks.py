"""Start-up checks of all indicators and dimensions (启动检查): every name exists, every unit converts.

Each problem names the declaration and, where a name is off, what it may have meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from django.core.checks import CheckMessage, Error, register

from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.checking import (
    check_conditions,
    check_dimension,
    check_growth,
    check_quota,
    check_rule,
    check_slices,
    check_units,
    check_window,
)
from yuanqu.engines.indicators.dimensions import dimensions
from yuanqu.engines.indicators.paths import ReadsState, UnknownName, resolve
from yuanqu.engines.indicators.rules import broken
from yuanqu.engines.indicators.vocabulary import (
    Growth,
    Indicator,
    Measure,
    Names,
    QuotaLeast,
    QuotaMet,
    Ratio,
    RuleValue,
)
from yuanqu.engines.ledger import registry
from yuanqu.engines.procedure.quotas import UnknownQuota
from yuanqu.engines.procedure.registry import UnknownProcedure
from yuanqu.terms.quantities import UnitError

Problems = Iterator[tuple[str, str]]


@register("yuanqu.indicators")
def check_declarations(**_options: Any) -> list[CheckMessage]:
    """All problems of the catalogue and of the dimensions, for Django's check framework."""
    found: list[CheckMessage] = []
    every = list(indicators())
    for indicator in every:
        of = f"指标 {indicator.code}「{indicator.name}」"
        found += _errors(of, partial(check_indicator, indicator))
        found += _errors(of, partial(check_rules, indicator, every))
    for each in dimensions():
        found += _errors(f"分组 {each.name}「{each.label}」", partial(check_dimension, each))
    return found


def check_indicator(indicator: Indicator) -> Problems:
    """The problems of one indicator as ``(code, sentence)``."""
    match indicator:
        case Measure():
            yield from _of_measure(indicator)
        case Ratio():
            for measure in (indicator.part, indicator.whole):
                yield from _of_measure(measure)
        case Growth():
            yield from check_growth(indicator)
        case Names():
            resolve(registry.ledger(indicator.of.of), indicator.show)
        case RuleValue():
            yield from check_rule(indicator)
        case QuotaMet() | QuotaLeast():
            yield from check_quota(indicator)
    yield from check_slices(indicator)


def _of_measure(measure: Measure) -> Problems:
    registry.ledger(measure.of)
    yield from check_window(measure)
    yield from check_conditions(measure)
    yield from check_units(measure)


def check_rules(indicator: Indicator, every: Iterable[Indicator]) -> Problems:
    """The rules of the catalogue that one indicator breaks."""
    for rule, sentence in broken(indicator, every):
        yield rule.code, sentence


def _errors(of: str, problems: Callable[[], Iterable[tuple[str, str]]]) -> Iterator[CheckMessage]:
    try:
        for code, sentence in problems():
            yield Error(f"{of}：{sentence}", id=f"indicators.{code}")
    except ReadsState as error:
        yield Error(f"{of}：{error}", id="indicators.reads_state")
    except (UnknownName, registry.UnknownLedger, UnknownProcedure, UnknownQuota) as error:
        yield Error(f"{of}：{error}", id="indicators.unknown_name")
    except UnitError as error:
        yield Error(f"{of}：{error}", id="indicators.unit")
