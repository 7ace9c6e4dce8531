"""The chains themselves (产业链条、全景图、环节强弱、上链企业)."""

from __future__ import annotations

from yuanqu.domains.chains.panorama.reading import SOUND
from yuanqu.engines.indicators.conditions import By, Equals, InState, OneOf, Present, Within
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Names, Share
from yuanqu.engines.indicators.windows import Standing

_LISTED = Standing("valid_from", "valid_to")
_CHART = "产业链图谱编制要求"
_SURVEY = "产业链企业摸排表"


class Structure(Catalogue, office="chains"):
    """Each as it stood on the period's last day; a judgement counts from its confirmation until the next one's."""

    chains = Count(
        "产业链条数",
        definition="期末在产业链目录中的产业链条数：已列入且尚未移出。",
        of="chains.industry_chain",
        when=_LISTED,
        unit="条",
        by=("position",),
        aliases=("重点产业链", "重点产业链条数"),
        source="园区主导产业目录",
    )
    panoramas = Distinct(
        "已绘制全景图的产业链条数",
        definition="期末全景图已审定且在用的产业链条数，一条链多个版次的计一条。",
        of="chains.panorama",
        when=Standing("started_on", "ended_on"),
        column="chain",
        where=(InState("approved"),),
        unit="条",
        by=("chain",),
        aliases=("产业链全景图", "产业链全景图数"),
        source=_CHART,
    )
    panorama_names = Names(
        "已绘制全景图的产业链名单",
        definition="期末全景图已审定且在用的产业链名称。",
        of=panoramas,
        show="chain.name",
        first=8,
        unit="条",
        source=_CHART,
    )
    segments = Count(
        "产业链环节数",
        definition="期末在图上的产业链环节个数：已生效且尚未失效。",
        of="chains.segment",
        when=_LISTED,
        unit="个",
        by=("chain", "stream"),
        source=_CHART,
    )
    judged = Count(
        "已判定强弱的环节数",
        definition="期末有经确认、尚未被后次替代的强弱判定的环节个数。",
        of="chains.assessment",
        when=Standing("judged_on", "replaced_on"),
        where=(InState("confirmed"),),
        unit="个",
        by=("strength", "segment_stream"),
        source=_CHART,
    )
    strong = judged.only(
        "优势环节数",
        Equals("strength", "strong"),
        definition="期末在用的强弱判定为优势的环节个数。",
        by=("segment_stream",),
    )
    ordinary = judged.only(
        "一般环节数",
        Equals("strength", "ordinary"),
        definition="期末在用的强弱判定为一般的环节个数。",
        by=("segment_stream",),
    )
    weak = judged.only(
        "薄弱环节数",
        OneOf("strength", ("weak", "at_risk")),
        definition="期末在用的强弱判定为薄弱或断链风险的环节个数。",
        aliases=("梳理薄弱环节",),
        by=("segment_stream",),
    )
    missing = judged.only(
        "缺失环节数",
        Equals("strength", "missing"),
        definition="期末在用的强弱判定为缺失的环节个数。",
        aliases=("梳理缺失环节",),
        by=("segment_stream",),
    )
    missing_names = Names(
        "缺失环节名单",
        definition="期末在用的强弱判定为缺失的环节名称。",
        of=missing,
        show="segment.name",
        unit="个",
        source=_CHART,
    )
    overdue = judged.only(
        "超过复判期限的环节数",
        By("review_by"),
        definition="期末在用的强弱判定中，复判期限已到而没有重新判定的环节个数。",
        by=("segment_stream",),
    )
    companies = Distinct(
        "产业链企业数",
        definition="期末在产业链上的企业家数，一家在多个环节的计一家，项目不计。",
        of="chains.placement",
        when=_LISTED,
        column="enterprise",
        where=(Present("enterprise"),),
        unit="家",
        by=("segment_name", "segment_stream", "park"),
        aliases=("产业链上企业",),
        source=_SURVEY,
    )
    companies_above_scale = Distinct(
        "产业链规上企业数",
        definition="期末在产业链上、同时在四上库中的企业家数，一家计一次。",
        of="chains.placement",
        when=_LISTED,
        column="enterprise",
        where=(
            Present("enterprise"),
            Within("registers.above_scale", "enterprise", ("in_month", "out_month")),
        ),
        unit="家",
        by=("segment_name", "segment_stream", "park"),
        source=_SURVEY,
    )
    leaders = Distinct(
        "链主企业数",
        definition="期末在有效期内的链主企业家数，一家多级认定的计一家。",
        of="chains.chain_leader",
        when=Standing("named_on", "valid_to"),
        column="enterprise",
        unit="家",
        by=("chain", "chain_level"),
        aliases=("链主企业",),
        source="链主企业遴选认定办法",
    )
    sound = judged.only(
        "优势和一般环节数",
        OneOf("strength", SOUND),
        definition="期末在用的强弱判定为优势或一般的环节个数。",
        by=("segment_stream",),
    )
    completeness = Share(
        "产业链完整度",
        definition="期末已判定强弱的环节中，判定为优势或一般的占比：一般的环节也算齐备。",
        part=sound,
        whole=judged,
        places=1,
        by=("segment_stream",),
        source=_CHART,
    )
