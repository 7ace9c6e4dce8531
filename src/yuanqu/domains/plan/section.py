"""The plan in the work report (计划与督办部分): what became of the last plan, and the report's second part."""

from __future__ import annotations

from yuanqu.domains.plan.outlook import outlook
from yuanqu.domains.plan.review import goals_in_brief
from yuanqu.engines.reports.outline import Item, Passage, Section, register, register_passage

register(
    Section(
        office="plan",
        part="opening",
        order=10,
        items=(
            Item(
                lead="{planned.period}，本期工作计划{planned}已完成{finished}，完成率{finished_share}。",
                text=(
                    "{planned.period}，仍在实施{under_way}，结转下期{carried_over}（{carried_names:举例}）。"
                    "{assigned.period}，交办督办事项{assigned}，已销号{closed}，办结率{closed_share}，"
                    "催办{chased}；"
                    "{in_hand.period}，在办督办事项{in_hand}，其中逾期{overdue}。"
                    "{meetings.period}，召开调度会议{meetings}，现场办公受理企业诉求{requests}，当场解决{settled}。"
                ),
            ),
        ),
    )
)
register(
    Section(
        office="plan",
        part="plan",
        order=10,
        items=(
            Item(
                lead="下一步，围绕{ahead:分项}等方面，安排重点工作{ahead}。",
                text="{ahead.period}，已审定的工作计划共{ahead}，其中{ahead:分列}。",
            ),
        ),
    )
)
register_passage(Passage("plan", "opening", 20, goals_in_brief))
register_passage(Passage("plan", "plan", 20, outlook))
