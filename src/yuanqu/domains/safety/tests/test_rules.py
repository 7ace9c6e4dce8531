"""What rows of the safety ledgers are held to."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.safety.codes import HAZARD_CATEGORY, HAZARD_LEVEL, SECTOR
from yuanqu.domains.safety.rules import hazards, inspections, objects, people, risks, words

DUE = date(2025, 3, 10)


def test_the_25_categories_and_old_spellings() -> None:
    assert [len([c for c in HAZARD_CATEGORY if c.parent == nature]) for nature in "AB"] == [13, 12]
    assert {HAZARD_LEVEL.find(text) for text in ("3级", "一般3级", "一般")} == {"general"}
    assert HAZARD_CATEGORY.find("消防") == "B03"


@pytest.mark.parametrize(
    ("description", "several"),
    [
        ("1. 配电箱未关；2. 灭火器过期", 2),
        ("1、通道堵塞\n2、标志缺失\n3、未培训", 3),
        ("第2车间配电箱门未关，电压380V", None),
        ("1. 配电箱未关", None),
    ],
)
def test_several_hazards_in_one_description(description: str, several: int | None) -> None:
    said = hazards.one_hazard_a_row({"description": description})
    assert said is None if several is None else said and f"拆成{several}行" in said


@pytest.mark.parametrize(("copied", "said"), [(9, True), (7, False)])
def test_completion_days_copied_from_deadlines(copied: int, said: bool) -> None:
    rows = [{"due_on": DUE, "rectified_on": DUE - timedelta(days=int(n >= copied))} for n in range(10)]
    found = list(hazards.completion_not_copied(rows))
    assert bool(found) is said
    assert not said or "90%" in found[0][1]


def test_the_rechecker_is_not_the_rectifier() -> None:
    assert hazards.rechecked_by_another({"rechecked_by": "甲、乙", "rectifier": "乙"})
    assert hazards.rechecked_by_another({"rechecked_by": "甲", "rectifier": "乙"}) is None


@pytest.mark.django_db
def test_one_object_under_two_names(place: Any) -> None:
    row = {"object_no": "JX-2", "name": "某餐馆（有限公司）"}
    (found,) = objects.one_name_an_object([row])
    assert "JX-1" in found[1]
    assert list(objects.one_name_an_object([{"object_no": "JX-1", "name": "某餐馆"}])) == []


@pytest.mark.django_db
def test_document_numbers_run_without_gaps(order: Any) -> None:
    found = list(inspections.serials_without_gaps([{"document_no": "云安责〔2025〕3号"}]))
    assert [(place, "缺2号" in said) for place, said in found] == [(0, True)]


def test_words_people_and_numbers() -> None:
    sectors = words.several_of("x", "given", SECTOR)
    assert sectors({"given": "机械、消防"}) is None
    assert "是否为" in (sectors({"given": "机械类"}) or "")
    assert inspections.inspectors_counted([{"inspectors": "甲、乙，丙"}]) == [3]
    assert people.id_number_valid({"id_number": "11010519491231002X"}) is None
    assert people.id_number_valid({"id_number": "110105194912310021"})
    assert risks.cas_valid({"cas": "7664-41-7"}) is None
    assert risks.cas_valid({"cas": "7664-41-8"})
    lec = {"likelihood": Decimal(3), "exposure": Decimal(6), "consequence": Decimal(7)}
    assert risks.scores([lec]) == [Decimal("126.00")]
    assert risks.level_by_score({"method": "lec", "risk_level": "general", **lec}) is None
    assert risks.level_by_score({"method": "lec", "risk_level": "low", **lec})
