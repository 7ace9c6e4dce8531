"""Stretches of the year before that stand where the report's own are meant (误写年份)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanqu.engines.proof.checks.layout import Stretch, lines
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.terms.periods import Period

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?=年)")
_PART = (
    r"(?:(?:上半年|下半年|前?[一二三四]个?季度|前三季度|全年)|1月?[—–~～至到-]\d{1,2}月(?:份)?|"
    r"前\d{1,2}个月|\d{1,2}月(?:底|末))"
)
_DATED = re.compile(r"[〔\[［（(]((?:19|20)\d{2})[〕\]］）)]\s?第?\d+号")
_SAID = re.compile(rf"(?P<until>截[至止]到?)?(?P<year>(?:19|20)\d{{2}})年的?(?P<part>{_PART})?(?P<comma>，)?")
_STARTS = re.compile(
    r"(?:^|[。；，：」”])[ \u3000]*(?:[一二三四五六七八九]是)?(?:全[区市县镇园]|我[区市县镇]|园区|开发区)?$"
)
_REPORTED = re.compile(
    r"[，]?(?:我们|我[县区市]|全[县区市园镇乡街]|园区|评审|随访|调解|监测|抽检|抽查|发布|培训|审批|审核|审结|发放|接待|救助|处置|处理|"
    r"查处|立案|化解|登记|核发|征收|接诊|诊疗|改造|新建|销售|服务|[^，。；]{0,3}规上|已有?|共|累计|新[开增签引]|新开工|开工|竣工|完成|实现|受理|签约|引进|清理|"
    r"收到|办结|检查|查出|组织|举办|走访|主要做了|开展|发展|处分|处置|培训|拨付|争取|引进|建成|改造|铺设|安排|盘活|供应|出让|招聘|接收|参加|承办|派出|选派|资助|慰问)(?![^，。；\d]{0,6}的)"
)
_HISTORY = re.compile(r"以来|起|开始|度|版|底|末|初|前|以前|之前|建成|成立|设立|获批|出台|印发|启动|第")
_NOW = re.compile(
    r"今年|本年|本期|目前|当前|现有|至今|上年同期|去年同期|同期的|基础上|基数|相比|对比|比\d|提高到|增加到|降到"
)
_ONLY = re.compile("只有|仅")
_BACK = re.compile(r"(?:比|较|与|同|和|由|从|自|对|在|按|为|是|于|到|至|、|—|-)$")
_APPOSED = re.compile(
    r"(?P<year>(?:19|20)\d{2})年[^。；\n]{0,14}?，?(?:也就是|亦即|即)(?P<word>去年|今年|上年|本年)"
)
_OF_WORD = {"去年": 1, "上年": 1, "今年": 0, "本年": 0}
_HEADED = re.compile(
    r"^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]部分)"
)
_FOR_LATER = re.compile(r"计划|规划|方案|要点|措施|政策|办法|意见|规定|问答|解读|公告")
_TO_COME = re.compile(r"将|力争|确保|计划|预计|目标|拟|打算|要")
_MANY, _FARTHEST = 3, 60
_EVER = re.compile(
    r"累计|至今|目前|现已|首[次个批]|基数|同期|相比|[比较]|自|从|历[年史]|曾|原|老|建[成于]|"
    r"始建|成立|挂牌|认定|获评|荣获|批准|公布|版|普查"
)


@dataclass(frozen=True, slots=True)
class OtherYear:
    """A year that cannot be meant: its place, and the right one."""

    start: int
    end: int
    said: int
    meant: int


def other_years(reading: Reading) -> Iterator[OtherYear]:
    """Years one before the report's that tell of what was done, without a word of comparing or looking back."""
    own = reading.period
    yield from _apposed(reading, own.end.year)
    if _FOR_LATER.search(reading.title):
        return  # what is set for a year is explained by the year before
    told = [int(found[1]) for found in _YEAR.finditer(reading.plain)]
    for paragraph, year in _governed(reading):
        if told.count(year - 1) >= _MANY:
            continue  # a text that goes through the years
        for found in _SAID.finditer(paragraph.text):
            said = int(found["year"])
            if said == year or abs(said - year) > _FARTHEST or told.count(said) >= _MANY:
                continue
            if _is_slip(reading, paragraph, found, year, own) or _far_off(
                paragraph, found, year, told.count(said)
            ):
                start = paragraph.start + found.start("year")
                yield OtherYear(start, paragraph.start + found.end("year") + 1, said, year)


