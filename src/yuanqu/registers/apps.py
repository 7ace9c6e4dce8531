"""The shared registers as a Django app; dimensions and issuer are declared when all are ready."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Registers(AppConfig):
    """Belongs to no office: every office links to these ledgers."""

    name = "yuanqu.registers"
    label = "registers"
    verbose_name = "共用名录"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("dimensions", "dossiers", "issuer", "account_owners", "annex")
