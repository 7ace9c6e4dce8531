"""The pool of candidates (升规入统培育): who is nurtured, who has reached the standard, who would be missed."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names
from yuanqu.engines.indicators.windows import Entered, Standing

_POOL, _OWN = "economy.candidate", "升规入统培育办法（本园区）"
_BY = ("growth_kind", "nurture_tier")


class Candidates(Catalogue, office="economy"):
    """An enterprise is in the pool from the day it is listed until it has entered the register or is dropped."""

    nurtured = Count(
        "入规培育企业数",
        definition="期末在升规入统培育库中、尚未入库、未退出培育也未结转下年的企业数。",
        of=_POOL,
        when=Standing("listed_on", "carried_on"),
        where=(InState("nurtured", "preparing", "county", "city", "refused"),),
        unit="家",
        by=_BY,
        aliases=("培育库企业数",),
        source=_OWN,
    )
    to_apply = nurtured.only(
        "达标待申报企业数",
        InState("preparing"),
        definition="期末在培育库中已达标、正在准备材料、尚未报县区统计部门的企业数。",
        aliases=(),
    )
    missed = to_apply.only(
        "漏统预警企业数",
        By("apply_by"),
        definition="期末已达标、已到申报截止日期而仍未报县区统计部门的企业数。",
        aliases=("应统未统企业数",),
    )
    applied = nurtured.only(
        "入库审核中企业数",
        InState("county", "city"),
        definition="期末已报县区或市统计部门、尚在审核的企业数。",
        aliases=(),
    )
    nurtured_in = Count(
        "培育入库企业数",
        definition="期内经培育入库的企业数，以培育库登记的入库日期为准。",
        of=_POOL,
        when=Entered("entered"),
        unit="家",
        by=("growth_kind",),
        source=_OWN,
    )
    missed_names = Names(
        "漏统预警企业名单",
        definition="期末已达标、已到申报截止日期而仍未报县区统计部门的企业名称。",
        of=missed,
        show="enterprise.name",
        unit="家",
        source=_OWN,
    )
