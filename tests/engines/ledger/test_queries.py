"""Lists: search, filters, sorting, paging, totals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from yuanqu.engines.ledger import queries, registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.order_index import KINDS
from yuanqu.engines.ledger.pages.filter_bar import filter_fields
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.paths import path_of
from yuanqu.engines.ledger.pinyin import sort_keys
from yuanqu.engines.ledger.queries import BadList, Listing, read_list
from yuanqu.engines.ledger.search import first_in_each, in_record, words_of
from yuanqu.people.models import Account
from yuanqu.registers.ledgers.zone import Zone

pytestmark = pytest.mark.usefixtures("projects")


@pytest.fixture
def numbers(account: Account, projects_ledger: type[Ledger]) -> Any:
    """``numbers(q="…")``: the numbers of the listed projects, in the list's order."""

    def listed(**words: str | list[str]) -> list[str]:
        given = {word: [text] if isinstance(text, str) else text for word, text in words.items()}
        asked = read_list(account, projects_ledger, {"sort": ["number"], "columns": ["number"]} | given)
        return [row["number"] for row in Listing(account, asked).page]

    return listed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("铜箔", ["XM-1"]),
        ("项目", ["XM-1", "XM-2", "XM-3", "XM-4"]),
        ("鑫", ["XM-1"]),
        ("abc 装备", ["XM-3"]),
        ("装备 昊天", ["XM-3"]),
        ("ＡＢＣ", ["XM-3"]),
        ("xm-2", ["XM-2"]),
        ("100%", ["XM-4"]),
        ("%", ["XM-4"]),
        ("_", []),
        ("铜箔 钨材", []),
        ("   ", ["XM-1", "XM-2", "XM-3", "XM-4"]),
        ("\0", ["XM-1", "XM-2", "XM-3", "XM-4"]),
        ("铜\0箔", ["XM-1"]),
    ],
)
def test_search_finds_every_word_in_any_order(
    numbers: Any, account: Account, projects_ledger: type[Ledger], typed: str, found: list[str]
) -> None:
    """In the ledger's list, and in all ledgers at once, whose statement is compiled with blanks for the words."""
    assert numbers(q=typed) == found
    if words_of(typed):
        everywhere = first_in_each(account, [*registry.ledgers()], typed, 9).get(projects_ledger, [])
        held = projects_ledger.record._default_manager.filter(pk__in=everywhere)
        assert sorted(held.values_list("number", flat=True)) == found


@pytest.mark.parametrize("typed", ["建设", "land", "建", "\ue0000\ue001"])
def test_codes_are_found_by_their_labels(
    account: Account,
    projects_ledger: type[Ledger],
    projects: Any,
    typed: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(projects_ledger, "search", ("kind",))
    column = projects_ledger.declared()["kind"]
    codes = {each.code for each in column.codes if typed in each.label} | {typed}  # type: ignore[attr-defined]
    rows = projects_ledger.record._default_manager
    found = {*rows.filter(kind__in=codes).values_list("pk", flat=True)}
    assert {*rows.filter(in_record(account, projects_ledger, typed)).values_list("pk", flat=True)} == found
    assert {*first_in_each(account, [projects_ledger], typed, 8).get(projects_ledger, [])} == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"kind": ["land"]}, ["XM-1", "XM-3"]),
        ({"kind": ["供地建设", "expansion"]}, ["XM-1", "XM-3", "XM-4"]),
        ({"signed_on": "2025年"}, ["XM-1", "XM-2"]),
        ({"signed_on": "2025年1至4月"}, ["XM-1", "XM-2"]),
        ({"signed_on": "2025年4月"}, ["XM-2"]),
        ({"signed_on": "2025-01-15"}, ["XM-1"]),
        ({"signed_on": "..2025-01-15"}, ["XM-1", "XM-4"]),
        ({"signed_on": "2025-01-15.."}, ["XM-1", "XM-2"]),
        ({"signed_on": "none"}, ["XM-3"]),
        ({"total_investment": "1200.5.."}, ["XM-1", "XM-2"]),
        ({"total_investment": "0.0001"}, ["XM-4"]),
        ({"total_investment": "..1,200.5"}, ["XM-1", "XM-4"]),
        ({"name": "项目", "kind": "leased"}, ["XM-2"]),
        ({"name": "项目\0", "kind": "leased"}, ["XM-2"]),
        ({"standing": "voided"}, []),
    ],
)
def test_filters_ask_as_their_kind_does(numbers: Any, words: dict[str, Any], found: list[str]) -> None:
    assert numbers(**words) == found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"kind": ["供地建"]}, "供地建设"),
        ({"signed_on": ["某天"]}, "读不懂「某天」"),
        ({"total_investment": ["很多"]}, "100..500"),
        ({"sort": ["nmae"]}, "是否为：name"),
        ({"columns": ["number,parc"]}, "是否为：park"),
        ({"size": ["1000"]}, "1 至 200"),
        ({"page": ["0"]}, "page"),
        ({"standing": ["gone"]}, "standing"),
    ],
)
def test_what_cannot_be_read_is_told(
    account: Account, projects_ledger: type[Ledger], words: dict[str, list[str]], said: str
) -> None:
    with pytest.raises(BadList) as refused:
        read_list(account, projects_ledger, words)
    assert said in str(refused.value)
    assert set(refused.value.problems) == set(words)


