"""A sealed report answers from what was sealed, for ever; a correction is a new edition that says what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.contract.rows import make_record

from yuanqu.domains.reporting.editions import begin, begin_correction
from yuanqu.domains.reporting.ledgers.edition import Edition
from yuanqu.domains.reporting.tests.conftest import HALF_YEAR, People, asked, confirm_all, move
from yuanqu.domains.reporting.wording import word
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import update
from yuanqu.engines.reports.models import SealedReport
from yuanqu.engines.reports.rewording import passage, passages, reword
from yuanqu.engines.reports.sealing import SealBroken, changes_of, plain, sealed, sealed_snapshots
from yuanqu.engines.snapshots import collect_garbage, current, open_snapshot

SURVEYS = "resources.land_survey"
pytestmark = pytest.mark.django_db(transaction=True)  # a snapshot reads what is committed


@pytest.fixture
def first(people: People, sealing: Callable[[Edition], Edition]) -> Edition:
    """A sealed first edition that states one survey of land."""
    make_record(registry.ledger(SURVEYS), people.office)
    drafted = move(begin(HALF_YEAR, date(2025, 6, 30), people.office), "draft", people.office)
    return sealing(drafted)


@pytest.fixture
def browser(people: People) -> Client:
    """The office's browser."""
    client = Client()
    client.force_login(people.office.account)
    return client


def read(browser: Client, edition: Edition) -> dict[str, Any]:
    """Everything that a reader gets of an edition: the article, both files."""
    page = browser.get(f"/reports/editions/{edition.pk}/").content.decode()
    article = re.search(r"<article.*?</article>", page, re.S)
    assert article
    files = {
        kind: browser.get(f"/reports/editions/{edition.pk}/{kind}.docx").content
        for kind in ("annotated", "clean")
    }
    return {"article": article[0], **files}


def test_records_change_and_what_was_sealed_stays(first: Edition, browser: Client, people: People) -> None:
    every = browser.get("/reports/editions/", follow=True)
    assert first.name in every.content.decode(), "the address above an edition's lists them all"
    before, kept = read(browser, first), sealed(first.pk)
    assert kept
    assert before["annotated"] == bytes(kept.annotated_file)
    make_record(registry.ledger(SURVEYS), people.office, number=2)
    assert current().id != kept.snapshot
    assert read(browser, first) == before
    live = browser.get("/reports/half-year/?period=2025-H1").content.decode()
    assert re.search(r"<article.*?</article>", live, re.S)[0] != before["article"]  # type: ignore[index]


def test_its_snapshot_is_never_cleared_away(first: Edition, people: People) -> None:
    kept = sealed(first.pk)
    assert kept
    make_record(registry.ledger(SURVEYS), people.office, number=2)
    current()
    collect_garbage(())
    assert sealed_snapshots() == [kept.snapshot]
    assert open_snapshot(kept.snapshot, verify=True).id == kept.snapshot


def test_the_database_refuses_to_change_or_remove_it(first: Edition) -> None:
    rows = SealedReport.objects.filter(pk=first.pk)
    for deed in (lambda: rows.update(title="改"), rows.delete):
        with pytest.raises(DatabaseError, match="refused"), transaction.atomic():
            deed()


def test_what_was_changed_past_the_database_is_told(first: Edition) -> None:
    with unguarded():
        SealedReport.objects.filter(pk=first.pk).update(as_of=date(2025, 6, 29))
    with pytest.raises(SealBroken, match="与其摘要不符"):
        sealed(first.pk)


@contextmanager
def unguarded() -> Iterator[None]:
    """As somebody with the database's own rights would."""
    words = "ALTER TABLE reports_sealedreport {} TRIGGER yuanqu_refuse"
    with connection.cursor() as cursor:
        cursor.execute(words.format("DISABLE"))
        yield
        cursor.execute(words.format("ENABLE"))


def test_a_correction_lists_what_changed_and_why(
    first: Edition, people: People, sealing: Callable[[Edition], Edition], browser: Client
) -> None:
    before = read(browser, first)
    make_record(registry.ledger(SURVEYS), people.office, number=2)
    with pytest.raises(Refused, match="没有开始更正"):
        begin_correction(first, " ", people.office)
    second = move(begin_correction(first, "一宗丈量漏报", people.office), "draft", people.office)
    place, held = wording_of(second)
    word(second.pk, place, f"全力保障用地，{held.editable}", people.office.account)
    page = browser.get(f"/reports/editions/{second.pk}/changes/").content.decode()
    assert "土地丈量宗数" in page or "丈量" in page
    sealing(second)
    assert [each.department for each in asked(second)] == sorted(people.heads), (
        "a new edition is confirmed anew"
    )
    kept = sealed(second.pk)
    assert kept
    changed = changes_of(kept)
    assert changed
    assert {each.code.partition(".")[0] for each in changed} == {"resources"}
    assert all(
        (each.was, each.reason) != (each.now, "") and each.reason == "一宗丈量漏报" for each in changed
    )
    text = plain(kept)
    assert "更正2025年上半年工作总结第1版" in text
    assert all(f"{each.name}\t{each.was}\t{each.now}\t一宗丈量漏报" in text for each in changed)
    assert "改动文字1处" in text, "pinned: a sentence was new and the annex said that only numbers were"
    assert "全力保障用地，" in text.partition("改动文字")[2]
    assert "全力保障用地，" in browser.get(f"/reports/editions/{second.pk}/changes/").content.decode()
    assert read(browser, first) == before


