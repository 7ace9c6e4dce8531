"""Tells the reports where the zone's names are kept (发文机关): in the register 园区概况."""

from __future__ import annotations

from yuanqu.engines.reports.outline import provide_issuer
from yuanqu.registers.ledgers.zone import current_issuer

provide_issuer(current_issuer)
