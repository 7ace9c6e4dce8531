"""The first administrator is made through a link that works once and only while there is no account (首位管理员)."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from yuanqu.people.models import Account, FirstAdministratorLink, Role

VALID_FOR = timedelta(hours=24)


class LinkUnusable(Exception):
    """The link is unknown, used or expired, or there is an account already."""

    code = "first-administrator-link-unusable"

    def __init__(self) -> None:
        super().__init__(
            "链接无效、已经用过或已过期。请重新运行 yuanqu serve 取得新的链接；已有账号时请直接登录。"
        )


def needed() -> bool:
    """Whether the zone has no account yet."""
    return not Account.objects.exists()


@transaction.atomic
def make_link(now: datetime) -> str:
    """The token of a new link; earlier ones stop working. Only its digest is stored."""
    FirstAdministratorLink.objects.filter(used_at=None).delete()
    token = secrets.token_urlsafe(32)
    FirstAdministratorLink.objects.create(digest=_digest(token), expires_at=now + VALID_FOR)
    return token


def require_usable(token: str, now: datetime) -> FirstAdministratorLink:
    """The link of `token`, locked until the transaction ends. Raises LinkUnusable."""
    link = (
        FirstAdministratorLink.objects.select_for_update()
        .filter(digest=_digest(token), used_at=None, expires_at__gt=now)
        .first()
    )
    if link is None or not needed():
        raise LinkUnusable
    return link


@transaction.atomic
def make_first_administrator(token: str, username: str, name: str, password: str, now: datetime) -> Account:
    """Use the link up and make the account. Two who open the same link at once: one gets LinkUnusable."""
    link = require_usable(token, now)
    link.used_at = now
    link.save(update_fields=["used_at"])
    return Account.objects.create_user(username, password, name=name, role=Role.SYSTEM_ADMIN)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
