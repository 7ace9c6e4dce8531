"""未检出 is a value, not a zero; mg/L and μg/L are not confused; what a method could not see is not said to pass."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.soundness.making import snapshot_of

from yuanqu.domains.environment.codes import ANALYTE
from yuanqu.domains.environment.judging import Bounds, times_over, verdict
from yuanqu.domains.environment.results import Result, UnreadableResult, read_result, result_of, said
from yuanqu.domains.environment.rules import readings
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.terms.periods import Period

ZINC, CADMIUM, PH = (ANALYTE.find(name) or "" for name in ("总锌", "总镉", "pH"))
LIMIT = Bounds(None, Decimal("0.005"), "Ⅲ类")


def row(text: str, unit: str = "mg", analyte: str = CADMIUM, lab: str | None = None) -> dict[str, Any]:
    """A reading as it is typed."""
    return {
        "result_text": text, "unit": unit, "analyte": analyte, "lab_limit": None if lab is None else Decimal(lab),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lab", "limit"),
    [
        ("ND", "0.0005", "0.0005"), ("nd", "0.0005", "0.0005"), ("N.D.", "0.0005", "0.0005"),
        ("未检出", "0.0005", "0.0005"), ("未检出（<0.0005）", None, "0.0005"), ("ND(0.0005)", None, "0.0005"),
        ("<0.0005", None, "0.0005"), ("＜0.0005", None, "0.0005"), ("0.0005L", None, "0.0005"),
        ("0.0005l", "0.0005", "0.0005"), ("< 0.0005", None, "0.0005"),
    ],
)  # fmt: skip
def test_every_way_of_writing_not_detected_is_no_number(text: str, lab: str | None, limit: str) -> None:
    found = result_of(row(text, lab=lab))
    assert found == Result(None, Decimal(limit))
    assert readings.below([row(text, lab=lab)]) == [True]
    assert readings.concentrations([row(text, lab=lab)]) == [None]
    assert readings.detection_told(row(text, lab=lab)) is None
    assert said(found, CADMIUM) == "未检出（<0.0005 mg/L）"


@pytest.mark.parametrize(
    ("text", "lab", "told"),
    [
        ("未检出", None, "没有检出限"), ("ND", None, "没有检出限"), ("0", None, "不作0处理"),
        ("0.00", "0.0005", "不作0处理"), ("<0", None, "检出限填了0"), ("<0.0005", "0.001", "不同"),
        ("0.0002", "0.0005", "小于方法检出限"),
    ],
)  # fmt: skip
def test_what_would_hide_a_zero_is_refused(text: str, lab: str | None, told: str) -> None:
    assert told in (readings.detection_told(row(text, lab=lab)) or "")


@pytest.mark.parametrize(
    "text", ["", "-", "/", "痕量", "<", "L", "≤0.05", "-0.01", "1e-5", "0.05mg", "0.1-0.2", "未检测"]
)
def test_what_is_neither_is_not_guessed(text: str) -> None:
    with pytest.raises(UnreadableResult):
        read_result(text)


def test_micrograms_are_a_thousandth_exactly() -> None:
    assert result_of(row("7.8", "ug")) == Result(Decimal("0.0078"), None)
    assert result_of(row("<0.05", "ug")) == Result(None, Decimal("0.00005"))
    assert verdict(result_of(row("5", "ug")), LIMIT) == "pass"
    assert verdict(result_of(row("5", "mg")), LIMIT) == "over"
    assert verdict(result_of(row("0.0050001", "mg")), LIMIT) == "over"
    assert times_over(result_of(row("7.8", "ug")), LIMIT) == Decimal("0.56")


@pytest.mark.parametrize(("unit", "analyte"), [("mg", PH), ("ug", PH), ("none", CADMIUM)])
def test_a_unit_of_another_kind_is_refused_not_converted(unit: str, analyte: str) -> None:
    wrong = row("7", unit, analyte)
    assert "不能换算" in (readings.unit_fits(wrong) or "")
    assert result_of(wrong) is None


def test_not_detected_keeps_a_limit_only_where_the_method_could_see_it() -> None:
    assert verdict(Result(None, Decimal("0.005")), LIMIT) == "pass"
    assert verdict(Result(None, Decimal("0.0051")), LIMIT) == "unjudged"
    assert verdict(Result(None, None), LIMIT) == "unjudged"
    assert verdict(Result(None, Decimal("0.0001")), None) == "none"


def test_acidity_has_two_limits() -> None:
    bounds = Bounds(Decimal(6), Decimal(9), "表1")
    found = {text: verdict(result_of(row(text, "none", PH)), bounds) for text in ("5.99", "6", "9.0", "9.01")}
    assert found == {"5.99": "over", "6": "pass", "9.0": "pass", "9.01": "over"}
    assert bounds.said(PH) == "6—9"
    assert said(Result(Decimal("7.1"), None), PH) == "7.1"


def test_a_mean_takes_half_the_detection_limit_and_no_zero(tmp_path: Path) -> None:
    typed = [row("0.012", analyte=ZINC), row("<0.0004", analyte=ZINC), row("ND", "ug", ZINC, "0.8")]
    assert readings.for_means(typed) == [Decimal("0.012"), Decimal("0.0002"), Decimal("0.0004")]
    sample = uuid.UUID(int=1)
    held = [
        {
            "sample": sample, "analyte": ZINC, "sampled_on": date(2025, 3, 4), "below": below, "verdict": "pass",
            "for_mean": value,
        }
        for value, below in zip(readings.for_means(typed), readings.below(typed), strict=True)
    ]  # fmt: skip
    zone = snapshot_of(
        tmp_path, environment__reading=held, environment__sample=[{"id": sample, "counts": True}]
    )
    told = {
        code: figure(
            indicator(f"environment.{code}"), Period.parse("2025-H1"), as_of=date(2025, 6, 30), snapshot=zone
        )
        for code in ("zinc_mean", "readings", "below", "pass_share")
    }
    assert told["zinc_mean"].value == Decimal("0.0042")  # (0.012+0.0002+0.0004)÷3，作0则为0.004
    assert (told["readings"].value, told["below"].value, told["pass_share"].value) == (3, 2, 100)