def test_a_reason_of_a_figures_own_is_kept(first: Edition, people: People, browser: Client) -> None:
    make_record(registry.ledger(SURVEYS), people.office, number=2)
    second = move(begin_correction(first, "漏报", people.office), "draft", people.office)
    address = f"/reports/editions/{second.pk}/changes/"
    place = next(iter(re.findall(r'name="(figure\.[^"]+)"', browser.get(address).content.decode())))
    assert browser.post(address, {place: "甲村一宗漏报"}).status_code == 302
    assert "甲村一宗漏报" in browser.get(address).content.decode()


def wording_of(edition: Edition) -> tuple[str, Any]:
    """The first finding of the land office's part, and its words."""
    place = next(p for p, _ in passages() if p.startswith("resources") and p.endswith("lead"))
    return place, passage(edition.pk, place)


@pytest.mark.parametrize("typed", ["其中群体性事件三起", "同比下降一半", "比上年同期翻了一番", "①Ⅳ③"])
def test_no_number_is_typed_in_whatever_script(people: People, typed: str) -> None:
    drafted = move(begin(HALF_YEAR, date(2025, 6, 30), people.office), "draft", people.office)
    place, held = wording_of(drafted)
    with pytest.raises(Refused) as refusal:
        word(drafted.pk, place, f"{held.editable}{typed}。", people.office.account)
    assert {problem.code for problem in refusal.value.problems} == {"report.figure_typed"}


def test_what_departments_confirm_stays_as_it_was_sent(
    edition: Edition, people: People, browser: Client
) -> None:
    """Pinned: words and the day of the figures could be changed after all had confirmed, even after the seal."""
    move(edition, "circulate", people.office)
    confirm_all(edition, people)
    place, held = wording_of(edition)
    item = f"/reports/editions/{edition.pk}/words/{place.removesuffix('.lead')}/"
    assert browser.post(item, {"lead": f"全力保障用地，{held.editable}"}).status_code == 403
    ledger = registry.ledger("reporting.edition")
    with pytest.raises(Refused) as refusal:
        update(
            ledger, edition.pk, {"as_of": date(2025, 6, 29)}, token_of(ledger, edition), people.office, "改"
        )
    assert [problem.code for problem in refusal.value.problems] == ["edition.fixed"]
    move(edition, "recall", people.office, reason="改写一句")
    word(edition.pk, place, f"全力保障用地，{held.editable}", people.office.account)
    move(edition, "circulate", people.office)
    office = apps.get_app_config("resources").department  # type: ignore[attr-defined]
    assert [each.department for each in asked(edition, state="asked")] == [office], "asked anew for its words"


def test_words_are_kept_and_figures_stay_live(people: People, browser: Client) -> None:
    make_record(registry.ledger(SURVEYS), people.office)
    drafted = move(begin(HALF_YEAR, date(2025, 6, 30), people.office), "draft", people.office)
    place, declared = next((p, d) for p, d in passages() if p.startswith("resources") and p.endswith("lead"))
    held = passage(drafted.pk, place)
    assert held
    reword(drafted.pk, place, f"全力保障用地，{held.editable}", people.office.account)
    article = read(browser, drafted)["article"]
    assert "全力保障用地，" in article
    make_record(registry.ledger(SURVEYS), people.office, number=2)
    assert read(browser, drafted)["article"] != article, "the figure between the words follows its records"
    reword(drafted.pk, place, held.editable, people.office.account)
    assert passage(drafted.pk, place).now.text == declared.text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda text: re.sub(r"【1[^】]*】", "", text), "report.figure_missing"),
        (lambda text: text + "【1 再来】", "report.figure_doubled"),
        (lambda text: text + "【99 没有】", "report.figure_unknown"),
        (lambda text: text + "共12亩。", "report.figure_typed"),
        (lambda text: text + "{revenue}", "report.wording_signs"),
    ],
)
def test_a_figure_is_neither_dropped_nor_typed(
    people: People, spoil: Callable[[str], str], code: str
) -> None:
    drafted = move(begin(HALF_YEAR, date(2025, 6, 30), people.office), "draft", people.office)
    place = next(p for p, _ in passages() if p.startswith("resources") and p.endswith("lead"))
    held = passage(drafted.pk, place)
    assert held
    with pytest.raises(Refused) as refusal:
        reword(drafted.pk, place, spoil(held.editable), people.office.account)
    assert code in {problem.code for problem in refusal.value.problems}


@pytest.fixture(autouse=True)
def _snapshots_of_their_own(settings: Any, tmp_path: Any) -> None:
    """The folder of snapshots is this test's alone."""
    settings.YUANQU_HOME = tmp_path
