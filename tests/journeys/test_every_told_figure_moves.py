"""Records behind every told figure are taken away: each figure moves, and so does the sentence that states it."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import yuanqu_demo

LIST = Path(yuanqu_demo.__file__).with_name("told_figures.csv")
TOLD = list(csv.DictReader(LIST.read_text(encoding="utf-8").splitlines()))
# Whose records are others' than the figure lists: the least number of samples lists the outlets.
BY_WAY_OF = {"environment.least_samplings": "environment.samples"}
GOES_BACK = {"public_order.petition": 3}  # from which move on all are taken back; of others all but the begin
REFERENCES = ".//w:commentReference/@w:id"
CHANGE = """
import json, math
from collections import defaultdict
from datetime import date
from uuid import UUID
from django.utils import timezone
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.standing import moves_of, projection
from yuanqu.engines.snapshots import current
from yuanqu.terms.periods import Period
void, undo, snapshot = defaultdict(set), [], current()
for each in json.load(open({told!r}, encoding="utf-8")):
    asked = figure(indicator(each["indicator"]), Period.parse("2025-H1"), as_of=date(2025, 6, 30),
                   snapshot=snapshot, slice=each["slice"])
    side = next(name for name in ("rest", "records", "now", "part") if asked.sides.get(name))
    found = asked.records(side)
    ids = [row["id"] for row in found.rows]
    if side == "part":  # a share of all: one of them has not come so far
        undo.append((found.ledger, UUID(str(ids[-1]))))
    else:  # a sixth: what is counted once may have several records
        void[found.ledger].update(ids[: math.ceil(len(ids) / 6)])
with changing(way="command", actor_name="测试", reason="登记有误"):
    for label, ids in void.items():
        rows = registry.ledger(label).record._default_manager.filter(pk__in=ids)
        rows.update(voided_on=timezone.localdate(), void_reason="登记有误")
    for label, pk in undo:
        loop = procedures.procedure(label)
        first = {goes_back!r}.get(label, 1)
        MoveMade.objects.filter(procedure=label, record=pk, seq__gte=first).update(taken_back=1)
        standing = moves_of(loop, pk)
        loop.record._default_manager.filter(pk=pk).update(**projection(loop, standing))
print(json.dumps({{label: len(ids) for label, ids in void.items()}}))
"""


@dataclass(frozen=True)
class Told:
    """The figures and paragraphs of a report at one moment."""

    figures: dict[tuple[str, str], dict[str, Any]]
    paragraphs: list[tuple[str, str]]  # with what their comments say: which figures they state

    def printed(self, told: dict[str, str]) -> str | None:
        """A told figure's value as it is printed; None where there is none any more."""
        found = self.figures.get((told["indicator"], told["slice"]))
        return found["printed"] if found else None

    def stating(self, told: dict[str, str], words: str) -> set[str]:
        """The paragraphs that state a told figure with these words."""
        code = f"（{told['indicator']}）"
        return {text for text, said in self.paragraphs if words.lstrip("-") in text and code in said}


def report(zone: Any, folder: Path) -> Told:
    zone.run("report", "half-year", "--period", "2025-H1", "--out", folder)
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    named = {
        (each["indicator"], ",".join(f"{key}={value}" for key, value in each["slice"].items())): each
        for each in figures
    }
    document = Document(folder / "report.docx")
    comments = {str(each.comment_id): each.text for each in document.comments}
    paragraphs = [
        (
            each.text.replace("个工作日", "工作日"),
            " ".join(comments[key] for key in each._p.xpath(REFERENCES)),
        )
        for each in document.paragraphs
    ]
    return Told(named, paragraphs)


@pytest.fixture(scope="module")
def told_twice(own_demonstration: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Told, Told]:
    """The report before and after the change."""
    folder = tmp_path_factory.mktemp("moved")
    before = report(own_demonstration, folder / "before")
    asked = [
        {
            "indicator": BY_WAY_OF.get(each["indicator"], each["indicator"]),
            "slice": dict([each["slice"].split("=")]) if each["slice"] else {},
        }
        for each in TOLD
    ]
    (folder / "told.json").write_text(json.dumps(asked), encoding="utf-8")
    own_demonstration.run(
        "django", "shell", "-v0", "-c", CHANGE.format(told=str(folder / "told.json"), goes_back=GOES_BACK)
    )
    return before, report(own_demonstration, folder / "after")


@pytest.mark.parametrize("told", TOLD, ids=lambda told: f"{told['id']}{told['slice']}")
def test_figure_and_sentence_follow_the_records(told_twice: tuple[Told, Told], told: dict[str, str]) -> None:
    before, after = told_twice
    was, now = before.printed(told), after.printed(told)
    assert was is not None
    assert now != was
    stated = before.stating(told, told["stated"] or was)
    assert stated, "stated before"
    assert not stated & {text for text, _ in after.paragraphs}, (
        "every sentence that stated it says another thing"
    )
    if now not in (None, "0个") and not told["stated"]:  # of what there is none, nothing is said
        assert after.stating(told, now.replace("个工作日", "工作日")), "and the new value stands in one"
