"""The engine of attachments as a Django app: its block on a record's page, its routes in the API."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.attachments.setup import install_refusals


class AttachmentsEngine(AppConfig):
    """Knows no office: what a file belongs to follows from the registry of ledgers."""

    name = "yuanqu.engines.attachments"
    label = "attachments"
    verbose_name = "附件"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(install_refusals, dispatch_uid="yuanqu.attachments.refusals")
        # Found by name: they read models, which cannot be imported before all apps are known.
        autodiscover_modules("block", "routes")
