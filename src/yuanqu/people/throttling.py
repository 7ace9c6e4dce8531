"""Failed sign-ins are counted per user name and address; five lock that pair for thirty minutes (等保 2.0).

The count lives in the database, so it holds across web processes and restarts. It is the same for user names that do
not exist, so that nobody learns which ones do.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from yuanqu.people.models import Account, SignInFailures

FAILURES_ALLOWED = 5
LOCK = timedelta(minutes=30)
KEPT = timedelta(days=1)


def client_address(request: HttpRequest) -> str:
    """The address a request came from: the one our outermost proxy saw, never one that the client claims."""
    chain = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    proxies: int = settings.YUANQU_PROXIES
    seen = chain[-proxies] if proxies and len(chain) >= proxies else str(request.META.get("REMOTE_ADDR", ""))
    return seen[:45]


def locked_until(username: str, address: str, now: datetime) -> datetime | None:
    """Until when this pair may not try, or None."""
    row = SignInFailures.objects.filter(
        username=_key(username), address=address, locked_until__gt=now
    ).first()
    return row.locked_until if row else None


def is_locked(username: str, now: datetime) -> bool:
    """Whether this user name is locked from any address."""
    return SignInFailures.objects.filter(username=_key(username), locked_until__gt=now).exists()


@transaction.atomic
def record_failure(username: str, address: str, now: datetime) -> datetime | None:
    """Count one failure. Returns until when the pair is locked, if this failure locked it."""
    SignInFailures.objects.filter(last_at__lt=now - KEPT).delete()
    SignInFailures.objects.get_or_create(username=_key(username), address=address, defaults={"last_at": now})
    row = SignInFailures.objects.select_for_update().get(username=_key(username), address=address)
    row.failures = 1 if row.last_at < now - LOCK else row.failures + 1
    row.last_at = now
    if row.failures >= FAILURES_ALLOWED:
        row.failures, row.locked_until = 0, now + LOCK
    row.save()
    return row.locked_until if row.locked_until and row.locked_until > now else None


def forget_failures(username: str, address: str) -> None:
    """After a successful sign-in the count starts anew."""
    SignInFailures.objects.filter(username=_key(username), address=address).delete()


def _key(username: str) -> str:
    return Account.normalize_username(username)[: SignInFailures._meta.get_field("username").max_length]
