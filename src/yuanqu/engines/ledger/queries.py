"""What a list of records asks for and gets: filters, search, sort, page, totals — for pages, API and export alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from yuanqu.engines.ledger.conditions import BadCondition, Condition, condition
from yuanqu.engines.ledger.ordering import order_by
from yuanqu.engines.ledger.paths import NotALedger, Path, UnknownColumn, path_of
from yuanqu.engines.ledger.search import in_record
from yuanqu.engines.ledger.system_checks import WORDS
from yuanqu.engines.ledger.titles import Reader, linked_titles
from yuanqu.engines.ledger.withholding import asks_by, sees_path, withhold, within
from yuanqu.people.access import access_records

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

SIZES = (20, 50, 100, 200)
COUNTED_MOST = 100_000
FEW = 2_000  # up to so many records what they link to is ranked for them alone
UNORDERED = ("shape",)  # kinds that a list is neither filtered nor sorted by
STANDING = {"": "在用", "voided": "已作废", "all": "全部"}


class BadList(ValueError):
    """An address that asks for a list in a way that cannot be read. ``problems`` are by the word of the address."""

    code = "list.unreadable"

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("；".join(text.rstrip("。") for text in problems.values()) + "。")
        self.problems = dict(problems)


@dataclass(frozen=True)
class Asked:
    """A list as asked: nothing here has touched the database."""

    ledger: type[Ledger]
    columns: tuple[Path, ...]
    conditions: tuple[Condition, ...] = ()
    text: str = ""
    sort: tuple[str, ...] = ()
    standing: str = ""
    page: int = 1
    size: int = SIZES[1]


def read_list(account: Reader, ledger: type[Ledger], words: Mapping[str, Sequence[str]]) -> Asked:
    """The list that the words of an address ask for; words that are no column's name are passed over.

    ``columns``: identifiers separated by commas; ``sort``: one, ``-`` first for descending. Raises BadList.
    """
    reading = _Reading(account, ledger, words)
    asked = reading.asked()
    if reading.problems:
        raise BadList(reading.problems)
    return asked


class _Reading:
    """Reads an address word by word and keeps what is wrong."""

    def __init__(self, account: Reader, ledger: type[Ledger], words: Mapping[str, Sequence[str]]) -> None:
        self._account, self._ledger, self._words = account, ledger, words
        self.problems: dict[str, str] = {}

    def asked(self) -> Asked:
        return Asked(
            ledger=self._ledger,
            columns=self._columns(),
            conditions=self._conditions(),
            text=self._one("q"),
            sort=self._sort(),
            standing=self._standing(),
            page=self._number("page", 1, 10**9),
            size=self._number("size", SIZES[1], SIZES[-1]),
        )

    def _one(self, word: str) -> str:
        return str((self._words.get(word) or [""])[-1]).strip()

    def _path(self, name: str, word: str) -> Path | None:
        try:
            return path_of(self._ledger, name)
        except (UnknownColumn, NotALedger) as error:
            self.problems[word] = str(error)
            return None

    def _seen(
        self, path: Path | None, word: str, may: Callable[[Reader, Path], bool] = sees_path
    ) -> Path | None:
        """A column the reader does not see is neither filtered nor sorted by: both would tell its values."""
        if path is not None and path.kind in UNORDERED:
            self.problems[word] = f"「{path.label}」是图形，不能按它筛选或排序；可在地图上查看。"
            return None
        if path is None or may(self._account, path):
            return path
        self.problems[word] = f"您无权查看「{path.label}」，不能按它筛选或排序。"
        return None

    def _columns(self) -> tuple[Path, ...]:
        given = [name for text in self._words.get("columns", ()) for name in text.split(",") if name]
        names = dict.fromkeys(given or self._ledger.columns)
        return tuple(path for path in (self._path(name, "columns") for name in names) if path)

    def _conditions(self) -> tuple[Condition, ...]:
        found = []
        for word, texts in self._words.items():
            if word in WORDS or word.partition(".")[0] not in self._ledger.declared():
                continue
            path = self._seen(self._path(word, word), word, asks_by)
            try:
                found.append(condition(self._account, path, texts) if path else None)
            except BadCondition as error:
                self.problems[word] = str(error)
        return tuple(each for each in found if each)

    def _sort(self) -> tuple[str, ...]:
        names = tuple(name for name in self._one("sort").split(",") if name.strip("-"))
        seen = (name for name in names if self._seen(self._path(name.lstrip("-"), "sort"), "sort"))
        return tuple(seen) or self._ledger.order

    def _standing(self) -> str:
        text = self._one("standing")
        if text not in STANDING:
            self.problems["standing"] = (
                f"standing 应为 {'、'.join(filter(None, STANDING))} 之一，现为「{text}」。"
            )
        return text

    def _number(self, word: str, default: int, most: int) -> int:
        text = self._one(word)
        if not text:
            return default
        if not text.isdecimal() or not 1 <= int(text) <= most:
            self.problems[word] = f"{word} 应为 1 至 {most} 的整数，现为「{text}」。"
            return default
        return int(text)


class Listing:
    """The records of a list: counted up to a bound, one page of rows, the totals over all of them."""

    def __init__(self, account: Reader, asked: Asked) -> None:
        self._account, self.asked = account, asked

    @cached_property
    def rows(self) -> QuerySet[Any]:
        """Every record the list holds, unordered."""
        rows: QuerySet[Any] = access_records(self._account, self.asked.ledger.record)
        if self.asked.standing != "all":
            rows = rows.filter(voided_on__isnull=not self.asked.standing)
        everything = Q()
        for each in self.asked.conditions:
            everything &= each.q & within(self._account, each.path)
        return rows.filter(everything & in_record(self._account, self.asked.ledger, self.asked.text))

    @cached_property
    def ordered(self) -> QuerySet[Any]:
        """The same in the asked order."""
        among = self.rows if self.count <= FEW else None
        return self.rows.order_by(*order_by(self._account, self.asked.ledger, self.asked.sort, among))

    @cached_property
    def _measured(self) -> dict[str, Any]:
        """Count and sums from one reading, no further than one record beyond COUNTED_MOST."""
        lookups = {name: path_of(self.asked.ledger, name).lookup for name in self._summed}
        rows = self.rows.values("pk", *lookups.values())[: COUNTED_MOST + 1]
        sums = {f"total_{place}": Sum(lookup) for place, lookup in enumerate(lookups.values())}
        return rows.aggregate(records=Count("pk"), **sums)

    @cached_property
    def _summed(self) -> list[str]:
        """The ledger's ``totals`` that the reader sees."""
        ledger = self.asked.ledger
        return [name for name in ledger.totals if sees_path(self._account, path_of(ledger, name))]

    @property
    def count(self) -> int:
        """How many records, counted no further than one beyond COUNTED_MOST."""
        return int(self._measured["records"])

    @property
    def beyond(self) -> bool:
        """Whether there are more records than are counted and summed."""
        return self.count > COUNTED_MOST

    @property
    def counted(self) -> str:
        """The count as printed: 「100,000+」 where it was not counted to the end."""
        return f"{COUNTED_MOST:,}+" if self.beyond else f"{self.count:,}"

    @property
    def pages(self) -> int:
        """How many pages can be turned to; further records are reached by narrower filters."""
        return max(1, -(-min(self.count, COUNTED_MOST) // self.asked.size))

    @property
    def number(self) -> int:
        """The page shown: the last one where a later was asked for."""
        return min(self.asked.page, self.pages)

    @cached_property
    def page(self) -> list[dict[str, Any]]:
        """The rows of the page: ``pk``, ``voided_on``, ``version`` and each column by its lookup."""
        first = (self.number - 1) * self.asked.size
        lookups = {path.lookup for path in self.asked.columns}
        rows = self.ordered.values("pk", "voided_on", "version", *lookups)
        page = list(rows[first : first + self.asked.size])
        withhold(self._account, self.asked.columns, page)
        return page

    @cached_property
    def titles(self) -> dict[UUID, str]:
        """What the linked records of the page are called."""
        return linked_titles(self._account, self.asked.columns, self.page)

    @cached_property
    def totals(self) -> dict[str, Decimal | int | None]:
        """The sums of the ledger's ``totals`` over the whole list; None where no value is known.

        None at all for a list longer than is counted: summing it at every look would hold up everyone else.
        """
        if self.beyond:
            return {}
        return {name: self._measured[f"total_{place}"] for place, name in enumerate(self._summed)}
