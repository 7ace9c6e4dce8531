"""Pages of the second factor: the code when signing in; putting it in force, recovery codes, ending it (二次验证)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yuanqu.people import second_factor
from yuanqu.people.audit import REFUSED, note
from yuanqu.people.forms import refuse_while_locked
from yuanqu.people.gates import gate_of, onwards
from yuanqu.people.models import Account
from yuanqu.people.throttling import client_address, forget_failures, locked_until, record_failure
from yuanqu.site.parts import Crumb

LOCKED, UNFIT = 429, 422
_WAITS = timedelta(minutes=10)
_PENDING = "waits-for-code"


class CodeForm(forms.Form):
    """A code of the app, or a recovery code; wrong ones are counted with the wrong passwords of the account."""

    code = forms.CharField(
        label="验证码",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        ),
    )

    def __init__(self, account: Account, address: str, *args: Any, confirming: bool = False) -> None:
        super().__init__(*args)
        self._account, self._address, self._confirming = account, address, confirming
        self.used = ""
        self.recovery_codes: list[str] = []

    def clean_code(self) -> str:
        typed, now = str(self.cleaned_data["code"]), timezone.now()
        username = self._account.username
        refuse_while_locked(locked_until(username, self._address, now))
        if self._confirming:
            self.recovery_codes = second_factor.confirm_factor(self._account, typed, now)
            self.used = "code" if self.recovery_codes else ""
        else:
            self.used = second_factor.accepts(self._account, typed, now)
        if not self.used:
            refuse_while_locked(record_failure(username, self._address, now))
            raise ValidationError(
                "验证码不正确或已用过。请输入应用上最新的 6 位数字，并核对手机时间；连续错 5 次将锁定 30 分钟。",
                code="second-factor-wrong",
            )
        forget_failures(username, self._address)
        return typed


def wait_for_code(request: HttpRequest, account: Account) -> None:
    """Note in the session that ``account`` has given its password; it is signed in only with its code."""
    request.session.cycle_key()
    request.session[_PENDING] = {
        "account": str(account.pk),
        "password": account.get_session_auth_hash(),
        "at": timezone.now().isoformat(),
    }


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """``/sign-in/code/``: the second step of signing in."""
    account = _waiting(request, timezone.now())
    if account is None:
        messages.error(request, "请重新输入用户名和密码。")
        return redirect("sign-in")
    address = client_address(request)
    form = CodeForm(account, address, request.POST or None)
    if request.method == "POST" and form.is_valid():
        going = onwards(request)
        login(request, account, settings.AUTHENTICATION_BACKENDS[0])
        request.session.pop(_PENDING, None)
        if form.used == "recovery":
            left = second_factor.recovery_codes_left(account)
            note("使用恢复码", f"还有 {left} 个", account=account, address=address)
            messages.warning(
                request, f"已用去一个恢复码，还有 {left} 个。手机丢失的，请在「我的账号」中更换二次验证。"
            )
        return redirect(going)
    if form.errors:
        note("登录", "验证码不正确", REFUSED, who=f"用户名 {account.username}", address=address)
    context = {"form": form, "next": onwards(request)}
    return render(request, "people/sign_in_code.html", context, status=_status(form))


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def my_factor(request: HttpRequest) -> HttpResponse:
    """``/my-account/second-factor/``: put it in force by a first code; with a further code renew its recovery codes,
    or end it, which also is the way to another phone."""
    account = cast(Account, request.user)
    if not second_factor.has_factor(account):
        return _enrol(request, account)
    form = CodeForm(account, client_address(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _change(request, account, form)
    return render(request, "people/factor.html", _context(account, form=form), status=_status(form))


def _enrol(request: HttpRequest, account: Account) -> HttpResponse:
    form = CodeForm(account, client_address(request), request.POST or None, confirming=True)
    if request.method == "POST" and form.is_valid():
        note("启用二次验证", account=account, address=client_address(request))
        context = _context(account, codes=form.recovery_codes, going=onwards(request))
        return render(request, "people/recovery_codes.html", context)
    factor = second_factor.pending_factor(account)
    gate, address = gate_of(account), second_factor.address_of(factor, settings.YUANQU_ZONE_NAME)
    secret = second_factor.secret_of(factor)
    context = _context(
        account,
        form=form,
        said=gate.said if gate else "",
        picture=segno.make(address, error="m").svg_data_uri(scale=5, border=3, light="#fff"),
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        going=onwards(request),
    )
    return render(request, "people/factor_new.html", context, status=_status(form))


def _change(request: HttpRequest, account: Account, form: CodeForm) -> HttpResponse:
    address = client_address(request)
    if request.POST.get("deed") == "codes":
        codes = second_factor.renew_recovery_codes(account)
        note("更换恢复码", account=account, address=address)
        context = _context(account, codes=codes, going=reverse("my-account"))
        return render(request, "people/recovery_codes.html", context)
    second_factor.remove_factor(account)
    note("停用二次验证", account=account, address=address)
    messages.success(request, "原来的二次验证已停用。")
    return redirect("my-factor" if second_factor.is_required(account) else "my-account")


def _context(account: Account, **more: Any) -> dict[str, Any]:
    crumbs = [Crumb("首页", "/"), Crumb("我的账号", reverse("my-account")), Crumb("二次验证")]
    return {
        "crumbs": crumbs,
        "required": second_factor.is_required(account),
        "left": second_factor.recovery_codes_left(account),
        **more,
    }


def _waiting(request: HttpRequest, now: datetime) -> Account | None:
    """Who has given the right password in this session within the last minutes, and has not changed it since."""
    held = request.session.get(_PENDING)
    if not held or now - datetime.fromisoformat(held["at"]) > _WAITS:
        return None
    account = Account.objects.filter(pk=held["account"], is_active=True).first()
    if account is None or not constant_time_compare(held["password"], account.get_session_auth_hash()):
        return None
    return account


def _status(form: forms.Form) -> int:
    if form.has_error("code", "sign-in-locked"):
        return LOCKED
    return UNFIT if form.errors else 200
