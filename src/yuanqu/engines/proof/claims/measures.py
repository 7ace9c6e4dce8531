"""What a number measures (指标名): the shortest words of the text that tell it from its neighbours.

What stands before a number names it (规上工业营业收入218.4亿元), except that a measure word takes its noun after it
(56个年度重点项目). A growth or share that names nothing itself is of what was named just before.
"""

from __future__ import annotations

import re

from yuanqu.engines.proof.claims.claim import Kind
from yuanqu.engines.proof.claims.period_words import PERIOD

_REACH = 40
_UNBROKEN = re.compile(r"[^，。；：！？、\n\t（）()《》,;:/■▲●]*")  # of reversed text
_TAIL = re.compile(
    r"(?:同比|环比|分别|实现|完成|达到?|共有?|有|为|是|(?<![签节预合制契])约合?|近|超过?|突破|逾|仅|只有?|不足|不到|控制在|不少于|不低于|不超过|不得|累计|合计|总计|平均|以?至|由|从|到|"
    r"增长|增速|增收|减收|增支|减支|又|下降|减少|增加|提高|提升|上升|回落|上涨|降低|缩短|压减|压缩|加快|扩大|收窄|占比?|比重|比例|的|了|预计|力争|确保|全年|再|新|可|要|高于|低于|过|和|及|与|"
    r"高达|大约|接近|将近|至少|最多|还|已经?|就|也|仍|按|较|比|一共|列|居|排名|倒数|安排|其中|不及|于|调整|降|升|减|今年以来|目前|截至|前|多|恰好|恰)+$"
)
_HEAD = re.compile(
    r"^(?:[一二三四五六七八九十]是|其中|同比|环比|全区|全市|全县|全镇|全省|我[市县区镇院]|本[市县院]|又|一次性|园区|我区|共|并|以及|另有|还有|目前|今年以来|今年|全年|年内|年底前?|预计|力争|确保|实现|完成|累计|已|的|了|和|及|"
    r"与|对|为|在|将|把|由|从(?!业)|按|向|使|合计|比|较|明年|是|、|有|据|达成|形成|建设|设立|吸引|纳入|谋划|承诺|每[天日周月旬年](?!均)|每半月|每季度?|拟|到(?![位货期会校场岗]))+"
)
_TAIL_ENDS = frozenset(
    "比别现成达到共有为是合约近超过破逾仅只足在于计均至由从长速降少加高升落涨低短减缩快大窄占重例的了争保年再新可要"
    "和及与多还已经就也仍按较列居名数排中整来前好恰得又收支"
)
_INSIDE = re.compile("中已有?|中有|已经?|的|了")
_PERIOD = re.compile(PERIOD)
_QUOTES = re.compile("[“”‘’]")
_GENERIC = re.compile(
    r"(?:而|我们|他们|其|总长|总数|总量|其他|单笔|单个|单笔最|人|月|年|长|宽|高|最|用|节|惠|涉|涉及|面积|建成|达成|累计|放大|总投资|用地|占地|投资|连续举办|完成|检查|"
    r"增加|减少|净增|多|少|实现|出动|披露金额|合计投资|其他|其余|共|计|新增|投资额|项目|企业|新建|总数达|到位|"
    r"调整|调整为|减至|降至|增至|升至|降|升|减|提|每[天日周月季年]\w{0,3}|增速|增幅|降幅|(?:工程)?(?:全长|总长)|红线宽|每[台人户件亩套间]|居全[市省国]|排名|居|位|名|尚|要在|率|覆盖率|合格率|办结率|完成率|开工率|整改率|金额|规模)?"
)
_SUBJECT = re.compile(r"[\u4e00-\u9fff]{2,}")
_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,10}")
_NOUN_END = re.compile(
    r"(?:增长|下降|开工|完成|已|进行|参加|组织|企业增|均|全部|入选|获|正在|增资|被|按|中|由|在|以(?![上下内])|未|尚|有|投|竣|落|签|预计|计划|预|年底|年内|上半年|恰|的|进入|"
    r"项目总|项目投|项目汇|项目竣|项目提|企业开|企业进|企业参|企业表|企业已|企业入|企业获|企业报|企业实|企业全|作了|一|二|三|两|[，。])"
)


def clause_start(text: str, start: int, floor: int) -> int:
    """Where the words that name the number at `start` begin: after the last mark, not before `floor`."""
    begin = max(floor, start - _REACH)
    unbroken = _UNBROKEN.match(text[begin:start][::-1])
    return start - unbroken.end() if unbroken else start


def own_words(text: str, start: int, floor: int) -> str:
    """The words between the last mark (or number) and the number, without verbs and fillers."""
    begin = clause_start(text, start, floor)
    words = _plain(text[begin:start])
    if _ADVERB.match(words):
        return ""
    share = words.rfind("占")
    if share > 0 and (subject := _trim(words[:share])):
        return subject
    if share >= 0:
        rest = _trim(words[share + 1 :])
        return f"占{rest}" if rest else ""
    return _trim(words)


