"""The handbook's page of procedures is what the declarations say."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.procedure.handbook import handbook

HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "handbook"
MEND = "run: yuanqu procedures --handbook docs/handbook"


def test_the_page_and_its_pictures_are_current() -> None:
    files = handbook()
    behind = [
        name
        for name, text in files.items()
        if not (HANDBOOK / name).exists() or (HANDBOOK / name).read_text(encoding="utf-8") != text
    ]
    assert behind == [], MEND
    assert {path.name for path in (HANDBOOK / "流程").iterdir()} == {Path(n).name for n in files if "/" in n}
