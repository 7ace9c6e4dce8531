"""What a work report is made of: chapters (一、二、), their parts, in each the sections of the offices and their items.

An office registers its section beside its indicators, and passages, where what it prints is made of records rather than
sentences with figures; the engine knows no office. The heads of the parts follow the form of the half-year report
(「以……为……，……」).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from yuanqu.engines.documents.model import Block
from yuanqu.engines.reports.prose import Prose
from yuanqu.engines.snapshots import Snapshot
from yuanqu.people.access import Reader
from yuanqu.terms.periods import Period


@dataclass(frozen=True)
class Chapter:
    """A chapter 一、: the review of the period asked for, or what lies ahead (``ahead``: the period after it)."""

    code: str
    heading: str
    ahead: bool = False


REVIEW = Chapter("review", "工作情况")
AHEAD = Chapter("ahead", "工作安排", ahead=True)
CHAPTERS = (REVIEW, AHEAD)


@dataclass(frozen=True)
class Part:
    """A part of a chapter: ``heading`` is its line, ``order`` its place.

    A part without a heading begins its chapter: its items are paragraphs, without numbers.
    """

    code: str
    order: int
    heading: str = ""
    chapter: Chapter = REVIEW


PARTS = (
    Part("opening", 0),
    Part("economy", 1, "以经济运行为中心，着力壮大产业集群"),
    Part("reform", 2, "以改革创新为动力，着力提升服务效能和土地效益"),
    Part("projects", 3, "以项目建设为抓手，着力完善基础设施和要素保障"),
    Part("safety", 4, "以安全环保为底线，着力建设平安园区"),
    Part("party", 5, "以党的建设为引领，着力筑牢基层基础"),
    Part("plan", 6, chapter=AHEAD),
)


def part_called(code: str, whose: str) -> Part:
    """The part of that code. Raises ValueError, naming ``whose`` part it should have been."""
    found = next((part for part in PARTS if part.code == code), None)
    if found is None:
        raise ValueError(f"{whose}: there is no part {code!r} in the report")
    return found


@dataclass(frozen=True)
class Item:
    """A numbered item: ``lead`` is the finding, its first clause; ``text`` the sentences behind it."""

    lead: str
    text: str = ""


@dataclass(frozen=True)
class Section:
    """An office's part of the report. ``order`` places it among the others of its ``part``."""

    office: str
    part: str
    order: int
    items: tuple[Item, ...]
    prose: tuple[tuple[Prose, Prose], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        part_called(self.part, f"section of {self.office}")
        parsed = tuple((Prose(item.lead, self.office), Prose(item.text, self.office)) for item in self.items)
        object.__setattr__(self, "prose", parsed)

    def place(self, number: int) -> str:
        """The place of the ``number``-th item, from 1, in the outline: ``safety.safety.10.1``."""
        return f"{self.office}.{self.part}.{self.order}.{number}"


_sections: dict[tuple[str, str, int], Section] = {}


def register(section: Section) -> None:
    """Enter a section; an office has one at each place of a part."""
    place = (section.office, section.part, section.order)
    if _sections.setdefault(place, section) is not section:
        raise ValueError(f"two sections are registered at {place}")


def sections(part: str | None = None) -> Iterator[Section]:
    """The registered sections in the order of the report, of one part or of all."""
    order = {each.code: each.order for each in PARTS}
    ordered = sorted(_sections.values(), key=lambda s: (order[s.part], s.order, s.office))
    return (section for section in ordered if part in (None, section.part))


@dataclass(frozen=True)
class Occasion:
    """For what a report is composed: the period asked for, the as-of day, the snapshot, the reader (None: all)."""

    asked: Period
    as_of: date
    snapshot: Snapshot
    reader: Reader | None


@dataclass(frozen=True)
class Passage:
    """What an office prints behind the sections of a part, made of its records (the items of a plan)."""

    office: str
    part: str
    order: int
    blocks: Callable[[Occasion], Iterable[Block]]

    def __post_init__(self) -> None:
        part_called(self.part, f"passage of {self.office}")


_passages: dict[tuple[str, str, int], Passage] = {}


def register_passage(passage: Passage) -> None:
    """Enter a passage; an office has one at each place of a part."""
    place = (passage.office, passage.part, passage.order)
    if _passages.setdefault(place, passage) is not passage:
        raise ValueError(f"two passages are registered at {place}")


def passages(part: str) -> list[Passage]:
    """The registered passages of a part, in their order."""
    found = (each for each in _passages.values() if each.part == part)
    return sorted(found, key=lambda each: (each.order, each.office))


@dataclass(frozen=True)
class Annex:
    """What lies behind the report 附件: ``blocks`` gives what it shows there on an occasion.

    An annex without blocks is left out: there is nothing to show on that day, or not to this reader.
    """

    title: str
    order: int
    blocks: Callable[[Occasion], Iterable[Block]]


_annexes: dict[str, Annex] = {}


def register_annex(annex: Annex) -> None:
    """Enter an annex; two under one title are refused."""
    if _annexes.setdefault(annex.title, annex) is not annex:
        raise ValueError(f"two annexes are registered under {annex.title}")


def annexes() -> list[Annex]:
    """The registered annexes in their order."""
    return sorted(_annexes.values(), key=lambda annex: (annex.order, annex.title))


@dataclass(frozen=True)
class Issuer:
    """Who issues the report: the zone's names and the lines its reports open with."""

    zone: str
    committee: str
    addressee: str = ""
    guiding_line: str = ""


_issuer: list[Callable[[], Issuer | None]] = []


def provide_issuer(provider: Callable[[], Issuer | None]) -> None:
    """Say where the issuer is kept (the registers do)."""
    _issuer[:] = [provider]


def issuer() -> Issuer:
    """The issuer of this zone's reports; a zone not yet entered is said visibly, not guessed."""
    found = _issuer[0]() if _issuer else None
    return found or Issuer(zone="〔园区名称暂缺〕", committee="〔管委会名称暂缺〕")
