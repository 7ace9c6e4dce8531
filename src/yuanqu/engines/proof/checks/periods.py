"""Years and periods that cannot be meant (期间核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, lines
from yuanqu.engines.proof.checks.not_yet import not_yet
from yuanqu.engines.proof.checks.other_years import other_years
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.reading import Reading

_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?!版)")
_YEAR_FIRST = re.compile(
    r"(?:(?<=^)|(?<=。))[ \u3000]*((?:19|20)\d{2})年"
    r"(上半年|下半年|前[一二三]季度|[一二三四]季度|1[—–-]\d+月)?(?P<then>，|主要|以来)"
)
_TO_COME = re.compile(r"计划|将|力争|目标|打算|预计|拟|(?<!主)要|确保|争取|安排|谋划")
_BACKGROUND = re.compile(r"计划|规划|指南|方案|安排|打算|要点|通知|措施|政策|办法|意见|规定|问答|解读|公告")
_GROWN = re.compile("增长|下降|同比|比上年|完成|实现")
_GREW = re.compile("同比|比上年增长")
_TOLD_BACK = re.compile("今年|本年|至今|以来|之后|当年|获批|成立|设立|回顾|历史")
_WHOLE_YEAR = 12
_PLANNED = re.compile(
    r"(?m:^)[ \u3000]*[一二三四五六七八九十]{1,3}、((?:19|20)\d\d)年(?:度)?(?:工作|重点)?(?:打算|计划|思路|安排|目标)"
)
_UNTIL = re.compile(
    r"截至((?:19|20)\d{2})年(?:(\d{1,2})月(?:\d{1,2}日|底|末)|(?:年?[底末]))(?P<rest>[^。\n]*)"
)

_AIMED = re.compile(
    r"(?:^|(?<=[。；，到]))((?:19|20)\d{2})年(?:底|末|年底|上半年|下半年|全年|[一二三四]季度|\d{1,2}月)?(?:底|末)?前?，?(?:全年)?"
    r"(?:力争|确保|计划|打算|争取|要|我们将|将|务必)",
    re.M,
)
_AIMED_AT = re.compile(r"(?:力争|确保|争取|务必)(?:到|在)?((?:19|20)\d{2})年(?!度|以来|版|前)")
_FROM_JANUARY = re.compile(r"(?<!\d)1月?[—–~～至-](\d{1,2})月")
_MONTHS_TITLE = re.compile(r"\d月|季度|半年")
_PAST = re.compile(r"去年|上年|同期|20\d\d年")
_FIRST_LINES, _NEXT = 6, 12
_JANUARY = re.compile(
    r"(?<![\d—–~～至到\-、])(?:(?:19|20)\d{2}年)?(?:1|元)月(?:份)?(?![\d—–~～至\-底末初上中下日前])"
)
_STATISTICS = re.compile(
    r"增加值|固定资产投资|社会消费品零售|规模以上|规上|主营业务收入|营业收入|工业投资|房地产开发投资|能耗|利润总额|总产值|工业产值|社零|限上|限额以上|生产总值|GDP|服务业|民间投资|技改投资|投资增长|房地产"
)


class PeriodAgainstTitle(Rule):
    """A year that begins a paragraph of the report is that of its title."""

    name = "period-against-title"
    title = "年份与标题不合"
    severity = Severity.LIKELY
    explanation = "段首所写的年份与标题的年份不同，而所述是标题所指的期间。"
    example = "标题为2017年总结，正文“2016年主要做了以下工作”"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Years at the head of a sentence, one off the title's; days of the year before; months beyond the title's."""
        told = list(self._titled(reading))
        yield from told
        for other in other_years(reading):
            if not any(each.start <= other.start < each.end for each in told):
                message = f"所述的是{other.meant}年，这里写成{other.said}年。"
                told.append(self.at(reading, other.start, other.end, message, f"{other.meant}年"))
                yield told[-1]
        for found in _DAY.finditer(reading.plain):
            if int(found[2]) > _LAST_DAY.get(int(found[1]), 31):
                yield self.at(reading, *found.span(), f"{found[1]}月没有{found[2]}日。")
        for start, end in not_yet(reading):
            if not any(each.start < end and start < each.end for each in told):
                yield self.at(reading, start, end, "这段期间到成文之日尚未结束，却已有完成数。")

    def _titled(self, reading: Reading) -> Iterator[Finding]:
        titled = _TITLE_YEAR.findall(reading.title)
        if len(set(titled)) != 1 or _BACKGROUND.search(reading.title):
            return
        year = int(titled[0])
        for n, line in enumerate(lines(reading)[1:], start=1):
            yield from self._years(reading, line, n, year)
        yield from self._days(reading, year)
        yield from self._aims(reading, year)
        yield from self._past_aims(reading)
        yield from self._beyond(reading)
        yield from self._plans(reading, year)

    def _years(self, reading: Reading, line: Stretch, n: int, year: int) -> Iterator[Finding]:
        for found in _YEAR_FIRST.finditer(line.text):
            said = int(found[1])
            sentence = line.text[found.start() :].partition("。")[0]
            if said == year or abs(said - year) > 1 or _TO_COME.search(sentence):
                continue
            rest = line.text[found.end() :]
            if "今年" in rest[: len(sentence) + _NEXT] or (found["then"] == "以来" and found[2]):
                continue  # the paragraph goes on to the year itself
            if (
                n > _FIRST_LINES
                and found["then"] != "主要"
                and not self._of_the_report(reading.title, line, found, year)
            ):
                continue
            expected = f"{year}年{found[2] or ''}"
            message = f"标题是{year}年，这里写成{said}年。"
            yield self.at(
                reading, line.start + found.start(1), line.start + found.start("then"), message, expected
            )

    def _of_the_report(self, title: str, line: Stretch, found: re.Match[str], year: int) -> bool:
        """Whether a paragraph headed by another year tells of the report's: it has figures, and no year besides."""
        rest = line.text[found.end() :]
        head = line.text[: found.start()].strip(" \u3000")
        titled = found[2] is not None and found[2] in title
        return (
            (not head or titled)
            and len(line.claims) > 1
            and (_GROWN if int(found[1]) < year else _GREW).search(rest) is not None
            and str(year) not in rest
            and not _TOLD_BACK.search(rest)
        )

    def _days(self, reading: Reading, year: int) -> Iterator[Finding]:
        """截至2024年6月底 in a report on the first half of 2025."""
        end = reading.period.end
        for found in _UNTIL.finditer(reading.plain):
            rest = found["rest"]
            if str(year) in rest or (not found[2] and re.search("至今|目前|今年|相比", rest)):
                continue
            if int(found[1]) == year - 1 == end.year - 1 and int(found[2] or 12) == end.month:
                place = found.start(), found.start("rest")
                expected = reading.text[slice(*place)].replace(found[1], str(year))
                yield self.at(reading, *place, f"标题是{year}年，这里写成{found[1]}年。", expected)

    def _aims(self, reading: Reading, year: int) -> Iterator[Finding]:
        """到2024年底力争…… in a report on 2025: nobody aims at what is past."""
        for found in _AIMED.finditer(reading.plain):
            if int(found[1]) == year - 1 and reading.issued.year >= year:
                expected = found[0][: found.end(1) - found.start()].replace(found[1], str(year)) + "年"
                message = f"标题是{year}年，打算却写到{found[1]}年。"
                yield self.at(reading, found.start(1), found.end(1) + 1, message, expected)

    def _past_aims(self, reading: Reading) -> Iterator[Finding]:
        """力争2023年完成…… written in 2024: what is over is aimed at no more."""
        for found in _AIMED_AT.finditer(reading.plain):
            if int(found[1]) < reading.issued.year:
                message = f"打算所指的{found[1]}年已经过去。"
                yield self.at(reading, found.start(1), found.end(1) + 1, message)

    def _plans(self, reading: Reading, year: int) -> Iterator[Finding]:
        """四、2021年工作打算 in the report on 2021: what is planned is for the year after."""
        if "总结" not in reading.title or reading.period.month_count < _WHOLE_YEAR:
            return
        for found in _PLANNED.finditer(reading.plain):
            if int(found[1]) == year:
                message = f"总结的是{year}年，打算应是{year + 1}年的。"
                yield self.at(reading, found.start(1), found.end(1) + 1, message, f"{year + 1}年")

    def _beyond(self, reading: Reading) -> Iterator[Finding]:
        """1—10月 as done in a report on 1—9月."""
        period = reading.period
        if period.start.month != 1 or period.end.month == 12 or not _MONTHS_TITLE.search(reading.title):
            return
        for found in _FROM_JANUARY.finditer(reading.plain):
            rest = re.split("[。；\n]", reading.plain[found.end() : found.end() + 40])[0]
            before = re.split("[。；，\n]", reading.plain[max(0, found.start() - 10) : found.start()])[-1]
            done = not _TO_COME.search(before + rest) and not _PAST.search(before)
            if done and period.end.month < int(found[1]) <= 12:
                yield self.at(reading, *found.span(), f"标题所指的期间到{period.end.month}月为止。")


