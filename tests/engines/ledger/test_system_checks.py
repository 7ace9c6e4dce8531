"""Start-up checks: a name that is off is answered with what was probably meant."""

from __future__ import annotations

from typing import Any

import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.checks import soft
from yuanqu.engines.ledger.codes import CodeList
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Column, Shape, Text, Whole
from yuanqu.engines.ledger.system_checks import check_ledger, check_ledgers
from yuanqu.people.rights import Rights


def told(
    projects_ledger: type[Ledger], columns: dict[str, Column] | None = None, **words: Any
) -> list[tuple[str, str]]:
    """``(id, text)`` of what is wrong with the projects' ledger when ``words`` are declared otherwise."""
    declared = projects_ledger.declared() | (columns or {})
    broken: Any = type("Broken", (), {**vars(Ledger), **vars(projects_ledger), **words})
    broken.declared = classmethod(lambda cls: declared)
    return [(message.id or "", f"{message.msg}{message.hint or ''}") for message in check_ledger(broken)]


def test_the_products_declarations_are_whole() -> None:
    assert check_ledgers() == []


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ({"about": " "}, "E001", "about"),
        ({"key": ()}, "E002", "key"),
        ({"search": ("nmae",)}, "E003", "是否为：name"),
        ({"order": ("-signd_on",)}, "E003", "是否为：signed_on"),
        ({"filters": ("name.uscc",)}, "E003", "不是关联列"),
        ({"search": ("enterprise.nmae",)}, "E003", "是否为：name"),
        ({"key": ("project_code",)}, "E004", "可以为空"),
        ({"derived": {"number": None}}, "E004", "由系统得出"),
        ({"totals": ("name",)}, "E007", "应为数列"),
        ({"event": "name"}, "E007", "应为日期列"),
        ({"explanation": "park"}, "E007", "应为文字列"),
        ({"checks": (soft("odd", "name")(lambda row: None),), "explanation": ""}, "E006", "explanation"),
    ],
)
def test_what_is_off_is_answered(
    projects_ledger: type[Ledger], words: dict[str, Any], code: str, hint: str
) -> None:
    found = told(projects_ledger, **words)
    assert (f"ledger.{code}", True) in [(number, hint in text) for number, text in found], found


@pytest.mark.parametrize(
    ("column", "code", "hint"),
    [
        ({"weight": Amount("重量")}, "E008", "没有计量单位"),
        ({"weight": Whole("重量", unit="吨标煤")}, "E008", "吨标准煤"),
        ({"colour": Code("颜色")}, "E009", "没有代码表"),
        ({"colour": Code("颜色", CodeList.of("颜色", vermilion="朱红"), max_length=3)}, "E009", "放不下"),
        ({"again": Text("项目名称")}, "E005", "都叫「项目名称」"),
        ({"page": Text("页码")}, "E013", "同名"),
    ],
)
def test_columns_are_checked(
    projects_ledger: type[Ledger], column: dict[str, Column], code: str, hint: str
) -> None:
    found = told(projects_ledger, column)
    assert (f"ledger.{code}", True) in [(number, hint in text) for number, text in found], found


def test_a_misspelt_keeper_is_noticed() -> None:
    cases = registry.ledger("services.service_case")
    assert [number for number, _ in told(cases, keeper=cases.keeper[:-1] + "课")] == ["ledger.E011"]


def test_a_reader_that_is_no_department_is_noticed(projects_ledger: type[Ledger]) -> None:
    found = told(projects_ledger, rights=Rights(read=("招商服务科",)))
    assert ("ledger.E018", True) in [(code, "招商科" in text) for code, text in found], found


def test_whoever_links_to_a_ledger_is_among_its_readers(
    projects_ledger: type[Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    enterprises = registry.ledger("registers.enterprise")
    monkeypatch.setattr(enterprises, "rights", Rights(read=("政务服务科",)))
    found = told(projects_ledger, keeper="项目建设科")
    assert [code for code, _ in found] == ["ledger.E015"]
    assert "项目建设科" in found[0][1]
    monkeypatch.setattr(enterprises, "rights", Rights(read=("项目建设科",)))
    assert told(projects_ledger, keeper="项目建设科") == []


@pytest.mark.parametrize(
    ("coloured", "code", "hint"),
    [("stagee", "E003", "是否为：stage"), ("signed_on", "E007", "代码"), ("kind", "E016", "filters")],
)
def test_what_colours_the_map_is_a_coded_filter(
    projects_ledger: type[Ledger], coloured: str, code: str, hint: str
) -> None:
    found = told(projects_ledger, {"shape": Shape("图形", coloured=coloured)}, filters=("park", "stage"))
    assert any(number == f"ledger.{code}" and hint in text for number, text in found), found
