"""Criteria in force against the facts (条件比对): met, lacking so much, or not known and what to enter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Q

from yuanqu.domains.innovation.codes import ITEM, KIND, LEVEL, TEST
from yuanqu.domains.innovation.gaps.facts import SELF_RATED, Fact, Facts
from yuanqu.domains.innovation.gaps.ladder import Rung, held_rungs, next_rungs
from yuanqu.domains.innovation.rules.criteria import UNITS
from yuanqu.engines.ledger.titles import Reader
from yuanqu.registers.held import held
from yuanqu.terms.rounding import HALF_EVEN, round_decimal

MET, LACKING, UNKNOWN = "met", "lacking", "unknown"
_PLACES = {"人": 0, "件": 0, "级": 0, "万元": 0}


@dataclass(frozen=True)
class Verdict:
    """One condition: what it asks, how it stands, what is lacking; ``said`` is the verdict in words."""

    criterion: Any
    asked: str
    fact: Fact
    now: str
    outcome: str
    said: str


@dataclass(frozen=True)
class Gap:
    """The conditions of one rung for one enterprise."""

    rung: Rung
    verdicts: Sequence[Verdict]

    @property
    def title(self) -> str:
        """The rung in words."""
        level = "" if self.rung.level == "none" else f"（{LEVEL.label(self.rung.level)}）"
        return f"{KIND.label(self.rung.kind)}{level}"

    def count(self, outcome: str) -> int:
        """How many conditions came out so."""
        return sum(verdict.outcome == outcome for verdict in self.verdicts)


def gaps_of(reader: Reader, enterprise: UUID, day: date, only: Rung | None = None) -> list[Gap]:
    """The gap to each next rung that has conditions in force on ``day``; or to the rung ``only``."""
    facts = Facts(reader, enterprise, day)
    rungs = held_rungs(facts.held("innovation.qualification"), day)
    wanted = [only] if only else [*next_rungs(rungs)]
    judged = [Gap(rung, [*_verdicts(rung, rungs, facts, day)]) for rung in wanted]
    return [gap for gap in judged if gap.verdicts]


def _verdicts(rung: Rung, rungs: frozenset[Rung], facts: Facts, day: date) -> Iterator[Verdict]:
    rows = held("innovation.criterion", kind=rung.kind, level=rung.level, valid_from__lte=day)
    for each in rows.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("code"):
        if each.item == "holds":
            yield _titled(each, rungs)
        elif each.revenue_over is None and each.revenue_up_to is None:
            yield _compared(each, _fact(facts, rung, each.item))
        else:
            yield from _in_band(each, facts, rung)


def _fact(facts: Facts, rung: Rung, item: str) -> Fact:
    return facts.self_rated(rung.kind, item) if item in SELF_RATED else facts.of(item)


def _in_band(each: Any, facts: Facts, rung: Rung) -> Iterator[Verdict]:
    """A condition for enterprises of some revenue: others have none of it; revenue not known, it is not known."""
    revenue = facts.of("revenue")
    if revenue.value is None:
        yield _compared(each, revenue)
        return
    over = each.revenue_over is None or revenue.value > each.revenue_over
    up_to = each.revenue_up_to is None or revenue.value <= each.revenue_up_to
    if over and up_to:
        yield _compared(each, _fact(facts, rung, each.item))


def _titled(each: Any, rungs: frozenset[Rung]) -> Verdict:
    wanted = Rung(each.needed_kind, each.needed_level)
    named = Gap(wanted, ()).title
    met = wanted in rungs
    now = "持有且在有效期内" if met else "没有有效的资质"
    said = "已达到" if met else f"还差：{named}"
    return Verdict(each, f"持有有效的{named}", Fact(met, "企业资质台账"), now, MET if met else LACKING, said)


def _compared(each: Any, fact: Fact) -> Verdict:
    asked = _asked(each)
    if fact.value is None:
        return Verdict(each, asked, fact, "去登记" if fact.url else "—", UNKNOWN, fact.missing)
    if each.test == "yes":
        met = bool(fact.value)
        return Verdict(
            each, asked, fact, "是" if met else "否", MET if met else LACKING, _said(met, "不符合")
        )
    value, bound = Fraction(fact.value), Fraction(each.bound)
    met = {"at_least": value >= bound, "above": value > bound, "at_most": value <= bound}[each.test]
    unit = UNITS[each.item]
    short = _printed(abs(value - bound), unit)
    lacking = f"超出{short}" if each.test == "at_most" else f"还差{short}"
    return Verdict(each, asked, fact, _printed(value, unit), MET if met else LACKING, _said(met, lacking))


def _asked(each: Any) -> str:
    if each.test == "yes":
        return ITEM.label(each.item)
    band = _band(each)
    bound = _printed(Fraction(each.bound), UNITS[each.item])
    return f"{ITEM.label(each.item)}{TEST.label(each.test)}{bound}{band}"


def _band(each: Any) -> str:
    over, up_to = each.revenue_over, each.revenue_up_to
    parts = [
        f"高于{_printed(Fraction(over), '万元')}" if over is not None else "",
        f"不超过{_printed(Fraction(up_to), '万元')}" if up_to is not None else "",
    ]
    said = "、".join(part for part in parts if part)
    return f"（上年营业收入{said}的）" if said else ""


def _said(met: bool, lacking: str) -> str:
    return "已达到" if met else lacking


def _printed(value: Fraction, unit: str) -> str:
    """A value to two decimals without trailing zeros; what is lacking is never printed as nothing."""
    places = _PLACES.get(unit, 2)
    shown = round_decimal(value, places, HALF_EVEN)
    if shown == 0 and value:
        return f"不足{'0.01' if places else '1'}{unit}"
    text = f"{shown:f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}{unit}"
