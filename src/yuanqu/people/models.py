"""Departments, accounts, the first administrator's link and the count of failed sign-ins (科室与账号)."""

from __future__ import annotations

import unicodedata
import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from yuanqu.people.roles import Role


class Department(models.Model):
    """A department 科室 of the administrative committee: the keeper of ledgers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=40, unique=True)
    order = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = "科室"
        ordering = ("order", "code")

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts with a hashed password."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Account:
        """Save a new account. `password=None` makes one that cannot sign in with a password."""
        account = self.model(username=self.model.normalize_username(username), **fields)
        account.set_password(password)
        account.password_set_at = timezone.now() if password else None
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """One person who signs in; accounts are never shared (等保 2.0)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(
        "用户名", max_length=60, unique=True, error_messages={"unique": "该用户名已有人使用，请换一个。"}
    )
    name = models.CharField("姓名", max_length=40)
    department = models.ForeignKey(
        Department,
        verbose_name="科室",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
    )
    role = models.CharField("角色", max_length=20, choices=Role.choices, default=Role.CLERK)
    enterprise = models.UUIDField(
        "企业", null=True, blank=True
    )  # the register's record, of an enterprise account
    is_active = models.BooleanField("启用", default=True)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    password_set_at = models.DateTimeField("密码设置时间", null=True, blank=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "账号"
        ordering = ("username",)

    def __str__(self) -> str:
        return f"{self.name}({self.username})"

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @cached_property
    def same_person(self) -> frozenset[uuid.UUID]:
        """The accounts that are taken for the same person, this one among them: of the same full name, blanks and
        widths apart, in the same department or enterprise. Namesakes have something added to the name: 张伟（二科）.
        """
        others = Account.objects.filter(department=self.department_id, enterprise=self.enterprise)
        names = others.values_list("pk", "name")
        return frozenset({self.pk, *(pk for pk, name in names if _plain(name) == _plain(self.name))})


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


class FirstAdministratorLink(models.Model):
    """The one-time link by which the first administrator is made; only the token's digest is stored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.expires_at:%Y-%m-%d %H:%M}"


class PasswordLink(models.Model):
    """The one-time link by which somebody sets a first or a new password; only the token's digest is stored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="password_links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account} {self.expires_at:%Y-%m-%d %H:%M}"


class RememberedPassword(models.Model):
    """The hash of a password that an account had ``until`` then, so that it is not chosen again."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="remembered_passwords")
    password = models.CharField(max_length=128)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.until:%Y-%m-%d}"


class SecondFactor(models.Model):
    """The second factor of an account: in force once ``confirmed_at``; no code of ``last_step`` or before serves."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="second_factor"
    )
    nonce = models.CharField(max_length=32)
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.account_id)


class RecoveryCode(models.Model):
    """A code that serves once in place of the app's; only its digest is stored."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.account_id)


class OpenSession(AbstractBaseSession):
    """A session 会话: somebody signed in with one browser; ``seen_at`` is exact to the minute."""

    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="sessions")
    address = models.CharField(max_length=45)
    agent = models.CharField(max_length=200)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = "会话"

    def __str__(self) -> str:
        return f"{self.account_id} {self.address} {self.began_at:%Y-%m-%d %H:%M}"


class AuditEntry(models.Model):
    """One line of the audit trail 审计: who did what from where, and what came of it.

    The database refuses to change or delete a line. ``digest`` covers the line and the digest before it, so that a
    line changed, taken out or put in past the database shows (`audit.broken`).
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField("时间", db_index=True)
    account = models.UUIDField("账号", null=True)
    who = models.CharField("人员", max_length=120)
    role = models.CharField("角色", max_length=20)
    address = models.CharField("来源地址", max_length=45)
    act = models.CharField("操作", max_length=60)
    outcome = models.CharField("结果", max_length=20)
    what = models.TextField("对象")
    digest = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = "审计记录"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.who} {self.act} {self.what}"


class SignInFailures(models.Model):
    """Failed sign-ins of one user name from one address since the last success or the last lock."""

    id = models.BigAutoField(primary_key=True)
    username = models.CharField(max_length=60)
    address = models.CharField(max_length=45)
    failures = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("username", "address"), name="one_count_of_failures_per_origin"),
        )

    def __str__(self) -> str:
        return f"{self.username} {self.address}: {self.failures}"


__all__ = [
    "Account",
    "AccountManager",
    "AuditEntry",
    "Department",
    "FirstAdministratorLink",
    "OpenSession",
    "PasswordLink",
    "RecoveryCode",
    "RememberedPassword",
    "Role",
    "SecondFactor",
    "SignInFailures",
]
