"""Accounts and departments are made, moved and disabled here, each deed by the administrator it belongs to (三员分立).

The system administrator makes accounts and departments; the security administrator says which role an account has and
unlocks it. Neither can do the other's part, so nobody gives himself a right. An account has one role: none holds two.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yuanqu.people.audit import note
from yuanqu.people.models import Account, Department, Role, SignInFailures
from yuanqu.people.password_links import make_password_link
from yuanqu.people.passwords import withdraw_password
from yuanqu.people.second_factor import remove_factor
from yuanqu.people.sessions import end_sessions

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
IN_A_DEPARTMENT = frozenset({Role.CLERK, Role.HEAD})
NO_ROLE = ""  # made, but not yet given a role: signs in and sees nothing


class AccountRefused(Exception):
    """A deed on an account that is not allowed or makes no sense; ``code`` says which."""

    def __init__(self, code: str, said: str) -> None:
        super().__init__(said)
        self.code = code


def may_manage(account: object) -> bool:
    """Whether ``account`` makes accounts and departments."""
    return _is(account, Role.SYSTEM_ADMIN)


def may_grant(account: object) -> bool:
    """Whether ``account`` gives roles and unlocks."""
    return _is(account, Role.SECURITY_ADMIN)


def may_audit(account: object) -> bool:
    """Whether ``account`` reads the audit trail."""
    return _is(account, Role.AUDIT_ADMIN)


def free_roles() -> list[Role]:
    """The other two administrators, as long as there is none of them: the system administrator makes the first."""
    wanted = (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
    return [role for role in wanted if not Account.objects.filter(role=role, is_active=True).exists()]


@transaction.atomic
def make_account(
    by: Account,
    username: str,
    name: str,
    now: datetime,
    *,
    department: Department | None = None,
    enterprise: UUID | None = None,
    role: str = NO_ROLE,
    address: str = "",
) -> tuple[Account, str]:
    """A new account that has no password yet, and the token of the link by which its owner sets one."""
    _require(may_manage(by), "账号由系统管理员建立。")
    if role and role not in free_roles():
        raise AccountRefused(
            "account-role-taken", "角色由安全管理员授予；系统管理员只能建立首位安全、审计管理员。"
        )
    if Account.objects.filter(username=Account.normalize_username(username)).exists():
        raise AccountRefused("account-username-taken", "该用户名已有人使用，请换一个。")
    made = Account.objects.create_user(
        username, None, name=name, department=department, enterprise=enterprise, role=role
    )
    note("建立账号", _said(made), account=by, address=address)
    return made, make_password_link(made, now)


@transaction.atomic
def grant_role(by: Account, account: Account, role: str, address: str = "") -> None:
    """Give ``account`` another role. Raises AccountRefused."""
    _require(may_grant(by), "角色由安全管理员授予。")
    if by.pk == account.pk:
        raise AccountRefused("account-own-role", "不能改自己的角色。")
    if role in IN_A_DEPARTMENT and account.department is None:
        raise AccountRefused("account-no-department", "填报员和科长须属于一个科室，请系统管理员先安排科室。")
    if (role == Role.ENTERPRISE) != (account.enterprise is not None) and role:
        raise AccountRefused("account-enterprise", "企业账号只能授予企业角色，其他账号不能授予企业角色。")
    _require_another(account, leaving=role != account.role)
    before = account.get_role_display() or "未授权"
    account.role = role
    account.save(update_fields=["role"])
    note(
        "授予角色",
        f"{_said(account)}：{before} → {account.get_role_display() or '未授权'}",
        account=by,
        address=address,
    )


@transaction.atomic
def move(by: Account, account: Account, department: Department | None, address: str = "") -> None:
    """Put ``account`` into another department: from now on it sees and enters what that one does."""
    _require(may_manage(by), "科室由系统管理员安排。")
    if account.role in IN_A_DEPARTMENT and department is None:
        raise AccountRefused("account-no-department", "填报员和科长须属于一个科室。")
    before = account.department
    account.department = department
    account.save(update_fields=["department"])
    note(
        "调整科室", f"{_said(account)}：{before or '无'} → {department or '无'}", account=by, address=address
    )


@transaction.atomic
def set_active(by: Account, account: Account, active: bool, address: str = "") -> None:
    """Disable an account, which ends its sessions, or enable it again."""
    _require(may_manage(by), "账号由系统管理员启用和停用。")
    if by.pk == account.pk:
        raise AccountRefused("account-own", "不能停用自己的账号。")
    _require_another(account, leaving=not active)
    account.is_active = active
    account.save(update_fields=["is_active"])
    if not active:
        end_sessions(account)
    note("启用账号" if active else "停用账号", _said(account), account=by, address=address)


@transaction.atomic
def reset_password(by: Account, account: Account, now: datetime, address: str = "") -> str:
    """End the password of ``account``; gives the token of the link by which its owner sets a new one."""
    _require(may_manage(by), "密码由系统管理员重置。")
    if by.pk == account.pk:
        raise AccountRefused("account-own", "请在“我的账号”中修改自己的密码。")
    withdraw_password(account, now)
    note("重置密码", _said(account), account=by, address=address)
    return make_password_link(account, now)


@transaction.atomic
def unlock(by: Account, account: Account, address: str = "") -> None:
    """Let a locked user name try again at once."""
    _require(may_grant(by), "锁定由安全管理员解除。")
    SignInFailures.objects.filter(username=account.username).delete()
    note("解除锁定", _said(account), account=by, address=address)


@transaction.atomic
def reset_factor(by: Account, account: Account, address: str = "") -> None:
    """Take away the second factor of somebody whose phone is gone; the next signing in asks for a new one."""
    _require(may_grant(by), "二次验证由安全管理员重置。")
    if by.pk == account.pk:
        raise AccountRefused(
            "account-own", "请在“我的账号”中更换自己的二次验证；手机不在手边时用恢复码登录。"
        )
    remove_factor(account)
    end_sessions(account)
    note("重置二次验证", _said(account), account=by, address=address)


@transaction.atomic
def make_department(by: Account, code: str, name: str, address: str = "") -> Department:
    """A new department. Raises AccountRefused."""
    _require(may_manage(by), "科室由系统管理员建立。")
    if Department.objects.filter(name=name).exists() or Department.objects.filter(code=code).exists():
        raise AccountRefused("department-taken", "已有同名或同代码的科室。")
    made = Department.objects.create(code=code, name=name, order=Department.objects.count())
    note("建立科室", f"{name}（{code}）", account=by, address=address)
    return made


def _is(account: object, role: Role) -> bool:
    return isinstance(account, Account) and account.is_active and account.role == role


def _require(allowed: bool, said: str) -> None:
    if not allowed:
        raise AccountRefused("account-not-yours", said)


def _require_another(account: Account, *, leaving: bool) -> None:
    """The last active administrator of a kind stays, or nobody could mend anything any more."""
    others = Account.objects.filter(role=account.role, is_active=True).exclude(pk=account.pk)
    if leaving and account.role in ADMINISTRATORS and not others.exists():
        raise AccountRefused(
            "account-last-administrator", f"这是唯一的{account.get_role_display()}，请先安排另一位。"
        )


def _said(account: Account) -> str:
    return f"{account.name}（{account.username}）"
