"""Sorting Chinese by pinyin in a database without Chinese collations: a function that gives a text's sort key.

The embedded server is built without ICU, so the order of the characters is brought along: each is replaced by the
character of its rank, and the keys compare byte by byte. A character of several readings has its commonest.
Measured in docs/decisions/search.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, connections
from pypinyin import Style, pinyin

FIRST, LAST = 0x4E00, 0x9FA5
KEPT = (
    200_000  # keys remembered by a process; working one out takes the database as long as fetching ten rows
)
COMPARED = 12  # characters; names that agree so far keep the order of their ids
PLAIN = 40  # characters of a text without Chinese, such as a number 「ZL-2025-03-20」, which costs nothing to compare

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
    characters = [chr(code) for code in range(FIRST, LAST + 1)]
    ordered = sorted(characters, key=lambda character: (_reading(character), character))
    rank = {character: FIRST + place for place, character in enumerate(ordered)}
    return [rank[character] for character in characters]


def _reading(character: str) -> str:
    return pinyin(character, style=Style.TONE3, neutral_tone_with_five=True)[0][0]


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
