"""Approvals (用地报批): parcels under approval by name, what was approved, other departments' answers, woodland."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState, Moved, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names, Share, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing

_APPROVALS, _SIGN_OFFS, _FOREST = "resources.land_approval", "resources.sign_off", "resources.forest_use"
_REVIEW = "建设用地审查报批要求"
# 列入报批之后各阶段都没有截止日期：期末在哪一阶段由流程记录得出。
_LISTED = Standing("listed_on", "withdrawn_on")
_UNDER_WAY = InState("assembled", "submitted", "reviewed", "correcting")
_APPROVED = ("approved", "announced", "granted")
_BY = ("approval_parcel", "batch_kind")


class Approvals(Catalogue, office="resources"):
    """A parcel is under approval (正在报批) from the day its file is assembled until it is approved or given up."""

    approving_area = Sum(
        "正在报批土地面积",
        definition="期末正在报批（已组卷、市级或省级审查中、补正中，尚未批复）的地块总面积之和。",
        of=_APPROVALS,
        when=_LISTED,
        column="area_mu",
        where=(_UNDER_WAY,),
        unit="亩",
        by=_BY,
        aliases=("正在报批土地",),
        source=_REVIEW,
    )
    approving = Count(
        "正在报批地块数",
        definition="期末正在报批（已组卷、市级或省级审查中、补正中，尚未批复）的地块数。",
        of=_APPROVALS,
        when=_LISTED,
        where=(_UNDER_WAY,),
        unit="宗",
        by=("batch_kind",),
        aliases=("正在报批地块",),
        source=_REVIEW,
    )
    to_assemble = Count(
        "正在组卷地块数",
        definition="期末已列入报批、尚未组卷完成的地块数。",
        of=_APPROVALS,
        when=_LISTED,
        where=(InState("surveyed"),),
        unit="宗",
        source=_REVIEW,
    )
    approving_assembled = approving.only(
        "已组卷待上报地块数",
        InState("assembled"),
        definition="期末已组卷完成、尚未上报的地块数。",
        aliases=(),
    )
    approving_city = approving.only(
        "市级审查中地块数",
        InState("submitted"),
        definition="期末已由县级上报、市级审查中的地块数。",
        aliases=(),
    )
    approving_province = approving.only(
        "省级审查中地块数",
        InState("reviewed"),
        definition="期末市级审查已通过、省级审查中的地块数。",
        aliases=(),
    )
    approving_correcting = approving.only(
        "补正中地块数",
        InState("correcting"),
        definition="期末审查要求补正、尚未补正完成的地块数。",
        aliases=(),
    )
    approving_names = Names(
        "正在报批地块名单",
        definition="期末正在报批（尚未批复）的地块名称。",
        of=approving,
        show="name",
        first=50,
        unit="宗",
        source=_REVIEW,
    )
    approved_area = Sum(
        "获批土地面积",
        definition="期内批复、期末仍为已批复及以后阶段的报批地块总面积之和。",
        of=_APPROVALS,
        when=Entered(*_APPROVED),
        column="area_mu",
        unit="亩",
        places=2,
        by=_BY,
        aliases=("已获批土地",),
        source=_REVIEW,
    )
    approved = Count(
        "获批地块数",
        definition="期内批复、期末仍为已批复及以后阶段的报批地块数。",
        of=_APPROVALS,
        when=Entered(*_APPROVED),
        unit="宗",
        by=("batch_kind",),
        source=_REVIEW,
    )
    sign_offs_due = Count(
        "应反馈会签数",
        definition="要求反馈日期在期内的部门会签件数。",
        of=_SIGN_OFFS,
        when=During("due_on"),
        unit="件",
        by=("sign_off_department",),
        source="部门会签单",
    )
    sign_offs_answered = sign_offs_due.only(
        "已反馈会签数",
        Moved("agree", "set_conditions", "refuse", "not_concerned"),
        definition="要求反馈日期在期内的部门会签中，至期末已反馈的件数。",
    )
    answered_share = Share(
        "部门会签反馈率",
        definition="要求反馈日期在期内的部门会签中，至期末已反馈的占比。",
        part=sign_offs_answered,
        whole=sign_offs_due,
        places=1,
        by=("sign_off_department",),
        source="部门会签单",
    )
    forest_consents = Count(
        "使用林地审核同意数",
        definition="审核同意日期在期内的使用林地审核件数。",
        of=_FOREST,
        when=During("consent_on"),
        where=(Present("consent_no"),),
        unit="件",
        by=("forest_use_kind",),
        source="建设项目使用林地审核审批管理办法",
    )
    forest_area = Sum(
        "审核同意使用林地面积",
        definition="审核同意日期在期内的使用林地面积之和。",
        of=_FOREST,
        when=During("consent_on"),
        column="area",
        where=(Present("consent_no"),),
        unit="公顷",
        places=2,
        by=("forest_use_kind",),
        source="建设项目使用林地审核审批管理办法",
    )
