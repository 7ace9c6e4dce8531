"""The catalogue of all indicators by code (``services.completion_rate``)."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanqu.engines.indicators.vocabulary import Indicator

_indicators: dict[str, Indicator] = {}


class UnknownIndicator(LookupError):
    """No indicator has that code, name or alias."""

    code = "indicator.unknown"

    def __init__(self, asked: str) -> None:
        near = get_close_matches(
            asked, [*_indicators, *(i.name for i in _indicators.values())], n=3, cutoff=0.4
        )
        hint = f"是否为：{'、'.join(near)}？" if near else "可用 yuanqu figures 查看全部指标。"
        super().__init__(f"没有名为「{asked}」的指标。{hint}")


def add(indicator: Indicator) -> None:
    """Enter an indicator; two under one code, or one name twice in an office, are refused."""
    for other in _indicators.values():
        if other.code == indicator.code or (other.office, other.name) == (indicator.office, indicator.name):
            raise ValueError(f"two indicators are declared as {indicator.code} {indicator.name}")
    _indicators[indicator.code] = indicator


def indicator(asked: str) -> Indicator:
    """The indicator of that code, name or alias; raises UnknownIndicator with 「是否为」."""
    if asked in _indicators:
        return _indicators[asked]
    for candidate in _indicators.values():
        if asked in (candidate.name, *candidate.aliases):
            return candidate
    raise UnknownIndicator(asked)


def indicators(office: str | None = None) -> Iterator[Indicator]:
    """All indicators, or an office's, in the order they were declared."""
    return (i for i in _indicators.values() if office is None or i.office == office)
