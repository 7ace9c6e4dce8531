"""Coverage (两个覆盖): how many enterprises in a stated scope are covered, before and after.

The rate counts enterprises in dated coverage relations over the scope list, never branches. Before and after are taken
over the same enterprises, those in scope on the period's last day, so that a changed scope is no rise.
"""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, Within
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import Opening, Standing

_SCOPE = "党建基数名单"
_RULE = "组织覆盖率＝单独和联合组建党组织的企业数÷实体运营的非公企业数"
_BY = ("park", "size_class", "division")
_SPAN = ("since", "until")
_INCLUDED = Equals("decision", "included")
_COVERED = Within("party.coverage", "enterprise", _SPAN)
_SINGLE = Within("party.coverage", "enterprise", _SPAN, where=(Equals("mode", "single"),))
_INSTRUCTED = Within("party.assignment", "enterprise", _SPAN)
_ABOVE_SCALE = Within("registers.above_scale", "enterprise", ("in_month", "out_month"))


class CoverageRates(Catalogue, office="party"):
    """Organisation coverage and work coverage are two rates and are never added."""

    in_scope = Count(
        "党建基数企业数",
        definition="期末认定纳入党建基数（实体运营的非公企业）的企业家数，是组织覆盖率的分母。",
        of="party.scope_entry",
        when=Standing(*_SPAN),
        where=(_INCLUDED,),
        unit="家",
        by=_BY,
        aliases=("党建基数", "纳入党建基数的非公企业"),
        source=_SCOPE,
    )
    out_of_scope = Count(
        "不纳入党建基数企业数",
        definition="期末认定不纳入党建基数的企业家数：空壳、长期停产、一照多址、未投产、已迁出等，逐家有原因。",
        of="party.scope_entry",
        when=Standing(*_SPAN),
        where=(Equals("decision", "excluded"),),
        unit="家",
        by=("scope_reason", "park"),
        source=_SCOPE,
    )
    covered_in_scope = in_scope.only(
        "组织覆盖企业数",
        _COVERED,
        definition="期末在党建基数内、由单独或联合组建的党组织覆盖的企业家数，一家计一次。",
        aliases=("党组织覆盖企业",),
    )
    coverage_rate = Share(
        "党的组织覆盖率",
        definition="期末党建基数内的企业中，期末由单独或联合组建的党组织覆盖的占比；数企业不数党组织，不含工作覆盖。",
        part=covered_in_scope,
        whole=in_scope,
        by=_BY,
        aliases=("组织覆盖率", "非公企业党组织覆盖率", "两个覆盖率"),
        source=_RULE,
    )
    scope_before = Count(
        "期初对照的党建基数企业数",
        definition="与期末同一份名单：期末在党建基数内的企业家数，供计算期初覆盖率。",
        of="party.scope_entry",
        when=Opening(*_SPAN),
        where=(_INCLUDED,),
        unit="家",
        by=_BY,
        source=_SCOPE,
    )
    covered_before = scope_before.only(
        "期初组织覆盖企业数",
        _COVERED,
        definition="期末在党建基数内的企业中，期初前一日已由党组织覆盖的家数。",
        aliases=(),
    )
    coverage_before = Share(
        "期初党的组织覆盖率",
        definition="期末党建基数内的企业中，期初前一日已由党组织覆盖的占比；与期末覆盖率用同一批企业，口径固定。",
        part=covered_before,
        whole=scope_before,
        places=1,
        by=_BY,
        aliases=("攻坚前组织覆盖率",),
        source=_RULE,
    )
    singly_covered = in_scope.only(
        "单独组建党组织企业数",
        _SINGLE,
        definition="期末在党建基数内、由本企业单独组建的党组织覆盖的企业家数。",
        aliases=(),
    )
    single_rate = Share(
        "单独组建率",
        definition="期末党建基数内的企业中，单独组建党组织的企业占比；分母与组织覆盖率相同。",
        part=singly_covered,
        whole=in_scope,
        places=1,
        by=_BY,
        source=_RULE,
    )
    worked = in_scope.only(
        "工作覆盖企业数",
        _INSTRUCTED,
        definition="期末在党建基数内、有党建指导员在派的企业家数。",
        aliases=("有指导员的企业",),
    )
    work_rate = Share(
        "党的工作覆盖率",
        definition="期末党建基数内的企业中，有党建指导员在派的占比；与组织覆盖率分列，不相加。",
        part=worked,
        whole=in_scope,
        places=1,
        by=_BY,
        aliases=("工作覆盖率",),
        source="指导员派驻台账",
    )
    above_scale_in_scope = in_scope.only(
        "规上非公企业党建基数",
        _ABOVE_SCALE,
        definition="期末在党建基数内、期末在四上库内的非公企业家数。",
        aliases=(),
    )
    above_scale_covered = above_scale_in_scope.only(
        "规上非公组织覆盖企业数",
        _COVERED,
        definition="期末在党建基数内、在四上库内、由党组织覆盖的非公企业家数。",
    )
    above_scale_rate = Share(
        "规上非公企业组织覆盖率",
        definition="期末党建基数内、在四上库内的非公企业中，由党组织覆盖的占比。",
        part=above_scale_covered,
        whole=above_scale_in_scope,
        places=1,
        by=("park",),
        aliases=("规上非公企业组建率",),
        source=_SCOPE,
    )
    organisations = Count(
        "非公企业党组织数",
        definition="期末已批准、未撤销的非公企业党组织个数。",
        of="party.organisation",
        when=Standing("approved_on", "cancelled_on"),
        unit="个",
        by=("form_mode",),
        aliases=("党组织数",),
        source="党组织台账",
    )
