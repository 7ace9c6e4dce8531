"""The ledger engine as a Django app: installs the history's functions and triggers when the schema changes."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate, pre_migrate

from yuanqu.engines.ledger.history_setup import install_functions, install_triggers
from yuanqu.engines.ledger.order_index import install_order_indexes
from yuanqu.engines.ledger.pages.navigation import register_navigation
from yuanqu.engines.ledger.pinyin import install_pinyin
from yuanqu.engines.ledger.system_checks import check_ledgers


class LedgerEngine(AppConfig):
    """Knows no office; everything it does follows from the registry of ledgers."""

    name = "yuanqu.engines.ledger"
    label = "ledger"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(install_functions, dispatch_uid="yuanqu.history.functions")
        pre_migrate.connect(install_pinyin, dispatch_uid="yuanqu.pinyin.function")
        post_migrate.connect(install_triggers, dispatch_uid="yuanqu.history.triggers")
        post_migrate.connect(install_order_indexes, dispatch_uid="yuanqu.order.indexes")
        register(check_ledgers, "ledgers")
        register_navigation()
