"""The procedure engine as a Django app: guards its tables, and is wired to the ledgers when all apps are ready."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.procedure.guarding import install_guard


class ProcedureEngine(AppConfig):
    """Knows no office; everything it does follows from the registry of procedures."""

    name = "yuanqu.engines.procedure"
    label = "procedure"
    verbose_name = "流程"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(install_guard, dispatch_uid="yuanqu.procedure.guard")
        autodiscover_modules("wiring", "routes")  # it needs the models, which stand only now
