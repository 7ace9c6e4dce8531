"""Patrols that are due (应巡与已巡): every object once a quarter, every grid's head once a month."""

from __future__ import annotations

from yuanqu.engines.indicators.vocabulary import Catalogue, QuotaMet

_GRIDS = "安全生产网格化管理办法"


class Patrols(Catalogue, office="safety"):
    """Only quarters and months that have ended are judged; who stood through part of one owes nothing for it."""

    objects_patrolled_share = QuotaMet(
        "网格巡查覆盖率",
        definition="期内已结束的各季度中，整季在册的检查对象至少被网格巡查一次的占比，停产关闭的不计。",
        quota="safety.object_patrol",
        places=1,
        by=("patrolled_kind",),
        aliases=("巡查覆盖率", "网格员巡查覆盖率"),
        source=_GRIDS,
    )
    chief_patrol_share = QuotaMet(
        "网格长月巡查率",
        definition="期内已结束的各月份中，整月在用的网格由网格长带队至少巡查一次的占比。",
        quota="safety.chief_patrol",
        places=1,
        aliases=("网格长巡查率",),
        source=_GRIDS,
    )
