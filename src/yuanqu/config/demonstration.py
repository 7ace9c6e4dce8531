"""What only a demonstration zone may do: be replaced as a whole, and have accounts with printed passwords."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any, cast

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from yuanqu.config.errors import SetupError
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.office import offices
from yuanqu.people.models import Account, Department, Role
from yuanqu.people.passwords import set_hashed
from yuanqu.registers.ledgers.zone import latest_zone

OFFICE = "办公室"


def clear_for(seed: int) -> bool:
    """Make the database ready for the zone of ``seed``; gives whether another demonstration zone was removed.

    Raises SetupError when the database holds a real zone: that is never touched.
    """
    zone = latest_zone()
    if zone is None or zone.note == note_of(seed):
        return False
    if zone.demonstration_on is None:
        raise SetupError(
            "zone-is-real",
            f"数据库中已有真实园区「{zone.name}」，演示园区不会写入其中。请另设 YUANQU_HOME 后再运行 yuanqu demo。",
        )
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    call_command("migrate", verbosity=0, interactive=False)
    return True


def note_of(seed: int) -> str:
    """How the zone's record says which seed it was made from."""
    return f"演示园区，种子 {seed}"


def _wanted() -> Iterator[tuple[str, str, Role, str]]:
    """``(department, user name, role, the department's code)``: clerk and head of each, and those of none.

    A department that keeps several offices' ledgers has one code: the first office's.
    """
    yield OFFICE, "bangongshi", Role.OFFICE, "bangongshi"
    codes: dict[str, str] = {}
    for office in offices():
        codes.setdefault(office.department, office.label)
    for department, code in codes.items():
        yield department, code, Role.CLERK, code
        yield department, f"{code}-head", Role.HEAD, code
    for role in (Role.LEADER, Role.ENTERPRISE, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        yield "", str(role.value).replace("_", "-"), role, ""


def _some_enterprise() -> Any:
    """The first enterprise that is 规上: the one whose account the demonstration hands out."""
    above = registry.ledger("registers.above_scale").record._default_manager.filter(voided_on=None)
    return cast(Any, above).order_by("pk").values_list("enterprise", flat=True).first()


def make_accounts() -> list[tuple[str, str, str]]:
    """Accounts of every role: ``(name, user name, password)``; every call gives them another password.

    It is drawn, printed once, and the same for all: whoever runs the demonstration owns the machine it runs on, and
    tries one seat after another.
    """
    made = []
    password = f"{secrets.token_urlsafe(9)}-Yq1"
    hashed, now = make_password(password), timezone.now()
    for order, (name, username, role, code) in enumerate(_wanted()):
        department = None
        if code:
            department, _ = Department.objects.get_or_create(  # one may keep the ledgers of several offices
                name=name, defaults={"code": code, "order": order}
            )
        title = (
            name if role in (Role.CLERK, Role.OFFICE) else f"{name}{role.label}" if department else role.label
        )
        account, _ = Account.objects.get_or_create(
            username=username,
            defaults={
                "name": f"{title}（演示）",
                "department": department,
                "role": role,
                "enterprise": _some_enterprise() if role == Role.ENTERPRISE else None,
            },
        )
        set_hashed(account, hashed, now)
        made.append((account.name, username, password))
    return made
