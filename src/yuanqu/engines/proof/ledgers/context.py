"""The words around a number (上下文): by them a sentence of our report is known again, whatever its numbers became."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from yuanqu.engines.proof.claims.claim import Claim

Key = tuple[str, str]
WIDTHS = ((18, 3), (12, 3), (18, 0), (10, 0))  # letters before and behind, from the surest to the least
SURE = 3  # the first so many need no other witness
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*")
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_LEAST = 4


def keys(text: str, claim: Claim) -> list[Key]:
    """The words around a claim at each width, numbers masked; nothing where too few words stand before it."""
    line = text.rfind("\n", 0, claim.start) + 1
    before = "^" + _NUMBER.sub("#", text[max(line, claim.start - 80) : claim.start])
    after = _NUMBER.sub("#", text[claim.end : claim.end + 12].partition("\n")[0] + "$")
    found = [(before[-left:], after[:right]) for left, right in WIDTHS]
    return [key if len(_HANZI.findall(key[0])) >= _LEAST else ("", "") for key in found]


def matched(
    text: str, claims: Sequence[Claim], known_text: str, known: Sequence[Claim]
) -> Iterator[tuple[Claim, int, bool]]:
    """Each claim whose words are those of one of ``known``: that one's position, and whether the words are many.

    Words that stand several times are paired in their order, where both texts have them equally often.
    """
    theirs = [keys(text, each) for each in claims]
    ours = [keys(known_text, each) for each in known]
    left, free = set(range(len(claims))), set(range(len(known)))
    for width in range(len(WIDTHS)):
        places = _places((each, ours[each][width]) for each in sorted(free))
        for key, mine in _places((each, theirs[each][width]) for each in sorted(left)).items():
            if len(places.get(key, ())) == len(mine):
                for position, other in zip(mine, places[key], strict=True):
                    left.discard(position)
                    free.discard(other)
                    yield claims[position], other, width < SURE


def _places(found: Iterable[tuple[int, Key]]) -> dict[Key, list[int]]:
    places: dict[Key, list[int]] = defaultdict(list)
    for position, key in found:
        if key != ("", ""):
            places[key].append(position)
    return places
