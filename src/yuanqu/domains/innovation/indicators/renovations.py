"""Renovation (技改) and the special bond (设备更新国债): projects their money, where applications stand."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState, Moved
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names, QuotaMet, Sum
from yuanqu.engines.indicators.windows import During, Standing

_PROJECTS, _FUNDS = "innovation.renovation", "innovation.renovation_fund"
_MONTHS, _BONDS = "innovation.renovation_month", "innovation.bond"
_FORM, _CALL = "技改项目月报表", "超长期特别国债设备更新申报通知"
# 本年新开工、续建和本年竣工的都算开展：竣工的计到当年年末。
_CARRIED_OUT = Standing("building_from", "counted_to")


class Renovations(Catalogue, office="innovation"):
    """A project is carried out (开展) from its start to the end of the year in which it is completed."""

    renovations = Count(
        "开展技改项目数",
        definition="期末已开工的技改项目数，含本年新开工、续建和本年内已竣工的。",
        of=_PROJECTS,
        when=_CARRIED_OUT,
        unit="个",
        by=("renovation_nature", "park"),
        aliases=("开展技改项目", "实施技改项目"),
        source=_FORM,
    )
    renovation_investment = Sum(
        "技改项目总投资",
        definition="期末已开工的技改项目（含本年新开工、续建和本年内已竣工的）总投资之和。",
        of=_PROJECTS,
        when=_CARRIED_OUT,
        column="invest_total",
        unit="亿元",
        places=2,
        by=("renovation_nature", "park"),
        source=_FORM,
    )
    renovations_completed = renovations.only(
        "已竣工技改项目数",
        Moved("complete"),
        definition="期末已开工的技改项目（含本年新开工、续建和本年内已竣工的）中，至期末已竣工的个数。",
        aliases=(),
    )
    renovation_done = Sum(
        "技改项目完成投资",
        definition="月份在期内的技改项目月报中，本月完成投资之和。",
        of=_MONTHS,
        when=During("month"),
        column="done",
        unit="万元",
        places=0,
        source=_FORM,
    )
    renovation_reported = QuotaMet(
        "技改项目月报报送率",
        definition="期内每月在建的技改项目应于次月15日前报送月报一份，已报送的占比。",
        quota="innovation.renovation_report",
        places=1,
        source=_FORM,
    )
    support_arrived = Sum(
        "技改资金到位",
        definition="到位日期在期内的技改项目资金（含自筹、贷款和各级财政资金）之和。",
        of=_FUNDS,
        when=During("arrived_on"),
        column="arrived",
        unit="万元",
        places=0,
        by=("support",),
        source="技改资金表",
    )
    bonds = Count(
        "国债申报项目数",
        definition="列入谋划日期至期末、尚未竣工、未通过或撤回的设备更新国债申报项目数。",
        of=_BONDS,
        when=Standing("listed_on", "closed_on"),
        where=(
            InState("planned", "county", "city", "province", "nation", "shortlisted", "allotted", "paid"),
        ),
        unit="个",
        by=("bond_batch",),
        source=_CALL,
    )
    bonds_national = bonds.only(
        "国债国家审核项目数",
        InState("nation"),
        definition="期末已由省报国家、正在国家审核的设备更新国债申报项目数。",
        aliases=("国债国家审核",),
    )
    bonds_county = bonds.only(
        "国债县市审核项目数",
        InState("county", "city"),
        definition="期末正在县级、市级审核的设备更新国债申报项目数。",
    )
    bonds_province = bonds.only(
        "国债省级审核项目数",
        InState("province"),
        definition="期末正在省级审核的设备更新国债申报项目数。",
    )
    bonds_allotted = bonds.only(
        "国债已下达项目数",
        Moved("allot"),
        definition="期末已下达计划、尚未竣工的设备更新国债申报项目数。",
    )
    bond_names = Names(
        "国家审核国债项目名单",
        definition="期末正在国家审核的设备更新国债申报项目名称。",
        of=bonds_national,
        show="renovation.name",
        first=5,
        source=_CALL,
    )
    bond_asked = Sum(
        "国债申请资金",
        definition="期末尚未竣工、未通过或撤回的设备更新国债申报项目的申请资金之和。",
        of=_BONDS,
        when=Standing("listed_on", "closed_on"),
        column="asked",
        where=(
            InState("planned", "county", "city", "province", "nation", "shortlisted", "allotted", "paid"),
        ),
        unit="万元",
        places=0,
        by=("bond_batch",),
        source=_CALL,
    )
