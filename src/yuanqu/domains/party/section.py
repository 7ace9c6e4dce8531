"""Party building in the work report (党的建设部分): coverage from–to with its scope, conduct, venues."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="party",
        part="party",
        order=10,
        items=(
            Item(
                lead="非公企业党的组织覆盖率由{coverage_before}上升到{coverage_rate}。",
                text=(
                    "{surveyed.period}，摸排重点非公企业{surveyed}，确定攻坚对象{targeted}，其中在党建基数内的"
                    "{targeted_in_scope}，其余为基数之外的新入园筹建企业；至期末，攻坚对象已实现组织覆盖{covered}。"
                    "{single_founded.period}，新建单独党支部{single_founded}（{single_names:举例}）、"
                    "联合党支部{joint_founded}。"
                    "{coverage_rate.period}，纳入党建基数的实体运营非公企业共{in_scope}，经核实不纳入的"
                    "（空壳、停产、未投产、迁出等）{out_of_scope}；以期末这{in_scope}企业为固定口径，"
                    "党组织覆盖企业由期初的{covered_before}增加到期末的{covered_in_scope}，"
                    "组织覆盖率由{coverage_before}上升到{coverage_rate}，单独组建率为{single_rate}；"
                    "规上非公企业组织覆盖率为{above_scale_rate}。"
                    "{work_rate.period}，有党建指导员在派的企业{worked}，工作覆盖率为{work_rate}（与组织覆盖率分别统计）。"
                ),
            ),
            Item(
                lead="开展警示教育{warning_events}、专题宣讲{lectures}。",
                text=(
                    "{warning_events.period}，归档在册的警示教育{warning_events}、专题宣讲{lectures}，"
                    "参加{taught}。{items_found.period}，专项整治查摆问题{items_found}，其中立行立改{found_at_once}、"
                    "集中整治{found_for_campaign}；至期末经第二人核验销号{items_closed}，占{closed_share}，"
                    "其中立行立改{closed_at_once}、集中整治{closed_for_campaign}，建章立制{rules_made}。"
                ),
            ),
            Item(
                lead="建成达标党群阵地{venues_up}，在用党建指导员{instructors}。",
                text=(
                    "{venues.period}，党群阵地共{venues}，其中达到本园区“六个一”标准的{venues_up}；"
                    "在用党建指导员{instructors}。{visits.period}，指导员走访企业{visited}、{visits}，"
                    "按月应走访的落实{visits_met}；归档的三会一课{branch_life}，按月应开展的落实{branch_life_met}，"
                    "党建月报报送率{reports_met}；全面从严治党责任清单和年度计划到期{duties_due}，"
                    "完成{duties_done}，占{duties_share}。"
                ),
            ),
        ),
    )
)
