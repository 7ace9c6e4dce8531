"""Tells the accounts which enterprise a credit code means: its account sees its records (企业账号)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from yuanqu.people.enterprises import provide
from yuanqu.registers.ledgers.enterprise import Enterprise


def _find(code: str) -> UUID | None:
    found = Enterprise.objects.filter(uscc=code.upper(), voided_on=None).first()
    return found.pk if found else None


def _name(enterprise: UUID) -> str:
    found: Any = Enterprise.objects.filter(pk=enterprise).first()
    return str(found.name) if found else ""


provide(_find, _name)
