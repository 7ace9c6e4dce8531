"""Messages to people inside the product: told once, read or not yet (消息)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from yuanqu.engines.procedure.models import Message
from yuanqu.people.models import Account


@dataclass(frozen=True)
class Told:
    """What is told. ``key``: the same key is told to the same person once, however often it comes up."""

    key: str
    title: str
    text: str = ""
    url: str = ""
    kind: str = Message.Kind.OTHER


def tell(whom: Iterable[Account], told: Told) -> int:
    """Tell each of ``whom``; how many had not been told before."""
    before = Message.objects.filter(key=told.key).count()
    lines = [
        Message(
            account=account,
            department_id=account.department_id,
            key=told.key,
            kind=told.kind,
            title=told.title,
            text=told.text,
            url=told.url,
            at=timezone.now(),
        )
        for account in whom
    ]
    Message.objects.bulk_create(lines, ignore_conflicts=True)
    return Message.objects.filter(key=told.key).count() - before


def messages_of(account: Account) -> QuerySet[Message]:
    """The inbox of ``account`` where it is now, unread first, then the newest."""
    return _own(account).order_by("read_at", "-at", "-pk")


def unread(account: Account) -> int:
    """How many messages ``account`` has not read."""
    return _own(account).filter(read_at=None).count()


def mark_read(account: Account, message: int | None = None) -> None:
    """Mark one message of ``account`` read, or all."""
    rows = _own(account).filter(read_at=None)
    (rows if message is None else rows.filter(pk=message)).update(read_at=timezone.now())


def _own(account: Account) -> QuerySet[Message]:
    """What it was told in its present department; of another's records it has nothing to know any more."""
    return Message.objects.filter(account=account, department=account.department_id)
