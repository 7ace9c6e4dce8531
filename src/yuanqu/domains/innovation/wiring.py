"""Where the gaps are tied to the records' pages (接线)."""

from __future__ import annotations

from yuanqu.domains.innovation.gaps.beside import gap_block
from yuanqu.engines.ledger.pages.beside import stand_beside

stand_beside(gap_block)
