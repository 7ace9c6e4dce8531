"""Names listed against the count printed for them (列举与个数)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.claim import Claim, Kind, Precision
from yuanqu.engines.proof.claims.reading import Reading

_UNITS = frozenset(
    [
        "家",
        "个",
        "项",
        "条",
        "大",
        "型",
        "类",
        "种",
        "名",
        "位",
        "座",
        "所",
        "户",
        "件",
        "方面",
        "支",
        "只",
        "款",
        "级",
        "业",
        "部",
    ]
)
_NAME = r"[^，。；：！？、\n\t（）()\d]"
_LIST = re.compile(rf"(?:{_NAME}{{2,16}}、)+{_NAME}{{2,12}}$")
# A verb begins a clause of its own (、开展培训三次); inside a name it is part of it (工伤认定、城乡建设).
_VERB = re.compile(
    r"开展|完成|实施|新增|建成|组织|培训|举办|引进|签约|投入|出台|制定|推进|推动|检查|排查|整治|整改|办理|收到|发放|新建|改造|建设|打造|"
    r"设立|认定|培育|申报|入选|通过|召开|处置|查处|化解|受理|达|共|约|近|超|均|各|其他|其余|分别|至少|不少于|每|以上|涉及|覆盖|惠及|服务|"
    r"带动|争取|获|下降|增长|增加|减少"
)
_NUMBERED = re.compile("共|均|各$|其他|其余|分别|至少|不少于|以上|涉及|惠及|达到")
_GOES_ON = re.compile(rf"{_NAME}{{1,12}}、|\d")
_NO_NAME = re.compile("(?:提出|连跨|[及和与])$|[”’]$")
_AND = re.compile(r"(?<=.{2})[和及与](?=.{2})")
_SORT_OF = re.compile(r"等[\u4e00-\u9fff]{2,6}$")  # 甲、乙等专项行动5项
_BRACKETS = re.compile(r"[\u4e00-\u9fff“”]{1,12}（([^（）。；，：\d]+)）")
_HANZI = "〇一二三四五六七八九十"
_MOST = 20


class ListLength(Rule):
    """A list of names is as long as the count right after it says."""

    name = "list-length"
    title = "列举与个数不符"
    severity = Severity.CERTAIN
    explanation = "列出的名称比后面写的个数多或少。"
    example = "锦澜纺织、百草家纺、绿茵面料、伊人服饰、恒泰印染四家企业（列出五家）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Every small count that stands right after names joined by 、."""
        for claim in reading.claims:
            if (
                claim.kind is not Kind.COUNT
                or claim.precision is not Precision.EXACT
                or claim.unit not in _UNITS
            ):
                continue
            if claim.value is None or not 2 <= claim.value <= _MOST or claim.value.denominator != 1:
                continue
            if _GOES_ON.match(reading.plain, claim.end):
                continue  # 准东3个煤制气、慧能煤炭清洁利用: it counts one of the list
            yield from self._one(reading, claim, int(claim.value))

    def _one(self, reading: Reading, claim: Claim, said: int) -> Iterator[Finding]:
        names, more = _names_before(reading.plain, claim.start)
        if not names:
            names, more = _names_after(reading.plain, claim.end)
        if (
            len(names) < 2
            or _NO_NAME.search(names[-1])
            or any(_VERB.match(name) or _NUMBERED.search(name) for name in names[1:])
            or len({*names}) != len(names)
        ):
            return
        counts = {len(names), len(names) + bool(_AND.search(names[-1]))}
        if said in counts or abs(said - len(names)) > 2 or (more and said > len(names)):
            return
        right = str(len(names)) if claim.text[0].isdigit() else _HANZI[min(len(names), 10)]
        listed = "、".join(name[-8:] for name in names)
        expected = right + claim.unit
        yield self.on(
            reading, claim, f"列出{listed}，共{len(names)}{claim.unit}，与{claim.text}不符。", expected
        )


def _names_before(text: str, end: int) -> tuple[list[str], bool]:
    """The names that stand right before a count, and whether 等 says there are more."""
    window = text[max(0, end - 160) : end]
    more = window.endswith("等")
    window = _SORT_OF.sub("等", window)
    more = more or window.endswith("等")
    window = window[_last_quotation(window) :]
    found = _LIST.search(window.removesuffix("等"))
    return (found[0].split("、"), more) if found else ([], more)


def _last_quotation(window: str) -> int:
    """Where the last quotation ends that began elsewhere than in the list: “省市共建、一室一策”支持长白山、三江."""
    closed = window.rfind("”") + 1
    return closed if "、" in window[window.rfind("“", 0, closed) : closed] else 0


def _names_after(text: str, start: int) -> tuple[list[str], bool]:
    """The names in brackets after a count and its noun: 6个试点（甲、乙、丙）."""
    found = _BRACKETS.match(text, start)
    if found is None:
        return [], False
    inside = found[1]
    names = inside.removesuffix("等").split("、")
    return ([], False) if any(not 2 <= len(name) <= 12 for name in names) else (names, inside.endswith("等"))