_CUMULATED = re.compile(r"(?<![\d—–~～至到\-月])([2-9])月?[—–~～至-](\d{1,2})月(?!\d|[上中下]旬)")
_QUARTERS = frozenset({("4", "6"), ("7", "9"), ("4", "9")})
_CUMULATION = re.compile("累计|增长|下降|同比")


_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_LAST_DAY = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


class JanuaryAlone(Rule):
    """Statistics of January are released together with February's."""

    name = "january-alone"
    title = "单独使用1月数据"
    severity = Severity.LIKELY
    explanation = "规模以上工业、固定资产投资等统计数据1月不单独发布，从1—2月累计起。"
    example = "1月规上工业增加值增长8.9%"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """January alone before a statistic with its growth."""
        yield from self._from_another_month(reading)
        for found in _JANUARY.finditer(reading.plain):
            rest = re.split(r"[。；\n]", reading.plain[found.end() : found.end() + 80])[0]
            rest = re.split(r"\d+[—–~～至-]\d+月|上半年|季度", rest)[0]
            if not _STATISTICS.search(rest) and not _STATISTICS.search(self._goes_on(reading, found.end())):
                continue
            claim = next(
                (each for each in reading.claims if found.end() <= each.start < found.end() + 60), None
            )
            if claim is None:
                continue
            expected = f"1—2月{reading.text[found.end() : claim.end]}"
            yield self.at(
                reading, found.start(), claim.end, "统计数据1月不单独发布，应为1—2月累计。", expected
            )

    def _from_another_month(self, reading: Reading) -> Iterator[Finding]:
        """2—5月规上工业增加值增长8%: statistics are cumulated from January on."""
        for found in _CUMULATED.finditer(reading.plain):
            if (found[1], found[2]) in _QUARTERS or int(found[1]) >= int(found[2]):
                continue
            rest = re.split(r"[。；\n]", reading.plain[found.end() : found.end() + 60])[0]
            if _STATISTICS.search(rest) and _CUMULATION.search(rest):
                expected = f"1—{found[2]}月"
                yield self.at(reading, *found.span(), "统计数据从1月起累计。", expected)

    def _goes_on(self, reading: Reading, at: int) -> str:
        """The next part of the sentence, when it names no period of its own."""
        text = reading.plain[at : at + 100].partition("。")[0].partition("\n")[0]
        following = text.partition("；")[2]
        return "" if re.match(r"\d|[上前]", following) else following
