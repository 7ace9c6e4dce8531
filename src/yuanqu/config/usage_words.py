"""What the command line's parser says about wrong use, in Chinese (用法错误的说法)."""

from __future__ import annotations

import re

import click

_SAID = (
    (
        r"(?:File|Directory|Path) '(?P<path>.*)' does not exist\.",
        "没有“{path}”这个文件或文件夹，请核对路径。",
    ),
    (r"File '(?P<path>.*)' is a directory\.", "“{path}”是文件夹，这里应是一个文件。"),
    (r"Directory '(?P<path>.*)' is a file\.", "“{path}”是文件，这里应是一个文件夹。"),
    (r"(?:File|Directory|Path) '(?P<path>.*)' is not readable\.", "“{path}”没有读取的权限。"),
    (r"(?:File|Directory|Path) '(?P<path>.*)' is not writable\.", "“{path}”没有写入的权限。"),
    (r"'(?P<given>.*)' is not one of (?P<choices>.*)\.", "“{given}”不在可选的范围内，可选：{choices}。"),
    (r"'(?P<given>.*)' is not (?P<choices>'[^']*')\.", "“{given}”不对，这里只能是 {choices}。"),
    (r"'(?P<given>.*)' is not a valid (?:integer|float).*", "“{given}”不是数字。"),
    (r"(?P<given>\S+) is not in the range (?P<range>.*)\.", "{given} 超出范围 {range}。"),
    (r"Got unexpected extra arguments? \((?P<given>.*)\)", "多出了“{given}”，请去掉；含空格的名称要加引号。"),
    (r"Option '(?P<option>.*)' requires an argument\.", "选项 {option} 后面要写它的值。"),
    (r"Option '(?P<option>.*)' does not take a value\.", "选项 {option} 后面不写值。"),
    (r"No such command '(?P<given>.*)'.*", "没有 {given} 这个命令。"),
)


def in_chinese(error: click.ClickException) -> str:
    """The parser's refusal as a Chinese sentence: what is wrong and how to mend it."""
    if isinstance(error, click.NoSuchOption):
        near = (
            f"是不是想用 {'、'.join(error.possibilities)}?"
            if error.possibilities
            else "用 --help 查看全部选项。"
        )
        return f"没有 {error.option_name} 这个选项；{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_named(error.param)}。用 --help 查看用法。"
    if isinstance(error, click.BadParameter):
        named = (
            f"选项 {error.param_hint}" if error.param is None and error.param_hint else _named(error.param)
        )
        gap = " " if named[-1].isascii() else ""
        return f"{named}{gap}的值不对：{_translated(error.message)}"
    said = _translated(error.message)
    return said if not said.isascii() else f"用法不对：{said} 用 --help 查看用法。"


def _translated(message: str) -> str:
    for pattern, said in _SAID:
        found = re.fullmatch(pattern, message, re.S)
        if found:
            return said.format(**found.groupdict())
    return message


def _named(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)}"
    return f"参数 {parameter.human_readable_name}" if parameter else "参数"
