"""Industry chains in the work report (产业链部分): panoramas, gaps and who is wanted, what is applied for."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="chains",
        part="economy",
        order=20,
        items=(
            Item(
                lead="完成{panoramas}产业链全景图绘制。",
                text=(
                    "{panoramas.period}，列入目录的产业链{chains}，已绘制并审定全景图{panoramas}（{panorama_names:名单}）；"
                    "图上共有环节{segments}，在链企业{companies}，其中规上企业{companies_above_scale}、链主企业{leaders}；"
                    "已判定强弱的环节{judged}，其中优势{strong}、一般{ordinary}、薄弱（含断链风险）{weak}、缺失{missing}；"
                    "产业链完整度（优势和一般环节占比）为{completeness}。"
                ),
            ),
            Item(
                lead="围绕{targeted_segments}环节补链强链。",
                text=(
                    "{targets.period}，在{targeted_names:举例}{targeted_segments}环节列有目标企业{targets}。"
                    "{led.period}，目标企业转为招商线索{led}；"
                    "签约补链强链延链项目{signed}，总投资{signed_investment}；"
                    "协调解决产业链问题{issues_solved}。"
                ),
            ),
            Item(
                lead="正在申报{applying_names:名单}。",
                text=(
                    "{applying.period}，正在申报集群、试验区等认定{applying}（{applying_names:名单}），其中省级已受理{accepted}、评审公示{in_review}、"
                    "编制推荐{preparing}；产业行动计划任务{measures}，已完成{measures_done}。"
                ),
            ),
        ),
    )
)
