"""Science and innovation in the work report (科技创新部分): titles and applications, renovation and the bond."""

from __future__ import annotations

from yuanqu.engines.reports.outline import Item, Section, register

register(
    Section(
        office="innovation",
        part="reform",
        order=20,
        items=(
            Item(
                lead="入选创新型中小企业{innovative_named}，拟申报高新技术企业{high_tech_planned}。",
                text=(
                    "{innovative_named.period}，{innovative_named}企业入选省创新型中小企业（{innovative_named:分列}），"
                    "认定高新技术企业{high_tech_named}；"
                    "拟申报高新技术企业{high_tech_planned}，其中{high_tech_planned:分列}，至期末已在平台提交{high_tech_submitted}。"
                    "{high_tech.period}，全区有效期内高新技术企业{high_tech}、科技型中小企业{tech_sme}、"
                    "专精特新中小企业{specialised}、研发平台{platforms}；"
                    "{ending.period}到期资质{ending}，续期率{renewed_share}。"
                ),
            ),
            Item(
                lead="获评省级先进级智能工厂{advanced_factories}。",
                text=(
                    "{advanced_factories.period}，获评省级先进级智能工厂{advanced_factories}（{advanced_names:名单}）；"
                    "入选省数智工厂{digital_factories}（{digital_factories:分列}），{beacon_applicants:多}企业申报省级小灯塔企业或数智工厂；"
                    "开展数字化诊断{diagnosed}，完成数字化改造{transformed}、投入{transformation_invest}。"
                ),
            ),
            Item(
                lead="开展技改项目{renovations}，总投资{renovation_investment}。",
                text=(
                    "{renovations.period}，全区开展技改项目{renovations}，总投资{renovation_investment}，其中已竣工{renovations_completed}。"
                    "{renovation_done.period}，技改项目完成投资{renovation_done}，到位资金{support_arrived}"
                    "（{support_arrived:分列}），月报报送率{renovation_reported}。"
                    "{bonds.period}，设备更新项目申报超长期特别国债{bonds}，申请资金{bond_asked}，其中县、市审核{bonds_county}、"
                    "省级审核{bonds_province}、国家审核{bonds_national}（{bond_names:名单}）、已下达计划{bonds_allotted}。"
                ),
            ),
        ),
    )
)
