"""Investment promotion in the work report (招商引资部分): joint reviews of both kinds, agreements, funds."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="investment",
        part="projects",
        order=5,
        items=(
            Item(
                lead="召开工业项目联审会{industrial_meetings}，原则同意入园项目{industrial_approved}。",
                text=(
                    "{industrial_meetings.period}，召开工业项目联审会{industrial_meetings}，"
                    "原则同意入园项目{industrial_approved}（{industrial_names:举例}），"
                    "总投资{industrial_investment}，达产后预计年营收{industrial_revenue}、年税收{industrial_tax}。"
                ),
            ),
            Item(
                lead="召开租赁厂房项目联审会{renting_meetings}，通过中小微项目{renting_approved}。",
                text=(
                    "{renting_meetings.period}，召开租赁厂房项目联审会{renting_meetings}，"
                    "审议通过租赁厂房的中小微项目{renting_approved}，"
                    "总投资{renting_investment}，达产后预计年营收{renting_revenue}、年税收{renting_tax}。"
                ),
            ),
            Item(
                lead="新增招商线索{leads}，新签约项目{signed}。",
                text=(
                    "{leads.period}，新增招商线索{leads}，外出招商{visits_out}，"
                    "接待客商{visits_in}、{guests}；{in_talks.period}，在谈项目{in_talks}，"
                    "计划总投资{talks_investment}。{signed.period}，新签约项目{signed}，协议引资{signed_investment}，"
                    "各签约项目（含往年签约的）到位资金{arrived}，其中省外资金{arrived_outside}；协议履约评价{assessed}，达标率{kept_share}。"
                ),
            ),
            Item(
                lead="与证券公司签订{fund_with_securities}产业基金合作协议。",
                text=(
                    "{fund_with_securities.period}，与证券公司签订{fund_with_securities}产业基金合作协议（按协议规模）；"
                    "产业基金实缴{fund_paid}，投资{fund_invested}。"
                ),
            ),
        ),
    )
)
