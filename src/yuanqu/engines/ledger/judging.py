"""Whether one row may be written: required columns, the ledger's derived columns, its checks, its key (校验)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from yuanqu.engines.ledger.checks import BatchCheck, Check, Severity
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.paths import path_of
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.ledger.wording import wording

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


def judge(ledger: type[Ledger], values: Mapping[str, Any], record_id: UUID | None = None) -> list[Problem]:
    """What is wrong with a whole row of parsed values, derived ones included; ``record_id``: the record it changes.

    The ledger's own checks run once no column is missing, so that they may rely on the required ones.
    """
    problems = [*missing(ledger, values)]
    if not problems:
        problems = [*_taken(ledger, values, record_id), *_checked(ledger, {**values, "id": record_id})]
    return problems


def unexplained(
    ledger: type[Ledger],
    values: Mapping[str, Any],
    problems: list[Problem],
    standing: Mapping[str, Any] | None = None,
    reason: str = "",
) -> list[Problem]:
    """Those of ``problems`` that hold the row back: a soft one does not where it is explained.

    ``standing``: the values of the record it changes. What was written there of other values explains no new ones.
    ``reason``: what is said of this step and kept with it; it explains as the record's own column does.
    """
    if reason.strip():
        return [problem for problem in problems if problem.severity is Severity.HARD]
    text = (values.get(ledger.explanation) or "").strip() if ledger.explanation else ""
    fresh = standing is None or text != (standing.get(ledger.explanation) or "").strip()

    def explained(problem: Problem) -> bool:
        if problem.severity is Severity.HARD or not text:
            return False
        if fresh or standing is None:
            return True
        return bool(problem.columns) and all(values[name] == standing[name] for name in problem.columns)

    return [problem for problem in problems if not explained(problem)]


def derive(ledger: type[Ledger], values: dict[str, Any]) -> None:
    """Fill in the derived columns, each seeing those before it."""
    derive_all(ledger, [values])


def derive_all(ledger: type[Ledger], rows: Sequence[dict[str, Any]]) -> None:
    """`derive` of several rows at once: as many questions to the database as for one."""
    for name, derivation in ledger.derived.items():
        for row, value in zip(rows, derivation(rows), strict=True):
            row[name] = value


def starting_value(column: Column) -> Any:
    """What a new record has in a column that nobody types: the column's default, None where it has none."""
    field = cast(Any, column)
    return field.get_default() if column.kept and field.has_default() else None


def missing(
    ledger: type[Ledger], values: Mapping[str, Any], known: Collection[str] = ()
) -> Iterator[Problem]:
    """The required columns that have no value; not those of ``known``, of which something is told already."""
    for name, column in ledger.declared().items():
        if column.empty or name in ledger.untyped() or name in known:
            continue
        if values.get(name) in (None, ""):
            yield Problem("cell.required", (name,), f"「{column.label}」必填，现为空", "请填写")


def _taken(ledger: type[Ledger], values: Mapping[str, Any], record_id: UUID | None) -> Iterator[Problem]:
    """The business key is unique among standing records."""
    given = {name: values[name] for name in ledger.key}
    same = {
        name if value is not None else f"{name}__isnull": value if value is not None else True
        for name, value in given.items()
    }
    rows = ledger.record._default_manager.filter(voided_on=None, **same)
    if (rows.exclude(pk=record_id) if record_id else rows).exists():
        labels = "、".join(path_of(ledger, name).label for name in ledger.key)
        found = "、".join(wording(ledger.declared()[n], values[n]) for n in ledger.key if n in _plain(ledger))
        yield Problem(
            "record.key_taken",
            ledger.key,
            f"已有{labels}相同的记录",
            "请核对；如要改那一条，请打开它修改",
            found,
        )


def _plain(ledger: type[Ledger]) -> set[str]:
    return {name for name, column in ledger.declared().items() if column.kind != "link"}


def _checked(ledger: type[Ledger], row: Mapping[str, Any]) -> Iterator[Problem]:
    for check in ledger.checks:
        for message in _messages(check, row):
            columns = tuple(name for name in check.columns if name in ledger.declared())
            yield Problem(check.code, columns, message, severity=check.severity)


def _messages(check: Check | BatchCheck, row: Mapping[str, Any]) -> list[str]:
    if isinstance(check, BatchCheck):
        return [message for _, message in check([row])]
    message = check(row)
    return [message] if message else []
