"""Admission and permits (入园环保、环评和排污许可): opinions, approvals, acceptances, permits in force."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, InState, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count
from yuanqu.engines.indicators.windows import During, Entered, Standing

_ADMISSIONS, _PERMITS = "environment.admission", "environment.discharge_permit"
_ENTRY, _EIA = "入园环保预审", "中华人民共和国环境影响评价法"


class Admissions(Catalogue, office="environment"):
    """One environmental file counts once, in the period of each of its steps."""

    opinions = Count(
        "入园环保预审数",
        definition="预审申请日期在期内的项目环保预审件数，一个环评文件计一件。",
        of=_ADMISSIONS,
        when=During("applied_on"),
        unit="件",
        by=("eia_kind",),
        source=_ENTRY,
    )
    admitted = opinions.only(
        "同意入园的环保预审数",
        InState("admitted", "received", "approved", "done"),
        definition="预审申请日期在期内的环保预审中，期末已同意或有条件同意入园的件数。",
    )
    approved = Count(
        "环评批复和备案数",
        definition="批复（备案）日期在期内的环评文件件数。",
        of=_ADMISSIONS,
        when=During("approved_day"),
        where=(Present("approval_no"),),
        unit="件",
        by=("eia_kind",),
        aliases=("环评批复",),
        source=_EIA,
    )
    disclosed = Count(
        "自主验收公开数",
        definition="期内自主验收合格并公开验收报告的环评文件件数。",
        of=_ADMISSIONS,
        when=Entered("done"),
        unit="件",
        by=("eia_kind",),
        source="建设项目环境保护管理条例",
    )
    permits = Count(
        "有效排污许可和登记数",
        definition="期末有效期内、状态为有效（延续审查中的在内）的排污许可证和排污登记份数。",
        of=_PERMITS,
        when=Standing("valid_from", "valid_until"),
        where=(InState("valid", "renewing"),),
        unit="份",
        by=("management_class",),
        source="排污许可管理条例",
    )
    key_permits = permits.only(
        "重点管理的有效排污许可数",
        Equals("management_class", "key"),
        definition="期末有效期内、状态为有效、重点管理的排污许可证份数。",
        by=(),
    )
