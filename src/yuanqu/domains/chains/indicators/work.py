"""What is done for the chains (链上协调、行动计划、申报认定)."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names
from yuanqu.engines.indicators.windows import Entered, Standing

_ISSUES, _PLANS = "产业链问题清单", "行动计划任务分解表"
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
