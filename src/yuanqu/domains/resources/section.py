"""Land and resource guarantees in the work report (要素保障部分): surveyed, under approval by name, supplied."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="resources",
        part="projects",
        order=30,
        items=(
            Item(
                lead="丈量土地{surveyed_area}，{approving}地块正在报批。",
                text=(
                    "{surveyed_area.period}，丈量土地{surveyed_area}、{surveyed_plots}，其中已签字确认{confirmed_plots}；"
                    "签订征地补偿协议{agreed_households}，征收土地{agreed_area}，兑付补偿资金{compensation_paid}。"
                    "{approving.period}，{approving_area:分列}，共{approving}地块正在报批，合计{approving_area}，"
                    "其中已组卷待上报{approving_assembled}、市级审查中{approving_city}、"
                    "省级审查中{approving_province}、补正中{approving_correcting}；另有{to_assemble}地块正在组卷。"
                    "{approved.period}，获批土地{approved}、{approved_area}；使用林地审核同意{forest_consents}、"
                    "{forest_area}；部门会签反馈率{answered_share}。"
                ),
            ),
            Item(
                lead="供应土地{supplied}、{supplied_area}。",
                text=(
                    "{supplied.period}，供应土地{supplied}、{supplied_area}，其中标准地{supplied_standard}，"
                    "占{standard_share}。{visits.period}，开展批后监管巡查{visits}，发现违约{breaches}；"
                    "{visited_share.period}，每季巡查率{visited_share}。"
                ),
            ),
        ),
    )
)
