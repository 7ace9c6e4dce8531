"""Government services in the work report (政务服务部分): what was delegated, how cases went, the start clock."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="services",
        part="reform",
        order=10,
        items=(
            Item(
                lead="赋权清单事项达{delegated}，基本实现区内事区内办。",
                text=(
                    "{delegated.period}，园区赋权清单有效事项共{delegated}，其中直接行使{delegated_direct}、"
                    "直报{delegated_report}、委托{delegated_entrusted}、派驻{delegated_stationed}；"
                    "受理、审查、决定、发证全流程在区内办结的有{handled_inside}，占{inside_share}。"
                    "{shed.period}，剥离社会管理职能{shed}。"
                ),
            ),
            Item(
                lead="服务企业{enterprises_served}，办件办结率{completion_rate}。",
                text=(
                    "{accepted.period}，共受理办件{accepted}，其中赋权事项办件{delegated_cases}，"
                    "涉及赋权事项{items_with_cases}；服务企业{enterprises_served}。所受理办件至期末办结{completed}，"
                    "办结率{completion_rate}；已办结的承诺件中，在承诺时限内办结的占{on_time_share}。"
                    "{agency_mandates.period}，为{agency_mandates}项目提供帮代办，代办事项{agency_cases}；"
                    "收到好差评评价{ratings}，满意率{content_share}。"
                ),
            ),
            Item(
                lead="项目签约至实质性开工承诺{start_clock_days:数}个工作日。",
                text=(
                    "自签订入园协议至实质性开工，园区承诺不超过{start_clock_days:数}个工作日。{due.period}，"
                    "应开工项目{due}（{due:分列}），其中在承诺时限内实质性开工的{due_kept}，占{kept_share}。"
                ),
            ),
            Item(
                lead="收集企业诉求{requests}，兑现惠企资金{payments_amount}。",
                text=(
                    "{requests.period}，收集企业诉求{requests}，至期末办结{requests_answered}，办结率{answered_share}，"
                    "回访{requests_visited}，满意率{satisfied_share}；兑现惠企资金{payments}、{payments_amount}，"
                    "惠及企业{paid_enterprises}。"
                ),
            ),
        ),
    )
)
