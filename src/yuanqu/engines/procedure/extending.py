"""Extensions of a clock 延期: asked for before the last day has passed, decided by somebody else, counted by round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID

from django.utils import timezone

from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.judging import derive, judge, unexplained
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.ledger.writing import Author
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.clocks import Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import ExtensionRequest
from yuanqu.engines.procedure.performing import locked, row_of
from yuanqu.engines.procedure.rights import another, may_act, may_make, who_may
from yuanqu.engines.procedure.running import Reading, granted_of, reading_of
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.engines.procedure.telling import tell_of_decision, tell_of_request
from yuanqu.people.access import may_enter
from yuanqu.people.models import Account

ASKED, APPROVED, REFUSED = (
    ExtensionRequest.State.ASKED, ExtensionRequest.State.APPROVED, ExtensionRequest.State.REFUSED,
)  # fmt: skip


def extendable(procedure: type[Procedure]) -> Iterator[tuple[Clock, Extension]]:
    """The clocks of a procedure that can be extended."""
    for clock in procedure.clocks:
        if clock.extension is not None:
            yield clock, clock.extension


def may_ask(account: Account, procedure: type[Procedure], clock: Clock, row: Row) -> bool:
    """Whether ``account`` may ask: whoever enters into the ledger, or may make a move that stops the clock."""
    stops = [procedure.moves[name] for name in clock.stops if name in procedure.moves]
    return may_enter(account, procedure.ledger().keeper) or any(
        may_make(account, procedure, move, row) for move in stops
    )


def ask(
    procedure: type[Procedure], record_id: UUID, name: str, due: date, reason: str, by: Author
) -> ExtensionRequest:
    """Ask that the clock ``name`` of a record run until ``due``. Raises Refused, naming everything that blocks."""
    with _one(by, f"申请延期：{name}"):
        record = locked(procedure, record_id, by)
        clock = next((clock for clock, _ in extendable(procedure) if clock.name == name), None)
        if clock is None:
            raise Refused("procedure.no_extension", f"「{procedure.name}」没有可以延期的时限「{name}」。")
        held = moves_of(procedure, record.pk)
        granted = granted_of(procedure, [record.pk])
        reading = reading_of(procedure, clock, row_of(procedure, record), held, business_today(), granted)
        requests = ExtensionRequest.objects.filter(procedure=procedure.label, record=record.pk, clock=name)
        if found := [
            *_against(procedure, clock, row_of(procedure, record), reading, requests, due, reason, by)
        ]:
            raise Refused("procedure.blocked", f"没有提交「{name}」的延期申请。", found)
        assert reading is not None  # else something was found against it
        assert reading.due is not None
        request = ExtensionRequest.objects.create(
            procedure=procedure.label,
            record=record.pk,
            clock=name,
            start=reading.start.pk,
            due_was=reading.due,
            due_new=due,
            reason=reason.strip(),
            asked_by=by.account,
            asked_at=timezone.now(),
        )
        tell_of_request(procedure, cast(Extension, reading.clock.extension), request)
        return request


def _against(
    procedure: type[Procedure],
    clock: Clock,
    row: Row,
    reading: Reading | None,
    requests: Any,
    due: date,
    reason: str,
    by: Author,
) -> Iterator[Problem]:
    extension = cast(Extension, clock.extension)
    if not may_ask(by.account, procedure, clock, row):
        yield Problem("procedure.right", (), "您的账号不能申请延期")
    if not reason.strip():
        yield Problem("procedure.reason", (), "申请延期要写明原因", "请用一句话写明")
    if reading is None or reading.stopped is not None or reading.due is None:
        yield Problem("procedure.not_running", (), f"「{clock.name}」没有在计时，不需要延期")
        return
    if business_today() > reading.due:
        said = f"「{clock.name}」已于 {reading.due} 届满，延期要在到期之前申请"
        yield Problem("procedure.expired", (), said)
    if requests.filter(state=ASKED).exists():
        yield Problem("procedure.extension_open", (), "已有一份延期申请待批", "请等待批复")
    given = requests.filter(state=APPROVED, start=reading.start.pk).count()
    if given >= extension.times:
        yield Problem(
            "procedure.extension_used", (), f"「{clock.name}」只能延期 {extension.times} 次，已延 {given} 次"
        )
    if due <= reading.due:
        yield Problem(
            "procedure.extension_backward", (), f"新的期限 {due} 应晚于现在的 {reading.due}", "请更正日期"
        )
    elif extension.most is not None and due > reading.due + timedelta(days=extension.most):
        said = f"「{clock.name}」一次最多延 {extension.most} 天，至 {reading.due + timedelta(days=extension.most)}"
        yield Problem("procedure.extension_long", (), said, "请更正日期")


def decide(request_id: UUID, *, approve: bool, reason: str, by: Author) -> ExtensionRequest:
    """Approve or refuse an extension, by another than who asked, before the clock has run out. Raises Refused."""
    seen = ExtensionRequest.objects.filter(pk=request_id).first()
    if seen is None:
        raise Refused("record.unknown", "没有这份延期申请，或您无权查看。")
    procedure = registry.procedure(seen.procedure)
    with _one(by, f"{'批准' if approve else '不批准'}延期：{seen.clock}"):
        record = locked(procedure, seen.record, by)
        request = ExtensionRequest.objects.select_for_update().get(pk=request_id)
        if found := [*_undecidable(procedure, request, approve, reason, by)]:
            raise Refused("procedure.blocked", "延期申请没有办理。", found)
        request.state = APPROVED if approve else REFUSED
        request.decided_by, request.decided_at, request.decision = by.account, timezone.now(), reason.strip()
        request.save()
        if approve:
            _write_due(procedure, record, request)
        tell_of_decision(procedure, request)
        return request


def barred(request: ExtensionRequest, by: Author) -> list[Problem]:
    """Why ``by`` may not decide the request at all, whatever is decided."""
    procedure = registry.procedure(request.procedure)
    return [*_undecidable(procedure, request, approve=False, reason="-", by=by)]


def _undecidable(
    procedure: type[Procedure], request: ExtensionRequest, approve: bool, reason: str, by: Author
) -> Iterator[Problem]:
    clock = next((clock for clock in procedure.clocks if clock.name == request.clock), None)
    if clock is None or clock.extension is None:
        yield Problem("procedure.no_extension", (), f"流程已不再有可延期的时限「{request.clock}」")
        return
    if not may_act(by.account, procedure, clock.extension.by):
        yield Problem(
            "procedure.right", (), f"延期由{who_may(procedure, clock.extension.by)}批准，您的账号不能批准"
        )
    if request.asked_by_id in by.account.same_person:
        who = "您本人" if request.asked_by_id == by.account.pk else "与您同名、同科室的账号"
        mend = another(request.asked_by_id, by.account)
        yield Problem("procedure.own_work", (), f"这是{who}提出的申请，要由另一人批准", mend)
    if request.state != ASKED:
        yield Problem("procedure.extension_decided", (), f"这份申请{request.get_state_display()}，不能再办")
    if approve and business_today() > request.due_was:
        yield Problem("procedure.expired", (), f"原期限 {request.due_was} 已过，不能再批准延期")
    if not approve and not reason.strip():
        yield Problem("procedure.reason", (), "不批准要写明原因", "请用一句话写明")


def _write_due(procedure: type[Procedure], record: Any, request: ExtensionRequest) -> None:
    """Where the last day stands in a column of the record, that column takes the new one."""
    clock = next(clock for clock in procedure.clocks if clock.name == request.clock)
    if not isinstance(clock.due, str):
        return
    ledger, row = procedure.ledger(), dict(row_of(procedure, record))
    standing = {name: row[name] for name in ledger.declared()}
    whole = standing | {clock.due: request.due_new}
    derive(ledger, whole)
    problems = judge(ledger, whole, record.pk)
    if unexplained(ledger, whole, problems, standing, request.reason):
        raise Refused("record.problems", "延期没有批准：新的期限不合台账的校验。", problems)
    changed = [name for name in whole if whole[name] != standing[name]]
    for name in changed:
        setattr(record, cast(Any, ledger.declared()[name]).attname, whole[name])
    record.version += 1
    record.save(update_fields=[*changed, "version"])


def open_requests(procedure: type[Procedure], records: Iterable[UUID]) -> Mapping[UUID, ExtensionRequest]:
    """The extension that waits for a decision, by record."""
    if not any(clock.extension for clock in procedure.clocks):
        return {}
    rows = ExtensionRequest.objects.filter(procedure=procedure.label, record__in=list(records), state=ASKED)
    return {each.record: each for each in rows.select_related("asked_by")}


def _one(by: Author, reason: str) -> Any:
    return changing(
        way=by.way, actor_id=by.account.pk, actor_name=by.account.name, reason=reason, request=by.request
    )
