"""The engine of messages out as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxEngine(AppConfig):
    """Reads the inbox of the procedures; nothing that is saved ever waits for it."""

    name = "yuanqu.engines.outbox"
    label = "outbox"
    verbose_name = "对外消息"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("wiring")
