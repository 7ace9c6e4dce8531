"""A pair is declared once and stands as two ordinary columns, for the form and for migrations alike."""

from __future__ import annotations

from django.apps import apps
from django.db.migrations.state import ModelState, ProjectState

from yuanqu.domains.economy.ledgers.statement import Statement, Statements
from yuanqu.domains.economy.pairs import Pair
from yuanqu.engines.ledger.fields import Amount


def test_last_year_stands_beside_this_year() -> None:
    names = list(Statements.declared())
    assert names[names.index("revenue") : names.index("revenue") + 4] == [
        "revenue",
        "revenue_prior",
        "main_revenue",
        "main_revenue_prior",
    ]
    declared = Statements.declared()
    assert declared["revenue_prior"].label == "营业收入（上年同期）"
    assert (declared["revenue"].empty, declared["revenue_prior"].empty) == (False, True)
    assert declared["revenue"].source == declared["revenue_prior"].source == "B203 301"


def test_every_pair_has_the_same_unit_and_places() -> None:
    declared = Statements.declared()
    pairs = [name for name, column in declared.items() if isinstance(column, Pair)]
    assert len(pairs) == 24
    for name in pairs:
        now, prior = declared[name], declared[f"{name}_prior"]
        assert isinstance(now, Amount)
        assert isinstance(prior, Amount)
        assert (now.unit, now.decimal_places) == (prior.unit, prior.decimal_places)


def test_migrations_see_two_plain_amounts() -> None:
    assert type(ModelState.from_model(Statement).fields["revenue"]) is Amount
    rendered = ProjectState.from_apps(apps).apps.get_model("economy", "Statement")
    assert [f.name for f in rendered._meta.fields if f.name.startswith("revenue")] == [
        "revenue",
        "revenue_prior",
    ]
