"""The forms of accounts, departments and passwords."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from yuanqu.people import enterprises
from yuanqu.people.managing import NO_ROLE, free_roles
from yuanqu.people.models import Account, Department, Role

_NEW = {"autocomplete": "new-password"}


class NewAccountForm(forms.Form):
    """Who gets an account, and where it belongs."""

    username = forms.CharField(
        label="用户名", max_length=60, help_text="登录用，如姓名拼音；一人一号，不能共用。"
    )
    name = forms.CharField(
        label="姓名",
        max_length=40,
        help_text="同一科室的同名账号按同一人对待，不能互相复核；确有同名的加注区分，如“张伟（二科）”。",
    )
    department = forms.ModelChoiceField(
        Department.objects.all(), label="科室", required=False, empty_label="无"
    )
    enterprise = forms.CharField(
        label="企业的统一社会信用代码", max_length=18, required=False, help_text="只有企业账号填写。"
    )
    role = forms.ChoiceField(label="角色", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(NO_ROLE, "由安全管理员授予"), *((role.value, role.label) for role in free_roles())]
        self.fields["role"] = forms.ChoiceField(label="角色", required=False, choices=choices)

    def clean_enterprise(self) -> UUID | None:
        code = str(self.cleaned_data["enterprise"]).strip()
        if not code:
            return None
        found = enterprises.find(code)
        if found is None:
            raise ValidationError("企业名录中没有这个信用代码，请核对。", code="enterprise-unknown")
        return found


class RoleForm(forms.Form):
    """Which role an account has."""

    role = forms.ChoiceField(label="角色", required=False, choices=[(NO_ROLE, "未授权"), *Role.choices])


class MoveForm(forms.Form):
    """Which department an account belongs to."""

    department = forms.ModelChoiceField(
        Department.objects.all(), label="科室", required=False, empty_label="无"
    )


class DepartmentForm(forms.Form):
    """A new department."""

    code = forms.SlugField(label="代码", max_length=40, help_text="小写字母和下划线，如 anhuan。")
    name = forms.CharField(label="名称", max_length=40, help_text="与台账的填报科室写法一致，如 安全环保科。")


class NewPasswordForm(forms.Form):
    """A new password, twice; ``account`` says whose, for the rules that compare it with the name."""

    password = forms.CharField(label="新密码", strip=False, widget=forms.PasswordInput(attrs=_NEW))
    again = forms.CharField(label="再输一次", strip=False, widget=forms.PasswordInput(attrs=_NEW))

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account = account
        self.fields["password"].help_text = "".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        password = data.get("password")
        if password:
            try:
                validate_password(password, self._account)
            except ValidationError as error:
                self.add_error("password", error)
        if password and data.get("again") and password != data["again"]:
            self.add_error("again", ValidationError("两次输入的密码不一样。", code="passwords-differ"))
        return data


class ChangePasswordForm(NewPasswordForm):
    """The same by somebody who is signed in, who gives the old one first."""

    old = forms.CharField(
        label="现在的密码",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("old", "password", "again")

    def clean_old(self) -> str:
        old = str(self.cleaned_data["old"])
        if not self._account.check_password(old):
            raise ValidationError("现在的密码不正确。", code="password-wrong")
        return old
