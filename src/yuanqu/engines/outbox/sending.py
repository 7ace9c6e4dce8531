"""The outbox: taken up from the inbox, sent, tried again later and later (发件箱). Nothing is lost.

A line is taken up once for each group, whoever else was told the same, and once for each person with a mail address;
also where it was committed after others that were written later. Whoever sends claims it first, so that no two send
the same; what could not be sent waits 1, 2, 4 … minutes, at most six hours, for as long as it takes. Only a process
that dies between the other side's answer and its note leaves a line that is sent again, when the claim has run out:
better told twice than not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from yuanqu.engines.outbox.addresses import addresses_of, to_people
from yuanqu.engines.outbox.mail import post_letter
from yuanqu.engines.outbox.models import Channel, Outgoing
from yuanqu.engines.outbox.webhooks import A_MINUTE, NotTaken, post
from yuanqu.engines.procedure.models import Message
from yuanqu.people.roles import Role

LONGEST = timedelta(hours=6)
CLAIM = timedelta(minutes=10)  # far longer than the other side is waited for
SETTLED = timedelta(
    days=1
)  # no change takes as long: whatever was written before is committed or never will be
AT_ONCE = 500
LETTERS, IN_A_LETTER = 100, 50  # in one round; lines


@dataclass
class Sent:
    """What one round did."""

    taken: int = 0
    sent: int = 0
    failed: int = 0


def send(now: datetime | None = None) -> Sent:
    """One round over all channels that are on; without one nothing is asked of any network."""
    done, now = Sent(), now or timezone.now()
    for channel in Channel.objects.filter(on=True).order_by("pk"):
        done.taken += _take_up(channel.pk, now)
        _send_due(channel, now, done)
    return done


def switch_on(channel: Channel) -> None:
    """Let a channel speak from now on: of what was told before it was on, nothing is sent."""
    newest = Message.objects.order_by("-pk").values_list("pk", flat=True).first()
    channel.on, channel.seen = True, max(channel.seen, newest or 0)
    channel.save(update_fields=["on", "seen"])


def _take_up(pk: int, now: datetime) -> int:
    """New inbox messages, each key once.

    Messages are committed in another order than they are numbered: ``seen`` follows only when a day is over, until
    then what has no line yet is new.
    """
    with transaction.atomic():
        channel = Channel.objects.select_for_update().get(pk=pk)
        told = Message.objects.filter(pk__gt=channel.seen)
        found = list(_new(channel, told).order_by("pk")[:AT_ONCE])
        homes = addresses_of(found) if _is_mail(channel) else {}
        lines = {
            (each.key, to): Outgoing(
                channel=channel, key=each.key, title=each.title, url=each.url, to=to, made_at=now, due_at=now
            )
            for each in found
            for to in [homes.get(each.account_id, "")]
        }
        Outgoing.objects.bulk_create(lines.values(), ignore_conflicts=True)
        if len(found) < AT_ONCE:
            settled = told.filter(at__lt=timezone.now() - SETTLED).aggregate(last=Max("pk"))["last"]
            Channel.objects.filter(pk=pk).update(seen=settled or channel.seen)
        return len(lines)


def _new(channel: Channel, told: QuerySet[Message]) -> QuerySet[Message]:
    """What has no line yet: of the group's, or of the person's who was told."""
    known = Outgoing.objects.filter(channel=channel, key=OuterRef("key"))
    if not _is_mail(channel):
        return _chosen(channel, told).filter(~Exists(known))
    return to_people(told).filter(~Exists(known.filter(to=OuterRef("account__mail_address__address"))))


def _chosen(channel: Channel, told: QuerySet[Message]) -> QuerySet[Message]:
    """What the office lets a group be told: by whose people were told it, and by its kind."""
    whose = Q(department__name__in=channel.departments)
    if Channel.LEADERS in channel.departments:
        whose |= Q(department=None, account__role=Role.LEADER)
    return told.filter(whose, kind__in=channel.kinds)


def _is_mail(channel: Channel) -> bool:
    return channel.kind == Channel.Kind.EMAIL


def _send_due(channel: Channel, now: datetime, done: Sent) -> None:
    """What is due, as many as the other side takes in a minute; nothing is held while it is waited for."""
    for _ in range(_room(channel, now)):
        lines = _claimed(channel, now)
        if not lines:
            return
        try:
            post_letter(channel, lines) if _is_mail(channel) else post(channel, lines[0], now)
        except NotTaken as refused:
            for line in lines:
                line.problem = str(refused)[:300]
                line.due_at = now + min(timedelta(minutes=2 ** min(line.attempts - 1, 9)), LONGEST)
            done.failed += len(lines)
        else:
            for line in lines:
                line.sent_at, line.problem = now, ""
            done.sent += len(lines)
        Outgoing.objects.bulk_update(lines, ["problem", "due_at", "sent_at"])


def _claimed(channel: Channel, now: datetime) -> list[Outgoing]:
    """The next line that is due, and what else is due to the same person.

    Kept from everybody else until CLAIM is over; committed before anything is sent.
    """
    with transaction.atomic():
        waiting = channel.lines.select_for_update(skip_locked=True).filter(sent_at=None, due_at__lte=now)
        lines = list(waiting.order_by("due_at", "pk")[:1])
        if lines and lines[0].to:
            lines = list(waiting.filter(to=lines[0].to).order_by("due_at", "pk")[:IN_A_LETTER])
        for line in lines:
            line.attempts, line.due_at = line.attempts + 1, now + CLAIM
        Outgoing.objects.bulk_update(lines, ["attempts", "due_at"])
        return lines


def _room(channel: Channel, now: datetime) -> int:
    """How many may still be sent within the minute: what group robots take; a mail server has no such rule."""
    if _is_mail(channel):
        return LETTERS
    lately = channel.lines.filter(sent_at__gt=now - timedelta(minutes=1)).count()
    return max(0, A_MINUTE - lately)
