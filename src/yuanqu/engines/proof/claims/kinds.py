"""What sort of thing a number says, and whether it fell (类别与升降): from its unit and the words that govern it."""

from __future__ import annotations

import re

from yuanqu.engines.proof.claims.claim import Kind, Modality
from yuanqu.engines.proof.claims.wording import COUNTED

_AREA = ("平方", "亩", "公顷", "㎡", "m²", "m2", "km²", "km2", "㎢", "hm")
_TIME = (
    "年",
    "个月",
    "天",
    "日",
    "小时",
    "分钟",
    "秒",
    "周",
    "工作日",
    "自然日",
    "交易日",
    "季度",
    "星期",
    "岁",
    "昼夜",
)
_RATIO_UNITS = ("%", "‰", "成", "倍", "番", "")
_AMOUNT_UNITS = ("分", "度", "点", "个点", "块")

_GROWTH = re.compile(
    r"增长|增速|增幅|降幅|涨幅|上涨|下降|下跌|下滑|减少|提高|提升|增加|增|缩短|压减|压缩|回落|上升|上浮|下浮|精简|节约|节省|节电|节水|节能|扩大|降低|收窄|"
    r"高出|核减|削减|负增长|增值|翻|多|少|降|减"
)
_SHARE = re.compile(r"占比|占|比重|份额|比例为")
_RATE = re.compile(
    r"率|(?<=[长降损])面|完成[^，。；]*的|达到|进度|为[^，。；]*的|是[^，。；]*的|比例|系数|强度|只有|不足|连"
)
_FELL = re.compile(
    r"(?:下降|下跌|下滑|减少|缩短|压减|压缩|回落|精简|降低|负增长|削减|核减|下浮|减低|调减|降|(?<!审)减|节电|节水|节能|节约|节省)"
    r"(?:了|率为|幅度|幅度达|幅度为|达|约|近|超过?|逾|不少于|不低于|分别|至少|的|为|过|不到|不足|"
    r"将近|接近|高达|[ \t])*$"
)
_FELL_OF = re.compile(
    r"(?:减少(?!到|至)[\u4e00-\u9fff]{1,5}|(?:核减|扣减|压减|减少)[^，。；]{1,14}的)(?:约|近|超过?|逾)?$"
)
_MAY_FALL = re.compile("[降跌滑少缩减落简负削核浮节压]")  # one of these stands in every word of falling
_CUT_WHAT = re.compile(r"(?:压减|削减|核减|精简|压缩)(?!到|至)[\u4e00-\u9fff]{2,8}$")
_BY_KIND = ((Kind.GROWTH, _GROWTH), (Kind.SHARE, _SHARE), (Kind.RATE, _RATE))
_FREQUENCY = re.compile(r"(?:每|日均|月均|周均)[^，。；、\n]{0,14}$")
_EACH_WHAT = re.compile(r"每(?:天|日|周|月|旬|季度?|季|年|半月|半年|小时|班|两周|两月)|日均|周均|月均")

_TARGET = re.compile(r"力争|确保|争取|目标|计划|拟|要求|要|须|应当|任务|打算|努力|奋力|达到|不少于|不低于")
_FORECAST = re.compile(
    r"预计|预测|有望|可望|(?<!不及)(?<!好于)预期(?!目标)|初步测算|估计|将达|可达|达产后|建成后|投产后|可实现|可新增"
)


def kind_of(unit: str, clause: str) -> Kind:
    """The kind of a number with that unit after that clause (the text from the last comma on)."""
    bare = unit.lstrip("十百千万亿") or unit
    if "百分点" in unit or "基点" in unit:
        return Kind.POINTS
    if bare in _RATIO_UNITS or unit == "倍":
        return _ratio(unit, clause)
    if "/" in unit or "·" in unit:
        return Kind.AMOUNT
    if bare.startswith(_AREA):
        return Kind.AREA
    if bare.endswith(_TIME):
        return Kind.DURATION
    if bare in _AMOUNT_UNITS or bare not in COUNTED:
        return Kind.AMOUNT
    if ("每" in clause or "均" in clause) and _FREQUENCY.search(clause) and _EACH_WHAT.search(clause):
        return Kind.FREQUENCY
    return Kind.COUNT


def _ratio(unit: str, clause: str) -> Kind:
    if unit == "番":
        return Kind.GROWTH
    last = {kind: _last(pattern, clause) for kind, pattern in _BY_KIND}
    best = max(last, key=last.__getitem__)
    if last[best] < 0:
        return Kind.RATE
    if best is Kind.GROWTH and re.search(r"(?:到|至|为)[^，。]{0,3}$", clause[last[best] :]):
        return Kind.RATE if last[Kind.SHARE] < 0 else Kind.SHARE
    if best is Kind.RATE and last[Kind.SHARE] >= 0 and not clause[last[Kind.SHARE] :].startswith("占年度"):
        return Kind.SHARE
    return best


def fell(clause: str, kind: Kind) -> bool:
    """Whether the words that govern a growth or difference say that it fell; a narrowing fall is a rise."""
    if (kind is Kind.COUNT and clause.endswith("的")) or _MAY_FALL.search(clause) is None:
        return False
    if kind is Kind.GROWTH and _CUT_WHAT.search(clause):
        return True
    if _FELL.search(clause):
        ratio = kind in (Kind.GROWTH, Kind.POINTS)
        return ratio or not re.search(r"节(?:电|水|能|约|省)[^，。]{0,4}$", clause)
    return _FELL_OF.search(clause) is not None


# A word of expecting or aiming stands where one of these does.
AIMING = re.compile(
    "预[计测期]|有望|可[望达实新]|初步测算|估计|将达|达产后|建成后|投产后|力争|确保|争取|努力|奋力|目标|要求|"
    "要(?=[达完实签引新压降提建培])|计划(?=[再新招建引开组举完培改外])|(?<![模虚])拟(?=[再新招建引开组举完培改外])"
)


def modality_of(sentence: str, *, plan: bool, limit: bool) -> Modality:
    """How surely a number is said after `sentence`; `plan`: its section speaks of what is to come."""
    if limit:
        return Modality.THRESHOLD
    if _FORECAST.search(sentence) and _last(_FORECAST, sentence) > _last(_TARGET, sentence):
        return Modality.FORECAST
    return Modality.TARGET if plan or _AIMED.search(sentence) else Modality.ACTUAL


_AIMED = re.compile(
    r"力争|确保|争取(?!到)|努力(?!下)|奋力|(?<!年度)(?<!全年)(?<!年初)(?<!咬定)目标(?!任务)|(?:会议|务必)要求[^。]*前|"
    r"(?<![需主重只紧])要(?:达到|完成|实现|签约|引进|新增|压|降到|提高到|建成|培育)|"
    r"(?<!年度)(?<!全年)(?<!年初)(?<!按)计划(?=[再新招建引开组举完培改外])|(?<![模虚])拟(?=[再新招建引开组举完培改外])"
)


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for found in pattern.finditer(text):
        at = found.start()
    return at
