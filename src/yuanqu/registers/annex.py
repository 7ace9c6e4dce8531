"""The zone's map behind the work report (总结附件)."""

from __future__ import annotations

from collections.abc import Iterator

from yuanqu.engines.documents.model import Block
from yuanqu.engines.maps.paper import map_diagram
from yuanqu.engines.reports.outline import Annex, Occasion, register_annex


def picture(occasion: Occasion) -> Iterator[Block]:
    """One figure: parcels, projects, roads and works as they are registered."""
    if found := map_diagram(occasion.reader, "园区地块、项目、道路和工程分布图"):
        yield found


register_annex(Annex("园区地图", 30, picture))
