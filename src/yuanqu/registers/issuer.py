"""Tells the reports where the zone's names are kept (发文机关): in the register 园区概况."""

from __future__ import annotations

from django.http import HttpRequest

from yuanqu.engines.ledger.today import provide_today
from yuanqu.engines.reports.outline import provide_issuer
from yuanqu.registers.ledgers.zone import current_issuer, demonstration_day, zone_name
from yuanqu.site.topbar import provide


def _name(_request: HttpRequest) -> str:
    return zone_name()


provide_issuer(current_issuer)
provide_today(demonstration_day)
provide(zone_name=_name)
