"""Gaps and who is wanted for them (补链强链延链): the open targets, what they led to, what they brought."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Names, Sum
from yuanqu.engines.indicators.windows import Entered, Standing

_LIST = "补链强链延链招商目标清单"
_OPEN = InState("listed", "contacted", "led")
_AIMED = Standing("listed_on", "removed_on")


class Recruiting(Catalogue, office="chains"):
    """A target is open until it is signed for or given up."""

    targets = Count(
        "在列目标企业数",
        definition="期末在补链强链延链目标清单上、尚未签约也未放弃的目标企业家数。",
        of="chains.gap_target",
        when=_AIMED,
        where=(_OPEN,),
        unit="家",
        by=("target_kind", "priority", "segment_name"),
        aliases=("目标企业清单", "补链强链延链目标企业"),
        source=_LIST,
    )
    targeted_segments = Distinct(
        "列有目标企业的环节数",
        definition="期末有在列目标企业（尚未签约也未放弃）的环节个数，一个环节多家的计一个。",
        of="chains.gap_target",
        when=_AIMED,
        column="segment",
        where=(_OPEN,),
        unit="个",
        by=("target_kind",),
        source=_LIST,
    )
    targeted_names = Names(
        "招引主攻环节名单",
        definition="期末有在列目标企业（尚未签约也未放弃）的环节名称，先列入的在前。",
        of=targeted_segments,
        show="segment.name",
        first=4,
        unit="个",
        source=_LIST,
    )
    led = Count(
        "转为招商线索的目标企业数",
        definition="期内转为招商线索、期末未放弃也未退回的目标企业家数。",
        of="chains.gap_target",
        when=Entered("led", "signed", "landed"),
        unit="家",
        by=("target_kind", "priority"),
        source=_LIST,
    )
    signed = Count(
        "新引进补链强链延链项目数",
        definition="期内签约、期末仍在履行的目标清单项目个数。",
        of="chains.gap_target",
        when=Entered("signed", "landed"),
        unit="个",
        by=("target_kind", "priority"),
        aliases=("补链强链延链项目",),
        source=_LIST,
    )
    signed_investment = Sum(
        "新引进补链强链延链项目总投资",
        definition="期内签约、期末仍在履行的目标清单项目，其项目名录总投资合计。",
        of="chains.gap_target",
        when=Entered("signed", "landed"),
        column="project.total_investment",
        unit="亿元",
        places=2,
        by=("target_kind",),
        source=_LIST,
    )
