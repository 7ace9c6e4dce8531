"""`yuanqu ledgers`, `yuanqu import` and `yuanqu export`: what they say, write and return."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from yuanqu.config.command import run as run_command
from yuanqu.terms import credit_code

CODE = credit_code.make("91360900MA0000001")
HEAD = (
    "统一社会信用代码,单位详细名称,所在园区,主要业务活动1,登记注册统计类别,企业控股情况,单位规模,运营状态,开业时间,注册地,"
    "经营地,法定代表人,联系人,联系电话,从业人员期末人数,其中女性,执行会计标准类别,用房方式"
)
GOOD = (
    f"{CODE},青禾精密机械有限公司,主园区,铜杆生产,私营有限责任公司,私人控股,微型,正常运营,"
    "2020年5月,甲,甲,甲,乙,0795,10,3,小企业会计准则,独立厂房（区内）"
)


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(db: None, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command as the program does, on the test's database."""

    def command(*words: object) -> Done:
        capsys.readouterr()
        status = run_command([str(word) for word in words])
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return command


def _csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEAD, *lines)), encoding="gb18030")
    return path


def test_a_ledger_from_nothing_to_export_and_back(run: Run, tmp_path: Path) -> None:
    file = _csv(tmp_path / "企业.csv", GOOD)
    tried = run("import", file, "--dry-run", "--json")
    assert tried.returncode == 0, tried.stderr
    seen = json.loads(tried.stdout)
    assert (seen["ledger"], seen["counts"]["new"], seen["outcome"]) == ("registers.enterprise", 1, None)
    done = run("import", file, "--reason", "首次")
    assert (done.returncode, "已写入：新增 1 条" in done.stdout) == (0, True), done.stderr
    again = run("import", file, "--ledger", "企业名录")
    assert (again.returncode, "什么也没有改变" in again.stdout) == (0, True)
    for name in ("名录.xlsx", "名录.csv"):
        out = run("export", "registers.enterprise", "--out", tmp_path / name)
        assert (out.returncode, "1 条" in out.stdout) == (0, True), out.stderr
        back = json.loads(run("import", tmp_path / name, "--json").stdout)
        assert (back["counts"]["unchanged"], back["problem_count"], back["outcome"]["change"]) == (1, 0, None)
    with (tmp_path / "名录.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert next(csv.DictReader(lines))["统一社会信用代码"] == CODE


def test_problems_end_with_status_1_and_a_marked_workbook(run: Run, tmp_path: Path) -> None:
    file = _csv(tmp_path / "企业.csv", GOOD.replace(CODE, CODE[:-1]), GOOD.replace("主园区", "南片区"))
    done = run("import", file, "--ledger", "registers.enterprise", "--marked", tmp_path / "标注.xlsx")
    assert done.returncode == 1
    assert "第2行“统一社会信用代码”（A2）" in done.stderr
    assert "是否为" in done.stderr
    assert "什么也没有写入" in done.stdout
    sheet = openpyxl.load_workbook(tmp_path / "标注.xlsx").active
    assert sheet["S1"].value == "校验结果"
    assert sheet["C3"].comment.text


def test_wrong_use_is_told(run: Run, tmp_path: Path) -> None:
    assert run("import", tmp_path / "没有.xlsx").returncode == 2
    unknown = run("export", "registers.enterprize")
    assert (unknown.returncode, "是否为" in unknown.stderr) == (2, True)
    unclear = tmp_path / "别的.csv"
    unclear.write_text("甲,乙\n1,2\n", encoding="utf-8")
    refused = run("import", unclear)
    assert (refused.returncode, "import.ledger_unclear" in refused.stderr) == (1, True)
    assert run("export", "registers.enterprise", "--out", tmp_path / "名录.pdf").returncode == 2
    assert run("ledgers", "--out", tmp_path / "甲.xlsx").returncode == 2


def test_ledgers_are_listed_and_their_templates_written(run: Run, tmp_path: Path) -> None:
    listed = json.loads(run("ledgers", "--json").stdout)
    enterprise = next(ledger for ledger in listed if ledger["label"] == "registers.enterprise")
    assert enterprise["key"] == ["uscc"]
    assert next(c for c in enterprise["columns"] if c["name"] == "uscc")["required"]
    assert "企业名录" in run("ledgers").stdout
    assert run("ledgers", "--template", "企业名录", "--out", tmp_path / "模板.xlsx").returncode == 0
    assert openpyxl.load_workbook(tmp_path / "模板.xlsx").sheetnames[:2] == ["企业名录", "填写说明"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "registers.enterprize"], "是否为：registers.enterprise"),
        (
            ["export", "registers.enterprise", "--out", "/no/such/folder/a.xlsx"],
            "没有“/no/such/folder”这个文件夹",
        ),
        (["ledgers", "--template", "registers.enterprise", "--out", "/no/such/folder/a.xlsx"], "这个文件夹"),
    ],
)
def test_names_that_do_not_exist_are_wrong_use(run: Run, words: list[str], said: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
