"""Chinese text for searching and sorting (检索与排序): bigrams to index, pinyin as a sort key.

The embedded database knows neither trigrams nor Chinese collation, so both are computed here and stored.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from yuanqu.terms.plain_text import half_width

_HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECES = re.compile(rf"[{_HANZI}]+|[^\W_{_HANZI}]+")
_FIRST_HANZI = 0x3007


def bigrams(text: str) -> list[str]:
    """What the index stores for `text`: each two neighbouring characters, each single one, each whole Latin
    or digit word in lower case; every one once, in order of appearance.
    """
    found: dict[str, None] = {}
    for piece in _pieces(text):
        if _is_hanzi(piece):
            found.update(dict.fromkeys(piece[n : n + 2] for n in range(len(piece) - 1)))
            found.update(dict.fromkeys(piece))
        else:
            found[piece] = None
    return list(found)


def query_terms(text: str) -> list[str]:
    """What must all be in the index for `text` to be found: as `bigrams`, but single characters only where
    a piece is one character long (a bigram already implies its characters).
    """
    found: dict[str, None] = {}
    for piece in _pieces(text):
        if _is_hanzi(piece) and len(piece) > 1:
            found.update(dict.fromkeys(piece[n : n + 2] for n in range(len(piece) - 1)))
        else:
            found[piece] = None
    return list(found)


@lru_cache(maxsize=65_536)
def pinyin_key(text: str) -> str:
    """A key that sorts as a Chinese reader expects: by toned pinyin, character by character, the text
    itself last.
    """
    plain = half_width(text).lower()
    syllables = lazy_pinyin(plain, style=Style.TONE3, neutral_tone_with_five=True)
    return " ".join(syllables) + "\t" + plain


def _pieces(text: str) -> list[str]:
    return _PIECES.findall(half_width(text).lower())


def _is_hanzi(piece: str) -> bool:
    return ord(piece[0]) >= _FIRST_HANZI and re.match(f"[{_HANZI}]", piece) is not None
