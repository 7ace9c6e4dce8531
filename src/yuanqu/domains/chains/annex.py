"""The approved panoramas behind the work report (总结附件)."""

from __future__ import annotations

from collections.abc import Iterator

from yuanqu.domains.chains.panorama.drawing import drawn
from yuanqu.domains.chains.panorama.reading import chart_of, listed, rows
from yuanqu.engines.documents.model import Block
from yuanqu.engines.reports.outline import Annex, Occasion, register_annex


def pictures(occasion: Occasion) -> Iterator[Block]:
    """One picture a chain whose panorama is approved and in use on the day, in the order of the list."""
    day, reader = occasion.as_of, occasion.reader
    editions = rows("chains.panorama", reader).filter(approved_on__lte=day, state="approved")
    chosen = editions.exclude(ended_on__lt=day).values("chain")
    for chain in listed(rows("chains.industry_chain", reader).filter(pk__in=chosen)):
        yield drawn(chart_of(chain, day, reader), paper=True)


register_annex(Annex("主要产业链全景图", 20, pictures))
