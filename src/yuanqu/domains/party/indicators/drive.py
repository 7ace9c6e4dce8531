"""The drive (攻坚): enterprises surveyed, targeted, covered, and the organisations founded for them."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, InState, NoneOf, OneOf, Within
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Names
from yuanqu.engines.indicators.windows import During, Entered

_SURVEY, _TARGET, _ORGANISATION = "party.survey", "party.target", "party.organisation"
_FORM, _PLAN = "非公企业党建摸排表", "“两个覆盖”攻坚行动方案"
_BY = ("phase", "target_basis", "target_mode", "park")
# 剔除的不再是攻坚对象；已覆盖、已工作覆盖的仍是。
_KEPT = InState(
    "listed", "mobilised", "applied", "submitted", "approved", "elected", "plaqued", "covered", "worked"
)
_IN_SCOPE = Within(
    "party.scope_entry", "enterprise", ("since", "until"), where=(Equals("decision", "included"),)
)


class Drive(Catalogue, office="party"):
    """Each counts enterprises once, however many rounds or phases they appear in."""

    surveyed = Distinct(
        "摸排非公企业数",
        definition="摸排日期在期内的重点非公企业家数，一家多轮计一家，含核实为非实体运营的。",
        of=_SURVEY,
        when=During("surveyed_on"),
        column="enterprise",
        unit="家",
        by=("operation", "survey_scale", "park"),
        aliases=("摸排企业", "摸排重点非公企业", "摸排民营企业"),
        source=_FORM,
    )
    surveyed_idle = Distinct(
        "摸排核实非实体运营企业数",
        definition="摸排日期在期内、判定为空壳、长期停产、一照多址或多照一企、筹建、已迁出的企业家数。",
        of=_SURVEY,
        when=During("surveyed_on"),
        column="enterprise",
        where=(NoneOf("operation", ("operating",)),),
        unit="家",
        by=("operation",),
        source=_FORM,
    )
    targeted = Distinct(
        "攻坚对象数",
        definition="入列日期在期内、至期末未被剔除的攻坚企业家数，含党建基数之外的新入园等企业。",
        of=_TARGET,
        when=During("listed_on"),
        column="enterprise",
        where=(_KEPT,),
        unit="家",
        by=_BY,
        aliases=("确定攻坚对象", "攻坚企业"),
        source=_PLAN,
    )
    targeted_in_scope = Distinct(
        "基数内攻坚对象数",
        definition="入列日期在期内、至期末未被剔除的攻坚企业中，入列之日在党建基数内的家数。",
        of=_TARGET,
        when=During("listed_on"),
        column="enterprise",
        where=(_KEPT, _IN_SCOPE),
        unit="家",
        by=_BY,
        source=_PLAN,
    )
    covered = Distinct(
        "攻坚覆盖企业数",
        definition="期内完成覆盖销号、至期末仍为已覆盖的攻坚企业家数，只计组织覆盖，不计工作覆盖。",
        of=_TARGET,
        when=Entered("covered"),
        column="enterprise",
        unit="家",
        by=_BY,
        aliases=("第一阶段覆盖", "新覆盖企业"),
        source=_PLAN,
    )
    organisations_founded = Count(
        "新建党组织数",
        definition="批准日期在期内的非公企业党组织个数，不分组建方式；一个联合党支部计一个，不按所覆盖的企业计。",
        of=_ORGANISATION,
        when=During("approved_on"),
        unit="个",
        by=("form_mode",),
        aliases=("新建党支部",),
        source="党组织台账",
    )
    single_founded = organisations_founded.only(
        "新建单独党支部数",
        Equals("form_mode", "single"),
        definition="批准日期在期内、由一家企业单独组建的党组织个数。",
        aliases=("单建党支部", "单独组建党支部"),
        by=(),
    )
    joint_founded = organisations_founded.only(
        "新建联合党支部数",
        OneOf("form_mode", ("joint", "region", "trade", "chain")),
        definition="批准日期在期内、由多家企业联合（含按区域、行业、产业链）组建的党组织个数。",
        aliases=("联建党支部", "联合组建党支部"),
    )
    single_names = Names(
        "新建单独党支部名单",
        definition="批准日期在期内、由一家企业单独组建的党组织简称。",
        of=single_founded,
        show="short_name",
        unit="个",
        source="党组织台账",
    )
