"""The words of numbers in running text (数量用词): units and measure words, loose words, digits and dashes.

Wider than the registry of units in terms: a draft counts with whatever measure word the thing has (株, 盏, 趟; see
data/measure_words.txt), and only units that are converted need to be registered.
"""

from __future__ import annotations

import re
from pathlib import Path

from yuanqu.terms.quantity_reading import WORDS_BEFORE

HANZI_DIGITS = "〇零一二两三四五六七八九"
HANZI = HANZI_DIGITS + "十百千"
SCALES = "万亿"
SCALE = "(?:[十百万亿]|千(?![瓦克伏米卡帕焦牛]))*"
DASH = r"[—–―─~～〜∼\-－至到]{1,2}"

_FILE = Path(__file__).parents[1] / "data" / "measure_words.txt"
_LATIN = (
    r"(?:[kKmMgG]?[wW]·[hH]|[kKmMgGtT]?[wW](?:[hHpP])?|[kKmMgG][hH][zZ]|[kKmM][vV][aA]|[kK][gG]|mg/L|mg/m³|mg/m3|[μu]g/m³|[μu]g/m3|dB|MPa|kPa|"
    r"[GTPM]B|[GMT]bps|[EP]FLOPS|TEU|km²|km2|hm²|hm2|m²|m2|m³|m3|km|cm|mm|nm|ha|PUE|t|m|g|h)(?![A-Za-z0-9])"
)


# A measure word that begins another word counts nothing: 3周年, 5成立, 两大学.
_NOT_BEFORE = {
    "周": "年边期末密转",
    "天": "然气津燃空",
    "条": "例件款约",
    "米": "粉",
    "口": "罩岸径",
    "家": "庭居具电长乡",
    "台": "风湾商胞州账",
    "人": "均才工民防社员",
    "部": "门分署队",
    "个": "人体性别税",
    "位": "于居列置",
    "场": "地所馆景站",
    "点": "击位名",
    "层": "面级",
    "次": "日月年",
    "度": "过",
    "分": "别公局布为成期类管解担区之点比率制",
    "成": "立为员果功本长套熟交效都不品就批片群",
    "方": "案面式向法",
    "代": "表理办",
    "线": "路上下",
    "链": "条主",
    "字": "号",
    "面": "积向临对",
    "厂": "房区",
    "园": "区",
    "版": "权块",
    "行": "业政动",
    "队": "伍",
    "团": "队组",
    "网": "络格上",
    "大": "于学力道会厦棚户小幅量局",
    "型": "号",
    "业": "务态主",
    "门": "店类诊面",
    "名": "称录单牌",
    "本": "地级年月报科区市县省",
    "年": "度底末初均产级代货报审检轻龄薪味",
    "期": "间限货刊",
    "起": "来到步",
    "笔": "试记者",
    "种": "植类养",
    "批": "次复准示而",
    "处": "理置室级长",
    "间": "隔接",
    "组": "织长成建",
    "所": "有在以属需",
    "类": "似别",
    "类别": "",
    "单": "位价独",
    "盘": "活",
    "级": "别",
    "环节": "",
    "社区": "",
    "村": "民",
    "店": "铺",
    "张": "贴",
    "节": "能约点日水电",
    "站": "位在",
    "具": "体有备",
    "集": "群聚中团体",
    "首": "席次个",
    "款": "项",
    "度电": "",
    "把": "握",
    "样": "本品板",
    "头": "部",
    "员": "工",
    "席": "位",
    "样子": "",
    "国": "家有内际道",
    "省": "级市内",
    "市": "级场区",
    "县": "级区市",
    "厅": "级",
    "星期": "",
    "克": "服",
    "升": "级至高",
    "元": "件器素",
    "里": "程",
    "跨": "境区越",
    "道": "路",
    "段": "落",
    "格": "局",
}


def _sections() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return {name: " ".join(lines) for name, lines in found.items()}


def _one_of(words: str) -> str:
    listed = sorted(dict.fromkeys(words.split()), key=len, reverse=True)
    return "|".join(re.escape(word) + _unless(word) for word in listed)


def _unless(word: str) -> str:
    letters = _NOT_BEFORE.get(word)
    return f"(?![{letters}])" if letters else ""


_WORDS = _sections()
_MEASURED, _TIME, _COUNTED = (_WORDS[name] for name in ("measured", "time", "counted"))
_HANZI_COUNTED = _WORDS["hanzi"]
COUNTED = frozenset(_COUNTED.split())
_PER = (
    r"(?:/(?:"
    + _one_of(_MEASURED + _TIME + _COUNTED + " 日 月 人 m³ m3 L")
    + r"))?(?:[·/](?:月|天|日|年|人))?"
)
UNIT = rf"(?:(?:{_one_of(_MEASURED + _TIME + _COUNTED)}|日(?!元)){_PER}|{_LATIN}{_PER})"
HANZI_UNIT = rf"(?:(?:{_one_of(_HANZI_COUNTED)}){_PER})"

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
DAMAGED = (
    r"(?:(?<=[^\s\d.,])\d{1,3} \d+(?:\.\d+)?|\d+[。·•﹒]\d+|\d+ \. ?\d+|\d+\. \d+|\d+\.{2,}\d+|"
    r"(?<![\d,，])\d{1,3}(?:，\d{3})+(?:\.\d+)?(?!\d)|"
    r"(?<=[长降加少升落])\d{1,2}，\d{1,2}(?=%)|(?<![\d,])\d{1,3},(?:\d \d{2}|\d{2} \d)(?!\d)|"
    r"(?<![A-Za-z\d])[OoIl][.,]\d+|(?<![\d,])\d+,\d{1,2}(?![\d,])|\d+[:：]\d+(?=%)|"
    r"\d[\d,.]*[lOoI][\d,.lOoI]*|(?<![A-Za-z])[lOI][\d,]*\d[\d,.]*)"
)
MORE = r"[余多来几]"
AFTER = r"(?:左右|上下|及?以上|及?以下|以内|之内|不等)"
AFTER_TIME = r"(?:左右|上下|及?以上|及?以下|以内|之内|内)"

_BEFORE = re.compile(f"(?:{'|'.join(sorted(WORDS_BEFORE, key=len, reverse=True))})$")
_LAST_LETTERS = frozenset(word[-1] for word in WORDS_BEFORE)
# 签约, 最近, 通过: the last character is no loose word there.
_APART = re.compile("(?:[签节条制公履合契集违预特]约|[最附邻临靠远]近|高超|打破|[通经不再超]过)$")


def word_before(text: str, start: int) -> str:
    """The loose word that ends right before `start` (超过), or an empty text."""
    if not start or text[start - 1] not in _LAST_LETTERS:
        return ""
    before = text[max(0, start - 6) : start]
    found = _BEFORE.search(before)
    if found is None or (len(found[0]) == 1 and _APART.search(before)):
        return ""
    return found[0]
