"""A person's own account: who one is here, a new password; and the page behind a password link (我的账号)."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yuanqu.people.account_forms import ChangePasswordForm, NewPasswordForm
from yuanqu.people.account_pages import account_facts
from yuanqu.people.audit import note
from yuanqu.people.models import Account
from yuanqu.people.password_links import PasswordLinkUnusable, require_usable, set_password
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
        account.set_password(form.cleaned_data["password"])
        account.save(update_fields=["password"])
        update_session_auth_hash(request, account)
        note("修改密码", account=account, address=client_address(request))
        messages.success(request, "密码已修改，其他地方的登录都已退出。")
        return redirect("my-account")
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("我的账号")],
        "facts": account_facts(account),
        "form": form,
    }
    return render(request, "people/my_account.html", context, status=422 if form.errors else 200)


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
