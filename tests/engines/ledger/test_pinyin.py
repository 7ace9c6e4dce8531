"""The readings that names are sorted by are the library's own, though the library is not loaded for them."""

from __future__ import annotations

import subprocess
import sys

from pypinyin import Style, pinyin

from yuanqu.engines.ledger.pinyin import FIRST, LAST, _readings, toned


def test_every_character_reads_as_the_library_says() -> None:
    readings = _readings()
    characters = [chr(code) for code in range(FIRST, LAST + 1)]
    told = [pinyin(each, style=Style.TONE3, neutral_tone_with_five=True)[0][0] for each in characters]
    assert [toned(readings, each) for each in characters] == told
    assert [toned(readings, each) for each in "绿们重"] == ["lv4", "men5", "zhong4"]


def test_no_start_loads_the_library() -> None:
    loaded = "import sys, yuanqu.engines.ledger.pinyin; print('pypinyin' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
