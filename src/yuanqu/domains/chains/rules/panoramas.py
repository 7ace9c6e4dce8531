"""What must be there before a panorama is submitted (全景图送审的关口)."""

from __future__ import annotations

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_STREAMS = {"upstream": "上游", "midstream": "中游", "downstream": "下游"}


@guard("panorama.segments")
def segments_complete(row: Row) -> str | None:
    """A picture of a chain has all three streams, and every segment in it has been judged and confirmed."""
    if row.get("chain") is None:
        return None
    segments = held("chains.segment", chain=row["chain"], valid_to=None)
    drawn = set(segments.values_list("stream", flat=True))
    if lacking := [name for code, name in _STREAMS.items() if code not in drawn]:
        return f"产业链环节台账中没有{'、'.join(lacking)}的环节：请先补齐环节。"
    judged = held("chains.assessment", segment__in=segments.values("pk"), confirmed_on__isnull=False)
    left = segments.exclude(pk__in=judged.values("segment")).order_by("segment_no")
    if names := list(left.values_list("name", flat=True)):
        said = "、".join(f"「{name}」" for name in names[:5]) + ("等" if len(names) > 5 else "")
        return f"{said}{len(names)}个环节还没有经链长确认的强弱判定：请先判定。"
    return None


@guard("panorama.links")
def segments_linked(row: Row) -> str | None:
    """A segment that hangs on nothing is not yet part of the picture; services need no link."""
    if row.get("chain") is None:
        return None
    segments = held("chains.segment", chain=row["chain"], valid_to=None).exclude(stream="service")
    links = held("chains.segment_link", valid_to=None)
    loose = segments.exclude(pk__in=links.values("segment")).exclude(
        pk__in=links.filter(upstream__isnull=False).values("upstream")
    )
    if names := list(loose.order_by("segment_no").values_list("name", flat=True)):
        return f"{'、'.join(f'「{name}」' for name in names)}没有上下游关系：请在环节上下游台账补登。"
    return None
