"""Start-up checks and the catalogue's hash: a declaration that is off is told, an equal one hashes equally."""

from __future__ import annotations

from typing import Any

import pytest

from yuanqu.engines.indicators.canonical import catalogue_hash
from yuanqu.engines.indicators.catalogue import indicator, indicators
from yuanqu.engines.indicators.checking import check_dimension
from yuanqu.engines.indicators.conditions import AtLeast, By, Equals, Present, Within
from yuanqu.engines.indicators.dimensions import Along, Dated, Mapped
from yuanqu.engines.indicators.paths import UnknownName
from yuanqu.engines.indicators.system_checks import check_declarations, check_indicator, check_rules
from yuanqu.engines.indicators.vocabulary import Count, Growth, Names, Ratio, RuleValue, Share, Sum
from yuanqu.engines.indicators.windows import During, Opening, Standing, Statement
from yuanqu.engines.ledger.registry import UnknownLedger
from yuanqu.terms.quantities import UnitError

CASES, STATEMENTS = "services.service_case", "economy.statement"
WHEN = During("accepted_at")
REVENUE = Sum("收入", of=STATEMENTS, when=Statement(), column="main_revenue", unit="亿元")


def _count(**changes: Any) -> Count:
    return Count("办件", **{"of": CASES, "when": WHEN, "unit": "件", **changes})


def test_the_catalogue_of_the_house_has_no_problem() -> None:
    assert check_declarations() == []
    assert list(check_indicator(_count())) == []


@pytest.mark.parametrize(
    ("wrong", "error", "near"),
    [
        (_count(of="services.service_cases"), UnknownLedger, "services.service_case"),
        (_count(when=During("acepted_at")), UnknownName, "accepted_at"),
        (_count(where=(Present("enterprize"),)), UnknownName, "enterprise"),
        (_count(where=(Present("enterprise.parks"),)), UnknownName, "park"),
        (
            _count(where=(Present("applicant"),)),
            UnknownName,
            "applicant_type",
        ),  # personal: unknown to measuring
        (_count(by=("parc",)), UnknownName, "park"),
        (
            _count(of="services.power_item", when=Standing("valid_from", "valid_to"), by=("park",)),
            UnknownName,
            "",
        ),
        (_count(unit="间件"), UnitError, ""),
        (Sum("费", of=CASES, when=WHEN, column="fees", unit="元"), UnknownName, "fee"),
        (Sum("费", of=CASES, when=WHEN, column="fee", unit="亩"), UnitError, ""),
        (Names("名单", of=_count(), show="enterprise.nam"), UnknownName, "name"),
        (Growth("增速", of=REVENUE, base="main_revenue_priors"), UnknownName, "main_revenue_prior"),
        (RuleValue("规则", parameter="days", unit="工作天日"), UnitError, ""),
        (
            _count(where=(Within("registers.abov_scale", "enterprise", ("in_month", "out_month")),)),
            UnknownLedger,
            "registers.above_scale",
        ),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_the_nearest(
    wrong: Any, error: type[Exception], near: str
) -> None:
    with pytest.raises(error) as caught:
        list(check_indicator(wrong))
    assert near in str(caught.value)


MONTHLY = "economy.supplement"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (_count(when=During("channel")), "kind"),
        (_count(where=(By("channel"),)), "kind"),
        (_count(where=(AtLeast("channel", 1),)), "kind"),
        (_count(where=(Equals("channel", "nowhere"),)), "code"),
        (Sum("费", of=CASES, when=WHEN, column="channel", unit="元"), "kind"),
        (Sum("费", of=CASES, when=WHEN, column="fee"), "unit"),
        (_count(of="economy.tax", when=Statement(edition="month", reported="month", reason="note")), "kind"),
        (Share("占比", part=_count(), whole=_count(where=(Present("fee"),))), "unlike_sets"),
        (Share("占比", part=_count(when=During("done_at")), whole=_count()), "unlike_sets"),
        (Ratio("比", part=_count(), whole=_count(unit="家")), "unlike_sets"),
        (Growth("增速", of=REVENUE, base="workers_avg_prior"), "unit"),
        (RuleValue("规则", parameter="days", unit="工作日", by=("park",)), "by"),
        (
            Ratio("比", part=_count(), whole=_count(of="safety.hazard", when=During("found_on"))),
            "unlike_sets",
        ),
        (Sum("用工", of=MONTHLY, when=During("month"), column="workers", unit="人"), "stock_summed"),
        (
            Sum("存货", of="economy.statement", when=During("month"), column="inventory", unit="万元"),
            "stock_summed",
        ),
        (Sum("利用率", of=MONTHLY, when=During("month"), column="capacity_use", unit="%"), "rate_summed"),
        (_count(where=(Present("fee"), Present("fee"))), "said_twice"),
        (_count(of="land.lease", when=Opening("since", "until")), "opening_alone"),
    ],
)
def test_what_exists_but_does_not_fit_is_told(wrong: Any, code: str) -> None:
    assert code in [found for found, _ in (*check_indicator(wrong), *check_rules(wrong, []))]


@pytest.mark.parametrize(
    "wrong",
    [
        Dated(
            "a", "甲", "enterprise", "registers.enterprise_industry", "industri", ("valid_from", "valid_to")
        ),
        Mapped(
            "b",
            "乙",
            "division",
            2,
            "economy.leading_industry",
            "divisions",
            "leading_industry",
            ("valid_from", "valid_to"),
        ),
    ],
)
def test_a_dimension_over_a_column_that_does_not_exist_is_told(wrong: Any) -> None:
    with pytest.raises(UnknownName):
        list(check_dimension(wrong))


def test_a_dimension_no_ledger_has_is_told() -> None:
    assert [code for code, _ in check_dimension(Along("c", "丙", "enterprise.parks"))] == ["dimension"]
    lost = Mapped(
        "d",
        "丁",
        "nothing",
        2,
        "economy.leading_industry",
        "division",
        "leading_industry",
        ("valid_from", "valid_to"),
    )
    assert [code for code, _ in check_dimension(lost)] == ["dimension"]


def test_the_hash_follows_the_content_and_nothing_else() -> None:
    every = list(indicators())
    assert catalogue_hash(every) == catalogue_hash(reversed(every))
    assert catalogue_hash([_count()]) == catalogue_hash([_count()])
    assert catalogue_hash([_count()]) != catalogue_hash([_count(where=(Present("fee"),))])
    assert catalogue_hash([_count(where=(Equals("channel", "1"),))]) != catalogue_hash(
        [_count(where=(Equals("channel", 1),))]
    )
    assert catalogue_hash(every) != catalogue_hash(
        [each for each in every if each is not indicator("services.accepted")]
    )


def test_only_keeps_what_it_narrows() -> None:
    assert _count().only("办结", By("done_at")).where == (By("done_at"),)
