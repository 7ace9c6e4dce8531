"""Enterprises of the 四上 register (规上企业): how many there are, who came in, who went out."""

from __future__ import annotations

from yuanqu.domains.economy.indicators.scope import INDUSTRY, LOCKED
from yuanqu.engines.indicators.conditions import OneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Distinct, Names
from yuanqu.engines.indicators.windows import During, Standing

_REGISTER = "registers.above_scale"
_REVIEW = "调查单位审核确认办法"
_BY = ("park", "is_private", "size_class")
# 真正新增的三种纳入方式；改制重组、专业变更、辖区变更的企业原已在库，不算新增。
_NEW = OneOf("entry_route", ("monthly_new", "yearly_new", "yearly_grown"))
_NEW_BY_MONTH = OneOf("entry_route", ("monthly_new",))


class AboveScaleEnterprises(Catalogue, office="economy"):
    """规上 means industry here (专业 B); 四上 are all specialties."""

    above_scale = Distinct(
        "规上工业企业数",
        definition="期末在库的规模以上工业企业家数：入库报告期不晚于、退出报告期不早于期末月份。",
        of=_REGISTER,
        when=Standing("in_month", "out_month"),
        column="enterprise",
        where=(INDUSTRY,),
        unit="家",
        by=_BY,
        aliases=("规上企业总数", "规上工业企业总数", "规上企业数"),
        period=LOCKED,
        source=_REVIEW,
    )
    four_up = Distinct(
        "四上企业数",
        definition="期末在库的四上企业（工业、建筑业、批零、住餐、房地产、服务业各专业）家数。",
        of=_REGISTER,
        when=Standing("in_month", "out_month"),
        column="enterprise",
        unit="家",
        by=("specialty", *_BY),
        period=LOCKED,
        source=_REVIEW,
    )
    new_above_scale = Distinct(
        "新增规上工业企业数",
        definition="入库报告期在期内的规模以上工业企业家数，计月度新开业（投产）、年度新开业、年度规下升规上三种纳入方式。",
        of=_REGISTER,
        when=During("in_month"),
        column="enterprise",
        where=(INDUSTRY, _NEW),
        unit="家",
        by=("entry_route", *_BY),
        aliases=("新增规上企业", "新增规上工业企业", "新入规企业"),
        period=LOCKED,
        source=_REVIEW,
    )
    new_by_month = Distinct(
        "月度新增规上工业企业数",
        definition="入库报告期在期内、以月度新开业（投产）方式纳入的规模以上工业企业家数。",
        of=_REGISTER,
        when=During("in_month"),
        column="enterprise",
        where=(INDUSTRY, _NEW_BY_MONTH),
        unit="家",
        by=_BY,
        period=LOCKED,
        source=_REVIEW,
    )
    new_names = Names(
        "新增规上工业企业名单",
        definition="入库报告期在期内、计入新增规上工业企业数的企业名单。",
        of=new_above_scale,
        show="enterprise.name",
        unit="家",
        period=LOCKED,
        source=_REVIEW,
    )
    left = Distinct(
        "退出规上工业企业数",
        definition="退出报告期（末份报表月份）在期内的规模以上工业企业家数，不分退出方式。",
        of=_REGISTER,
        when=During("out_month"),
        column="enterprise",
        where=(INDUSTRY,),
        unit="家",
        by=("exit_route", *_BY),
        aliases=("退规企业数",),
        period=LOCKED,
        source=_REVIEW,
    )
