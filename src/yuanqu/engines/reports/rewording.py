"""Words of the office between the figures of a draft (改写): the figures stay where records put them.

In the editor a figure is 「【3 丈量土地面积】」; it may be moved in its paragraph, never left out, doubled, typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.reports.composing import Wordings
from yuanqu.engines.reports.models import Rewording
from yuanqu.engines.reports.outline import sections
from yuanqu.engines.reports.prose import Prose, Slot
from yuanqu.people.models import Account

LEAD, TEXT = "lead", "text"
_TOKEN = re.compile(r"【(\d+)[^【】]*】")
_DIGIT = re.compile(r"[0-9０-９①-⒛㈠-㈩㊀-㊉Ⅰ-ⅿ]+")
_LONGEST = 4000


@dataclass(frozen=True)
class Passage:
    """A wording at its place: as declared, and as it now stands."""

    place: str
    declared: Prose
    now: Prose

    @property
    def reworded(self) -> bool:
        """Whether the office's words stand in place of the declared ones."""
        return self.now.text != self.declared.text

    @property
    def editable(self) -> str:
        """The words as they are edited, each figure as 「【n 名称】」, numbered as declared."""
        return shown(self.declared, self.now)

    @property
    def declared_words(self) -> str:
        """The declared words as they are edited."""
        return shown(self.declared, self.declared)


def passages() -> Iterator[tuple[str, Prose]]:
    """Every wording of the outline with its place."""
    for section in sections():
        for number, (lead, text) in enumerate(section.prose, 1):
            yield f"{section.place(number)}.{LEAD}", lead
            if text.text:
                yield f"{section.place(number)}.{TEXT}", text


def latest(edition: UUID) -> dict[str, Rewording]:
    """What was last written at each place of a draft, places taken back left out."""
    rows = Rewording.objects.filter(edition=edition).order_by("place", "-id").distinct("place")
    return {row.place: row for row in rows if row.text}


def wordings(edition: UUID) -> Wordings:
    """The office's words that fit the outline as it is declared now, by place."""
    declared, found = dict(passages()), latest(edition)
    made = {
        place: Prose(row.text, declared[place].office) for place, row in found.items() if place in declared
    }
    return {place: prose for place, prose in made.items() if _same(prose, declared[place])}


def passage(edition: UUID, place: str) -> Passage | None:
    """One wording; None where the outline has no such place."""
    declared = dict(passages()).get(place)
    return Passage(place, declared, wordings(edition).get(place, declared)) if declared else None


def shown(declared: Prose, prose: Prose) -> str:
    """``prose`` as it is edited; its figures bear the numbers they have in ``declared``."""
    numbers = _numbered(declared)
    words, texts = iter(prose.sources()), []
    for piece in prose.pieces:
        if isinstance(piece, Slot):
            number = numbers[next(words)].pop(0)
            texts.append(f"【{number} {label(piece)}】")
        else:
            texts.append(piece)
    return "".join(texts)


def label(slot: Slot) -> str:
    """What a figure is called in the editor."""
    name = indicator(slot.code).name
    extra = {"period": "的期间", "nominal": "的名义增速"}.get(slot.attribute, "")
    return f"{name}{extra or (f'：{slot.form}' if slot.form else '')}"


def reword(edition: UUID, place: str, typed: str, account: Account) -> Passage:
    """Keep ``typed`` as the words at ``place``; words like the declared ones take a rewording back.

    Raises Refused naming every figure that is missing, doubled or unknown, and every digit that was typed.
    """
    held = passage(edition, place)
    if held is None:
        raise Refused("report.place_unknown", "工作总结中没有这一段，可能已随程序更新改动，请刷新页面。")
    text, problems = _read(held.declared, " ".join(typed.split()))
    if problems:
        raise Refused("report.wording", "没有保存，请按提示修改。", problems)
    write_down(edition, place, "" if text == held.declared.text else text, account)
    return Passage(place, held.declared, Prose(text, held.declared.office))


def write_down(edition: UUID, place: str, text: str, account: Account) -> None:
    """Keep a remark of the office at another place of a draft, such as why a figure changed; empty takes it back."""
    Rewording.objects.create(
        edition=edition,
        place=place,
        text=" ".join(text.split()),
        account=account,
        actor_name=account.name,
        at=timezone.now(),
    )


def carry_over(former: UUID, edition: UUID) -> None:
    """Let a new edition begin with the words of the one it corrects."""
    kept = [row for place, row in latest(former).items() if not place.startswith("figure.")]
    for row in kept:
        row.pk, row.edition = None, edition
    Rewording.objects.bulk_create(kept)


def _read(declared: Prose, typed: str) -> tuple[str, list[Problem]]:
    """What was typed as a template again, and what is wrong with it."""
    sources = declared.sources()
    numbers = [int(number) for number in _TOKEN.findall(typed)]
    plain = _TOKEN.sub("", typed)
    problems = list(_wrong(declared, numbers, plain))
    if problems:
        return "", problems
    return _TOKEN.sub(lambda match: sources[int(match[1]) - 1], typed), []


def _wrong(declared: Prose, numbers: Sequence[int], plain: str) -> Iterator[Problem]:
    slots = list(declared.slots())
    if not plain.strip() and not slots:
        yield Problem("report.wording_empty", (), "这一段没有文字", "请写明文字，或撤销改写")
    if len(plain) > _LONGEST:
        yield Problem("report.wording_long", (), f"这一段有 {len(plain)} 字，最多 {_LONGEST} 字", "请缩短")
    for number, slot in enumerate(slots, 1):
        token = f"【{number} {label(slot)}】"
        if number not in numbers:
            yield Problem("report.figure_missing", (), f"少了数字{token}", "请把它放回文中：数字不能删去")
        elif numbers.count(number) > 1:
            yield Problem(
                "report.figure_doubled", (), f"数字{token}出现了 {numbers.count(number)} 次", "请只留一处"
            )
    for number in dict.fromkeys(numbers):
        if not 1 <= number <= len(slots):
            yield Problem(
                "report.figure_unknown", (), f"没有编号为 {number} 的数字", "请只用这一段原有的数字"
            )
    if found := _DIGIT.findall(plain):
        said = f"文字中有手写的数字「{'」「'.join(found)}」，工作总结的数字都由记录算出"
        yield Problem("report.figure_typed", (), said, "请删去；要增加数字，请联系科室增加指标")
    if set(plain) & set("{}【】"):
        yield Problem(
            "report.wording_signs", (), "文字中有「{」「}」「【」「】」，它们只用来标数字", "请换成别的符号"
        )


def _numbered(declared: Prose) -> dict[str, list[int]]:
    """The numbers of each slot as it is written: one written twice has two."""
    found: dict[str, list[int]] = {}
    for number, source in enumerate(declared.sources(), 1):
        found.setdefault(source, []).append(number)
    return found


def _same(prose: Prose, declared: Prose) -> bool:
    return sorted(prose.sources()) == sorted(declared.sources())
