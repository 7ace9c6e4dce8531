"""Work that is due (应办与已办): visits, monthly reports and meetings of branches, month by month."""

from __future__ import annotations

from yuanqu.engines.indicators.vocabulary import Catalogue, QuotaMet

_RULES = "中国共产党支部工作条例（试行）"


class DueWork(Catalogue, office="party"):
    """Only periods that have ended, with their days of grace, are judged."""

    visits_met = QuotaMet(
        "指导员月走访率",
        definition="期内已结束的各月份中，整月在派的指导员走访所派驻企业至少一次的占比，按派驻关系逐月计。",
        quota="party.visit",
        places=1,
        by=("park",),
        aliases=("走访率",),
        source="党建指导员选派表",
    )
    reports_met = QuotaMet(
        "非公党建月报报送率",
        definition="期内各月份中，整月存续的党组织已报送当月月报的占比，次月5日后才判定。",
        quota="party.monthly_report",
        places=1,
        by=("form_mode",),
        aliases=("月报报送率",),
        source="园区非公党建月报制度",
    )
    branch_life_met = QuotaMet(
        "三会一课落实率",
        definition="期内已结束的各月份中，整月存续的党组织当月归档三会一课至少一次的占比。",
        quota="party.branch_life",
        places=1,
        by=("form_mode",),
        aliases=("三会一课开展率",),
        source=_RULES,
    )
    branch_meetings_met = QuotaMet(
        "支部党员大会落实率",
        definition="期内已结束的各季度中，整季存续的党组织当季归档支部党员大会至少一次的占比。",
        quota="party.branch_meeting",
        places=1,
        by=("form_mode",),
        source=_RULES,
    )
