"""Sorting Chinese by pinyin in a database without Chinese collations: a function that gives a text's sort key.

The embedded server is built without ICU, so the order of the characters is brought along: each is replaced by the
character of its rank, and the keys compare byte by byte. A character of several readings has its commonest.
Measured in docs/decisions/search.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import normalize

from django.db import connection, connections

FIRST, LAST = 0x4E00, 0x9FA5
KEPT = (
    200_000  # keys remembered by a process; working one out takes the database as long as fetching ten rows
)
COMPARED = 12  # characters; names that agree so far keep the order of their ids
PLAIN = 40  # characters of a text without Chinese, such as a number 「ZL-2025-03-20」, which costs nothing to compare

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_UMLAUT = "\u0308"

_FUNCTION = """
CREATE OR REPLACE FUNCTION yuanqu_pinyin(words text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    key text := '';
    point int;
BEGIN
    words := lower(left(words, {plain}));
    IF octet_length(words) = length(words) THEN
        RETURN words;
    END IF;
    words := left(words, {compared});
    FOR place IN 1..length(words) LOOP
        point := ascii(substr(words, place, 1));
        IF point BETWEEN {first} AND {last} THEN
            point := ('{{{ranks}}}'::int[])[point - {first} + 1];
        END IF;
        key := key || chr(point);
    END LOOP;
    RETURN key;
END $$"""


def install_pinyin(*, app_config: Any, using: str, **_signal: Any) -> None:
    """Create or replace the function; it depends on no table."""
    if app_config.label == "ledger":
        with connections[using].cursor() as cursor:
            cursor.execute(pinyin_function())


def pinyin_function() -> str:
    """The function's definition, with the rank of each character written into it."""
    ranks = ",".join(str(code) for code in _ranked())
    return _FUNCTION.format(compared=COMPARED, plain=PLAIN, first=FIRST, last=LAST, ranks=ranks)


def _ranked() -> list[int]:
    """For each character from FIRST to LAST, the code point that stands for its rank."""
    readings = _readings()
    characters = [chr(code) for code in range(FIRST, LAST + 1)]
    ordered = sorted(characters, key=lambda character: (toned(readings, character), character))
    rank = {character: FIRST + place for place, character in enumerate(ordered)}
    return [rank[character] for character in characters]


def _readings() -> Mapping[str, str]:
    """The readings of each character by its code point, the commonest first, with tone marks.

    pypinyin's own list, read as the data it is: importing the library for it costs every start its list of phrases.
    """
    (folder,) = find_spec("pypinyin").submodule_search_locations  # type: ignore[union-attr, misc]
    found: Mapping[str, str] = json.loads(Path(folder, "pinyin_dict.json").read_text(encoding="utf-8"))
    return found


def toned(readings: Mapping[str, str], character: str) -> str:
    """The commonest reading of a character with its tone as a number behind it (lü 绿 is lv4; 5 is no tone)."""
    marked = normalize("NFD", readings.get(str(ord(character)), character).partition(",")[0])
    tone = next((_TONES[each] for each in marked if each in _TONES), "5")
    plain = "".join(each for each in marked if each not in _TONES).replace(f"u{_UMLAUT}", "v")
    return normalize("NFC", plain) + tone


_keys: dict[str, str] = {}


def sort_keys(texts: Iterable[str]) -> dict[str, str]:
    """The sort key of each text, as the function gives it; those asked for before are not asked of the database."""
    wanted = set(texts)
    fresh = sorted(wanted - _keys.keys())
    if fresh:
        if len(_keys) + len(fresh) > KEPT:
            _keys.clear()
            fresh = sorted(wanted)
        with connection.cursor() as cursor:
            cursor.execute("SELECT t, yuanqu_pinyin(t) FROM unnest(%s::text[]) AS t", [fresh])
            _keys.update(cursor.fetchall())
    return {text: _keys[text] for text in wanted}
