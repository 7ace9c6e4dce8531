"""Code lists of the work report (代码表)."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

SPAN = CodeList.read("总结期间", Path(__file__).parent / "span.csv")
