"""Code lists of economic operation (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


FOREIGN_EVIDENCE = _read("外资外贸凭证", "foreign_evidence")
FOREIGN_KIND = _read("外资外贸类别", "foreign_kind")
GROWTH_KIND = _read("培育类型", "growth_kind")
LEADING_INDUSTRY = _read("主导产业", "leading_industry")
LIST_USE = _read("归类用途", "list_use")
OBSTACLE = _read("入规困难", "obstacle")
PRODUCTION_STATUS = _read("生产状态", "production_status")
STOP_REASON = _read("减停产原因", "stop_reason")
TAX_BASIS = _read("税收口径", "tax_basis")
TAX_KIND = _read("税种", "tax_kind")
TIER = _read("培育梯队", "tier")
