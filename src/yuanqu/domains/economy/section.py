"""The economy's part of the work report (经济运行部分): what 规上 industry did, who came in, what leads the zone."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="economy",
        part="economy",
        order=10,
        items=(
            Item(
                lead="规上工业主营业务收入{main_revenue_growth:同比}。",
                text=(
                    "{main_revenue.period}，规上工业企业实现主营业务收入{main_revenue}，按可比口径{main_revenue_growth:同比}"
                    "（按上年公布数计算{main_revenue_growth.nominal}）；实现利润总额{total_profit}，"
                    "按可比口径{total_profit_growth:同比}（按上年公布数计算{total_profit_growth.nominal}），"
                    "营业收入利润率为{profit_margin}；入库税收{tax}，按同一批企业计算{tax_growth:同比}。"
                ),
            ),
            Item(
                lead="规上工业研发费用{rd_expense_growth:同比}。",
                text=(
                    "{rd_expense.period}，规上工业企业投入研发费用{rd_expense}，按可比口径{rd_expense_growth:同比}"
                    "（按上年公布数计算{rd_expense_growth.nominal}），"
                    "占其营业收入的{rd_intensity}。"
                ),
            ),
            Item(
                lead="新增规上工业企业{new_above_scale}，总数达{above_scale}。",
                text=(
                    "{new_above_scale.period}，新增规上工业企业{new_above_scale}（{new_names:举例}），"
                    "其中以月度新开业（投产）方式纳入{new_by_month}。"
                    "{above_scale.period}，全区在库规上工业企业共{above_scale}。"
                    "{nurtured.period}，入规培育库有企业{nurtured}，其中已达标待申报{to_apply}、"
                    "入库审核中{applied}，到申报截止日期仍未申报、列入漏统预警的{missed}；"
                    "{nurtured_in.period}，经培育入库{nurtured_in}。"
                ),
            ),
            Item(
                lead="主导产业主营业务收入占全区{leading_share}。",
                text=(
                    "{zone_main_revenue.period}，全区企业（不分规上规下）实现主营业务收入{zone_main_revenue}，"
                    "其中主导产业（{leading_revenue:分项}）合计{leading_revenue}，"
                    "占全区企业主营业务收入的{leading_share}；"
                    "分产业看，主营业务收入分别为{leading_revenue:分列}。"
                ),
            ),
            Item(
                lead="进出口总额{foreign_trade_growth:同比}。",
                text=(
                    "{foreign_trade.period}，全区{traders}企业有进出口实绩，实现进出口总额{foreign_trade}，"
                    "折合人民币{foreign_trade_yuan}，按美元计{foreign_trade_growth:同比}，其中出口{exports}；"
                    "实际使用外资{foreign_capital}，{foreign_capital_growth:同比}。"
                ),
            ),
        ),
    )
)