def test_a_link_is_filtered_by_the_linked_records_id_too(
    numbers: Any, projects: dict[str, Any], register: Callable[..., Any]
) -> None:
    with changing(way="command", reason="样例"):
        projects["XM-2"].enterprise = register()
        projects["XM-2"].save()
    assert numbers(enterprise=str(projects["XM-2"].enterprise.pk)) == ["XM-2"]
    assert numbers(enterprise="00000000-0000-0000-0000-000000000000") == []


def test_chinese_sorts_by_pinyin_and_unknown_values_come_last(numbers: Any) -> None:
    assert numbers(sort="name") == ["XM-2", "XM-3", "XM-1", "XM-4"]  # an, hao, xin, zhong
    assert numbers(sort="-name") == ["XM-4", "XM-1", "XM-3", "XM-2"]
    assert numbers(sort="signed_on") == ["XM-4", "XM-1", "XM-2", "XM-3"]
    assert numbers(sort="-signed_on") == ["XM-2", "XM-1", "XM-4", "XM-3"]


def test_numbers_sort_by_all_their_characters() -> None:
    """Chinese names are told apart by their beginning, numbers by their end."""
    meeting = [f"ZL-2025-03-{place}" for place in ("20", "10", "21", "02")]
    keys = sort_keys(meeting)
    assert sorted(meeting, key=keys.__getitem__) == sorted(meeting)


def test_codes_sort_in_the_order_of_their_list(numbers: Any, projects_ledger: type[Ledger]) -> None:
    order = [entry.code for entry in projects_ledger.declared()["kind"].codes]  # type: ignore[attr-defined]
    assert order.index("land") < order.index("leased") < order.index("expansion")
    assert numbers(sort="kind,number") == ["XM-1", "XM-3", "XM-2", "XM-4"]


def test_totals_are_exact_and_follow_the_filters(account: Account, projects_ledger: type[Ledger]) -> None:
    def totals(**words: list[str]) -> dict[str, Any]:
        return Listing(account, read_list(account, projects_ledger, words)).totals

    assert totals()["total_investment"] == Decimal("99200.5001")
    assert totals(kind=["leased"])["total_investment"] == Decimal("98000.0000")
    assert totals(number=["XM-3"])["total_investment"] is None, "unknown is not 0"


def test_pages_beyond_the_last_show_the_last(account: Account, projects_ledger: type[Ledger]) -> None:
    asked = read_list(account, projects_ledger, {"size": ["3"], "page": ["9"], "sort": ["number"]})
    listing = Listing(account, asked)
    assert (listing.pages, listing.number, [row["number"] for row in listing.page]) == (2, 2, ["XM-4"])


