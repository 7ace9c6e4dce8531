"""Every document of the proofing test set is well-formed, and the set is as large and as even as its README says."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.proofset.claims import KINDS
from tests.proofset.markup import LabelError
from tests.proofset.reading import CLASSES, HALVES, HERE, SEALED, Labelled, documents, parse, read

PATHS = sorted(HERE.glob("*/*.txt"))
HEAD = "---\ntitle: t\noffice: o\nyear: 2025\ndate: 2025-07-01\ngenre: g\nhalf: open\nperiod: 2025-H1\n---\n"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_document_is_well_formed(path: Path) -> None:
    document = read(path)
    assert document.front["half"] == path.parent.name
    assert len(document.text) >= 590
    for claim in document.claims:
        assert document.text[claim.start : claim.end] == claim.text
    for fault in document.faults:
        assert [document.text[start:end] for start, end in fault.places] == list(fault.quotes)
        assert fault.why or fault.expected


@pytest.mark.parametrize("half", [*HALVES, SEALED])
def test_twins_stand_in_one_half_and_one_of_them_is_clean(half: str) -> None:
    by_name = {document.name: document for document in documents(half)}
    for document in by_name.values():
        if "twin" in document.front:
            twin = by_name[document.front["twin"]]
            assert twin.front["twin"] == document.name
            assert document.clean is not twin.clean


def totals(half: str) -> tuple[list[Labelled], Counter[str], Counter[str]]:
    found = list(documents(half))
    return (
        found,
        Counter(claim.kind for document in found for claim in document.claims),
        Counter(fault.rule for document in found for fault in document.faults),
    )


@pytest.mark.parametrize("half", [*HALVES, SEALED])
def test_half_holds_what_the_readme_promises(half: str, capsys: pytest.CaptureFixture[str]) -> None:
    found, kinds, faults = totals(half)
    clean = [document for document in found if document.clean]
    with capsys.disabled():
        sys.stdout.write(
            f"\n{half}: {len(found)} documents ({len(clean)} clean), {sum(len(d.text) for d in found):,} characters"
            f" ({sum(len(d.text) for d in clean):,} clean), {kinds.total():,} claims, {faults.total()} faults\n"
        )
    assert len(found) >= 30
    assert len(clean) >= len(found) * 2 // 5
    assert set(kinds) == set(KINDS)
    assert {name: faults[name] for name in CLASSES if faults[name] < 6} == {}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("规上企业231家。", "unlabelled number 「2」"),
        ("规上企业⟦231家|count⟧。", "measure"),
        ("规上企业⟦231家|counts|企业数⟧。", "kind"),
        ("规上企业⟦231家|count|企业数|2025-H3⟧。", "period"),
        ("近⟦231家|count|企业数⟧。", "「近」 stands before it"),
        ("规上企业⟦两百家|count|企业数⟧。", "write its value"),
        ("规上企业⟦231家|count|企业数。", "not closed"),
        ("位于⟨3号|because⟩路。", "reason"),
        ("⟪规上企业|wrong|certain⟫。", "fault"),
        ("⟪规上企业|also|a⟫。", "other places"),
    ],
)
def test_what_breaks_the_guideline_is_refused(body: str, said: str) -> None:
    with pytest.raises(LabelError, match=said):
        parse("bad", HEAD + body)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("⟦180余家|count|m⟧", ("180", "180", "190", "家")),
        ("⟦231家|count|m⟧", ("231", "231", "231", "家")),
        ("⟦3.08亿元|amount|m⟧", ("3.08", "3.075", "3.085", "亿元")),
        ("近⟦190家|count|m||近⟧", ("190", "185", "190", "家")),
        ("⟦1.2万余平方米|area|m⟧", ("1.2", "1.2", "1.3", "万平方米")),
        ("⟦20%以上|growth|m|2025|target⟧", ("20", "20", None, "%")),
        ("⟦1.5%|growth-|m⟧", ("-1.5", "-1.55", "-1.45", "%")),
        ("⟦三分之一|share|m||v=1/3|u=⟧", ("0.333333333333", "0.333333333333", "0.333333333333", "")),
        ("⟦5%—8%|growth|m|2025|lo=5|hi=8|u=%⟧", (None, "5", "8", "%")),
        ("⟦XX万元|amount|m⟧", (None, None, None, "万元")),
    ],
)
def test_numbers_stand_for_what_the_guideline_says(body: str, said: tuple[str | None, ...]) -> None:
    (claim,) = parse("good", HEAD + body).claims
    assert (claim.value, claim.low, claim.high, claim.unit) == said
