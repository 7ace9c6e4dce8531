"""Where the start clock is tied to the records' pages (接线)."""

from __future__ import annotations

from yuanqu.domains.services.starting import start_block
from yuanqu.engines.ledger.pages.beside import stand_beside

stand_beside(start_block)
