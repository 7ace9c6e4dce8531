"""What became of each heading that was not plain, for the sender to confirm or correct (列名对应)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.columns_reading import unread
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_names import HeadingNames, Meaning, plain
from yuanqu.engines.ledger.importing.headings import Header
from yuanqu.engines.ledger.importing.problems import FileRefused, Notice
from yuanqu.engines.ledger.importing.proposing import Proposal, samples_shown

NOT_READ = ("-", "不读", "不读取")  # how the command line says that a heading is not to be read
_LISTED = 12


class How(StrEnum):
    """How a heading came to its meaning."""

    PROPOSED = "proposed"
    UNKNOWN = "unknown"
    SAID = "said"
    LEFT = "left"


@dataclass(frozen=True)
class HeadingLine:
    """One heading: ``means`` is the column's key (``Meaning.key``), empty when it is not read; ``score`` 0 to 1."""

    heading: str
    cell: str
    means: str
    how: How
    score: float
    samples: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The line as plain values."""
        return {**asdict(self), "how": self.how.value, "samples": list(self.samples)}


def heading_lines(
    grid: Grid, header: Header, proposals: Sequence[Proposal], names: HeadingNames
) -> list[HeadingLine]:
    """The headings that were not plain, by their place. ``header`` is the one before proposals were adopted."""
    proposed = {one.found.place: one for one in proposals}
    told = [(f.place, f.text, f.meaning.key, How.SAID, 1.0) for f in header.columns if names.is_said(f.text)]
    told += [(place, text, "", How.LEFT, 1.0) for place, text in header.left]
    for place, text in header.unknown:
        if place in proposed:
            one = proposed[place]
            told.append((place, text, one.found.meaning.key, How.PROPOSED, one.score))
        else:
            told.append((place, text, "", How.UNKNOWN, 0.0))
    return [
        HeadingLine(
            " ".join(text.split()), grid.address(header.line, place), means, how, score,
            tuple(samples_shown(grid, header, place)),
        )
        for place, text, means, how, score in sorted(told)
    ]  # fmt: skip


def merged_lines(by_sheet: Sequence[tuple[str, Sequence[HeadingLine]]]) -> list[HeadingLine]:
    """The headings of all sheets, each once: as the first sheet has it that gives it a meaning."""
    lines: dict[str, HeadingLine] = {}
    for n, (sheet, own) in enumerate(by_sheet):
        for line in own:
            former = lines.get(plain(line.heading))
            if former is None or (line.means and not former.means and former.how is not How.LEFT):
                lines[plain(line.heading)] = replace(line, cell=f"{sheet}!{line.cell}") if n else line
    return list(lines.values())


def heading_notices(
    ledger: type[Ledger], lines: Sequence[HeadingLine], chosen: Mapping[str, str]
) -> list[Notice]:
    """What is read by former word, what is left by it. ``chosen`` headings were told just now: nothing to say."""
    fresh = {plain(text) for text in chosen}
    former = [line for line in lines if plain(line.heading) not in fresh]
    read = [
        f"“{line.heading}”读作“{label_of(ledger, line.means)}”" for line in former if line.how is How.SAID
    ]
    left = [f"“{line.heading}”" for line in former if line.how is How.LEFT]
    notices = []
    if read:
        notices.append(Notice("import.headings_remembered", f"按以往确认的对应：{_listed(read)}。"))
    if left:
        notices.append(Notice("import.headings_left", f"按以往确认不读取：{_listed(left)}。"))
    return notices


def _listed(said: Sequence[str]) -> str:
    return "、".join(said[:_LISTED]) + (f" 等 {len(said)} 列" if len(said) > _LISTED else "")


def label_of(ledger: type[Ledger], key: str) -> str:
    """What people call the column of ``key``; empty for a heading that is not read."""
    if not key:
        return ""
    meaning = Meaning.of(key)
    return choices_of(ledger).get(key) or ledger.declared()[meaning.column].label


def choices_of(ledger: type[Ledger]) -> dict[str, str]:
    """What a heading may be said to mean: labels by key, in the ledger's order; not columns that the system writes."""
    return {name: column.label for name, column in ledger.declared().items() if name not in unread(ledger)}


def read_mapping(ledger: type[Ledger], given: Sequence[str]) -> dict[str, str]:
    """``heading=column`` texts as headings and keys. Raises FileRefused for a column that does not exist."""
    names = HeadingNames(ledger)
    said: dict[str, str] = {}
    for text in given:
        heading, equals, wanted = text.partition("=")
        if not (heading.strip() and equals and wanted.strip()):
            raise FileRefused(
                "map_unreadable", f"“{text}”应写作 表头=栏目，如 建设单位=实施企业；不读取的写 建设单位=-。"
            )
        if wanted.strip() in NOT_READ:
            said[heading.strip()] = ""
            continue
        read = names.read(wanted)
        if read is None:
            labels = list(choices_of(ledger).values())
            near = get_close_matches(wanted.strip(), labels, n=3, cutoff=0.4)
            hint = f"是否为：{'、'.join(near)}？" if near else f"可选：{'、'.join(labels[:_LISTED])}……"
            raise FileRefused("map_column_unknown", f"{ledger.name}没有“{wanted.strip()}”这一栏。{hint}")
        if read.meaning.column in unread(ledger):
            raise FileRefused(
                "map_column_kept",
                f"“{wanted.strip()}”由系统得出，不能从表中导入；不读取这一列的写 {heading.strip()}=-。",
            )
        said[heading.strip()] = read.meaning.key
    return said


def require_present(headers: Sequence[Header], chosen: Mapping[str, str], sheet: str) -> None:
    """Refuse a word about a heading that none of the sheets has. Raises FileRefused."""
    texts = [found.text for header in headers for found in header.columns]
    texts += [text for header in headers for _, text in (*header.unknown, *header.left)]
    present = {plain(text): text for text in texts}
    for text in chosen:
        if plain(text) not in present:
            near = get_close_matches(plain(text), list(present), n=3, cutoff=0.4)
            hint = f"是否为：{'、'.join(' '.join(present[one].split()) for one in near)}？" if near else ""
            raise FileRefused("map_heading_missing", f"“{sheet}”的表头中没有“{text}”。{hint}")
