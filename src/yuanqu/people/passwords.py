"""What a password must be made of, and how long it serves: by the profile of the zone (密码规则)."""

from __future__ import annotations

import string
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.db import transaction

from yuanqu.people.models import Account, RememberedPassword
from yuanqu.people.password_profiles import PROFILES, PasswordProfile
from yuanqu.people.sessions import end_sessions

_KINDS = {2: "两", 3: "三", 4: "四"}


def profile() -> PasswordProfile:
    """The rules that hold in this zone."""
    return PROFILES[settings.YUANQU_PASSWORDS]


class LengthValidator:
    """As many signs as the profile says."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError `password-too-short`."""
        least = profile().least
        if len(password) < least:
            said = f"密码太短：至少 {least} 位，现在是 {len(password)} 位。"
            raise ValidationError(said, code="password-too-short")

    def get_help_text(self) -> str:
        return f"密码至少 {profile().least} 位。"


class CompositionValidator:
    """As many of the four kinds as the profile says: capital letters, small letters, digits, other signs."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError `password-too-plain` when too few kinds of signs are in ``password``."""
        kinds = {_kind(sign) for sign in password}
        if len(kinds) < profile().kinds:
            raise ValidationError(self.get_help_text(), code="password-too-plain")

    def get_help_text(self) -> str:
        wanted = profile().kinds
        if wanted == 1:
            return ""
        return f"密码须包含大写字母、小写字母、数字、其他符号中的至少{_KINDS[wanted]}类。"


class HistoryValidator:
    """None of the last passwords that the profile remembers, the present one among them."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError `password-used-before`."""
        if isinstance(user, Account) and any(check_password(password, held) for held in _last(user)):
            raise ValidationError(self.get_help_text(), code="password-used-before")

    def get_help_text(self) -> str:
        remembered = profile().remembered
        return f"不能与最近用过的 {remembered} 个密码相同。" if remembered else ""


def choose_password(account: Account, password: str, now: datetime, *, session: str | None = None) -> None:
    """Give ``account`` the password its owner chose; its sessions end, but the one of that key."""
    set_hashed(account, make_password(password), now, session=session)


def set_hashed(account: Account, hashed: str, now: datetime, *, session: str | None = None) -> None:
    """As `choose_password`, for a password that is hashed already."""
    withdraw_password(account, now, session=session)
    account.password = hashed
    account.password_set_at = now
    account.save(update_fields=["password", "password_set_at"])


@transaction.atomic
def withdraw_password(account: Account, now: datetime, *, session: str | None = None) -> None:
    """End the password of ``account``, remembered as long as the profile says, and its sessions but one."""
    if account.has_usable_password():
        RememberedPassword.objects.create(account=account, password=account.password, until=now)
    kept = RememberedPassword.objects.filter(account=account).order_by("-until", "-pk")
    kept.exclude(pk__in=kept.values_list("pk", flat=True)[: profile().remembered]).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    end_sessions(account, but=session)


def is_overdue(account: Account, now: datetime) -> bool:
    """Whether the password of ``account`` has served longer than the profile lets it."""
    days = profile().days
    since = account.password_set_at or account.created_at
    return days is not None and account.has_usable_password() and now - since >= timedelta(days=days)


def _last(account: Account) -> list[str]:
    """The hashes of the present password and of those before it, as many as the profile remembers."""
    remembered = profile().remembered
    if not remembered:
        return []
    present = [account.password] if account.has_usable_password() else []
    held = RememberedPassword.objects.filter(account=account).order_by("-until", "-pk")
    return [*present, *held.values_list("password", flat=True)][:remembered]


def _kind(sign: str) -> str:
    for kind in (string.ascii_uppercase, string.ascii_lowercase, string.digits):
        if sign in kind:
            return kind
    return "other"
