"""Investment in key projects (重点项目投资): by month, against the year's plan and against the months' plan."""

from __future__ import annotations

from yuanqu.engines.indicators.vocabulary import Catalogue, QuotaMet, Ratio, Sum
from yuanqu.engines.indicators.windows import During, Standing

_MONTHS = "construction.progress"
_REPORT = "重点项目月报制度"
_BY = ("month_project", "month_tier")


def _monthly(name: str, definition: str, column: str, *aliases: str) -> Sum:
    return Sum(
        name,
        definition=definition,
        of=_MONTHS,
        when=During("month"),
        column=column,
        unit="亿元",
        places=2,
        by=_BY,
        aliases=aliases,
        source=_REPORT,
    )


class Investment(Catalogue, office="construction"):
    """Monthly values are added; figures of the statistics office stand beside them and are never mixed in."""

    year_plan = Sum(
        "重点项目年度计划投资",
        definition="期末在册的年度重点项目的年度计划投资之和。",
        of="construction.key_project",
        when=Standing("listed_on", "listed_to"),
        column="plan_year",
        unit="亿元",
        places=2,
        by=("project_tier", "project_year_class"),
        aliases=("年度计划投资",),
        source="重点项目管理办法",
    )
    invested = _monthly(
        "重点项目完成投资",
        "月份在期内的重点项目本月完成投资之和，尚未报送的月份不计。",
        "done_month",
        "完成投资",
    )
    planned = _monthly("重点项目计划投资", "月份在期内的重点项目本月计划投资之和。", "plan_month")
    approved = _monthly(
        "重点项目统计核定投资", "月份在期内、由统计部门核定的重点项目固定资产投资之和。", "approved"
    )
    year_completion = Ratio(
        "重点项目年度投资完成率",
        definition="月份在期内的重点项目完成投资，占期末在册年度重点项目年度计划投资的百分比。",
        part=invested,
        whole=year_plan,
        places=1,
        aliases=("年度计划投资完成率",),
        source=_REPORT,
    )
    schedule_completion = Ratio(
        "重点项目月度计划完成率",
        definition="月份在期内的重点项目完成投资，占同期各月计划投资的百分比，超过百分之百的为超序时。",
        part=invested,
        whole=planned,
        places=1,
        by=_BY,
        aliases=("序时计划完成率",),
        source=_REPORT,
    )
    reports_met = QuotaMet(
        "重点项目月报报送率",
        definition="期内已结束的各月份中，整月在册的重点项目已报送当月月报的占比。",
        quota="construction.monthly_report",
        places=1,
        by=("project_tier",),
        source=_REPORT,
    )
