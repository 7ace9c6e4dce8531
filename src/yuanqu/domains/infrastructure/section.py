"""Infrastructure in the work report (基础设施部分): works complete and under way, utilities ahead of demand."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="infrastructure",
        part="projects",
        order=20,
        items=(
            Item(
                lead="基本建成道路{roads_complete}，配套工程完工{others_complete}。",
                text=(
                    "{roads_complete.period}，{roads_complete_names:举例}{roads_complete}道路基本建成，"
                    "里程{roads_complete_length}；{others_complete_names:举例}{others_complete}配套工程完工。"
                    "{works_building.period}，在建基础设施工程{works_building}（{works_building_names:举例}），"
                    "其中超过计划完工日期的{works_overdue}。{works_invested.period}，新开工{works_started}，"
                    "竣工验收备案{works_accepted}，基础设施完成投资{works_invested}。"
                ),
            ),
            Item(
                lead="公用设施超前配套率{ahead_share}。",
                text=(
                    "{demands_due.period}，登记企业用能需求{demands_registered}；到期需求{demands_due}中，"
                    "公用设施先于需求投运的占{ahead_share}，按期接通的占{met_share}；"
                    "新投运公用设施{facilities_online}，余量不足的公用设施{facilities_short}。"
                    "{connections_done.period}，受理报装{connections_accepted}，接通{connections_done}，"
                    "到期方案答复率{answered_share}。"
                ),
            ),
        ),
    )
)
