"""Work safety in the work report (安全生产部分): inspections and hazards, training before entry, daily work."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="safety",
        part="safety",
        order=10,
        items=(
            Item(
                lead="累计检查企业{enterprises_inspected:余}，摸排安全隐患{hazards_found:余}，{ordered_share:均}下达限期整改责任书。",
                text=(
                    "{inspections.period}，共开展安全检查{inspections}，出动检查人员{people_sent}，"
                    "检查企业{enterprises_inspected}，连同九小场所、在建工地共检查对象{objects_inspected}。"
                    "{hazards_found.period}，摸排安全隐患{hazards_found}，其中一般隐患{general_hazards}、"
                    "重大隐患{major_hazards}，至期末{ordered_share:均}下达限期整改责任书；已完成整改{hazards_rectified}，"
                    "整改率{rectified_share}，已销号{hazards_closed}，投入整改资金{rectification_cost}。"
                    "{hazards_open.period}，连同上期结转尚未销号{hazards_open}，其中逾期{hazards_overdue}。"
                    "{letters_issued.period}，下达限期整改责任书{letters_issued}，出具整改复查意见书{opinions_issued}。"
                ),
            ),
            Item(
                lead="开展入园前安全培训{entry_rounds}，培训新企业{new_enterprises_trained:余}。",
                text=(
                    "{training_rounds.period}，共开展安全培训{training_rounds}，其中入园前培训{entry_rounds}；"
                    "培训企业{enterprises_trained}，其中首次参训的新企业{new_enterprises_trained}，"
                    "培训{people_trained}，测试合格率{pass_rate}。"
                ),
            ),
            Item(
                lead="网格巡查{patrols}，开展应急演练{drills}。",
                text=(
                    "{patrols.period}，网格员巡查{patrols}，走访企业和场所{objects_patrolled}；"
                    "{objects_patrolled_share.period}，每季巡查覆盖率{objects_patrolled_share}，"
                    "网格长月巡查率{chief_patrol_share}；"
                    "开展应急演练{drills}，参演{drill_people}；开展安全宣传活动{publicity}，"
                    "发放宣传资料{leaflets}，推送安全提示{pushes}。"
                ),
            ),
        ),
    )
)
