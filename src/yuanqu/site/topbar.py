"""What the top bar states: zone, as-of moment, search, account (页眉). Rooms provide each part.

`site` imports no engine, so the rooms that know these things hand over a function when their app is ready:
`provide(as_of=latest_snapshot_moment, search_url=…)`. A part that nobody provides is simply not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url

from yuanqu.site.navigation import Item


def _settings_zone_name(_request: HttpRequest) -> str:
    return str(getattr(settings, "YUANQU_ZONE_NAME", ""))


def _signed_in_name(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    return str(user.get_full_name() or user.get_username())


def _sign_in_page(_request: HttpRequest) -> str:
    return resolve_url(settings.LOGIN_URL)


@dataclass(frozen=True)
class Mark:
    """A link in the top bar with a number beside it, shown when it is not 0."""

    label: str
    url: str
    icon: str
    count: int = 0


@dataclass(frozen=True)
class Providers:
    """One function of the request for each part; None where no room provides it.

    Zone name (setting YUANQU_ZONE_NAME), account name and sign-in page are known without a room.
    """

    zone_name: Callable[[HttpRequest], str] = _settings_zone_name
    as_of: Callable[[HttpRequest], date | datetime | None] | None = None
    search_url: Callable[[HttpRequest], str] | None = None
    account_name: Callable[[HttpRequest], str] = _signed_in_name
    sign_in_url: Callable[[HttpRequest], str] = _sign_in_page
    sign_out_url: Callable[[HttpRequest], str] | None = None
    marks: Callable[[HttpRequest], Iterable[Mark]] | None = None
    account_items: Callable[[HttpRequest], Iterable[Item]] | None = None


class TopBar:
    """The providers handed over so far. The product has one (`TOP_BAR`); a test may make its own."""

    def __init__(self) -> None:
        self._providers = Providers()

    def provide(self, **parts: Callable[[HttpRequest], object]) -> None:
        """Hand over one or more parts by the names of `Providers`. The last one handed over counts.

        Raises TypeError for a name that `Providers` does not have.
        """
        self._providers = replace(self._providers, **parts)  # type: ignore[arg-type]

    def stated(self, request: HttpRequest) -> dict[str, object]:
        """Each part's value for this request, under its name; None where nobody provides it."""
        found = {part.name: getattr(self._providers, part.name) for part in fields(Providers)}
        return {name: provider(request) if provider else None for name, provider in found.items()}


TOP_BAR = TopBar()
provide = TOP_BAR.provide
