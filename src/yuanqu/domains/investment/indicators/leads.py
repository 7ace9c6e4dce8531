"""Leads, contacts and projects in talks (线索、洽谈、在谈)."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState, OneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Sum
from yuanqu.engines.indicators.windows import During, Standing

_LEADS, _CONTACTS, _TALKS = "investment.lead", "investment.contact", "investment.negotiation"
_FORM, _VISITS, _WEEKLY = "招商线索登记表", "招商活动登记表", "在谈项目周报"
_BY = ("lead_channel", "lead_industry")
_TALKED = (*_BY, "talks_kind", "source_region")
_VISITED = ("contact_mode", "leader_level")
_STANDING = Standing("opened_on", "signed_on")


class Leads(Catalogue, office="investment"):
    """A lead counts on the day it is registered, a visit on the day it is made, talks as they stand at the end."""

    leads = Count(
        "新增招商线索数",
        definition="登记日期在期内的招商线索条数。",
        of=_LEADS,
        when=During("registered_on"),
        unit="条",
        by=_BY,
        aliases=("招商线索",),
        source=_FORM,
    )
    visits_out = Count(
        "外出招商次数",
        definition="洽谈日期在期内的外出招商和驻点拜访次数。",
        of=_CONTACTS,
        when=During("held_on"),
        where=(OneOf("mode", ("out", "stationed")),),
        unit="次",
        by=_VISITED,
        aliases=("外出招商",),
        source=_VISITS,
    )
    visits_in = Count(
        "接待客商批次",
        definition="洽谈日期在期内的来访接待批次。",
        of=_CONTACTS,
        when=During("held_on"),
        where=(OneOf("mode", ("in",)),),
        unit="批",
        by=_VISITED,
        aliases=("接待来访客商",),
        source=_VISITS,
    )
    guests = Sum(
        "接待客商人次",
        definition="洽谈日期在期内的来访接待的客商人数之和。",
        of=_CONTACTS,
        when=During("held_on"),
        where=(OneOf("mode", ("in",)),),
        column="people",
        unit="人次",
        by=_VISITED,
        source=_VISITS,
    )
    in_talks = Count(
        "在谈项目数",
        definition="期末尚未签约、也未终止的在谈项目数，含预审中和待联审签约的。",
        of=_TALKS,
        when=_STANDING,
        where=(InState("talking", "checking", "ready"),),
        unit="个",
        by=_TALKED,
        aliases=("在谈项目",),
        source=_WEEKLY,
    )
    in_precheck = in_talks.only(
        "预审中项目数",
        InState("checking"),
        definition="期末正由各部门预审的在谈项目数。",
        aliases=(),
    )
    awaiting = in_talks.only(
        "待联审签约项目数",
        InState("ready"),
        definition="期末预审齐全、等待联审或签约的在谈项目数。",
        aliases=(),
    )
    talks_investment = Sum(
        "在谈项目计划总投资",
        definition="期末尚未签约、也未终止的在谈项目的计划总投资之和。",
        of=_TALKS,
        when=_STANDING,
        where=(InState("talking", "checking", "ready"),),
        column="invest_total",
        unit="亿元",
        places=2,
        by=_TALKED,
        aliases=("在谈投资额",),
        source=_WEEKLY,
    )
