"""The approved panoramas behind the work report (总结附件)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yuanqu.domains.chains.panorama.drawing import drawn
from yuanqu.domains.chains.panorama.reading import chart_of, listed, rows
from yuanqu.engines.documents.model import Block
from yuanqu.engines.reports.outline import Annex, register_annex
from yuanqu.people.access import Reader


def pictures(day: date, reader: Reader | None) -> Iterator[Block]:
    """One picture a chain whose panorama is approved and in use on ``day``, in the order of the list."""
    editions = rows("chains.panorama", reader).filter(approved_on__lte=day, state="approved")
    chosen = editions.exclude(ended_on__lt=day).values("chain")
    for chain in listed(rows("chains.industry_chain", reader).filter(pk__in=chosen)):
        yield drawn(chart_of(chain, day, reader), paper=True)


register_annex(Annex("主要产业链全景图", 10, pictures))
