"""What people are told at once, not by the day: their work was sent back, an extension waits for them, what became of
theirs (即时消息)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.urls import reverse

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.clocks import Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.models import ExtensionRequest, Message, MoveMade
from yuanqu.engines.procedure.rights import actors, who_make
from yuanqu.engines.procedure.rounds import sent_back
from yuanqu.people.access import access_records
from yuanqu.people.models import Account


def tell_of_return(procedure: type[Procedure], row: Row, held: Sequence[MoveMade]) -> None:
    """Whoever made the moves that the last of ``held`` undid; where nobody did, who may make the next."""
    made, past = held[-1], sent_back(procedure, held)
    if not past:
        return
    undone = [each.account_id for each in past if each.account_id and each.account_id != made.account_id]
    found = Q(pk__in=undone) if undone else who_make(procedure, procedure.leaving(made.target), row)
    whom = [account for account in Account.objects.filter(found) if account.pk != made.account_id]
    title = f"{procedure.name}：{procedure.label_of_move(made.move)}"
    text = f"现在是「{procedure.state(made.target).label}」。"
    text += f"原因：{made.reason}" if made.reason else ""
    _tell(procedure, made, whom, Told(f"{procedure.label}:{made.record}:back:{made.pk}", title, text))


def tell_of_request(procedure: type[Procedure], extension: Extension, request: ExtensionRequest) -> None:
    """Those who may decide, before the last day is over."""
    asker = request.asked_by
    whom = actors(procedure, extension.by).exclude(pk__in=asker.same_person)
    text = (
        f"{asker.name}申请由 {request.due_was} 延到 {request.due_new}，原因：{request.reason}。"
        f"{request.due_was} 过后不能再批。"
    )
    _tell(
        procedure,
        request,
        whom,
        Told(_key(request, "asked"), f"{procedure.name}：{request.clock}申请延期", text),
    )


def tell_of_decision(procedure: type[Procedure], request: ExtensionRequest) -> None:
    """Who asked."""
    text = f"期限 {request.due_new}。" if request.state == ExtensionRequest.State.APPROVED else ""
    reason = f"批复：{request.decision}" if request.decision else ""
    title = f"{procedure.name}：{request.clock}延期{request.get_state_display()}"
    _tell(procedure, request, [request.asked_by], Told(_key(request, "decided"), title, text + reason))


def _key(request: ExtensionRequest, what: str) -> str:
    return f"{request.procedure}:{request.record}:extension:{request.pk}:{what}"


def _tell(
    procedure: type[Procedure], about: MoveMade | ExtensionRequest, whom: Iterable[Account], told: Told
) -> None:
    """Tell those of ``whom`` who are still here and may read the record."""
    url = reverse("ledger:detail", args=[procedure.label, about.record])
    reading = [
        account
        for account in whom
        if account.is_active and access_records(account, procedure.record).filter(pk=about.record).exists()
    ]
    tell(reading, Told(told.key, told.title, told.text, url, Message.Kind.BACK))
