"""The environment in the work report (生态环境部分): screenings, inspections, outlets, inspectorate problems."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="environment",
        part="safety",
        order=20,
        items=(
            Item(
                lead="入园环保预审同意{admitted}，环评批复和备案{approved}。",
                text=(
                    "{opinions.period}，办理入园环保预审{opinions}，同意（含有条件同意）{admitted}；"
                    "环评批复和备案{approved}，自主验收公开{disclosed}。"
                    "{permits.period}，有效的排污许可和登记{permits}，其中重点管理{key_permits}。"
                ),
            ),
            Item(
                lead="专家排查重点企业{key_screened}，发现问题{screening_problems}，{under_way_share:均}在整改。",
                text=(
                    "{screening_problems.period}，委托第三方专家排查重点企业{key_screened}，发现环境问题{screening_problems}，"
                    "至期末{under_way_share:均}已交办整改，其中已完成整改待验收{screening_mended}。"
                    "连同检查、溯源发现的，共发现环境问题{problems}，整改率{mended_share}，期内销号{closed}；"
                    "{outstanding.period}，尚未销号{outstanding}。"
                ),
            ),
            Item(
                lead="开展涉气检查{inspections:余}，其中夜间{night_inspections:余}。",
                text=(
                    "{inspections.period}，开展涉气企业检查{inspections}，其中夜间检查{night_inspections}，"
                    "检查企业{inspected}，出动{inspectors}，发现问题的检查{with_problems}。"
                ),
            ),
            Item(
                lead="采集雨水排口水样{samples}，出具检测数据{readings}，每个排口每月采样不少于{least_samplings}。",
                text=(
                    "{outlets.period}，在用雨水排口{outlets}。{samples.period}，采集水样{samples}，出具检测数据{readings}，"
                    "其中未检出{below}；能判定的数据达标率{pass_share}，超标{over}，无法判定{unjudged}。"
                    "{least_samplings.period}，各排口每月采样均不少于{least_samplings}，月度采样完成率{sampled_share}，"
                    "无水未采{dry_visits}，月度到场率{visited_share}。期内超标预警{alarms}，其中重金属{heavy_alarms}，"
                    "至期末已销警{alarms_closed}；{alarms_open.period}，尚未销警{alarms_open}。{zinc_mean.period}，总锌平均浓度{zinc_mean}（未检出取检出限的一半）。"
                ),
            ),
            Item(
                lead="{last_year:分项}督察反馈问题整改率{rectified_share}。",
                text=(
                    "{last_year.period}，{last_year:分项}督察反馈问题{last_year}，已验收、公示、销号{last_year_closed}，"
                    "整改率{rectified_share}，其中{looking_back}正在回头看，因反弹重新整改{reopened}。"
                    "{closed_feedback.period}，销号督察反馈问题{closed_feedback}，新反馈{fed_back}，"
                    "其中{fed_back_under_way}已定方案、正在整改。"
                ),
            ),
        ),
    )
)
