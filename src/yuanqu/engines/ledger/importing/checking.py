"""The rules over rows: required cells, keys given twice, the ledger's own checks hard and soft (校验)."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from yuanqu.engines.ledger.checks import BatchCheck, Check
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.columns_reading import Cells
from yuanqu.engines.ledger.importing.findings import Findings
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.rows import FrameRow, FrameRows, Unreadable, Window

_REQUIRED = Fault("import.required", "此项必填，不能为空", "请补填")
_NAMED = 8


def require(cells: Cells) -> None:
    """Blank cells of a required column are faults."""
    for position in (cells.values.is_null() & ~cells.bad).arg_true().to_list():
        cells.by_position.setdefault(position, _REQUIRED)
    cells.mark()


def find_duplicates(
    ledger: type[Ledger], keys: pl.DataFrame, readable: pl.Series, findings: Findings
) -> None:
    """Rows that give the same business key: each names the others."""
    marked = keys.with_row_index("position").filter(readable)
    repeated = (
        marked.group_by(ledger.key, maintain_order=True)
        .agg("position")
        .filter(pl.col("position").list.len() > 1)
    )
    label = "、".join(ledger.declared()[name].label for name in ledger.key)
    for positions in repeated["position"].to_list():
        for position in positions:
            others = [other for other in positions if other != position]
            fault = Fault(
                "import.duplicate_key",
                f"业务主键（{label}）与{_rows_named(findings, position, others)}重复，同一文件中一条记录只能出现一次",
                "请保留一行，或更正主键",
            )
            findings.at(position, findings.beside(ledger.key, position), fault)


def _rows_named(findings: Findings, position: int, others: Sequence[int]) -> str:
    """The rows at ``others`` as a person finds them: by sheet where it is another than that of ``position``."""
    by_sheet: dict[int, list[str]] = {}
    for other in others[:_NAMED]:
        rows = by_sheet.setdefault(findings.parts.place(other), [])
        rows.append(str(findings.parts.of(other).row_number(other)))
    own = findings.parts.place(position)
    told = [
        ("" if place == own else f"工作表“{findings.parts.names[place]}”") + f"第 {'、'.join(rows)} 行"
        for place, rows in by_sheet.items()
    ]
    return "、".join(told) + ("等" if len(others) > _NAMED else "")


def run_checks(
    ledger: type[Ledger], window: Window, whole: Sequence[int], count: int, findings: Findings
) -> None:
    """The ledger's checks: of single rows wherever their cells can be read, of the submission over ``whole`` rows."""
    for check in ledger.checks:
        if isinstance(check, Check):
            _check_rows(check, window, count, findings)
        else:
            _check_all(check, window, whole, findings)


def _check_rows(check: Check, window: Window, count: int, findings: Findings) -> None:
    test = check.test
    for position in range(count):
        try:
            message = test(FrameRow(window, position))
        except Unreadable:
            continue  # the cell it looks at is bad itself, and said to be
        if message:
            beside = findings.beside(check.columns, position)
            findings.at(position, beside, _fault(check, message), check.columns)


def _check_all(check: BatchCheck, window: Window, whole: Sequence[int], findings: Findings) -> None:
    for at, message in check.test(FrameRows(window, whole)):
        beside = findings.beside(check.columns, whole[at])
        findings.at(whole[at], beside, _fault(check, message), check.columns)


def _fault(check: Check | BatchCheck, message: str) -> Fault:
    soft = check.severity.value == "soft"
    mend = "如确属实，请在说明列写明原因，或为本次导入统一填写说明" if soft else ""
    return Fault(check.code, message, mend, check.severity)