def test_counting_stops_at_a_bound(
    account: Account, projects_ledger: type[Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "COUNTED_MOST", 3)
    listing = Listing(account, read_list(account, projects_ledger, {"size": ["2"]}))
    assert (listing.count, listing.counted, listing.pages) == (4, "3+", 2)
    assert (listing.beyond, listing.totals) == (True, {}), "what is not counted to the end is not summed"


def test_links_follow_a_changed_name(
    leader: Account, projects: dict[str, Any], register: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The places of names are remembered from one list to the next: a new name must not stand in the old place."""
    monkeypatch.setattr(queries, "FEW", 0)
    with changing(way="command", reason="样例"):
        for number, name in (("XM-1", "钟山器材有限公司"), ("XM-2", "安合铜材有限公司")):
            kept = register(uscc=f"code {number}", name=name)
            projects[number].enterprise = kept
            projects[number].save()

    def listed() -> list[str]:
        words = {"sort": ["enterprise"], "columns": ["number"]}
        page = Listing(leader, read_list(leader, registry.ledger("registers.project"), words)).page
        return [row["number"] for row in page][:2]

    assert listed() == ["XM-2", "XM-1"]
    with changing(way="command", reason="更名"):
        projects["XM-1"].enterprise.name = "阿里器材有限公司"
        projects["XM-1"].enterprise.save()
    assert listed() == ["XM-1", "XM-2"]


def test_a_short_list_ranks_only_what_it_links_to_and_orders_alike(
    leader: Account,
    projects: dict[str, Any],
    projects_ledger: type[Ledger],
    register: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with changing(way="command", reason="样例"):
        for number, name in (("XM-1", "钟山器材有限公司"), ("XM-2", "安合铜材有限公司")):
            projects[number].enterprise = register(uscc=f"code {number}", name=name)
            projects[number].save()
        other = str(register(uscc="code 3", name="不相干公司").pk)

    def listed(few: int) -> tuple[list[str], bool]:
        monkeypatch.setattr(queries, "FEW", few)
        asked = read_list(leader, projects_ledger, {"sort": ["-enterprise"], "columns": ["number"]})
        listing = Listing(leader, asked)
        return [row["number"] for row in listing.page], other in str(listing.ordered.query)

    (whole, all_ranked), (short, few_ranked) = listed(0), listed(100)
    assert whole == short
    assert whole[:2] == ["XM-1", "XM-2"]
    assert (all_ranked, few_ranked) == (True, False)


def test_a_ledger_ordered_by_day_or_number_has_an_index_for_it(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, indexdef FROM pg_indexes WHERE indexname ~ '_by_.*_(asc|desc)$'")
        held = dict(cursor.fetchall())
    assert "(month DESC NULLS LAST)" in held["economy_tax"]
    for ledger in registry.ledgers():
        first = ledger.order[0].lstrip("-") if ledger.order else ""
        ordered = bool(first) and path_of(ledger, first).kind in KINDS
        assert (ledger.table() in held) == ordered, ledger.label


def test_nobody_lists_nothing(projects_ledger: type[Ledger], account: Account) -> None:
    account.is_active = False
    assert Listing(account, read_list(account, projects_ledger, {})).count == 0


def test_a_filter_goes_by_the_day_a_demonstration_stands_at(
    account: Account, projects_ledger: type[Ledger]
) -> None:
    Zone.objects.create(
        name="某高新区", short_name="高新区", committee="某管委会", valid_from=date(2020, 1, 1),
        demonstration_on=date(2025, 4, 30),
    )  # fmt: skip
    asked = read_list(account, projects_ledger, {"signed_on": ["本月"]})
    assert [row["number"] for row in Listing(account, asked).page] == ["XM-2"]
    fields = filter_fields(Subject(projects_ledger, account), {"signed_on": [""]}, {}, None)
    assert next(each for each in fields if each.name == "signed_on").suggestions[0] == "2025年4月"
