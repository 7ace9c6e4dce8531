"""Public order in the work report (平安园区部分): petitions, disputes, legal education and campaigns."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="public_order",
        part="safety",
        order=30,
        items=(
            Item(
                lead="办理信访事项{petitions_handled}，{closed_share:均}已办结。",
                text=(
                    "{petitions_handled.period}，园区登记信访{petitions_registered}，受理办理{petitions_handled}、"
                    "{people}，按来源分别为{petitions_handled:分列}；至期末{closed_share:均}已办结。"
                    "{accepted_in_time_share.period}，受理办理的信访{accepted_in_time_share:均}在登记后的法定期限内受理，"
                    "已答复的{in_time_share:均}在办理期限内答复，其中批准延期{extended}；集体访{groups}，重复信访{repeats}；"
                    "转送有权处理机关{sent_on}，不予受理{declined}。"
                    "{reviews_requested.period}，收到复查复核请求{reviews_requested}；领导包案{sponsored}，"
                    "化解{sponsored_settled}；连同上期结转共办结{closed_in_period}。"
                    "{overdue.period}，逾期未答复{overdue}，待受理{awaiting}。"
                ),
            ),
            Item(
                lead="化解矛盾纠纷{disputes_resolved:余}。",
                text=(
                    "{sweeps.period}，各调解组织排查{sweeps}，按月应排查任务完成率{sweeps_met}，发现矛盾纠纷{disputes_found}，"
                    "其中至期末化解的占{resolved_share}；连同上期结转，化解矛盾纠纷{disputes_resolved}，"
                    "涉及{people_reconciled}、{amount_reconciled}，分流诉讼、仲裁等途径{disputes_diverted}。"
                    "{disputes_open.period}，尚未化解{disputes_open}，其中逾期{disputes_overdue}。"
                ),
            ),
            Item(
                lead="开展法治宣传{legal_events}、平安建设活动{activities}。",
                text=(
                    "{legal_events.period}，开展法治宣传{legal_events}，受教育{attendees}，接受法律咨询{consulted}，"
                    "发放资料{leaflets}。{legal_venues.period}，在用普法阵地{legal_venues}。"
                    "{activities.period}，扫黑除恶、反诈、禁毒等专项行动开展活动{activities}，参加{reached}，"
                    "发放宣传资料{materials}，推广国家反诈中心App，新增用户{app_users}；移送线索{clues_sent}；"
                    "到期专项任务{tasks_due}，完成率{tasks_done_share}。"
                ),
            ),
        ),
    )
)
