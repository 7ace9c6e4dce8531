"""What nobody else can give back to an administrator is given back on the server's own command line (找回).

A lost phone is the security administrator's to mend, a lost password the system administrator's; a lone one of them has
nobody. Whoever runs commands there owns the database, so nothing is opened that was closed to him. He gets no way in
himself: the security administrator's password stays, and the system administrator's second factor.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yuanqu.people.audit import note
from yuanqu.people.managing import AccountRefused
from yuanqu.people.models import Account, Role
from yuanqu.people.password_links import make_password_link
from yuanqu.people.passwords import withdraw_password
from yuanqu.people.second_factor import has_factor, remove_factor
from yuanqu.people.sessions import end_sessions

BY = "服务器命令行"


@transaction.atomic
def recover(username: str, now: datetime) -> str:
    """Take away the second factor of a security administrator, or the password of a system administrator.

    Gives the token of the link for a new password, empty for a security administrator. Raises AccountRefused.
    """
    account = Account.objects.filter(username=Account.normalize_username(username), is_active=True).first()
    if account is None:
        raise AccountRefused("account-unknown", f"没有启用的账号「{username}」。请核对用户名。")
    said = f"{account.name}（{account.username}）"
    if account.role == Role.SECURITY_ADMIN:
        if not has_factor(account):
            raise AccountRefused(
                "account-no-factor", f"{said}没有启用二次验证，用密码即可登录；忘记密码的，请系统管理员重置。"
            )
        remove_factor(account)
        end_sessions(account)
        note("找回二次验证", said, who=BY)
        return ""
    if account.role == Role.SYSTEM_ADMIN:
        withdraw_password(account, now)
        note("找回密码", said, who=BY)
        return make_password_link(account, now)
    raise AccountRefused(
        "account-others-help",
        f"{said}不是系统管理员或安全管理员：密码由系统管理员重置，二次验证由安全管理员重置。",
    )
