"""People's mail addresses: written down by themselves, in use once the letter that asks has been answered (邮箱)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from yuanqu.engines.outbox.models import Channel, MailAddress, Outgoing
from yuanqu.engines.procedure.models import Message
from yuanqu.people.models import Account

_ASKS = "请确认：园区系统的提醒将发到这个邮箱"


def mail_channel() -> Channel | None:
    """The channel that letters go by; None where none is on."""
    return Channel.objects.filter(kind=Channel.Kind.EMAIL, on=True).order_by("pk").first()


def ask(account: Account, address: str, channel: Channel) -> None:
    """Write down that ``account`` wants letters at ``address``, and send there the one letter that asks."""
    token, now = secrets.token_urlsafe(24), timezone.now()
    with transaction.atomic():
        forget(account)
        MailAddress.objects.create(account=account, address=address, digest=_digest(token), asked_at=now)
        Outgoing.objects.create(
            channel=channel,
            key=f"mail:{_digest(token)}",
            title=_ASKS,
            url=reverse("mail-confirm", args=[token]),
            to=address,
            made_at=now,
            due_at=now,
        )


def confirm(account: Account, token: str) -> bool:
    """Take the address into use; False where the link is not this account's, or was replaced by a later one."""
    asked = MailAddress.objects.filter(account=account, digest=_digest(token))
    return asked.filter(confirmed_at=None).update(confirmed_at=timezone.now()) > 0 or asked.exists()


def forget(account: Account) -> None:
    """Write no more to ``account``; what waits for its address is not sent."""
    for held in MailAddress.objects.filter(account=account):
        Outgoing.objects.filter(to=held.address, sent_at=None).delete()
        held.delete()


def to_people(told: QuerySet[Message]) -> QuerySet[Message]:
    """Of ``told``, what is written to somebody: since the address is in use, and where the person still is."""
    there = Q(department=F("account__department")) | Q(
        department__isnull=True, account__department__isnull=True
    )
    in_use = told.filter(account__is_active=True, account__mail_address__confirmed_at__lt=F("at"))
    return in_use.filter(there)


def addresses_of(told: Iterable[Message]) -> dict[UUID, str]:
    """Where those who were told are written to, by account."""
    rows = MailAddress.objects.filter(account__in={each.account_id for each in told})
    return dict(rows.values_list("account", "address"))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
