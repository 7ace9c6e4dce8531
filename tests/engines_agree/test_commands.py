"""A zone publishes and a province rolls up, by the commands a person types."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Demonstration

CASES, COMPLETED, RATE = "services.service_case", "services.completed", "services.completion_rate"
ASKED = ("--period", "2025-H1")


def test_a_zone_is_published_rolled_up_opened_and_refused(
    demonstration: Demonstration, tmp_path: Path
) -> None:
    lake = tmp_path / "lake"
    words = ("snapshot", "--publish", lake, "--county", "东县", "--province", "某省", "--closed", CASES)
    demonstration.run(*words, "--code", "A")
    demonstration.run(*words, "--code", "B")
    own = demonstration.figures(COMPLETED, RATE)
    found = demonstration.json(
        "rollup", COMPLETED, RATE, "--lake", lake, *ASKED, "--level", "county", "--rank"
    )
    total = {each["indicator"]: each for each in found["totals"] if each["area"] == "某省东县"}
    assert int(total[COMPLETED]["value"]) == 2 * int(own[COMPLETED]["value"])
    assert total[RATE]["value"] == own[RATE]["value"]  # of sums, so two alike are like one
    assert [each["zone"] for each in total[RATE]["ranking"]] == ["A", "B"]
    assert found["completeness"]["unsigned"] == ["A", "B"]

    (opened,) = demonstration.json("rollup", COMPLETED, "--lake", lake, *ASKED, "--zone", "A")
    assert opened["value"] == own[COMPLETED]["value"]
    assert opened["opened"] == {}
    assert "发布者不许列出" in demonstration.run("rollup", COMPLETED, "--lake", lake, *ASKED, "--zone", "A")

    next((lake / "zones" / "B").glob("*.parquet")).unlink()
    said = demonstration.run("rollup", COMPLETED, "--lake", lake, *ASKED, status=1)
    assert "园区 B 的封存快照未采用" in said
    assert "采用 1 个园区" in said
