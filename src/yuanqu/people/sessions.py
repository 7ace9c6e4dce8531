"""Sessions 会话: kept with whose they are, from where and since when, so that they can be listed and ended.

This is the module that settings name as SESSION_ENGINE. What a session knows of its beginning lies in its own data;
the columns repeat it for whoever lists them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from yuanqu.people.models import Account, OpenSession

BEGAN, SEEN, ADDRESS, AGENT = "began", "seen", "address", "agent"
_NOTED_EVERY = timedelta(minutes=1)  # a request within it neither writes the session nor moves its end
_LONGEST_AGENT = 200


class SessionStore(DatabaseStore):
    """Django's, with the columns of `OpenSession` filled from the session's data."""

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        return OpenSession

    def create_model_instance(self, data: Mapping[str, Any]) -> OpenSession:
        held: Any = super().create_model_instance(dict(data))
        held.account_id = UUID(data[SESSION_KEY]) if SESSION_KEY in data else None
        held.address, held.agent = data.get(ADDRESS, ""), data.get(AGENT, "")
        held.began_at = _moment(data, BEGAN) or timezone.now()
        held.seen_at = _moment(data, SEEN) or timezone.now()
        made: OpenSession = held
        return made


class SessionLimitsMiddleware:
    """Ends a session that has lasted as long as one may; notes, once a minute, that it is in use."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began, seen = _moment(request.session, BEGAN), _moment(request.session, SEEN)
        now = timezone.now()
        if began is not None and now - began >= timedelta(seconds=settings.YUANQU_SESSION_LENGTH):
            request.session.flush()
        elif seen is not None and now - seen >= _NOTED_EVERY:
            request.session[SEEN] = now.isoformat()
        return self._answer(request)


def begin(request: HttpRequest, address: str) -> None:
    """Note in the session of ``request``, which has just been signed in, where and when that was."""
    now = timezone.now()
    request.session.update(
        {
            BEGAN: now.isoformat(),
            SEEN: now.isoformat(),
            ADDRESS: address,
            AGENT: request.META.get("HTTP_USER_AGENT", "")[:_LONGEST_AGENT],
        }
    )
    OpenSession.objects.filter(expire_date__lt=now).delete()


def handle_of(session: OpenSession) -> str:
    """What a page calls a session by: its key is as good as a password and never shown."""
    return hashlib.sha256(f"session {session.session_key}".encode()).hexdigest()[:32]


def open_sessions(account: Account, now: datetime) -> list[OpenSession]:
    """The sessions in which ``account`` is signed in, the last used first."""
    return list(OpenSession.objects.filter(account=account, expire_date__gt=now).order_by("-seen_at"))


def end_sessions(account: Account, *, but: str | None = None, only: str = "") -> int:
    """End the sessions of ``account``: all, all ``but`` the one of that key, or ``only`` the one of that handle."""
    held = OpenSession.objects.filter(account=account)
    if but:
        held = held.exclude(session_key=but)
    if only:
        held = held.filter(pk__in=[each.pk for each in held if handle_of(each) == only])
    ended, _ = held.delete()
    return ended


def _moment(data: Any, name: str) -> datetime | None:
    text = data.get(name)
    return datetime.fromisoformat(text) if text else None
