"""What a slice is called: the dimension's label, and the label of a code in it."""

from __future__ import annotations

from functools import cache

from yuanqu.engines.indicators.dimensions import Along, Dated, Mapped, dimension
from yuanqu.engines.indicators.paths import UnknownName, resolve
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.fields import Code, Column

UNCLASSIFIED = "未分组"


def slice_label(name: str, code: str | None) -> str:
    """The label of ``code`` in the dimension ``name``; of the dimension itself where ``code`` is None."""
    declared = dimension(name)
    if declared is None:
        return name if code is None else code
    if code is None:
        return declared.label
    if code == "":
        return UNCLASSIFIED
    column = _column(name)
    if isinstance(column, Code):
        return column.codes.label(code)
    if column is not None and column.kind == "yes_no":
        return {"true": "是", "false": "否"}.get(code, code)
    return code


@cache
def _column(name: str) -> Column | None:
    """The column that holds a dimension's codes."""
    match dimension(name):
        case Dated(ledger=ledger, column=column) | Mapped(ledger=ledger, column=column):
            return registry.ledger(ledger).declared().get(column)
        case Along(path=path):
            for each in registry.ledgers():
                try:
                    return resolve(each, path).declared
                except UnknownName:
                    continue
    return None
