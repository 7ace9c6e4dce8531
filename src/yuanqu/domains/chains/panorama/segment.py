"""What is said of one segment beside the panorama (环节页): judgements, who stands on it, who is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from yuanqu.domains.chains.codes import LINK_KIND, PRIORITY, ROLE, STRENGTH, TARGET_KIND
from yuanqu.domains.chains.ledgers.gap_target import GapClosing, GapTarget
from yuanqu.domains.chains.panorama.reading import rows, standing
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.people.access import Reader, may_read
from yuanqu.site.parts import Cell, Column, Fact, Table


def parts_of(segment: Any, day: date, reader: Reader, query: str) -> dict[str, Any]:
    """The page's parts for one reader, as things stood on ``day``; targets only to readers of their list."""
    past = rows("chains.assessment", reader).filter(segment=segment.pk, judged_on__lte=day)
    history = list(past.order_by("-judged_on"))
    current = next((each for each in history if each.confirmed_on and each.confirmed_on <= day), None)
    stale = current is not None and current.review_by is not None and current.review_by < day
    return {
        "facts": [*_facts(segment)],
        "judged": STRENGTH.label(current.strength) if current else "",
        "current": current,
        "stale": stale,
        "tables": [
            _placed(segment, day, reader),
            _fed(segment, day, reader, query),
            _history(history),
            *([_targets(segment, day, reader)] if may_read(reader, GapTarget) else []),
        ],
    }


def _facts(segment: Any) -> Iterator[Fact]:
    for name in ("products", "industry_codes", "benchmark_firms", "key_tech"):
        if text := getattr(segment, name):
            yield Fact(segment._meta.get_field(name).label, text)


def _placed(segment: Any, day: date, reader: Reader) -> Table:
    """Enterprises first, main ones before others; then projects."""
    placed = rows("chains.placement", reader).filter(standing(day), segment=segment.pk)
    found = placed.select_related("enterprise", "project").order_by(
        "project__number", "-is_main", "enterprise__name"
    )
    named = sorted(found, key=lambda each: each.project_id is not None)
    return Table(
        "企业和项目",
        [Column("名称"), Column("角色"), Column("主次"), Column("主导产品"), Column("上链日期")],
        [
            [
                _thing(each),
                Cell(ROLE.label(each.role) if each.enterprise_id else "项目"),
                Cell("主" if each.is_main else "次"),
                Cell(each.product or "—"),
                Cell(each.valid_from.isoformat()),
            ]
            for each in named
        ],
    )


def _thing(placed: Any) -> Cell:
    label, thing = (
        ("registers.enterprise", placed.enterprise)
        if placed.enterprise_id
        else ("registers.project", placed.project)
    )
    return Cell(thing.name, ledger_address(label, "detail", thing.pk), panel=True)


def _fed(segment: Any, day: date, reader: Reader, query: str) -> Table:
    """What comes before and after, of this chain and of others."""
    links = rows("chains.segment_link", reader).filter(standing(day))
    above = links.filter(segment=segment.pk).select_related("upstream__chain")
    below = links.filter(upstream=segment.pk).select_related("segment__chain")
    ends = [("上游", each, each.upstream) for each in above] + [
        ("下游", each, each.segment) for each in below
    ]
    return Table(
        "上下游",
        [Column("方向"), Column("环节"), Column("产业链"), Column("关系")],
        [
            [
                Cell(side),
                Cell(end.name, f"{reverse('chain-segment', args=[end.pk])}{query}", panel=True)
                if end
                else Cell(each.outside),
                Cell(end.chain.name if end else "区外"),
                Cell(LINK_KIND.label(each.relation)),
            ]
            for side, each, end in ends
        ],
    )


def _history(history: list[Any]) -> Table:
    return Table(
        "历次判定",
        [Column("判定日期"), Column("强弱"), Column("理由"), Column("判定单位"), Column("确认日期")],
        [
            [
                Cell(
                    each.judged_on.isoformat(),
                    ledger_address("chains.assessment", "detail", each.pk),
                    panel=True,
                ),
                Cell(STRENGTH.label(each.strength)),
                Cell(each.reason),
                Cell(each.judged_by),
                Cell(each.confirmed_on.isoformat() if each.confirmed_on else "未确认"),
            ]
            for each in history
        ],
    )


def _targets(segment: Any, day: date, reader: Reader) -> Table:
    listed = rows("chains.gap_target", reader).filter(segment=segment.pk, listed_on__lte=day)
    return Table(
        "招引目标企业",
        [Column("目标企业"), Column("类型"), Column("优先级"), Column("总部所在地"), Column("现状")],
        [
            [
                Cell(each.target_firm, ledger_address("chains.gap_target", "detail", each.pk), panel=True),
                Cell(TARGET_KIND.label(each.kind)),
                Cell(PRIORITY.label(each.priority)),
                Cell(each.hq_region),
                Cell(GapClosing.state(each.state).label),
            ]
            for each in listed.order_by("priority", "target_no")
        ],
    )
