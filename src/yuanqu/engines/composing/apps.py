"""The engine of a zone's own indicators as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.staying import stays

_VERSIONS_STAY = stays("composing", ("composing_version",), "an indicator is archived, its versions stay")


class ComposingEngine(AppConfig):
    """Knows no office: what may be composed follows from the ledgers."""

    name = "yuanqu.engines.composing"
    label = "composing"
    verbose_name = "自定指标"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_VERSIONS_STAY, dispatch_uid="yuanqu.composing.guard")
        # Found by name: it reads models, which cannot be imported before all apps are known.
        autodiscover_modules("wiring")
