"""Reading drafts: scan, claims and all rules, beside jionlp on the same text and beside a bare search for digits.

Run as `python -m bench.proofing [MEGABYTES]` (2 by default) on one core. The text is the open half of the proofing test
set, no document twice in a pass: a number every thirteen characters, denser than any draft. What readers remember of
numbers read before is forgotten between passes, so that every pass meets them for the first time. Times are of the
process, medians of five.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import logging
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import ahocorasick
from bench.goals import tell
from tests.proofset.reading import documents

from yuanqu.engines.proof.checks.amounts import amount, exact_level
from yuanqu.engines.proof.checks.told_before import name_pairs, printed
from yuanqu.engines.proof.claims.measures import own_words
from yuanqu.engines.proof.claims.reading import read_claims
from yuanqu.engines.proof.claims.scan import plain, tokens
from yuanqu.engines.proof.claims.values import read
from yuanqu.engines.proof.proofing import proof
from yuanqu.terms.quantity_reading import read_quantity

DAY = date(2025, 7, 1)
ROUNDS = 5
NAMES = 5_000
_DIGITS = re.compile(r"\d+(?:\.\d+)?%?")
PEER_LETTERS = 20_000  # of a peer that would take minutes for all


def seconds(work: Callable[[], Any], passes: int = 1) -> float:
    """A pass, the median of the rounds, in seconds of the process; every pass begins with empty memories."""
    rounds = []
    for _ in range(ROUNDS):
        spent = 0.0
        for _ in range(passes):
            forget()
            began = time.process_time()
            work()
            spent += time.process_time() - began
        rounds.append(spent / passes)
    return statistics.median(rounds)


def forget() -> None:
    """Empty what was remembered of numbers and claims."""
    for remembered in (read, read_quantity, own_words, amount, exact_level, printed, name_pairs):
        remembered.cache_clear()


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


def told(name: str, size: int, spent: float, bound: float) -> None:
    """One line: megabytes of UTF-8 a second, and how many times longer than the bound."""
    sys.stdout.write(f"{name:34} {size / spent / 1e6:8.2f} MB/s {spent / bound:8.1f} × the bound\n")


def peer(texts: Sequence[str]) -> Callable[[], Any] | None:
    """jionlp reading money, times and percentages of the texts; None where it is not installed."""
    if importlib.util.find_spec("jionlp") is None:
        return None
    jio = importlib.import_module("jionlp")
    logging.disable()  # it writes down every phrase it cannot read, which would be counted against it

    def find() -> None:
        for text in texts:
            for line in text.splitlines():
                jio.ner.extract_money(line)
                jio.ner.extract_time(line)

    return find


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.proofing", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("megabytes", nargs="?", type=int, default=2)
    asked = parser.parse_args()
    texts = [document.text for document in documents("open")]
    size = sum(len(text.encode()) for text in texts)
    passes = max(1, asked.megabytes * 1_000_000 // size)
    claims = sum(len(read_claims(text, issued=DAY).claims) for text in texts)
    sys.stdout.write(f"{passes} passes over {size / 1e6:.3f} MB with {claims} claims\n")
    automaton = made_names()
    bound = seconds(lambda: [_DIGITS.findall(text) for text in texts], passes)
    told("digits, by re alone (the bound)", size, bound, bound)
    told(
        "scan", size, seconds(lambda: [sum(1 for _ in tokens(plain(text))) for text in texts], passes), bound
    )
    told("claims", size, seconds(lambda: read_all(texts), passes), bound)
    named = seconds(lambda: with_names(texts, automaton), passes)
    told(f"claims, and {NAMES:,} names", size, named, bound)
    tell("claims", size / named / 1e6, "one core")
    told("all rules", size, seconds(lambda: [proof(text, issued=DAY) for text in texts]), bound)
    beside_peer([text for n, text in enumerate(texts) if sum(map(len, texts[:n])) < PEER_LETTERS])


def read_all(texts: Sequence[str]) -> None:
    """The claims of every text."""
    for text in texts:
        read_claims(text, issued=DAY)


def beside_peer(texts: Sequence[str]) -> None:
    """Our claims and what jionlp finds, of the same text in this run."""
    theirs = peer(texts)
    if theirs is None:
        sys.stdout.write(
            "jionlp is not installed here: no ratio to it (pip install jionlp, then run again)\n"
        )
        return
    size = sum(len(text.encode()) for text in texts)
    slow, quick = seconds(theirs), seconds(lambda: read_all(texts))
    sys.stdout.write(
        f"{'jionlp, money and times only':34} {size / slow / 1e6:8.2f} MB/s; our claims of the same "
        f"{size / 1e3:.0f} KB: {size / quick / 1e6:.2f} MB/s, {slow / quick:.1f} times as fast\n"
    )
    tell("jionlp", slow / quick, f"{size / 1e3:.0f} KB")


if __name__ == "__main__":
    main()
