"""Workbooks made to do harm, or harmful by accident: each answered in bounded memory by a clear error or a notice."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yuanqu.engines.ledger.importing.extent import extent

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MEGABYTES = 400  # what reading one may take beside the program itself
Change = Callable[[bytes], bytes]

# One child reads them all: were one of them to ask for more memory than it may, the child would die and say nothing.
CHILD = """
import json, resource, sys
from pathlib import Path
from yuanqu.config.preparation import set_up_django
set_up_django()
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.reading import read_sheets
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in map(Path, sys.argv[1:]):
    try:
        grid = next(read_sheets(path, path.name))
        found = [grid.cells.height, [notice.code for notice in grid.notices], grid.cells.row(1)]
    except FileRefused as refusal:
        found = [refusal.code, str(refusal)]
    print(json.dumps([path.name, found, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024]))
"""


def rewritten(path: Path, changes: Mapping[str, Change], more: Mapping[str, bytes]) -> Path:
    """A small good workbook with some of its parts changed, and some added."""
    book = openpyxl.Workbook()
    for row in (["项目编号", "项目名称"], ["XM-1", "甲"], ["XM-2", "乙"]):
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return path


def ending(rows: bytes) -> dict[str, Change]:
    """The sheet with rows added at its end."""
    return {SHEET: lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")}


ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "%s"><!ENTITY b "%s"><!ENTITY c "%s"><!ENTITY d "%s">'
    b'<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    % (b"lol" * 1000, b"&a;" * 1000, b"&b;" * 1000, b"&c;" * 1000)
)
FORMULA = b'<row r="4"><c r="A4" t="str"><f>"XM-"&amp;3</f><v>XM-3</v></c><c r="B4" t="str"><f>A1</f><v>x</v></c></row>'
HOSTILE: dict[str, tuple[Mapping[str, Change], Mapping[str, bytes], Any]] = {
    "two million empty rows": (
        ending(b"".join(b'<row r="%d"/>' % n for n in range(4, 2_000_004))), {}, [3, []]
    ),
    "a column formatted to the last row": (
        ending(b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(4, 1_048_577))), {}, [3, []]
    ),
    "two cells in opposite corners": (
        ending(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {}, "import.too_many_rows"
    ),
    "corners within the limits of each": (
        ending(b'<row r="999999"><c r="RZ999999"><v>1</v></c></row>'), {}, "import.too_many_cells"
    ),
    "corners told by position alone": (
        ending(b'<row r="1048570">' + b"<c><v>1</v></c>" * 400 + b"</row>"), {}, "import.too_many_rows"
    ),
    "sixteen thousand columns": (
        ending(b'<row r="4">' + b"".join(b"<c><v>%d</v></c>" % n for n in range(16_384)) + b"</row>"), {},
        "import.too_many_columns",
    ),
    "a part that unpacks to much more than itself": (
        {}, {"xl/media/x.bin": bytes(200_000_000)}, "import.file_expands_too_much"
    ),
    "entities within entities": (
        {TEXTS: lambda part: ENTITIES + part, SHEET: lambda part: ENTITIES + part}, {}, [3, []]
    ),
    "macros": ({}, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}, [3, ["import.macros_not_run"]]),
    "links to other files": (
        {}, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}, [3, ["import.links_not_followed"]]
    ),
    "formulas": (ending(FORMULA), {}, [4, ["import.formulas_by_value"]]),
    "two parts of one name": ({}, {SHEET: b"<worksheet/>"}, "import.file_damaged"),
    "a sheet without its part": ({"xl/_rels/workbook.xml.rels": lambda part: part.replace(b"sheet1", b"sheet9")}, {},
        "import.sheet_unreadable"),
}  # fmt: skip


PAGE = "<html><table><tr><td>项目编号</td></tr></table></html>"
XML = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office"/>'
Answers = dict[str, tuple[Any, int]]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What reading each file gave, and by how many megabytes its reader had grown by then."""
    folder = tmp_path_factory.mktemp("hostile")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Duplicate name")
        paths = [rewritten(folder / kind, changes, more) for kind, (changes, more, _) in HOSTILE.items()]
    for name, text in (("a page", PAGE), ("a page of XML", XML)):
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    whole = rewritten(folder / "whole", {}, {}).read_bytes()
    for part in (0.3, 0.6, 0.95):
        (folder / f"truncated at {part}").write_bytes(whole[: int(len(whole) * part)])
        paths.append(folder / f"truncated at {part}")
    paths.append(_lying(folder))
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "yuanqu.config.settings"}
    command = [sys.executable, "-c", CHILD, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    return {name: (found, grown) for name, found, grown in map(json.loads, done.stdout.splitlines())}


def _lying(folder: Path) -> Path:
    """A sheet that says it unpacks to less than it does."""
    path = rewritten(folder / "a size told wrongly", {SHEET: lambda part: part + b" " * 5_000_000}, {})
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (3_000).to_bytes(4, "little")))
    return path


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_answered_in_bounded_memory(kind: str, answers: Answers) -> None:
    expected = HOSTILE[kind][2]
    found, grown = answers[kind]
    assert grown < MEGABYTES
    if isinstance(expected, str):
        assert found[0] == expected
        assert "请" in found[1]
    else:
        assert found == [*expected, ["XM-1", "甲"]]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("a size told wrongly", "import.file_damaged"),
        ("a page", "import.file_is_page"),
        ("a page of XML", "import.file_is_page"),
        ("truncated at 0.3", "import.file_damaged"),
        ("truncated at 0.6", "import.file_damaged"),
        ("truncated at 0.95", "import.file_damaged"),
    ],
)
def test_what_cannot_be_read_says_why(kind: str, code: str, answers: Answers) -> None:
    assert answers[kind][0][0] == code


@pytest.mark.parametrize(
    ("cells", "reach"),
    [
        (b'<c r="A1"><v>1</v></c><c r="Z999999"><v>1</v></c>', (999_999, 26)),
        (b'<c r="A1048576"><v>1</v></c>', (1_048_576, 26)),
        (b'<c r="XFD7"><v>1</v></c>', (999, 16_384)),
        (b'<x:c r="A9000000"><x:v>1</x:v></x:c>', (9_000_000, 1)),
        (b"<c r='XFD1048576'><v>1</v></c>", (1_048_576, 16_384)),
        (b'<c\tr="C8000000"><v>1</v></c>', (8_000_000, 3)),
        (b'<row r="2000000"><c><v>1</v></c></row>', (2_000_000, 1)),
    ],
)
def test_a_reach_is_never_told_shorter_than_it_is(cells: bytes, reach: tuple[int, int]) -> None:
    assert extent(b"<sheetData>" + cells + b"</sheetData>", 30_000_000) == reach
    rows, columns = extent(b"<sheetData>" + cells + b"</sheetData>", 0)
    assert (rows, columns) == reach