def _apposed(reading: Reading, year: int) -> Iterator[OtherYear]:
    """2021年查出的，也就是去年查出的, in a report on 2023."""
    for found in _APPOSED.finditer(reading.plain):
        meant = year - _OF_WORD[found["word"]]
        said = int(found["year"])
        if said != meant:
            yield OtherYear(found.start("year"), found.end("year") + 1, said, meant)


def _governed(reading: Reading) -> Iterator[tuple[Stretch, int]]:
    """Paragraphs with the year they speak of: their heading's, the title's, else the document's."""
    titled = {int(found[1]) for found in _YEAR.finditer(reading.title)}
    if len(titled) > 1:
        if titled - {reading.period.end.year, reading.period.end.year + 1}:
            return
        titled.clear()  # what was done in one year, and what is planned for the next
    numbered = _DATED.search(reading.plain[:200])
    year = titled.pop() if titled else reading.period.end.year
    if numbered and not titled and int(numbered[1]) == year + 1 and reading.issued.year == year + 1:
        year += 1 if reading.period.end.month < reading.issued.month and reading.period.month_count > 1 else 0
    section = year
    for line in lines(reading)[1:]:
        if _HEADED.match(line.text) and len(line.text) < 40:
            named = {int(found[1]) for found in _YEAR.finditer(line.text)}
            section = named.pop() if len(named) == 1 else year
            continue
        yield line, section


def _far_off(paragraph: Stretch, found: re.Match[str], year: int, times: int) -> bool:
    """2012年评审项目213个 in a report on 2021: a year named once, two or more away, with what was done in it."""
    if found["part"] or found["until"] or times != 1 or abs(int(found["year"]) - year) < 2:
        return False
    sentence = _around(paragraph.text, *found.span())
    rest = paragraph.text[found.end() :].partition("。")[0]
    if _EVER.search(sentence) or _NOW.search(sentence) or str(year) in sentence or not _COUNTED.match(rest):
        return False
    return _BACK.search(paragraph.text[: found.start()]) is None


_COUNTED = re.compile(rf"(?:{_REPORTED.pattern})[^，。；]{{0,14}}\d")


def _is_slip(reading: Reading, paragraph: Stretch, found: re.Match[str], year: int, own: Period) -> bool:
    sentence = _around(paragraph.text, *found.span())
    rest = paragraph.text[found.end() :].partition("。")[0]
    before = paragraph.text[: found.start()]
    if int(found["year"]) > year and _TO_COME.search(sentence):
        return False
    if _ONLY.search(re.split("[，。]", rest)[0]):
        return False
    if not _STARTS.search(before) or _BACK.search(before) or _NOW.search(sentence) or str(year) in sentence:
        return False
    if not any(
        found.start() <= each.start - paragraph.start < found.end() + len(rest) for each in paragraph.claims
    ):
        return False
    if found["part"]:
        return _same_months(found, year, own) and not re.match("以来|期间", rest)
    if found["until"] or _HISTORY.match(rest):
        return False
    neighbours = {int(each) for each in _YEAR.findall(paragraph.text)} - {year}
    return len(neighbours) == 1 and _REPORTED.match((found["comma"] or "") + rest) is not None


def _around(text: str, start: int, end: int) -> str:
    first = max(text.rfind("。", 0, start), text.rfind("；", 0, start)) + 1
    last = text.find("。", end)
    return text[first : last if last >= 0 else len(text)]


def _same_months(found: re.Match[str], year: int, own: Period) -> bool:
    """Whether the words name the report's own months."""
    if own.end.year not in (year, int(found["year"])):
        return False
    part = found["part"]
    if part[-1] in "底末":
        return int(re.match(r"\d+", part)[0]) == own.end.month if found["until"] else False  # type: ignore[index]
    months = _months(part)
    return months is not None and months == (own.start.month, own.end.month) != (1, 12)


_FIXED = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "全年": (1, 12)}
_HANZI = "一二三四"


def _months(part: str) -> tuple[int, int] | None:
    if part in _FIXED:
        return _FIXED[part]
    numbers = [int(each) for each in re.findall(r"\d+", part)]
    if part.startswith("前") and numbers:
        return 1, numbers[0]
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    quarter = next((_HANZI.index(letter) + 1 for letter in part if letter in _HANZI), None)
    return None if quarter is None else (quarter * 3 - 2, quarter * 3)
