"""Which sentences one report words otherwise than another, numbers aside (文字更改)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile, zip_longest

from yuanqu.engines.documents.model import Attachments, Block, Item, Paragraph, Signature
from yuanqu.engines.documents.walk import runs_of

_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
_NUMBER = re.compile(r"[0-9][0-9,.]*")


@dataclass(frozen=True)
class TextChange:
    """A sentence as it was and as it is; empty where there was or is none."""

    was: str
    now: str


def text_changes(before: Sequence[Block], after: Sequence[Block]) -> list[TextChange]:
    """What the body of ``after`` says in other words than that of ``before``, in its order.

    Sentences that differ in their numbers only are none of these: those are told figure by figure.
    """
    was, now = list(_sentences(before)), list(_sentences(after))
    matched = SequenceMatcher(None, [*map(_masked, was)], [*map(_masked, now)], autojunk=False)
    return [
        TextChange(old, new)
        for kind, i, j, m, n in matched.get_opcodes()
        if kind != "equal"
        for old, new in zip_longest(was[i:j], now[m:n], fillvalue="")
    ]


def _sentences(blocks: Sequence[Block]) -> Iterator[str]:
    for block in takewhile(lambda each: not isinstance(each, Attachments | Signature), blocks):
        if isinstance(block, Item | Paragraph):
            text = "".join(run.text for run in runs_of(block))
            yield from (found.strip() for found in _SENTENCE.findall(text))


def _masked(sentence: str) -> str:
    return _NUMBER.sub("#", sentence)
