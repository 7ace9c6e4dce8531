"""What a slice is called: the dimension's label, and the label of a code in it."""

from __future__ import annotations

from functools import cache

from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.dimensions import Along, Dated, Mapped, dimension
from yuanqu.engines.indicators.paths import UnknownName, resolve
from yuanqu.engines.indicators.vocabulary import Indicator, Measure, QuotaMet, Ratio
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.procedure.quotas import quota

UNCLASSIFIED = "未分组"
_ANSWERS = {"true": "是", "false": "否"}


def slice_label(name: str, code: str | None) -> str:
    """The label of ``code`` in the dimension ``name``; of the dimension itself where ``code`` is None."""
    declared = dimension(name)
    if declared is None:
        return name if code is None else code
    if code is None:
        return declared.label
    if code == "":
        return UNCLASSIFIED
    for column in _columns(name):
        if isinstance(column, Code) and code in column.codes.by_code:
            return column.codes.label(code)
        if column.kind == "yes_no" and code in _ANSWERS:
            return _ANSWERS[code]
    return code


@cache
def _columns(name: str) -> tuple[Column, ...]:
    """The columns that may hold a dimension's codes: offices have columns of one name with lists of their own."""
    match dimension(name):
        case Dated(ledger=ledger, column=column) | Mapped(ledger=ledger, column=column):
            found = [registry.ledger(ledger).declared().get(column)]
        case Along(path=path):
            found = [_at(each, path) for each in _sliced(name)]
        case _:
            found = []
    return tuple(each for each in found if each is not None)


def _sliced(name: str) -> list[type[Ledger]]:
    """The ledgers that an indicator slices so (all where none does): codes of a like-named column elsewhere differ."""
    labels = {_measured(each) for each in indicators() if name in each.by}
    every = list(registry.ledgers())
    return [each for each in every if each.label in labels] or every


def _measured(indicator: Indicator) -> str:
    match indicator:
        case Measure(of=ledger):
            return ledger
        case Ratio(part=part):
            return part.of
        case QuotaMet(quota=code):
            return quota(code).each
    return ""


def _at(ledger: type[Ledger], path: str) -> Column | None:
    try:
        return resolve(ledger, path).declared
    except UnknownName:
        return None
