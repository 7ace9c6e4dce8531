"""One-time links by which somebody sets a first password, or a new one after it was lost (设置密码的链接).

An administrator hands the link over and never learns the password.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from yuanqu.people.models import Account, PasswordLink
from yuanqu.people.passwords import choose_password

VALID_FOR = timedelta(hours=72)


class PasswordLinkUnusable(Exception):
    """The link is unknown, used or expired, or its account is disabled."""

    code = "password-link-unusable"

    def __init__(self) -> None:
        super().__init__("链接无效、已经用过或已过期。请联系系统管理员取得新的链接。")


@transaction.atomic
def make_password_link(account: Account, now: datetime) -> str:
    """The token of a new link for ``account``; its earlier ones stop working."""
    PasswordLink.objects.filter(account=account, used_at=None).delete()
    token = secrets.token_urlsafe(32)
    PasswordLink.objects.create(account=account, digest=_digest(token), expires_at=now + VALID_FOR)
    return token


def require_usable(token: str, now: datetime) -> PasswordLink:
    """The link of ``token``, held until the transaction ends. Raises PasswordLinkUnusable."""
    found = PasswordLink.objects.select_for_update(of=("self",)).select_related("account")
    link = found.filter(
        digest=_digest(token), used_at=None, expires_at__gt=now, account__is_active=True
    ).first()
    if link is None:
        raise PasswordLinkUnusable
    return link


@transaction.atomic
def set_password(token: str, password: str, now: datetime) -> Account:
    """Use the link up and set the password; sessions of the old password end. Raises PasswordLinkUnusable."""
    link = require_usable(token, now)
    link.used_at = now
    link.save(update_fields=["used_at"])
    choose_password(link.account, password, now)
    return link.account


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
