"""The rooms that are Django apps, in the order in which they may import one another (应用清单)."""

from __future__ import annotations

ROOMS = (
    "yuanqu.site",
    "yuanqu.people",
    "yuanqu.engines.ledger",
    "yuanqu.engines.attachments",
    "yuanqu.engines.procedure",
    "yuanqu.engines.collecting",
    "yuanqu.engines.outbox",
    "yuanqu.engines.dossiers",
    "yuanqu.engines.maps",
    "yuanqu.engines.indicators",
    "yuanqu.engines.reports",
    "yuanqu.engines.proof",
    "yuanqu.registers",
    "yuanqu.domains.reporting",
    "yuanqu.domains.economy",
    "yuanqu.domains.services",
    "yuanqu.domains.safety",
    "yuanqu.domains.environment",
    "yuanqu.domains.party",
    "yuanqu.domains.investment",
    "yuanqu.domains.chains",
    "yuanqu.domains.land",
    "yuanqu.domains.construction",
    "yuanqu.domains.infrastructure",
    "yuanqu.domains.resources",
    "yuanqu.domains.plan",
    "yuanqu.domains.innovation",
    "yuanqu.domains.public_order",
)
