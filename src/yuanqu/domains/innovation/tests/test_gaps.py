"""What an enterprise still lacks: computed from the ledgers, never guessed, and only from what the reader may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from yuanqu.domains.innovation.gaps.judging import LACKING, MET, UNKNOWN, Gap, gaps_of
from yuanqu.domains.innovation.gaps.ladder import Rung, next_rungs
from yuanqu.domains.innovation.ledgers.criterion import Criteria
from yuanqu.domains.innovation.tests.conftest import person
from yuanqu.engines.ledger.offered import load, offered
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author

DAY = date(2025, 6, 30)
HIGH_TECH = Rung("high_tech", "none")


def only(gaps: list[Gap], kind: str) -> Gap:
    """The gap to one kind of title."""
    return next(gap for gap in gaps if gap.rung.kind == kind)


def test_the_next_rung_is_above_the_highest_held() -> None:
    held = frozenset({Rung("innovative", "province"), Rung("smart_factory", "advanced")})
    assert [*next_rungs(held)] == [
        Rung("tech_sme", "none"),
        Rung("specialised", "province"),
        Rung("smart_factory", "excellent"),
    ]


def test_three_years_are_taken_together_and_the_band_is_that_of_the_revenue(
    clerk: Author, enterprise: Any, books: Any, research: Any, criterion: Any
) -> None:
    criterion("GQ-03", "high_tech", "rd_share_three", "at_least", 5, revenue_up_to=5000)
    criterion("GQ-04", "high_tech", "rd_share_three", "at_least", 4, revenue_over=5000, revenue_up_to=20000)
    for year, cost in ((2022, 3000), (2023, 4000), (2024, 4400)):
        research(year, cost)
    books(2023, revenue=90_000, revenue_prior=80_000)
    books(2024, revenue=100_000, revenue_prior=90_000)
    (gap,) = gaps_of(clerk.account, enterprise.pk, DAY, HIGH_TECH)
    (verdict,) = gap.verdicts
    assert (verdict.criterion.code, verdict.now, verdict.outcome) == ("GQ-04", "4.22%", MET)
    assert verdict.fact.basis == "2022—2024年合计：研发投入年报费用÷财务状况月报营业收入"


def test_what_is_in_no_ledger_is_asked_for_with_its_year(
    clerk: Author, enterprise: Any, books: Any, research: Any, criterion: Any
) -> None:
    criterion("GQ-05", "high_tech", "rd_share_three", "at_least", 3)
    books(2024, revenue=100_000, revenue_prior=90_000)
    research(2024, 4400)
    (gap,) = gaps_of(clerk.account, enterprise.pk, DAY, HIGH_TECH)
    assert gap.verdicts[0].outcome == UNKNOWN
    assert gap.verdicts[0].said == "尚未掌握：请登记2022年、2023年研发投入年报"


def test_what_is_lacking_is_never_printed_as_nothing(
    clerk: Author, enterprise: Any, books: Any, research: Any, criterion: Any
) -> None:
    criterion("ZJ-04", "specialised", "rd_share", "at_least", 3, level="province")
    books(2024, revenue=10_000_000)
    research(2024, 299_999)
    gap = only(gaps_of(clerk.account, enterprise.pk, DAY, Rung("specialised", "province")), "specialised")
    assert (gap.verdicts[0].outcome, gap.verdicts[0].said) == (LACKING, "还差不足0.01%")


def test_a_title_that_ran_out_is_not_held(
    clerk: Author, enterprise: Any, title: Callable[..., Record], criterion: Any
) -> None:
    criterion(
        "ZJ-01",
        "specialised",
        "holds",
        "holds",
        level="province",
        needed_kind="innovative",
        needed_level="province",
    )
    title()
    before, after = (
        gaps_of(clerk.account, enterprise.pk, day, Rung("specialised", "province"))[0].verdicts[0].outcome
        for day in (date(2025, 6, 9), date(2025, 6, 10))
    )
    assert (before, after) == (MET, LACKING)


def test_who_may_not_read_the_statements_is_told_whose_they_are(
    clerk: Author, enterprise: Any, books: Any, criterion: Any
) -> None:
    criterion("KX-02", "tech_sme", "revenue", "at_most", 20000)
    books(2024, revenue=100_000)
    stranger = person("party", "党建科")
    (known,) = gaps_of(clerk.account, enterprise.pk, DAY, Rung("tech_sme", "none"))
    (unknown,) = gaps_of(stranger, enterprise.pk, DAY, Rung("tech_sme", "none"))
    assert known.verdicts[0].now == "10000万元"
    assert unknown.verdicts[0].outcome == UNKNOWN
    assert unknown.verdicts[0].said == "您无权查看「企业财务状况月报」：请向经济运行科核对"


def test_ip_and_a_clean_year_come_from_the_check_up(
    clerk: Author, enterprise: Any, criterion: Any, applied: Callable[..., Record]
) -> None:
    """Pinned: two conditions of article 11 were lacking, and a fresh zone had none at all: those shipped are loaded."""
    assert load(Criteria, clerk) == len(offered(Criteria))
    assert load(Criteria, clerk) == 0, "what stands is not loaded twice"
    by_item = {
        each.criterion.item: each
        for each in gaps_of(clerk.account, enterprise.pk, DAY, HIGH_TECH)[0].verdicts
    }
    assert {"founded_years", "ip_rights", "rd_staff_share", "product_share", "score", "clean_year"} <= set(
        by_item
    )
    assert by_item["ip_rights"].outcome == by_item["clean_year"].outcome == UNKNOWN
    assert "第十一条" in by_item["clean_year"].criterion.source
    applied(ip_count=0, clean_year=False)
    by_item = {
        each.criterion.item: each
        for each in gaps_of(clerk.account, enterprise.pk, DAY, HIGH_TECH)[0].verdicts
    }
    assert (by_item["ip_rights"].said, by_item["clean_year"].said) == ("还差1件", "不符合")
