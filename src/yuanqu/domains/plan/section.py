"""The plan in the work report (计划与督办部分): what became of the last plan, and the report's second part."""

from __future__ import annotations

from yuanqu.domains.plan.annex import goals_in_full
from yuanqu.domains.plan.last_plan import LAST_PLAN, item_by_item
from yuanqu.domains.plan.outlook import outlook
from yuanqu.domains.plan.review import GOALS_ANNEX, goals_in_brief
from yuanqu.engines.reports.outline import (
    Annex,
    Item,
    Passage,
    Section,
    register,
    register_annex,
    register_passage,
)

register(
    Section(
        office="plan",
        part="opening",
        order=10,
        items=(
            Item(
                lead="年初确定的重点工作扎实推进。",
                text=(
                    "{planned.period}，列入本期工作计划的{planned}已完成{finished}，完成率{finished_share}，"
                    "正在实施{under_way}，其余{carried_over}（{carried_names:举例}）结转下期，逐项落实情况见附件《"
                    + LAST_PLAN
                    + "》。"
                    "{assigned.period}，交办督办事项{assigned}，已销号{closed}，办结率{closed_share}，催办{chased}，"
                    "期末在办{in_hand}，其中逾期{overdue}；"
                    "召开调度会议{meetings}，现场办公受理企业诉求{requests}，当场解决{settled}。"
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
register_annex(Annex(GOALS_ANNEX, 10, goals_in_full))
register_annex(Annex(LAST_PLAN, 15, item_by_item))
