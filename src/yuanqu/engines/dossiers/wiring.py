"""Where the dossiers are tied to the records' pages (接线)."""

from __future__ import annotations

from yuanqu.engines.dossiers.page import dossier_link
from yuanqu.engines.dossiers.related import related_block
from yuanqu.engines.ledger.pages.beside import stand_beside

stand_beside(dossier_link)
stand_beside(related_block)
