"""Numbers that take up an earlier one by its whole name (回指核对): 新增的75家注册企业 after 新增注册企业57家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.amounts import exact_level, printed_like, swapped
from yuanqu.engines.proof.claims.claim import Claim, Modality
from yuanqu.engines.proof.claims.reading import Reading

_SAID_BEFORE = re.compile(
    r"(?:前面|上面|前文|上文|前边|刚才)[我]?(?:讲|说|提|谈|所述)[到过]?的?$|(?:上述|前述)(?:的)?$"
)
_NOUN = re.compile(r"的?([\u4e00-\u9fff]{3,12}?)(?=的|中|里|当中|，|。|、|；|有|已|均|都|$)")
_LETTERS = re.compile(r"的?([\u4e00-\u9fff]{4,12})")
_WORDS = re.compile(r"[\u4e00-\u9fff]*$")
_FILLER = re.compile(r"[的了]|共|累计|今年|去年|全年|上半年|中")
_OTHER = re.compile(r"其余|其他|剩余|另|再|尚|未|占|比|较|分别|目标|计划")
_LEAST_NOUN, _LEAST_NAME, _REACH = 4, 5, 18


def taken_up(reading: Reading) -> Iterator[tuple[Claim, Claim]]:
    """Numbers that name an earlier one in full, and that one, where they differ."""
    levels = [
        claim for claim in reading.claims if exact_level(claim) and claim.modality is not Modality.TARGET
    ]
    for n, later in enumerate(levels):
        found = _NOUN.match(reading.plain, later.end) or _LETTERS.match(reading.plain, later.end)
        if found is None or later.in_table:
            continue
        before = reading.plain[max(0, later.start - _REACH) : later.start]
        own = _FILLER.sub("", _words(before))
        if _OTHER.search(own):
            continue
        same = [each for each in levels[:n] if each.unit == later.unit and not each.in_table]
        if any(each.value == later.value for each in same):
            continue  # it takes up that one
        earlier = _meant(reading, same, later, found[1], own, said=_SAID_BEFORE.search(before) is not None)
        if earlier is not None:
            yield later, earlier


def _meant(
    reading: Reading, same: list[Claim], later: Claim, noun: str, own: str, *, said: bool
) -> Claim | None:
    """The one earlier number of that name; None where there is none, or several with several values."""
    named = [(each, _name(reading, each)) for each in same]
    if said:
        nouns = tuple(noun[:n] for n in range(_LEAST_NOUN, len(noun) + 1))
        bearing = [each for each, name in named if name.endswith(nouns) and not _OTHER.search(name)]
        return bearing[-1] if len({each.value for each in bearing}) == 1 else None
    whole = own + noun
    for each, name in reversed(named):
        if not _digits_swapped(each, later) or _OTHER.search(name):
            continue
        if (len(whole) >= _LEAST_NAME and name == whole) or (
            len(noun) >= _LEAST_NAME and name.endswith(noun)
        ):
            return each
    return None


def _digits_swapped(one: Claim, other: Claim) -> bool:
    if one.value is None or other.value is None or one.places != other.places:
        return False
    return swapped(printed_like(one, one.value).removesuffix(one.unit), other.value)


def _name(reading: Reading, claim: Claim) -> str:
    return _FILLER.sub("", _words(reading.plain[max(0, claim.start - _REACH) : claim.start]))


def _words(before: str) -> str:
    found = _WORDS.search(before)
    return found[0] if found else ""
