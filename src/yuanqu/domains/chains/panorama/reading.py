"""A chain as it stood on a day, for one reader (全景图取数): nodes with their strength, arrows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from yuanqu.domains.chains.codes import POSITION, STRENGTH
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.people.access import Reader

SOUND = ("strong", "ordinary")  # what stands on its own feet: the indicators count the same


@dataclass(frozen=True)
class Node:
    """A segment; ``strength`` is empty where no confirmed judgement stands. ``stale``: past its review."""

    pk: UUID
    name: str
    stream: str
    strength: str
    judged_on: date | None
    stale: bool
    companies: int
    projects: int

    @property
    def judged(self) -> str:
        """Its strength in words."""
        word = STRENGTH.label(self.strength) if self.strength else "未判定"
        return f"{word}（待复判）" if self.stale else word

    @property
    def occupied(self) -> str:
        """Who stands on it, in words."""
        said = [f"企业{self.companies}家"] if self.companies else []
        said += [f"项目{self.projects}个"] if self.projects else []
        return "，".join(said) or "无企业和项目"


@dataclass(frozen=True)
class Chart:
    """A chain's nodes by their numbers, and its arrows from upstream to downstream."""

    name: str
    day: date
    nodes: tuple[Node, ...]
    arrows: tuple[tuple[UUID, UUID], ...]

    @property
    def counts(self) -> Counter[str]:
        """How many nodes have each strength, the empty one among them."""
        return Counter(node.strength for node in self.nodes)

    @property
    def judged(self) -> int:
        """How many nodes have a judgement at all."""
        return len(self.nodes) - self.counts[""]

    @property
    def sound(self) -> int:
        """How many are strong or ordinary: what the chain's completeness counts, as the indicator of that name does."""
        return sum(self.counts[each] for each in SOUND)

    def beside(self, pk: UUID) -> tuple[list[str], list[str]]:
        """The names of what supplies the node, and of what it supplies."""
        names = {node.pk: node.name for node in self.nodes}
        return (
            [names[upper] for upper, lower in self.arrows if lower == pk],
            [names[lower] for upper, lower in self.arrows if upper == pk],
        )


def rows(label: str, reader: Reader | None) -> QuerySet[Any, Any]:
    """The standing records of a ledger that ``reader`` may read; None: all of them, for the office's own report."""
    return standing_records(reader, registry.ledger(label))


def standing(day: date) -> Q:
    """In force on ``day``, both ends counted."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def listed(chains: QuerySet[Any, Any]) -> list[Any]:
    """The first industry before the leading ones, and these before the others."""
    rank = {code: at for at, (code, _) in enumerate(POSITION.choices)}
    return sorted(chains.order_by("chain_code"), key=lambda chain: rank[chain.position])


def judgements(segments: QuerySet[Any, Any], day: date, reader: Reader | None) -> dict[UUID, Any]:
    """Of each segment the latest judgement that had been confirmed by ``day``."""
    confirmed = rows("chains.assessment", reader).filter(
        segment__in=segments.values("pk"), confirmed_on__lte=day
    )
    return {each.segment_id: each for each in confirmed.order_by("judged_on")}


def chart_of(chain: Any, day: date, reader: Reader | None) -> Chart:
    """The chain as ``reader`` sees it on ``day``: four queries, however many nodes."""
    segments = rows("chains.segment", reader).filter(standing(day), chain=chain)
    judged = judgements(segments, day, reader)
    placed = rows("chains.placement", reader).filter(standing(day), segment__in=segments.values("pk"))
    found = set(placed.values_list("segment", "enterprise", "project"))
    companies = Counter(segment for segment, enterprise, _ in found if enterprise is not None)
    projects = Counter(segment for segment, _, project in found if project is not None)
    nodes = [_node(each, judged, day, companies, projects) for each in segments.order_by("segment_no")]
    known = {node.pk for node in nodes}
    links = rows("chains.segment_link", reader).filter(standing(day), segment__in=known, upstream__in=known)
    arrows = links.order_by("upstream__segment_no", "segment__segment_no").values_list("upstream", "segment")
    return Chart(chain.name, day, tuple(nodes), tuple(dict.fromkeys(arrows)))


def _node(
    segment: Any, judged: Mapping[UUID, Any], day: date, companies: Counter[Any], projects: Counter[Any]
) -> Node:
    last = judged.get(segment.pk)
    return Node(
        segment.pk,
        segment.name,
        segment.stream,
        last.strength if last else "",
        last.judged_on if last else None,
        last is not None and last.review_by is not None and last.review_by < day,
        companies[segment.pk],
        projects[segment.pk],
    )
