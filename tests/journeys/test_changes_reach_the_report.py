"""Change a record through the import, lock a month, revise a base: the report follows, and says why."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from docx import Document

H1 = ("--period", "2025-H1")
GROWTH = "economy.main_revenue_growth"


def export(zone: Any, ledger: str, path: Path) -> list[dict[str, str]]:
    """The ledger's rows as the export writes them."""
    zone.run("export", ledger, "--out", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def load(zone: Any, ledger: str, rows: list[dict[str, str]], path: Path, *words: str) -> str:
    """Import rows as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(zone.run("import", path, "--ledger", ledger, "--reason", "核对更正", *words))


def report_text(zone: Any, folder: Path) -> str:
    """The clean report's text."""
    zone.run("report", "half-year", *H1, "--out", folder)
    return "\n".join(paragraph.text for paragraph in Document(folder / "report-clean.docx").paragraphs)


def test_a_case_not_completed_any_more(own_demonstration: Any, tmp_path: Path) -> None:
    zone = own_demonstration
    rows = export(zone, "services.service_case", tmp_path / "cases.csv")
    done = next(
        row
        for row in rows
        if row["办结结果"] in ("出证办结", "办结") and "2025-02" < row["受理时间"] < "2025-06"
    )
    for column in ("办结时间", "办结部门", "办结结果", "证照名称", "证照编号"):
        done[column] = ""
    load(zone, "services.service_case", [done], tmp_path / "change.csv")
    figures = zone.figures("services.completed", "services.completion_rate")
    assert (figures["services.completed"]["printed"], figures["services.completion_rate"]["printed"]) == (
        "285件",
        "93.1%",
    )
    text = report_text(zone, tmp_path / "report")
    assert "285件" in text
    assert "93.1%" in text


def test_one_month_more_is_locked(own_demonstration: Any, tmp_path: Path) -> None:
    zone = own_demonstration
    assert "2025年1至4月" in report_text(zone, tmp_path / "before")
    rows = [{"月份": "2025-05", "锁定日期": "2025-06-28", "锁定科室": "办公室"}]
    load(zone, "economy.month_lock", rows, tmp_path / "lock.csv")
    after = report_text(zone, tmp_path / "after")
    assert "2025年1至5月" in after
    assert "1至4月" not in after
    rows[0].update({"解锁日期": "2025-06-29", "解锁原因": "演示"})
    load(zone, "economy.month_lock", rows, tmp_path / "unlock.csv")
    assert "2025年1至4月" in report_text(zone, tmp_path / "again")


def test_a_revised_base_moves_comparable_growth_only(own_demonstration: Any, tmp_path: Path) -> None:
    zone = own_demonstration
    before = zone.figures(GROWTH)[GROWTH]
    rows = export(zone, "economy.statement", tmp_path / "statements.csv")
    april = next(row for row in rows if row["报告期"] == "2025年4月" and "修订" not in row["变动说明"])
    why = "上年同期按审计结果修订"
    corrected = {**april, "修订号": "2", "更正原因": why, "变动说明": why, "报出日期": "2025-06-20"}
    label = next(name for name in april if name.startswith("主营业务收入（上年同期"))
    corrected[label] = str(int(april[label]) * 9 // 10)
    load(zone, "economy.statement", [corrected], tmp_path / "revision.csv", "--explain", "审计修订")
    after = zone.figures(GROWTH)[GROWTH]
    assert after["value"] != before["value"]
    assert after["companions"]["nominal"]["value"] == before["companions"]["nominal"]["value"]
    assert after["sides"]["revised"] == before["sides"]["revised"] + 1


@pytest.mark.parametrize("day", ["2025-06-30", "2025-12-31"])
def test_junes_figure_is_the_same_later(demonstration: Any, day: str) -> None:
    assert demonstration.figures("services.completed", "--as-of", day)["services.completed"]["value"] == "286"


_VOID_TWO = """
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.registers.held import held
from django.utils import timezone
once = [i for i in held("safety.inspection", result="1", object__object_kind="enterprise", started_at__year=2025)
        if held("safety.inspection", object=i.object_id, started_at__year=2025).count() == 1]
with changing(way="command", actor_name="测试", reason="登记有误"):
    for each in once[:2]:
        each.voided_on, each.void_reason = timezone.localdate(), "登记有误"
        each.save()
"""
_REOPEN = """
from datetime import date
from yuanqu.domains.safety.ledgers.hazard import HazardLoop
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.models import Account
from yuanqu.registers.held import held
with changing(way="command", actor_name="测试", reason="演示园区的日子往后走"):
    held("registers.zone").update(demonstration_on=date(2025, 8, 6))
head = Account.objects.get(username="safety-head")
one = held("safety.hazard", state="closed", found_on__year=2025).first()
deed = Deed(date(2025, 8, 5), {"due_on": date(2025, 8, 20)}, "复发")
perform(HazardLoop, one.pk, "reopen", author(head, "page"), deed)
"""


def test_loose_figures_follow_voided_inspections(own_demonstration: Any, tmp_path: Path) -> None:
    zone = own_demonstration
    assert "累计检查企业180余家" in report_text(zone, tmp_path / "before")
    zone.run("django", "shell", "-v0", "-c", _VOID_TWO)
    (inspected,) = zone.figures("safety.enterprises_inspected").values()
    assert inspected["value"] == "180"
    assert "累计检查企业180余家" not in report_text(zone, tmp_path / "after")


def test_hazards_of_june_are_the_same_after_august(own_demonstration: Any) -> None:
    zone, codes = own_demonstration, ("safety.hazards_closed", "safety.hazards_open", "safety.ordered_share")
    then = {code: each["value"] for code, each in zone.figures(*codes).items()}
    zone.run("django", "shell", "-v0", "-c", _REOPEN)
    later = zone.figures(*codes, "--as-of", "2025-12-31")
    assert {code: later[code]["value"] for code in codes} == then
    autumn = zone.json(
        "figures", "safety.hazards_open", "--period", "2025-08", "--no-slices", "--as-of", "2025-12-31"
    )
    assert int(autumn[0]["value"]) == int(then["safety.hazards_open"]) + 1
