"""Signing in and out, and the page of the first administrator's link (登录)."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from yuanqu.people.audit import REFUSED, note
from yuanqu.people.factor_pages import wait_for_code
from yuanqu.people.first_administrator import LinkUnusable, make_first_administrator, require_usable
from yuanqu.people.forms import FirstAdministratorForm, SignInForm
from yuanqu.people.second_factor import has_factor
from yuanqu.people.throttling import client_address

LOCKED = 429
GONE = 410


class SignIn(LoginView):
    """The sign-in page; answers 429 while the user name is locked for this address."""

    authentication_form = SignInForm
    template_name = "people/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        """Somebody with a second factor is not signed in yet: the code comes first."""
        account = form.get_user()
        if not has_factor(account):
            return super().form_valid(form)
        wait_for_code(self.request, account)
        onwards = self.get_redirect_url()
        return redirect(reverse("sign-in-code") + (f"?{urlencode({'next': onwards})}" if onwards else ""))

    def form_invalid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        response = super().form_invalid(form)
        if form.has_error("__all__", "sign-in-locked"):
            response.status_code = LOCKED
            tried = f"用户名 {form.data.get('username', '')}"
            note("登录", "已锁定", REFUSED, who=tried, address=client_address(self.request))
        return response


class SignOut(LogoutView):
    """Ends the session, by POST only."""

    next_page = "sign-in"


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
def first_administrator(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the one-time link: makes the first administrator and signs them in."""
    now = timezone.now()
    form = FirstAdministratorForm(request.POST or None)
    try:
        with transaction.atomic():
            require_usable(token, now)
        if form.is_valid():
            chosen = form.cleaned_data
            account = make_first_administrator(
                token, chosen["username"], chosen["name"], chosen["password"], now
            )
            note("建立首位管理员", account=account, address=client_address(request))
            login(request, account)
            return redirect("/")
    except LinkUnusable as unusable:
        return render(request, "people/link_unusable.html", {"reason": str(unusable)}, status=GONE)
    return render(request, "people/first_administrator.html", {"form": form})
