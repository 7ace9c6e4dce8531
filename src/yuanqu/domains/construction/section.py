"""Project construction in the work report (项目建设部分): starts and completions, money, what stands in the way."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="construction",
        part="projects",
        order=10,
        items=(
            Item(
                lead="新开工项目{newly_started}，竣工投产项目{put_in_production}，在建重点项目{key_under_construction}。",
                text=(
                    "{newly_started.period}，实质性开工建设项目{newly_started}，总投资{newly_started_total}；"
                    "竣工并投产{put_in_production}。{under_construction.period}，在建项目共{under_construction}，"
                    "其中列入年度重点项目清单的{key_under_construction}（{key_names:举例}），停工{suspended}。"
                    "以上均不含租赁厂房的项目。"
                ),
            ),
            Item(
                lead="重点项目完成投资{invested}，为同期计划的{schedule_completion}。",
                text=(
                    "{year_plan.period}，在册年度重点项目{key_listed}，年度计划投资{year_plan}。"
                    "{invested.period}，完成投资{invested}，占年度计划的{year_completion}，"
                    "为同期各月计划{planned}的{schedule_completion}；统计部门核定固定资产投资{approved}；"
                    "月报按时报送率{reports_met}。"
                    "{stat_entered.period}，新入库纳统项目{stat_entered}，期末在建项目入库率{entry_share}。"
                ),
            ),
            Item(
                lead="协调解决项目问题{problems_solved}，办结率{solved_share}。",
                text=(
                    "{problems_raised.period}，各项目提出需协调的问题{problems_raised}，经他人确认解决{problems_solved}，"
                    "办结率{solved_share}，升级协调{problems_escalated}；连同上期结转，期末未解决{problems_open}，"
                    "其中逾期{problems_overdue}。{nodes_due.period}，到期节点{nodes_due}，按期完成的占{nodes_kept_share}；"
                    "核发施工许可证{construction_permits}。{starts_overdue.period}，超过应开工日仍未开工的项目"
                    "{starts_overdue}（{starts_overdue_names:举例}），涉及尚未解决的问题{start_problems}"
                    "（{start_problem_names:举例}）。"
                ),
            ),
        ),
    )
)
