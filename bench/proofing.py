"""Reading drafts: scan, claims and all rules, beside jionlp and beside a bare search for digits.

Run as `python -m bench.proofing [MEGABYTES]` (2 by default) on one core. The text is the open half of the proofing test
set, told again until it is long enough: a number every thirteen characters, denser than any draft. Times are of the
process, best of three.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import ahocorasick
from tests.proofset.reading import documents

from yuanqu.engines.proof.claims.reading import read_claims
from yuanqu.engines.proof.claims.scan import plain, tokens
from yuanqu.engines.proof.proofing import proof

DAY = date(2025, 7, 1)
ROUNDS = 3
NAMES = 5_000
_DIGITS = re.compile(r"\d+(?:\.\d+)?%?")
PEER_LETTERS = 20_000  # of a peer that would take minutes for all


def seconds(work: Callable[[], Any]) -> float:
    """The best of the rounds, in seconds of the process."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def made_names() -> ahocorasick.Automaton:
    """As many names as a large zone has: enterprises, projects, indicators."""
    automaton = ahocorasick.Automaton()
    for n in range(NAMES):
        letters = "".join(chr(0x4E00 + (n * 7919 + k * 104729) % 2000) for k in range(3))
        name = f"云岚{letters}科技有限公司"
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def with_names(texts: Sequence[str], automaton: ahocorasick.Automaton) -> int:
    """Claims and names of every text in one run."""
    return sum(
        len(read_claims(text, issued=DAY).claims) + sum(1 for _ in automaton.iter(text)) for text in texts
    )


def told(name: str, letters: int, spent: float, ours: float | None = None) -> None:
    """One line: megabytes of UTF-8 a second, and how many times slower than our claims."""
    speed = letters * 2.6 / spent / 1e6
    ratio = "" if ours is None else f"   our claims: {speed and ours / speed:.1f} times as fast"
    sys.stdout.write(f"{name:34} {speed:8.2f} MB/s{ratio}\n")


def peer(texts: Sequence[str]) -> Callable[[], Any] | None:
    """jionlp reading money, times and percentages of the texts; None where it is not installed."""
    if importlib.util.find_spec("jionlp") is None:
        return None
    jio = importlib.import_module("jionlp")

    def read() -> None:
        for text in texts:
            for line in text.splitlines():
                jio.ner.extract_money(line)
                jio.ner.extract_time(line)

    return read


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.proofing", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("megabytes", nargs="?", type=int, default=2)
    asked = parser.parse_args()
    once = [document.text for document in documents("open")]
    size = sum(len(text.encode()) for text in once)
    texts = once * max(1, asked.megabytes * 1_000_000 // size)
    size *= len(texts) // len(once)
    letters = round(size / 2.6)
    sys.stdout.write(
        f"{size / 1e6:.1f} MB, {sum(len(read_claims(t, issued=DAY).claims) for t in once)} claims a round\n"
    )
    ours = seconds(lambda: [read_claims(text, issued=DAY) for text in texts])
    speed = size / ours / 1e6
    automaton = made_names()
    told(
        "digits, by re alone (the bound)", letters, seconds(lambda: [_DIGITS.findall(text) for text in texts])
    )
    told("scan", letters, seconds(lambda: [sum(1 for _ in tokens(plain(text))) for text in texts]))
    told("claims", letters, ours)
    told(f"claims, and {NAMES:,} names", letters, seconds(lambda: with_names(texts, automaton)))
    told(
        "all rules",
        letters,
        seconds(lambda: [proof(text, issued=DAY) for text in once * 3]) * len(texts) / len(once) / 3,
    )
    short = [text for n, text in enumerate(once) if sum(map(len, once[:n])) < PEER_LETTERS]
    theirs = peer(short)
    if theirs is None:
        sys.stdout.write(
            "jionlp is not installed here: no ratio to it (pip install jionlp, then run again)\n"
        )
    else:
        told("jionlp, money and times only", sum(map(len, short)), seconds(theirs), speed)


if __name__ == "__main__":
    main()
