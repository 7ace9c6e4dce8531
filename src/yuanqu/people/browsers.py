"""What a browser calls itself, in words its user knows (浏览器)."""

from __future__ import annotations

# In this order: most of them also say that they are Chrome, and Chrome that it is Safari.
_BROWSERS = (
    ("MicroMessenger", "微信"),
    ("wxwork", "企业微信"),
    ("DingTalk", "钉钉"),
    ("QQBrowser", "QQ 浏览器"),
    ("360SE", "360 浏览器"),
    ("360EE", "360 浏览器"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("HarmonyOS", "鸿蒙"),
    ("Android", "安卓手机"),
    ("iPhone", "苹果手机"),
    ("iPad", "苹果平板"),
    ("Windows", "Windows"),
    ("Mac OS", "苹果电脑"),
    ("UOS", "统信"),
    ("Kylin", "麒麟"),
    ("Linux", "Linux"),
)


def browser_of(agent: str) -> str:
    """Such as “Chrome，Windows”."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "其他程序")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return f"{browser}，{system}" if system else browser
