"""How segments hang together (环节与上下游审核): a chain runs one way, so a cycle is refused and said in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft_across
from yuanqu.registers.held import held

_ORDER = {"upstream": 0, "midstream": 1, "downstream": 2}
Below = dict[UUID, list[UUID]]
_NEW: tuple[str, Any] = ("本次提交的环节", None)  # it comes in with the same package of workbooks


@hard("segment_link.no_upstream", "upstream", "outside")
def upstream_given(row: Row) -> str | None:
    """A link says what comes before: a segment of the zone, or whom or where outside it."""
    if row.get("upstream") is None and not row.get("outside"):
        return "上游环节和区外来源都没有填：至少填一项。"
    return None


@hard_across("segment_link.cycle", "segment", "upstream")
def no_cycle(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Within a chain nothing is upstream of itself; what closes a circle is refused with the whole circle."""
    links = [(at, row["upstream"], row["segment"]) for at, row in enumerate(rows) if _stands(row)]
    if not links:
        return
    below = _held_below(rows)
    found = held("chains.segment").values_list("pk", "name", "chain")
    known: dict[Any, tuple[str, Any]] = {pk: (name, chain) for pk, name, chain in found}
    for position, upper, lower in links:
        if known.get(upper, _NEW)[1] != known.get(lower, _NEW)[1]:
            continue
        way = _way(below, lower, upper)
        if way is None:
            below.setdefault(upper, []).append(lower)
            continue
        circle = " → ".join(f"「{known.get(each, _NEW)[0]}」" for each in [upper, *way])
        yield (
            position,
            f"这条关系与已有的上下游关系连成了环：{circle}。"
            "同一产业链内上游不能又在自己的下游：请改正其中一条的方向，或给不再成立的一条填失效日期。",
        )


def _stands(row: Row) -> bool:
    ends = row.get("upstream") is not None and row.get("segment") is not None
    return ends and row.get("valid_to") is None


def _held_below(rows: Sequence[Row]) -> Below:
    """For each segment those right below it, by held links of one chain that have not ended and are not in ``rows``."""
    mine = {(row.get("segment"), row.get("upstream"), row.get("valid_from")) for row in rows}
    below: Below = {}
    found = held("chains.segment_link", valid_to=None, upstream__voided_on=None, segment__voided_on=None)
    found = found.filter(upstream__isnull=False)
    for lower, upper, since, chain, other in found.values_list(
        "segment", "upstream", "valid_from", "segment__chain", "upstream__chain"
    ):
        if chain == other and (lower, upper, since) not in mine:
            below.setdefault(upper, []).append(lower)
    return below


def _way(below: Below, start: UUID, end: UUID) -> list[UUID] | None:
    """The segments from ``start`` down to ``end``, both included; None where no way leads there."""
    ways, seen = [[start]], {start}
    for way in ways:
        if way[-1] == end:
            return way
        further = [each for each in below.get(way[-1], ()) if each not in seen]
        seen.update(further)
        ways.extend([*way, each] for each in further)
    return None


@soft_across("segment_link.backward", "segment", "upstream")
def runs_downstream(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What is called downstream seldom feeds what is called upstream of the same chain."""
    ids = {row.get(name) for row in rows for name in ("segment", "upstream")} - {None}
    found = held("chains.segment", pk__in=ids).values_list("pk", "name", "chain", "stream")
    known = {pk: (name, chain, _ORDER.get(stream)) for pk, name, chain, stream in found}
    for position, row in enumerate(rows):
        lower, upper = known.get(row.get("segment")), known.get(row.get("upstream"))
        if lower is None or upper is None or lower[1] != upper[1] or None in (lower[2], upper[2]):
            continue
        if upper[2] > lower[2]:  # type: ignore[operator]
            yield position, f"「{upper[0]}」的位置在「{lower[0]}」之后，却填作它的上游：请核对方向。"
