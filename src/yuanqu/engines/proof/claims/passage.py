"""Which period a passage speaks of (期间语境): from the title, its headings, and the words before each number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from yuanqu.engines.proof.claims.period_words import PERIOD, read_period_words
from yuanqu.terms.periods import Period, PeriodError, read_period

_PERIOD = re.compile(PERIOD)
_COMPARED = re.compile(
    r"(?:比|较|高于|低于|快于|慢于|与|和|同|不足|不及|超过|大于|多于|是|为|由|从|占)[^，。；]{0,6}$"
)
_EARLIER = re.compile(r"去年|上年|上一年|前年|同期|年初|上月|上周|上季")
_PLAN = re.compile(r"打算|草案|下月|计划|下步|下一步|安排|思路|目标|展望|努力方向|重点任务|预判|建议")
_TO_COME = re.compile("计划|将|力争|确保|预计|争取|打算")
_MIXED = re.compile(r"问题|困难|不足|情况|回顾|形势")
_ATTRIBUTE = re.compile(r"的[^，。；]{0,3}\d|[^，。；\d]{1,4}的(?=\d)")
_RATIO_TO = re.compile(
    r"(?:不足|不到|不及|仅|只有|为|是|相当于|达到?|恢复到)[^，。；]{0,4}同期(?:的|水平的)$"
)
_SET = re.compile("分解|确定|下达|部署|安排|制定|签订|排定|定下")
_PLANNED = re.compile("(?:目标|任务|计划)[^，。；]{0,3}\\d")
_OPEN = ("", "\n", "。", "；", "，", "：", " ", "\u3000", "”")
_SAME_TIME = re.compile("[\u4e00-\u9fff]{2}(?<!水平)(?<!相比)(?<!增长)(?<!的)")
_SOON, _NOW = timedelta(days=3), timedelta(0)
_ANNUAL = re.compile(r"年度(?:目标|计划|任务)|全年(?:目标|计划|任务)|年初(?:目标|确定的)")
_BEGINS = re.compile(r"(?:^|[\n。：】）、])[ \u3000]*(?:今年)?$")
_GOES_ON = re.compile(r"[，,]|累计|全[区市县园]")
_WHOLE_YEAR = re.compile(r"全年|今年|年内|年底|年末")


@dataclass(slots=True)
class Passage:
    """The period in force while a text is read from its beginning; `document` is that of its title."""

    document: Period
    issued: date
    section: Period | None = None
    plan: bool = False
    paragraph: Period | None = None
    clause: Period | None = None
    following: Period | None = None
    sentence: Period | None = None
    earlier: Period | None = None
    before: Period | None = None
    opened: bool = False
    once: bool = False
    untold: bool = False
    ahead: bool = False  # whether the document is a plan

    def heading(self, line: str) -> None:
        """A heading begins a section: 二、2015年工作思路."""
        told = _MIXED.search(line)
        self.plan = not told and (self.ahead or _PLAN.search(line) is not None)
        self.section = None
        found = _PERIOD.search(line)
        if found:
            self.section = self.read(found[0])
        elif self.plan:
            self.section = Period.year(self.document.end.year + self._of_whole_year)

    @property
    def _over(self) -> bool:
        """Whether the document reports on a whole year that ended before it was written."""
        return self.document.month_count == 12 and self.issued.year == self.document.end.year + 1

    @property
    def _of_whole_year(self) -> bool:
        """Whether the document speaks of a year that is over: what it plans is for the next one."""
        over = self.issued > self.document.end or self.issued.month == self.document.end.month
        return over and self.document.end.month == 12 and self.document.month_count >= 12

    def aimed_at(self, period: Period | None) -> Period | None:
        """What a target is for: where the document reports on a year that is over, the next."""
        if self._over and not self.plan and period == self.document:
            return Period.year(self.document.end.year + 1)
        return period

    def is_to_come(self, period: Period) -> bool:
        """Whether a period begins after the text was written, and after what it reports on."""
        if period.start <= self.issued and not self.document.end < period.start <= period.end - _SOON:
            return False
        if period.end <= self.issued:
            return False
        near = period.end.year == self.document.end.year + self._over
        return near and period.start > self.document.end + (_SOON if self.issued < period.start else _NOW)

    def base(self) -> Period:
        """The moment from which a change inside the document's period sets out (由24个调整为31个)."""
        if self.following is not None:
            return self.following
        document = self.document
        if self.plan or document.start == document.end:
            return document.end_day()
        return Period.day(document.start - timedelta(days=1))

    def line(self) -> None:
        """A new paragraph forgets what the last one spoke of."""
        self.paragraph = self.sentence = self.clause = self.following = self.earlier = None

    def used(self) -> None:
        """A number was told: what it was compared with (较去年同期的97件) is not spoken of any more."""
        self.untold = False
        if self.once:
            self.following, self.once = None, False

    def stop(self, mark: str) -> None:
        """A full stop, semicolon or comma ends what was said for that stretch only."""
        self.clause = self.following = None
        if mark == "。":
            self.sentence = self.earlier = None
            self.opened = False

    def say(self, words: str, before: str, after: str) -> None:
        """A period expression in the text, with what stands around it."""
        period = self.read(words)
        compared = _COMPARED.search(before) is not None
        if period is None or before.endswith("（") or _names_no_other(words, after, compared=compared):
            return
        if before[-1:] == "。" and not compared and self._is_aside(period):
            self.paragraph = None  # 2024年全年，…。2月份…: the paragraph goes on to another time
        period = self._meant(period, words, before, after)
        if _EARLIER.search(words) and not words.startswith("截"):
            self._say_earlier(period, before, after, compared=compared)
        elif _PLANNED.match(after) and words in ("全年", "年度"):
            self.following, self.once = period, True
        elif _ATTRIBUTE.match(after) or (words.endswith("年度") and before[-1:] not in _OPEN):
            self.clause = period
        elif compared and before[-1:] in "比较于":
            self.following = None
        else:
            self._hold(period, words, before, after)

    def _meant(self, period: Period, words: str, before: str, after: str) -> Period:
        """The document's period where words of another year can only mean it."""
        if words == "去年" and self._over and not _COMPARED.search(before):
            return self.document  # said in the year after the one reported on
        heads = after.startswith("，") and not _TO_COME.search(after) and before[-1:] in ("", "\n", "。")
        # A slip is told by a rule; the numbers are of the period that is meant.
        return self.document if heads and self._is_slip(period) else period

    def _hold(self, period: Period, words: str, before: str, after: str) -> None:
        """A period holds for its paragraph when it stands at the head of it, else for its sentence."""
        if words not in ("年底", "年末", "年初") and _BEGINS.search(before) and _GOES_ON.match(after):
            self.before, self.paragraph, self.sentence = self.paragraph, period, None
            self.opened = True
            return
        if self.opened and self.paragraph is not None and self._is_sibling(period, self.paragraph):
            self.paragraph = (
                self.before
            )  # 1月份增长3.1%，1—2月增长4.9%，一季度…: none holds for the paragraph
        self.sentence = period

    def _is_aside(self, period: Period) -> bool:
        """Whether the paragraph speaks of a time before the document's, and now another is named."""
        held = self.paragraph
        return (
            held is not None and held.end < self.document.start and not held.start <= period.start <= held.end
        )

    def _is_sibling(self, period: Period, other: Period) -> bool:
        """Whether two stretches of one sentence are told side by side, within what the document speaks of."""
        return period != other and self.document.start <= other.start and period.end <= self.document.end

    def _is_slip(self, period: Period) -> bool:
        """Whether a stretch at the head of a sentence is the document's, but for its year: 2015年前三季度 in 2016."""
        same_months = (period.start.month, period.end.month) == (
            self.document.start.month,
            self.document.end.month,
        )
        away = period.end.year - self.document.end.year
        if self.plan or not same_months or period.start == period.end or self.paragraph is not None:
            return False
        return (away == -1 and self.document.month_count < 12) or away == 1

    def _say_earlier(self, period: Period, before: str, after: str, *, compared: bool) -> None:
        """去年 and the like: for what follows up to the comma, or the paragraph when a comma follows at once."""
        if after.startswith(("，", ",")) and not compared:
            self.paragraph = period
        elif not compared and before[-1:] in "。；\n":
            self.earlier, self.untold = period, True
        elif not compared or after.startswith(("的", "为")):
            self.following, self.once = period, compared

    def at(self, clause: str = "", *, growth: bool = False, ratio: bool = False) -> Period:
        """The period of a number that stands here, after `clause`; growth over a year named just before is of now."""
        if "年" in clause and not (ratio and clause.endswith("的")) and _ANNUAL.search(clause):
            return Period.year((self.section or self.document).end.year)
        if self.following and not growth and _RATIO_TO.search(clause):
            return self.clause or self.sentence or self.paragraph or self.section or self.document
        if self.earlier and (self.untold or not growth) and self.following is None:
            return self.earlier
        return (
            self.following or self.clause or self.sentence or self.paragraph or self.section or self.document
        )

    def read(self, words: str) -> Period | None:
        """The period that words name in this passage."""
        base = self.sentence or self.paragraph or self.section or self.document
        document = self.document
        if "同期" in words and base.start != base.end and base.end.year == document.end.year:
            document = base
        return read_period_words(words, document, self.issued, year=base.end.year)


def _names_no_other(words: str, after: str, *, compared: bool) -> bool:
    """同期 of what was just told (同期退租2家), and 年初 of what was set then: no other time is spoken of."""
    if words == "年初":
        return _SET.match(after) is not None
    return words == "同期" and not compared and _SAME_TIME.match(after) is not None


def given_period(code: str) -> Period:
    """A period as typed after --period: a code, or words."""
    try:
        return Period.parse(code)
    except PeriodError:
        return read_period(code, date.today())
