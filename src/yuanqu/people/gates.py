"""What somebody who has signed in must do before anything else: each gate leads to its page (登录后的必办事项)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from yuanqu.people.models import Account
from yuanqu.people.passwords import is_overdue, profile
from yuanqu.people.second_factor import is_missing

ALWAYS_OPEN = frozenset({"sign-in", "sign-in-code", "sign-out", "password-link", "first-administrator"})
REFUSED = 403


@dataclass(frozen=True)
class Gate:
    """What is asked, under a stable code, and the page where it is done."""

    code: str
    said: str
    page: str


def gate_of(account: Account) -> Gate | None:
    """The first thing that ``account`` must do now, None where it may go on."""
    if is_overdue(account, timezone.now()):
        said = f"密码已使用满 {profile().days} 天，请先修改，然后继续。"
        return Gate("password-overdue", said, "password-overdue")
    if is_missing(account):
        said = "您的账号须启用二次验证，请先启用，然后继续。"
        return Gate("second-factor-missing", said, "my-factor")
    return None


class GateMiddleware:
    """Leads to the gate's page whatever page was asked for; a program gets 403 with the gate's code."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Asked for every page, once it is known which."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not isinstance(request.user, Account) or name in ALWAYS_OPEN:
            return None
        gate = gate_of(request.user)
        if gate is None or name == gate.page:
            return None
        if request.path.startswith("/api/"):
            refusal = {"code": gate.code, "message": gate.said, "problems": []}
            return JsonResponse(refusal, status=REFUSED, json_dumps_params={"ensure_ascii": False})
        return _led(request, gate)


def onwards(request: HttpRequest) -> str:
    """Where one was going before the gate, if that lies here; else the home page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if here else "/"


def _led(request: HttpRequest, gate: Gate) -> HttpResponse:
    page = reverse(gate.page)
    if request.headers.get("HX-Request"):  # a part of a page would be put where the whole page belongs
        return HttpResponse(headers={"HX-Redirect": page})
    going = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return redirect(f"{page}?{going}" if going else page)
