"""`yuanqu proof` needs no zone: it reads a file, lists what it finds, and ends with 1 when something is certain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yuanqu.config.command import run


@pytest.fixture(autouse=True)
def _no_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUANQU_HOME", str(tmp_path / "nobody-here"))


def draft(tmp_path: Path, text: str) -> str:
    path = tmp_path / "稿.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_clean_draft_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", draft(tmp_path, "某园区2025年上半年总结\n税收12亿元，增长5%。"), "--claims"]) == 0
    out = capsys.readouterr().out
    assert "12亿元" in out
    assert "读到数据 2 个" in out


def test_json_holds_claims_and_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", draft(tmp_path, "某园区2025年上半年总结\n税收××亿元。"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["period"] == "2025-H1"
    (claim,) = told["claims"]
    assert (claim["text"], claim["value"], claim["unit"]) == ("××亿元", None, "亿元")
    (finding,) = told["findings"]
    assert (finding["rule"], finding["severity"], finding["quote"]) == (
        "unfilled-amount",
        "certain",
        "××亿元",
    )


def test_a_rule_can_be_left_out(tmp_path: Path) -> None:
    path = draft(tmp_path, "某园区2025年上半年总结\n税收××亿元。")
    assert run(["proof", path, "--without", "unfilled-amount"]) == 0
    assert run(["proof", path, "--without", "nonsense"]) == 2