_ADVERB = re.compile(
    r"[一二三四五六七八九十]是$|(?:扣除|剔除|考虑|按[^，]*口径|同口径)[^，。]*(?:后|口径|增长|下降)"
)


def _plain(words: str) -> str:
    """The words without what names a period, and without quotation marks."""
    if _OF_TIME.search(words):
        words = _PERIOD.sub("", words)
    return _QUOTES.sub("", words) if "“" in words or "”" in words or "‘" in words else words


_OF_TIME = re.compile("[年月季前半五期周]")  # no period is named without one of these


def _trim(words: str) -> str:
    if not words:
        return ""
    if words[-1] in _TAIL_ENDS:
        words = _TAIL.sub("", words)
    head = _HEAD.match(words)
    return _INSIDE.sub("", words[head.end() :] if head else words).strip(" \u3000")


def subject_before(text: str, start: int, floor: int) -> str:
    """What the clause before is about, when it holds no number: 应急指挥中心 in 建设应急指挥中心，总投资2,600万元."""
    begin = clause_start(text, start, floor)
    if begin - 1 <= floor or text[begin - 1] != "，":
        return ""
    words = text[clause_start(text, begin - 1, floor) : begin - 1]
    return _trim(_plain(words))[-14:]


def noun_after(text: str, end: int) -> str:
    """The noun that a measure word counts: 重点项目 after 56个."""
    found = _NOUN.match(text, end)
    if found is None or _VERB.match(found[0]):
        return ""
    words = found[0]
    cut = _NOUN_END.search(words, 1)
    return words[: cut.start()] if cut else words


def done_after(text: str, end: int) -> str:
    """What those that are counted do, where no noun names them: 预计持平 after 33户."""
    found = _DONE.match(text, end)
    return found[1] if found else ""


_DONE = re.compile(
    r"(?:实现|均|已|将|正|都)*(?!增加|减少|下降到|调整|减至|增至|提高|上升|升|降到|降至|缩|多|少|至|到|和|的(?:有|是))"
    r"([\u4e00-\u9fff]{2,12}?)的?(?=[，。；、（\d\n]|$)"
)
_VERB = re.compile(
    "[已尚须均在被未因是为和及与以占中较比同达按]|[减降增升压提并]到|并为|完成|增长|下降|开展|全部|预计|合计|其中|左右|调整|减至|降至|增至|升至|"
    "提高|提升|上升|增加|减少|扩大|缩减|压减|压缩|缩短|进行|参加|参展|实现|打了|由|后|左右|的"
)
_OF = re.compile(r"的(?!有|占|是|仅|只|共|企业达)([\u4e00-\u9fffA-Za-z]{2,10})")
_SUFFIX = {Kind.GROWTH: "增速", Kind.SHARE: "占比", Kind.POINTS: "变化"}


def thing_of(text: str, end: int) -> str:
    """What a number with 的 belongs to: 党群服务综合体 after 1,500平方米的."""
    found = _OF.match(text, end)
    return found[1] if found else ""


_HAPPENS = re.compile(r"[前止，,]?(?:[上下]午)?[，,]?([^，。；\n]{1,40})")
_NOT_NAMED = re.compile(r"[“”‘’，、（）()\d\s]")


def what_happens(text: str, start: int, end: int, floor: int) -> str:
    """What a day is the day of: the words right after it, with those before it in its clause."""
    after = _HAPPENS.match(text, end)
    before = _trim(_QUOTES.sub("", text[clause_start(text, start, floor) : start]))
    return before + (_NOT_NAMED.sub("", after[1]) if after else "")


_PROPERTY = re.compile(
    r"(?:完成|计划|总|新增)?(?:投资额?|用地|占地|面积|检查|合计投资|披露金额|金额|规模|覆盖率)"
)


def is_property(own: str) -> bool:
    """Whether the words name what many things have, so that the last thing measured is no better a subject."""
    return _PROPERTY.fullmatch(own) is not None


def is_generic(own: str) -> bool:
    """Whether the words name nothing by themselves: 总数, 面积, 长."""
    return _GENERIC.fullmatch(own) is not None


def needs_context(kind: Kind, own: str, *, generic: bool) -> bool:
    """Whether a number's own words do not say by themselves what it measures."""
    return generic or kind is Kind.RANK or (kind is Kind.SHARE and own.startswith("占"))


def named(kind: Kind, own: str, noun: str, context: str, *, generic: bool) -> str:
    """The measure from the number's own words, the noun it counts or belongs to, and what the passage speaks of."""
    if noun:
        return (own[-8:] + noun) if own and not generic else own + noun
    words = context + own
    suffix = _SUFFIX.get(kind, "")
    if suffix and not words.endswith(("率", "速", "比", "重", "幅", "度")):
        return words + suffix
    return words
