"""The audit trail 审计: lines are only ever added, each sealed by a digest over itself and the one before.

Whoever has the database can take the trigger off and rewrite a line, but not without breaking the chain from there on;
`broken` walks it. Lines are never deleted, so they are kept longer than the six months that are asked for (等保 2.0).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.utils import timezone

from yuanqu.people.models import Account, AuditEntry

DONE, REFUSED, FAILED = "成功", "拒绝", "失败"
OUTCOMES = (DONE, REFUSED, FAILED)
_LOCK = 7_203_190_411  # one writer at a time holds the end of the chain
_WALKED_AT_ONCE = 2_000
_LONGEST = 2_000


def note(
    act: str,
    what: str = "",
    outcome: str = DONE,
    *,
    account: Account | AnonymousUser | None = None,
    who: str = "",
    address: str = "",
) -> AuditEntry:
    """Add a line. ``who`` names somebody without an account, such as a user name that was tried."""
    known = account if isinstance(account, Account) else None
    entry = AuditEntry(
        at=timezone.now(),
        account=known.pk if known else None,
        who=(f"{known.name}（{known.username}）" if known else _plain(who))[:120],
        role=known.role if known else "",
        address=address[:45],
        act=_plain(act)[:60],
        outcome=outcome,
        what=_plain(what)[:_LONGEST],
    )
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = AuditEntry.objects.order_by("-id").values_list("digest", flat=True).first()
        entry.digest = _digest(entry, last or "")
        entry.save(force_insert=True)
    return entry


def broken() -> Iterator[AuditEntry]:
    """The lines at which the chain does not hold; none in a trail that nobody touched."""
    before = ""
    for entry in AuditEntry.objects.order_by("id").iterator(chunk_size=_WALKED_AT_ONCE):
        if entry.digest != _digest(entry, before):
            yield entry
        before = entry.digest


def oldest() -> datetime | None:
    """When the first line was added."""
    return AuditEntry.objects.order_by("id").values_list("at", flat=True).first()


def _digest(entry: AuditEntry, before: str) -> str:
    said = [
        before,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        str(entry.account or ""),
        entry.who,
        entry.role,
        entry.address,
        entry.act,
        entry.outcome,
        entry.what,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _plain(text: str) -> str:
    """Control signs have no place in a line, and the database refuses NUL."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
