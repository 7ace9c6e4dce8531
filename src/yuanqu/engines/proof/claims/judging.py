"""Whether a number claims anything (是否为数据表述): names, slogans, voltages and the like do not.

Every function is asked about one find in a plain text and reads only what stands right around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yuanqu.engines.proof.claims.phrases import in_phrase
from yuanqu.engines.proof.claims.wording import COUNTED

_NAMED_SIZE = re.compile(
    r"高炉|焦炉|转炉|电炉|机组|锅炉|(?:[\u4e00-\u9fff（）A-Z]{0,12}?)(?:项目|装置|生产线|工程|示范线)(?![数个])"
)
_YEARLY = re.compile(r"(?:年产|日产|年处理|日处理|年加工|年综合利用|期)$")
_CIRCLE = re.compile(
    r"(?:交通|生活|经济|通勤|服务|工作|朋友|高铁|物流|健身|医保|便民)圈|值班|值守|在线|营业|热线|制造|攻坚行动|无条件|响应机制"
)
_PAST = re.compile(r"(?:近|过去|过去的|未来|今后|最近|往|前|新|第|头)$")
_YEAR_AFTER = re.compile(r"[前来间期]|行动|规划|计划|滚动|之[前后内]|以[前来]|度|倍增|大计|攻坚|会战|翻")
_FINE = frozenset(["英寸", "寸", "纳米", "微米"])
_WORK_STAGE = re.compile(r"(?:工程|项目|厂房|用地|建设|地块|标段|扩建|改造)")
_STAGE_BEFORE = re.compile(
    r"(?:分|举办|开展|组织|培训班|印发|编发|出版|刊发|专题|培训|简报|读书班|沙龙|讲座)$"
)
_SLOGAN_AFTER = re.compile(
    r"不(?!合格|达标|规范|符合|到位|稳定|足)|没|坚持|坚定|意识|维护|自信|务必|必须|聚焦|突出|强化|转变|面向|优先|区分|到位(?![^，。]{0,4}\d)|"
    r"全覆盖|结合|统筹|同步|没有变|一律|严禁|率先"
)
_ONE_COUNTS = re.compile(
    r"(?:只有|仅有|仅|满|近|不到|不足|超过|压缩到|缩短到|压减到|减至|第|为期|延长|连续|再|下降|减少|增长|增加|提高|"
    r"上升|扩大|分之|约|达|长达|再过|低于|高于|不超过|共|合计)$"
)
_VERBS_OF_LEVELS = re.compile(r"(?:编制|分为|设置|划分为|划为|建立|构建|健全|完善|实行|分)$")
_CLASS_AFTER = re.compile(
    "[地水区差]|人员|居住|建设用地|用地|医疗|疫苗|院校|公路|固废|标准|工程|及以[上下]|以[上下]"
)
_CLASS_BEFORE = re.compile("[第劣级优于到]$|达到$|符合$|水质")
_WORDS_OF_NUMBER = re.compile(
    r"(?:[为达是于占至到比约近超过率值重数额量度]|增长|下降|增加|减少|提高|提升|压缩|压减|缩短|缩小|扩大|收窄|上涨|下跌|下滑|指数|指标|评分|得分|系数|上升|回落|控制在|降低|分别|仅|共|合计|总计|[、和及与]|占[^，。；、]{1,16}的)$"
)
_NAME_AFTER = re.compile(r"[强号#＃期届级型版路线栋幢座楼层室单元]|[A-Za-z]")


def in_short_quotes(text: str, start: int, end: int, reach: int = 14) -> bool:
    """Whether a short phrase in quotes holds the place: “三个不变”, “一号工程”."""
    lower = max(0, start - reach)
    opened = max(text.rfind("“", lower, start), text.rfind("‘", lower, start))
    if opened < 0 or text.find("”", opened, start) >= 0 or text.find("’", opened, start) >= 0:
        return False
    closed = min((at for at in (text.find(mark, end, end + reach) for mark in "”’") if at >= 0), default=-1)
    return closed >= 0 and closed - opened <= reach + 6


def is_name(text: str, start: int, end: int, unit: str) -> bool:
    """Whether a quantity with a unit is part of a name: 年产30万吨项目, 450立方米高炉, 110千伏变电站, 1小时交通圈."""
    if unit in ("千伏", "kV", "KV", "kv"):
        return True
    if unit in _FINE:
        return True
    if unit in COUNTED or unit.endswith(("元", "%")):
        return False
    after = text[end : end + 18]
    if unit in ("小时", "分钟", "个小时") and _CIRCLE.match(after):
        return True
    if text[end - 1] in "上下内":
        return False
    named = _NAMED_SIZE.match(after)
    if named is None:
        return False
    return len(named[0]) <= 2 or _YEARLY.search(text[max(0, start - 4) : start]) is not None


def is_stretch_of_years(text: str, start: int, end: int) -> bool:
    """Whether years or months bound what is told (近三年, 五年前) instead of saying how long something takes."""
    return (
        _PAST.search(text[max(0, start - 4) : start]) is not None or _YEAR_AFTER.match(text, end) is not None
    )


def is_stage(text: str, start: int, end: int) -> bool:
    """Whether 期 counts a stage of building (二期工程) instead of issues or courses."""
    return (
        _WORK_STAGE.match(text, end) is not None
        and _STAGE_BEFORE.search(text[max(0, start - 6) : start]) is None
    )


def hanzi_claims(text: str, start: int, end: int, numeral: str, unit: str, loose: str) -> bool:
    """Whether a number in hanzi with a measure word claims: 两次, 八成, 三个部门; not 一名记者, 三个不变."""
    if in_phrase(text, start):
        return False
    before = text[max(0, start - 14) : start]
    if unit in _MEASURES_SURE:
        return True
    if before.endswith(("第", "其", "之", "另", "某", "同", "头", "每")) and unit not in ("年", "天"):
        return False
    if unit in ("年", "个月", "天", "周", "日", "个季度"):
        return _long(text, start, end, numeral, unit, loose)
    if unit in _BY_UNIT:
        return _BY_UNIT[unit](text, end, numeral, before)
    if unit in ("分", "字", "页") and numeral in ("十", "百", "一"):
        return False
    if _SLOGAN_AFTER.match(text, end):
        return False
    if numeral != "一" or (loose and loose != "过") or _ONE_COUNTS.search(before):
        return True
    return unit in ("次", "轮", "场", "趟", "期", "班") and _EVERY.search(before) is not None


_BY_UNIT: dict[str, Callable[[str, int, str, str], bool]] = {
    "类": lambda text, end, _, before: not (_CLASS_AFTER.match(text, end) or _CLASS_BEFORE.search(before)),
    "级": lambda text, end, _, before: _VERBS_OF_LEVELS.search(before) is not None,
    "期": lambda text, end, numeral, before: numeral != "一" and before.endswith("分"),
}
_EVERY = re.compile(r"每[^，。；]{0,13}$")
_MEASURES_SURE = frozenset(
    (
        *(
            "元",
            "亿元",
            "万元",
            "美元",
            "%",
            "个百分点",
            "倍",
            "成",
            "平方米",
            "亩",
            "公顷",
            "平方公里",
            "吨",
        ),
        *("千瓦", "千瓦时", "工作日", "个工作日", "小时", "个小时", "分钟"),
    )
)


def _long(text: str, start: int, end: int, numeral: str, unit: str, loose: str) -> bool:
    """Whether a time in hanzi says how long: 满两年, 三个月内; 一年 alone is a word."""
    if unit == "日" and not loose:
        return False
    if is_stretch_of_years(text, start, end):
        return False
    return numeral != "一" or bool(loose) or _ONE_COUNTS.search(text[max(0, start - 14) : start]) is not None


def bare_claims(text: str, start: int, end: int, number: str, loose: str, *, in_cell: bool) -> bool:
    """Whether a number without a unit claims: 占71.5, 信心指数为108.4; not 500强, 8号."""
    if _NAME_AFTER.match(text, end):
        return False
    if in_cell or loose:
        return True
    before = text[max(0, start - 18) : start]
    if before[-1:].isascii() and before[-1:].strip():
        return False
    if _BY.search(before) and _DONE_BY.match(text, end):
        return True
    following = text[end : end + 1]
    if following and following not in "，。；、,;）)\n和及与 \t的" and "." not in number:
        return False
    return _WORDS_OF_NUMBER.search(before) is not None


# 按60返还: its per cent sign is lost.
_BY = re.compile("按(?:照)?$")
_DONE_BY = re.compile("返还|计提|征收|给予|补助|补贴|奖励|拨付|计算|执行|核定|分担|出资")
_EVENT = (
    r"[^，。；、\n]{0,14}?(?:投产|通水|开工|签约|交付|试生产|到货|揭牌|封顶|完工|竣工|投用|投入使用|建成|下线|通车|启动|挂牌|落地|开园|开业|"
    r"通线|投运|通航|首飞|入驻|获批|获评|获准|上市|送电|点火|试车|成立|通过验收|通过评审|达产|开馆|开幕|奠基|举行|召开|举办|"
    r"并网|交付使用|投入运[营行]|试运[营行]|进场|动工|复工|搬迁|迁入|签订|签署|印发|出台|施行|摘牌|摘地|拿地|批复|立项|备案|"
    r"注册|设立|组建|更名|启用|上线|开标|中标|进驻|停产|关停|销号|贯通|合龙|通气|通电|交房|入住|移交|验收|搬入|开建|首发|开通|发生)"
)
_EVENT_AFTER = re.compile(_EVENT + r"(?:了?[^，。；、）\d\n]{0,10})(?=[，。；、的）\n]|$)")
_DUE_BEFORE = re.compile(
    r"(?:预计|计划|推迟到|推迟至|确保|定于|将于|已于|于|拟于|力争|有望|可望|争取|延至|提前到|提前至|预期)(?:今年|明年|当年)?$"
)
_BOUNDS = re.compile(r"(?:截[至止]到?|自|从|比|较|到|至)$")
_TAKES_EFFECT = re.compile("起(?:正式)?(?:施行|实施|执行|生效|启用)")
_LASTS = re.compile(r"(?:执行|有效期?|延长|延续|顺延|推迟|延期|截止日?期?|暂定|提前)(?:到|至)$")
_STRETCH_OF_DAYS = re.compile(r"时[—–―─~～\-至到]|[—–―─~～\-至到].*时")
_HOUR_OF_FIGURES = re.compile(r"\d{1,2}日\d{1,2}时.*")
_ENDS_AT_HOUR = re.compile(r"[日号]\d{1,2}时")
_SINCE = re.compile(
    r"[^，。；、\d]{0,6}期间|以来|起(?!(?:正式)?(?:施行|实施|执行|生效|开始|启用|调整))|为止|以后的|\s*星期|\s*\d{1,2}[:：]"
)
_NUMERAL = re.compile("[0-9一二三四五六七八九十]")
_VISITS = re.compile(
    r"(?:访问量?|浏览量?|点击量?|阅读量?|阅读次数|浏览次数|点击次数|字号|责任编辑)[:：]?\s*$"
)


def is_furniture(text: str, start: int) -> bool:
    """Whether a number counts the visits of a page the text was copied from."""
    if not start or text[start - 1] not in ":： ":
        return False
    return _VISITS.search(text[max(0, start - 8) : start]) is not None


def date_claims(text: str, start: int, end: int, words: str) -> bool:
    """Whether a day, month or quarter says when something happens or is due, instead of bounding figures."""
    if not _NUMERAL.search(words) or words.startswith("截") or _SINCE.match(text, end):
        return False
    if _TAKES_EFFECT.match(text, end):
        return True
    due = _DUE_BEFORE.search(text[max(0, start - 6) : start])
    if due is None and _BOUNDS.search(text[max(0, start - 3) : start]):
        return _LASTS.search(text[max(0, start - 8) : start]) is not None
    if _STRETCH_OF_DAYS.search(words) or _HOUR_OF_FIGURES.fullmatch(words):
        return False
    if words.endswith(("日", "号")) or _ENDS_AT_HOUR.search(words):
        return True
    if text.startswith(("前", "止"), end):
        return not words.endswith(("季度", "年"))
    if words.endswith(("底", "末", "旬")) and "月" in words:
        return not text.startswith("，", end)
    if not words.endswith(("月", "季度")) or re.search("[—–~～至]|^前", words):
        return False
    if due and words.endswith("季度"):
        return _EVENT_AFTER.match(text, end) is not None
    return _EVENT_AFTER.match(text, end) is not None or (
        due is not None and re.match(r"[^，。；、\d]{1,6}[，。；]", text[end : end + 8]) is not None
    )


_RANK_BEFORE = re.compile(
    r"(?:居|列|排名?|位列|名列|倒数|跃居|升至|稳居|前移至|上升到|上升至|下降到|位于|保持|进位至)[^，。；\d]{0,10}$"
)


def rank_claims(text: str, start: int, end: int, of: str | None) -> bool:
    """Whether 第… says a place in an order: 第2位, 倒数第二."""
    if of in ("位", "名", "位次"):
        return True
    return (
        of is None
        and _RANK_BEFORE.search(text[max(0, start - 14) : start]) is not None
        and (end >= len(text) or text[end] in "，。；、）)的\n和")
    )
