"""The outbox: taken up from the inbox, sent, tried again later and later (发件箱). Nothing is lost.

A line is taken up once for each channel, whoever else was told the same, and also where it was committed after others
that were written later. Whoever sends claims it first, so that no two send the same; what could not be sent waits
1, 2, 4 … minutes, at most six hours, for as long as it takes. Only a process that dies between the other side's answer
and its note leaves a line that is sent again, when the claim has run out: better told twice than not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from yuanqu.engines.outbox.models import Channel, Outgoing
from yuanqu.engines.outbox.webhooks import A_MINUTE, NotTaken, post
from yuanqu.engines.procedure.models import Message

LONGEST = timedelta(hours=6)
CLAIM = timedelta(minutes=10)  # far longer than the other side is waited for
SETTLED = timedelta(
    days=1
)  # no change takes as long: whatever was written before is committed or never will be
AT_ONCE = 500


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
        known = Outgoing.objects.filter(channel=channel, key=OuterRef("key"))
        found = list(told.filter(~Exists(known)).order_by("pk")[:AT_ONCE])
        lines = [
            Outgoing(channel=channel, key=each.key, title=each.title, url=each.url, made_at=now, due_at=now)
            for each in {each.key: each for each in found}.values()
        ]
        Outgoing.objects.bulk_create(lines, ignore_conflicts=True)
        if len(found) < AT_ONCE:
            settled = told.filter(at__lt=timezone.now() - SETTLED).aggregate(last=Max("pk"))["last"]
            Channel.objects.filter(pk=pk).update(seen=settled or channel.seen)
        return len(lines)


def _send_due(channel: Channel, now: datetime, done: Sent) -> None:
    """What is due, as many as the other side takes in a minute; nothing is held while it is waited for."""
    for _ in range(_room(channel, now)):
        line = _claimed(channel, now)
        if line is None:
            return
        try:
            post(channel, line, now)
        except NotTaken as refused:
            line.problem = str(refused)[:300]
            line.due_at = now + min(timedelta(minutes=2 ** min(line.attempts - 1, 9)), LONGEST)
            done.failed += 1
        else:
            line.sent_at, line.problem = now, ""
            done.sent += 1
        line.save(update_fields=["problem", "due_at", "sent_at"])


def _claimed(channel: Channel, now: datetime) -> Outgoing | None:
    """The next line that is due, kept from everybody else until CLAIM is over; committed before anything is sent."""
    with transaction.atomic():
        waiting = channel.lines.select_for_update(skip_locked=True).filter(sent_at=None, due_at__lte=now)
        line = waiting.order_by("due_at", "pk").first()
        if line is not None:
            line.attempts, line.due_at = line.attempts + 1, now + CLAIM
            line.save(update_fields=["attempts", "due_at"])
        return line


def _room(channel: Channel, now: datetime) -> int:
    """How many may still be sent within the minute."""
    lately = channel.lines.filter(sent_at__gt=now - timedelta(minutes=1)).count()
    return max(0, A_MINUTE - lately)
