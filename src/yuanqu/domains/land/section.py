"""Land use efficiency in the work report (土地效益部分): what was brought back to use, and the projects in it."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="land",
        part="reform",
        order=30,
        items=(
            Item(
                lead="通过腾笼换鸟落户项目{settled_by_swap}，盘活闲置低效用地{land_reused}。",
                text=(
                    "{settled_by_swap.period}，通过腾笼换鸟落户{swap_names:举例}{settled_by_swap}项目；"
                    "盘活闲置低效用地{land_reused}（含以前年度处置、期内再利用的），其中腾笼换鸟{land_reused_by_swap}。"
                    "{listed.period}，清理清单在列土地厂房{listed}，占地{listed_land}，涉及企业{listed_firms}。"
                    "{found.period}，新认定{found}，每季约谈率{talks_met}；立案调查涉嫌闲置土地{cases_begun}，"
                    "至期末认定{cases_determined}，结案{cases_closed}。"
                ),
            ),
            Item(
                lead="通过租赁标准厂房和闲置厂房落户中小微项目{settled_by_renting}，盘活闲置厂房{plant_reused}。",
                text=(
                    "{settled_by_renting.period}，通过租赁标准厂房和闲置厂房，落户{renting_names:举例}"
                    "{settled_by_renting}中小微项目；盘活闲置厂房{plant_reused}，按方式分为{plant_reused:分列}。"
                    "{occupancy.period}，可租厂房{lettable}，在租{plant_let}，出租率{occupancy}；"
                    "另有待盘活的闲置厂房{plant_idle}，与可租面积分别统计。"
                ),
            ),
            Item(
                lead="开展亩均效益评价，参评企业{evaluated}，亩均税收{tax_per_mu}。",
                text=(
                    "{evaluated.period}公示的亩均效益评价中，参评企业{evaluated}，用地{evaluated_land}，"
                    "亩均税收{tax_per_mu}，评为A类{grade_a}、D类{grade_d}。"
                    "{supply_rate.period}，按现行年度监测数据，土地供应率{supply_rate}，土地建成率{built_rate}。"
                ),
            ),
        ),
    )
)
