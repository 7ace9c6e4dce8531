"""Damage from copying (复制痕迹): broken numbers, and the furniture of pages pasted along."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import lines
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.claim import decimal_text
from yuanqu.engines.proof.claims.reading import Reading

_SIGN = re.compile(r"\d﹪")
_FURNITURE = re.compile(
    r"当前位置[：:]|首页\s*[>＞»]|字号[：:]|字体[：:]|【大 ?中 ?小】|\[大\]|"
    r"分享到[：:]?|访问量[：:]|浏览(?:次数|量)[：:]|点击(?:次数|量|数)[：:]|阅读次数[：:]|"
    r"打印本页|关闭(?:本页|窗口)|责任编辑[：:]|上一篇|下一篇|扫描全能王|扫一扫|"
    r"^[ \t\u3000]*第 ?\d+ ?页(?:[ /，,共]*\d+ ?页?)?[ \t]*$|"
    r"·\s*\d+\s*·|^[ \t\u3000]*[—–-] ?\d+ ?[—–-][ \t]*$|"
    r"第[A-Z]?\d+版[：:]|版权所有|ICP备|您所在的位置|相关链接|"
    r"打开微信|点击上方|关注我们|^\s*Page \d+|编印\s{4,}|\[打印\]|\[关闭\]|加入收藏|返回顶部|"
    r"责编[：:]|微信公众号|扫码|二维码|繁体(?:版)?[ |]|无障碍|网站地图|联系我们|设为首页|共 ?\d+ ?页|https?://|www\.|"
    r"\d+ ?次(?:浏览|阅读|点击)|来源[：:][^。]{0,20}(?:作者|时间|日期|编辑)[：:]|编辑[：:]|"
    r"内部资料|注意保存|当前页|下载附件|"
    r"发布(?:时间|日期)[：:]|信息来源[：:]|索引号[：:]|原标题[：:]|次阅读|长按(?:识别|关注)|浏览[：:] ?\d|"
    r"【(?:打印|关闭|收藏)|^[ \t\u3000]*\d+ ?/ ?\d+[ \t]*$"
)


class CorruptedNumber(Rule):
    """Numbers that copying broke: read as they must have been, told once."""

    name = "corrupted-number"
    title = "数字在复制中损坏"
    severity = Severity.LIKELY
    explanation = "小数点变成句号、数字被拆开、数字变成字母、百分号变形。"
    example = "1 56.3亿元、27。6﹪"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """The first broken number with the others as further places."""
        damaged = [claim for claim in reading.claims if claim.damaged]
        places = [(claim.start, claim.end) for claim in damaged]
        places += [
            found.span()
            for found in _SIGN.finditer(reading.text)
            if not any(start <= found.start() < end for start, end in places)
        ]
        if not places:
            return
        (start, end), *others = sorted(places)
        first = next((claim for claim in damaged if claim.start == start), None)
        right = f"{decimal_text(first.value)}{first.unit}".lstrip("-") if first else ""
        count = f"，共 {len(places)} 处" if others else ""
        yield self.at(reading, start, end, f"数字在复制中损坏{count}。", right, others=tuple(others))


class PageFurniture(Rule):
    """What belongs to the page a text was copied from, not to the text."""

    name = "page-furniture"
    title = "混入页面信息"
    severity = Severity.LIKELY
    explanation = "网页导航、页眉页码、扫描水印等混入正文。"
    example = "当前位置：首页 > 政务公开"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for all such lines."""
        places = [(line.start, line.end) for line in lines(reading) if _FURNITURE.search(line.text)]
        if places:
            (start, end), *others = places
            yield self.at(reading, start, end, "页面信息混入正文，应删去。", others=tuple(others))
