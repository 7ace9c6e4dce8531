"""The forms of signing in and of making the first administrator."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from yuanqu.people.models import Account
from yuanqu.people.second_factor import has_factor
from yuanqu.people.throttling import client_address, forget_failures, locked_until, record_failure


def refuse_while_locked(until: datetime | None) -> None:
    """Raise ValidationError `sign-in-locked` where there is a moment until which nobody may try."""
    if until:
        clock = timezone.localtime(until).strftime("%H:%M")
        raise ValidationError(f"登录失败次数过多，已锁定。请于 {clock} 之后再试。", code="sign-in-locked")


class SignInForm(AuthenticationForm):
    """User name and password, with the count of failures."""

    username = forms.CharField(
        label="用户名",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="密码", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def clean(self) -> dict[str, Any]:
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not username or not password or self.request is None:
            return self.cleaned_data
        address, now = client_address(self.request), timezone.now()
        refuse_while_locked(locked_until(username, address, now))
        self.user_cache = authenticate(self.request, username=username, password=password)
        if self.user_cache is None:
            refuse_while_locked(record_failure(username, address, now))
            raise ValidationError(
                "用户名或密码不正确。连续错 5 次将锁定 30 分钟；忘记密码请联系系统管理员。",
                code="sign-in-wrong",
            )
        if not has_factor(self.user_cache):  # else only the code ends the count: factor_pages.CodeForm
            forget_failures(username, address)
        return self.cleaned_data


class FirstAdministratorForm(forms.Form):
    """Who the first administrator is, and the password."""

    username = forms.CharField(
        label="用户名",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    name = forms.CharField(
        label="姓名", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label="密码", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label="再输一次密码", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = "".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        password = data.get("password")
        if password:
            person = Account(username=data.get("username", ""), name=data.get("name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        if password and data.get("again") and password != data["again"]:
            self.add_error("again", ValidationError("两次输入的密码不一样。", code="passwords-differ"))
        return data
