"""The code lists of the shared registers hold together."""

from __future__ import annotations

from yuanqu.registers.codes import DIVISION, ENTRY_ROUTE, INDUSTRY, REGISTRATION_CATEGORY, SPECIALTY


def test_divisions_are_those_of_the_standard() -> None:
    assert [entry.code for entry in DIVISION] == [f"{number:02}" for number in range(1, 98)]
    assert {entry.parent for entry in DIVISION} == set("ABCDEFGHIJKLMNOPQRST")


def test_every_class_stands_under_its_division() -> None:
    assert {entry.code[:2] for entry in INDUSTRY} == set(DIVISION.by_code)
    assert all(entry.parent == entry.code[:2] and len(entry.code) == 4 for entry in INDUSTRY)
    assert INDUSTRY.label("3251") == "铜压延加工"
    assert INDUSTRY.find("汽车零部件及配件制造") == "3670"


def test_manufacturing_is_whole() -> None:
    """GB/T 4754-2017 has 31 divisions, 179 groups and 609 classes of manufacturing."""
    section = {entry.code for entry in DIVISION if entry.parent == "C"}
    classes = [entry.code for entry in INDUSTRY if entry.parent in section]
    assert (len(section), len({code[:3] for code in classes}), len(classes)) == (31, 179, 609)


def test_departments_words_are_read() -> None:
    assert ENTRY_ROUTE.find("小升规") == "yearly_grown"
    assert SPECIALTY.find("规上工业") == "B"
    assert REGISTRATION_CATEGORY.label("112") == "私营有限责任公司"
