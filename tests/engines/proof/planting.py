"""Plants wrong numbers in a report and asks the ledgers about it; run inside a zone's home (a test starts it).

`python -m yuanqu django shell -c "from tests.engines.proof.planting import tell; tell(…)"` prints JSON:
what the ledgers say of the report as it stands, and which of the planted numbers they found.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.ledger.today import today
from yuanqu.engines.proof.checks.finding import Severity
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.ledgers.checking import Ledgers, against_ledgers, with_ledgers
from yuanqu.engines.proof.ledgers.verdict import Outcome, Verdict
from yuanqu.engines.proof.proofing import proof
from yuanqu.engines.proof.reading.draft import read_draft
from yuanqu.engines.snapshots import current
from yuanqu.people.models import Account

DEALS = 8  # a draft with one number in so many wrong, so many times over: each number is wrong once


def changed(text: str, rng: random.Random) -> str:
    """A number with one digit another one; empty where it has none."""
    places = [at for at, letter in enumerate(text) if letter in "0123456789"]
    if not places:
        return ""
    at = rng.choice(places)
    return text[:at] + rng.choice([each for each in "123456789" if each != text[at]]) + text[at + 1 :]


def planted(
    text: str, claims: Sequence[Claim], rng: random.Random
) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Texts with some of ``claims`` changed, every one in one of them; with where, and what stood there."""
    for deal in range(DEALS):
        made, at, places, shift = [], 0, [], 0
        for claim in claims[deal::DEALS]:
            if wrong := changed(claim.text, rng):
                places.append((claim.start + shift, claim.text))
                made += [text[at : claim.start], wrong]
                at, shift = claim.end, shift + len(wrong) - len(claim.text)
        yield "".join([*made, text[at:]]), places


def tell(path: str, free: str, kept: str) -> None:
    """Print what was found, in the report and in ``free``, a draft in words of its own.

    ``kept``: an indicator that is kept from a clerk at last, who then asks as well.
    """
    draft, zone = read_draft(Path(path)), Ledgers(current(), today())

    def asked(text: str) -> list[Verdict]:
        return against_ledgers(proof(text, issued=draft.written), zone)

    clean = asked(draft.text)
    told: dict[str, Any] = {
        "claims": len(clean),
        "apart": [each.as_json() for each in clean if not right(each)],
    }
    whole = with_ledgers(proof(draft.text, issued=draft.written), clean)
    told["findings"] = [each.as_json() for each in whole.findings]
    known = [each.claim for each in clean if right(each)]
    told |= {"planted": 0, "found": 0, "missed": []}
    for text, places in planted(draft.text, known, random.Random(1)):
        wrong = {each.claim.start: each for each in asked(text) if not right(each)}
        for start, stood in places:
            found = wrong.get(start)
            certain = found is not None and found.severity is Severity.CERTAIN and found.expected == stood
            told["planted"] += 1
            told["found"] += certain
            if not certain:
                told["missed"].append(f"{stood}: {text[start - 20 : start + 12]}")
    told["free"] = [each.as_json() for each in asked(free)]
    object.__setattr__(indicator(kept), "viewers", ())
    zone = replace(zone, reader=Account.objects.get(username="safety"))
    told["clerk"] = sorted(
        {figure.indicator.code for each in asked(draft.text) for figure in each.candidates}
    )
    json.dump(told, sys.stdout, ensure_ascii=False)


def right(verdict: Verdict) -> bool:
    """Whether the ledgers agree."""
    return verdict.outcome is Outcome.AGREES
