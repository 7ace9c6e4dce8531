"""Tells the accounts which enterprise a credit code means: its account sees its records (企业账号)."""

from __future__ import annotations

from uuid import UUID

from yuanqu.people.enterprises import provide
from yuanqu.registers.ledgers.enterprise import Enterprise


def _find(code: str) -> UUID | None:
    return Enterprise.objects.filter(uscc=code.upper(), voided_on=None).values_list("pk", flat=True).first()


def _name(enterprise: UUID) -> str:
    return Enterprise.objects.filter(pk=enterprise).values_list("name", flat=True).first() or ""


provide(_find, _name)
