"""A person's due dates as iCalendar (RFC 5545): one all-day event for each to-do that has a last day (日历订阅)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from yuanqu.engines.outbox.models import CalendarLink
from yuanqu.engines.procedure.todos import Todo
from yuanqu.people.models import Account

_OCTETS = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def make_link(account: Account) -> str:
    """A new secret of ``account``; the one before opens nothing more. It is shown once: only its digest is kept."""
    revoke(account)
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.create(account=account, digest=_digest(token), made_at=timezone.now())
    return token


def revoke(account: Account) -> int:
    """Close the calendar links of ``account``; how many were open."""
    return CalendarLink.objects.filter(account=account, revoked_at=None).update(revoked_at=timezone.now())


def owner(token: str) -> Account | None:
    """Whose calendar a secret opens; None for one that was revoked, and for an account out of use."""
    found = CalendarLink.objects.filter(digest=_digest(token), revoked_at=None, account__is_active=True)
    link = found.select_related("account").first()
    return link.account if link else None


def calendar(name: str, todos: Iterable[Todo], site: str, now: datetime) -> bytes:
    """The feed: CRLF line ends, lines folded at 75 octets, UTF-8. ``site``: what links begin with."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yuanqu//Due dates//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Asia/Shanghai",
    ]
    for todo in todos:
        if todo.due != date.max:
            lines += _event(todo, site, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(todo: Todo, site: str, now: datetime) -> list[str]:
    """An all-day event ends, by RFC 5545, before the day of DTEND; a date has no time zone to get wrong."""
    return [
        "BEGIN:VEVENT",
        f"UID:{todo.procedure.label}-{todo.record}@yuanqu",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{todo.due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{todo.due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(f'{todo.procedure.name}：{todo.title}')}",
        f"URL:{site.rstrip('/')}{todo.url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(text: str) -> str:
    return text.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """``line`` in pieces of at most 75 octets, never within a character; those after the first begin with a blank."""
    piece, room = "", _OCTETS
    for sign in line:
        width = len(sign.encode())
        if width > room:
            yield piece
            piece, room = " ", _OCTETS - 1
        piece, room = piece + sign, room - width
    yield piece


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
