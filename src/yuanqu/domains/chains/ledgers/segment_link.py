"""环节上下游 — what a segment is fed by: another segment, or somebody outside the zone."""

from __future__ import annotations

from yuanqu.domains.chains.codes import LINK_KIND
from yuanqu.domains.chains.rules.segments import no_cycle, runs_downstream, upstream_given
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.intervals import apart
from yuanqu.registers.rules import validity_in_order

_CHART = "产业链图谱编制要求"


class SegmentLink(Record):
    """One arrow of the chart, from upstream to the segment."""

    segment = Link("环节", "chains.Segment", aliases=("下游环节", "环节编号"))
    upstream = Link(
        "上游环节",
        "chains.Segment",
        empty=True,
        aliases=("上游环节编号",),
        note="可为另一条产业链的环节；上游在区外的不填",
    )
    outside = Text("区外来源", max_length=80, empty=True, note="上游在区外的写地区或企业", source=_CHART)
    relation = Code("关系", LINK_KIND, source=_CHART)
    valid_from = Day("生效日期")
    valid_to = Day("失效日期", empty=True, note="至今成立的不填")
    note = LongText("说明", empty=True, aliases=("备注",))


class SegmentLinks(Ledger, of=SegmentLink):
    """环节上下游台账."""

    name, keeper = "环节上下游台账", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "环节之间由上游到下游的供给关系，是全景图的连线；同一产业链内不得成环。"
    key = ("segment", "upstream", "valid_from")
    title = ("segment", "upstream")
    search = ("segment.name", "upstream.name", "outside")
    filters = ("relation", "segment")
    order = ("segment", "upstream")
    checks = (
        validity_in_order,
        upstream_given,
        no_cycle,
        runs_downstream,
        apart(
            "segment_link.twice",
            "chains.segment_link",
            group=("segment", "upstream", "outside", "relation"),
            since="valid_from",
            until="valid_to",
            what="同样的上下游关系",
        ),
    )
    explanation = "note"
    rules = (_CHART,)
