"""A person's own account: who one is here, a new password, where one is signed in; password links (我的账号)."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yuanqu.people.account_forms import ChangePasswordForm, NewPasswordForm
from yuanqu.people.account_pages import account_facts
from yuanqu.people.audit import note
from yuanqu.people.browsers import browser_of
from yuanqu.people.gates import gate_of, onwards
from yuanqu.people.models import Account
from yuanqu.people.password_links import PasswordLinkUnusable, require_usable, set_password
from yuanqu.people.passwords import choose_password
from yuanqu.people.second_factor import has_factor, recovery_codes_left
from yuanqu.people.sessions import end_sessions, handle_of, open_sessions
from yuanqu.people.throttling import client_address
from yuanqu.site.parts import Crumb

GONE = 410


@never_cache
@sensitive_post_parameters("old", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def my_account(request: HttpRequest) -> HttpResponse:
    """``/my-account/``: a new password ends every other session of the account."""
    account = cast(Account, request.user)
    form = ChangePasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        _change_password(request, account, form)
        messages.success(request, "密码已修改，其他地方的登录都已退出。")
        return redirect("my-account")
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("我的账号")],
        "facts": account_facts(account),
        "form": form,
        "sessions": _sessions(request, account),
        "factor": {"on": has_factor(account), "left": recovery_codes_left(account)},
    }
    return render(request, "people/my_account.html", context, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters("old", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password_overdue(request: HttpRequest) -> HttpResponse:
    """``/sign-in/new-password/``: where somebody is led whose password has served its time."""
    account, going = cast(Account, request.user), onwards(request)
    gate = gate_of(account)
    if gate is None or gate.page != "password-overdue":
        return redirect(going)
    form = ChangePasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        _change_password(request, account, form)
        messages.success(request, "密码已修改。")
        return redirect(going)
    context = {"form": form, "said": gate.said, "next": going}
    return render(request, "people/password_overdue.html", context, status=422 if form.errors else 200)


@require_POST
def end_session(request: HttpRequest, handle: str) -> HttpResponse:
    """``/my-account/sessions/<handle>/end/``: end one session of one's own, or with ``others`` all but this one."""
    account, own = cast(Account, request.user), request.session.session_key
    ended = end_sessions(account, but=own, only="" if handle == "others" else handle)
    note("结束会话", f"{ended} 处", account=account, address=client_address(request))
    messages.success(request, f"已退出 {ended} 处登录。" if ended else "该处登录已经退出。")
    return redirect(reverse("my-account") + "#sessions")


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password_link(request: HttpRequest, token: str) -> HttpResponse:
    """``/password/<token>/``: sets the password of the account the link was made for, once."""
    now = timezone.now()
    try:
        with transaction.atomic():
            account = require_usable(token, now).account
        form = NewPasswordForm(account, request.POST or None)
        if form.is_valid():
            set_password(token, form.cleaned_data["password"], now)
            note("设置密码", "用一次性链接", account=account, address=client_address(request))
            messages.success(request, "密码已设置，请登录。")
            return redirect("sign-in")
    except PasswordLinkUnusable as unusable:
        return render(request, "people/link_unusable.html", {"reason": str(unusable)}, status=GONE)
    return render(request, "people/password_link.html", {"form": form, "account": account})


def _change_password(request: HttpRequest, account: Account, form: ChangePasswordForm) -> None:
    choose_password(
        account, form.cleaned_data["password"], timezone.now(), session=request.session.session_key
    )
    update_session_auth_hash(request, account)
    note("修改密码", account=account, address=client_address(request))


def _sessions(request: HttpRequest, account: Account) -> list[dict[str, object]]:
    """Where the account is signed in, this session first."""
    own = request.session.session_key
    held = open_sessions(account, timezone.now())
    held.sort(key=lambda each: each.session_key != own)
    return [
        {
            "browser": browser_of(each.agent),
            "address": each.address or "—",
            "began": each.began_at,
            "seen": each.seen_at,
            "own": each.session_key == own,
            "handle": handle_of(each),
        }
        for each in held
    ]
