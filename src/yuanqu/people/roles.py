"""Roles 角色: no models here, so that declarations can name them before the apps are loaded."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """What an account does in the zone's work; the code is stored, the label is shown."""

    CLERK = "clerk", "填报员"
    HEAD = "head", "科长"
    OFFICE = "office", "办公室"
    LEADER = "leader", "领导"
    ENTERPRISE = "enterprise", "企业"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"
