"""The one place where a page or the API writes a record: checked, derived, under one change, at a known version.

An import writes in bulk by the same checks (``importing``). Nothing is written unless everything is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.utils import timezone

from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.entitled import (
    raw_values,
    require_adding,
    require_entry,
    require_own,
    require_own_changes,
    require_part,
)
from yuanqu.engines.ledger.judging import derive, judge, starting_value, unexplained
from yuanqu.engines.ledger.linking import linking_records
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Conflict, Problem, Refused
from yuanqu.engines.ledger.versions import differences_since, token_of
from yuanqu.people.access import access_records, may_read, sees_column
from yuanqu.people.filling import own_names
from yuanqu.people.models import Account

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

_REASON = Problem("change.reason_missing", (), "没有写变更原因", "请用一句话写明原因，它会留在历史中")


@dataclass(frozen=True)
class Author:
    """Who writes, by which way (``page`` or ``api``), under which request."""

    account: Account
    way: str
    request: UUID


def author(account: Account, way: str) -> Author:
    """An author of a new request."""
    return Author(account, way, uuid4())


def create(ledger: type[Ledger], values: Mapping[str, Any], by: Author, reason: str = "") -> Record:
    """Write a new record. Raises Refused: ``access.enter``, ``record.problems``."""
    require_adding(ledger, by.account)
    _require_typed(ledger, values)
    values = {**own_names(by.account, ledger.record), **values}
    row = _whole(ledger, values)
    given = [name for name, value in values.items() if value not in (None, "")]
    require_own(ledger, row, given, by.account)
    with _one_change(by, reason):
        _require_good(ledger, row)
        return _insert(ledger, row)


def update(
    ledger: type[Ledger], record_id: UUID, values: Mapping[str, Any], opened: str, by: Author, reason: str
) -> Record:
    """Change the columns that ``values`` names; gives the record as it now stands.

    ``opened`` is the token of the version that was looked at (``versions.token_of``). Raises Refused:
    ``access.enter``, ``record.unknown``, ``record.voided``, ``change.reason_missing``, ``record.key_fixed``,
    ``record.problems``; Conflict when somebody changed the record meanwhile.
    """
    require_entry(ledger, by.account)
    require_part(ledger, record_id, by.account)
    _require_reason(reason)
    _require_typed(ledger, values)
    with _one_change(by, reason):
        record = _locked(ledger, record_id, by)
        row = raw_values(ledger, record)
        if token_of(ledger, record) != opened:
            differences = differences_since(ledger, record, opened, row, values)
            seen = [each for each in differences if sees_column(by.account, ledger.record, each.column)]
            raise Conflict(token_of(ledger, record), seen)
        changed = {name: value for name, value in values.items() if row[name] != value}
        _require_same_key(ledger, changed)
        if not changed:
            raise Refused("record.unchanged", "没有任何改动，未保存。")
        standing = dict(row)
        row |= changed
        derive(ledger, row)
        require_own_changes(ledger, standing, row, changed, by.account)
        _require_good(ledger, row, record_id, standing)
        return _save(ledger, record, row)


def void(ledger: type[Ledger], record_id: UUID, opened: str, by: Author, reason: str) -> Record:
    """Void a record 作废: it stays, with its reason, and no longer counts.

    Raises as ``update`` does, and Refused ``record.linked`` while standing records of any ledger link to it.
    """
    require_entry(ledger, by.account)
    require_part(ledger, record_id, by.account, voiding=True)
    _require_reason(reason)
    with _one_change(by, reason):
        record = _locked(ledger, record_id, by)
        if token_of(ledger, record) != opened:
            raise Conflict(token_of(ledger, record))
        _require_unlinked(ledger, record, by)
        record.voided_on, record.void_reason = timezone.localdate(), reason.strip()
        record.version += 1
        record.save(update_fields=["voided_on", "void_reason", "version"])
        return record


def _one_change(by: Author, reason: str) -> Any:
    return changing(
        way=by.way,
        actor_id=by.account.pk,
        actor_name=by.account.name,
        reason=reason.strip(),
        request=by.request,
    )


def _whole(ledger: type[Ledger], values: Mapping[str, Any]) -> dict[str, Any]:
    """A row with every declared column, the derived ones worked out where nothing required is missing."""
    row = {name: values.get(name, starting_value(column)) for name, column in ledger.declared().items()}
    required = (
        n for n, column in ledger.declared().items() if not column.empty and n not in ledger.untyped()
    )
    if all(row[name] not in (None, "") for name in required):
        derive(ledger, row)
    return row


def _insert(ledger: type[Ledger], row: Mapping[str, Any]) -> Record:
    record = ledger.record(**{_attribute(ledger.declared()[name]): value for name, value in row.items()})
    try:
        record.save(force_insert=True)
    except IntegrityError as error:
        raise _taken_meanwhile(ledger) from error
    record.refresh_from_db()
    return record


def _save(ledger: type[Ledger], record: Record, row: Mapping[str, Any]) -> Record:
    for name, column in ledger.declared().items():
        setattr(record, _attribute(column), row[name])
    record.version += 1
    try:
        record.save(update_fields=[*ledger.declared(), "version"])
    except IntegrityError as error:
        raise _taken_meanwhile(ledger) from error
    return record


def _taken_meanwhile(ledger: type[Ledger]) -> Refused:
    problem = Problem("record.key_taken", ledger.key, "刚刚有人登记了相同的记录", "请刷新列表后核对")
    return Refused("record.problems", "记录没有保存。", [problem])


def _locked(ledger: type[Ledger], record_id: UUID, by: Author) -> Record:
    """The record, held against other writers until the change is done."""
    rows = cast(Any, access_records(by.account, ledger.record))
    record = rows.select_for_update(of=("self",)).filter(pk=record_id).first()
    if record is None:
        raise Refused("record.unknown", "没有这条记录，或您无权查看。")
    if record.voided_on is not None:
        raise Refused(
            "record.voided", f"这条记录已于{record.voided_on:%Y-%m-%d}作废，不能再改。请登记新的记录。"
        )
    return cast(Record, record)


def _require_typed(ledger: type[Ledger], values: Mapping[str, Any]) -> None:
    """Columns that an engine above keeps are written by that engine alone."""
    kept = [column.label for name, column in ledger.declared().items() if column.kept and name in values]
    if kept:
        raise Refused(
            "record.kept", f"「{'」「'.join(kept)}」由流程记入，不能直接填写：请在详情页办理相应的动作。"
        )


def _require_unlinked(ledger: type[Ledger], record: Record, by: Author) -> None:
    linking = linking_records(ledger, record)
    if linking:
        told = [
            f"「{other.name}」{count} 条（{other.declared()[name].label}）"
            for other, name, count in linking
            if may_read(by.account, other.record)
        ]
        listed = "、".join(
            told if len(told) == len(linking) else [*told, "其他科室台账中的记录，请联系办公室"]
        )
        raise Refused(
            "record.linked",
            f"没有作废：还有记录关联着这条记录：{listed}。请先更正这些记录的关联，或将其作废。",
        )


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("change.reason_missing", _REASON.sentence, [_REASON])


def _require_same_key(ledger: type[Ledger], changed: Mapping[str, Any]) -> None:
    problems = [
        Problem(
            "record.key_fixed",
            (name,),
            f"「{ledger.declared()[name].label}」是业务主键，登记后不能改",
            "确有错误的，请作废这一条并写明原因，再登记正确的",
        )
        for name in ledger.key
        if name in changed
    ]
    if problems:
        raise Refused("record.key_fixed", "记录没有保存：业务主键不能改。", problems)


def _require_good(
    ledger: type[Ledger],
    row: Mapping[str, Any],
    record_id: UUID | None = None,
    standing: Mapping[str, Any] | None = None,
) -> None:
    problems = judge(ledger, row, record_id)
    if unexplained(ledger, row, problems, standing):
        raise Refused("record.problems", "记录没有保存，请按提示修改。", problems)


def _attribute(column: object) -> str:
    return str(cast(Any, column).attname)
