"""What is done for the chains (链上协调、供需对接、行动计划、申报认定)."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, Equals, InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names, Share, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing

_ISSUES, _MATCHES, _PLANS = "产业链问题清单", "本地供需对接表", "行动计划任务分解表"
_APPLYING = ("planned", "drafting", "recommended", "accepted", "reviewed", "publicised")


class Work(Catalogue, office="chains"):
    """What happened in the period by its day; applications as they stood on its last."""

    applying = Count(
        "正在申报的集群和试验区数",
        definition="期末正在申报（谋划至公示各阶段，未认定也未被否）的集群、基地和试验区项数。",
        of="chains.cluster_recognition",
        when=Standing("planned_on", "withdrawn_on"),
        where=(InState(*_APPLYING),),
        unit="项",
        by=("chain", "chain_level"),
        aliases=("申报特色产业试验区", "申报特色产业集群"),
        source="申报通知",
    )
    applying_names = Names(
        "正在申报的集群和试验区名单",
        definition="期末正在申报（谋划至公示各阶段）的集群、基地和试验区名称。",
        of=applying,
        show="title",
        unit="项",
        source="申报通知",
    )
    preparing = applying.only(
        "编制推荐阶段的申报数",
        InState("planned", "drafting", "recommended"),
        definition="期末处于谋划、编制材料和县市推荐阶段、省级尚未受理的集群和试验区申报项数。",
        aliases=(),
    )
    accepted = applying.only(
        "省级已受理的申报数",
        InState("accepted"),
        definition="期末省级已受理、尚未评审的集群和试验区申报项数。",
        aliases=(),
    )
    in_review = applying.only(
        "评审公示阶段的申报数",
        InState("reviewed", "publicised"),
        definition="期末处于评审和公示阶段的集群和试验区申报项数。",
        aliases=(),
    )
    recognised = Count(
        "新认定的集群和试验区数",
        definition="期内认定、期末未失效的集群、基地和试验区项数。",
        of="chains.cluster_recognition",
        when=Entered("recognised", "recheck"),
        unit="项",
        by=("chain", "chain_level"),
        aliases=("获批特色产业集群",),
        source="申报通知",
    )
    issues_solved = Count(
        "协调解决产业链问题数",
        definition="期内办结、期末未被退回的产业链问题个数。",
        of="chains.chain_issue",
        when=Entered("solved", "closed"),
        unit="个",
        by=("chain",),
        aliases=("协调解决产业链堵点卡点",),
        source=_ISSUES,
    )
    issues_open = Count(
        "期末未办结产业链问题数",
        definition="期末已登记而未办结、也未报请上级链办的产业链问题个数，上期结转的在内。",
        of="chains.chain_issue",
        when=Standing("raised_on", "escalated_on"),
        where=(InState("raised", "assigned"),),
        unit="个",
        by=("chain",),
        source=_ISSUES,
    )
    matches = Count(
        "供需对接项数",
        definition="对接日期在期内的本地供需对接项数，不论成否。",
        of="chains.supply_match",
        when=During("matched_on"),
        unit="项",
        by=("supply_region",),
        source=_MATCHES,
    )
    deals = matches.only(
        "供需对接成交项数",
        Equals("result", "deal"),
        definition="对接日期在期内、结果为成交的本地供需对接项数。",
        aliases=("达成合作",),
    )
    deal_amount = Sum(
        "供需对接成交额",
        definition="对接日期在期内、结果为成交的本地供需对接成交额合计。",
        of="chains.supply_match",
        when=During("matched_on"),
        column="deal_amount",
        where=(Equals("result", "deal"),),
        unit="万元",
        by=("supply_region",),
        source=_MATCHES,
    )
    measures = Count(
        "行动计划任务数",
        definition="期末已印发的产业行动计划任务条数。",
        of="chains.plan_measure",
        when=Standing("issued_on", "withdrawn_on"),
        unit="条",
        by=("chain",),
        source=_PLANS,
    )
    measures_done = measures.only(
        "已完成的行动计划任务数",
        By("done_on"),
        definition="期末已印发的产业行动计划任务中，至期末已完成的条数。",
    )
    measures_share = Share(
        "行动计划任务完成率",
        definition="期末已印发的产业行动计划任务中，至期末已完成的占比。",
        part=measures_done,
        whole=measures,
        places=1,
        by=("chain",),
        source=_PLANS,
    )
