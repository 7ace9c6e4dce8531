"""What the ledger's own checks say of a department's rows of a month, by kind (审核提示): hard ones, and doubts.

Rows cannot come in against a hard check; rules change, though, and what a row rests on does. Where there is no row at
all, that is a doubt like others: 零报告 wants its explanation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.ledger.checks import BatchCheck, Row, Severity
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.entitled import raw_values
from yuanqu.engines.ledger.judging import missing

ZERO = "collecting.zero"
_OFFERED = 200


@dataclass(frozen=True)
class Finding:
    """One kind of complaint: what it says of the first row, the rows it names; ``offered``: what was said of them."""

    code: str
    column: str
    message: str
    severity: Severity
    rows: Sequence[UUID] = ()
    offered: str = ""

    @property
    def sentence(self) -> str:
        """The complaint, with how many rows it is about."""
        said = self.message.rstrip("。")
        return f"{said}（共 {len(self.rows)} 条）。" if len(self.rows) > 1 else f"{said}。"


def standing_rows(collecting: Collecting, one: Any) -> list[Any]:
    """The records that a return asks for, as they stand."""
    rows, place = collecting.rows([one]), (one.month, getattr(one, collecting.attribute))
    held = rows.held().filter(voided_on=None).order_by("pk")
    return [each for each in held if place in rows.whose(raw_values(collecting.ledger, each))]


def findings(collecting: Collecting, one: Any) -> list[Finding]:
    """Everything that the checks say of a return's rows, hard ones first."""
    ledger = collecting.ledger
    rows = [{**raw_values(ledger, each), "id": each.pk} for each in standing_rows(collecting, one)]
    if not rows:
        return [Finding(ZERO, "", "本期没有一条记录，按零报告上报", Severity.SOFT)]
    told: dict[str, list[tuple[int, str, str, Severity]]] = {}
    for at, code, column, message, severity in (*_missing(ledger, rows), *complaints(ledger, rows)):
        told.setdefault(code, []).append((at, column, message, severity))
    found = [_finding(ledger, rows, code, said) for code, said in told.items()]
    return sorted(found, key=lambda each: each.severity is Severity.SOFT)


def hard_and_soft(found: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Those that block, and those that want an explanation."""
    hard = [each for each in found if each.severity is Severity.HARD]
    return hard, [each for each in found if each.severity is Severity.SOFT]


def complaints(
    ledger: type[Ledger], rows: Sequence[Row], of: tuple[Severity, ...] = (Severity.HARD, Severity.SOFT)
) -> Iterator[tuple[int, str, str, str, Severity]]:
    """``(position, code, column, message, severity)`` of the ledger's checks over whole rows."""
    for check in (each for each in ledger.checks if each.severity in of):
        column = next((name for name in check.columns if name in ledger.declared()), "")
        if isinstance(check, BatchCheck):
            said = list(check(rows))
        else:
            said = [(at, message) for at, row in enumerate(rows) if (message := check(row))]
        yield from ((at, check.code, column, message, check.severity) for at, message in said)


def _missing(ledger: type[Ledger], rows: Sequence[Row]) -> Iterator[tuple[int, str, str, str, Severity]]:
    for at, row in enumerate(rows):
        for problem in missing(ledger, row):
            yield at, problem.code, problem.columns[0], problem.sentence, Severity.HARD


def _finding(
    ledger: type[Ledger],
    rows: Sequence[Mapping[str, Any]],
    code: str,
    said: Sequence[tuple[int, str, str, Severity]],
) -> Finding:
    _, column, message, severity = said[0]
    named = list(dict.fromkeys(at for at, *_ in said))
    texts = (
        [str(rows[at].get(ledger.explanation) or "").strip() for at in named] if ledger.explanation else []
    )
    offered = "；".join(dict.fromkeys(filter(None, texts))) if all(texts) else ""
    return Finding(code, column, message, severity, [rows[at]["id"] for at in named], offered[:_OFFERED])
