"""Shapes that a browser prints in which a number may be taken for another: devised to be read wrong.

Digits down a column, notes' marks behind numbers, rules that are missing, running heads of digits, numbers that
reach into the next column, columns aligned to different sides.
"""

import re

from reading.browser_pages import UNRULED, Look


def _marked(text: str) -> str:
    """A note's number, raised, behind every number of two digits."""
    return re.sub(r"^(\d{2})$", r"\1<sup>1</sup>", text)


def _bracketed(text: str) -> str:
    return re.sub(r"^(\d{2})$", r"\1<sup>[2]</sup>", text)


def _circled(text: str) -> str:
    return re.sub(r"^(\d{1,2})$", r"\1<sup>②</sup>", text)


def _starred(text: str) -> str:
    return re.sub(r"^(\d+)$", r"\1*", text)


def _thin(text: str) -> str:
    """A thin space for the comma between thousands."""
    return text.replace(",", "\u2009")


def _noted_digit(text: str) -> str:
    """A note's number, raised, behind a label."""
    return re.sub(r"^(（二）部分公开|其他结果|行政规范性文件|自然人|2\.重复申请)", r"\1<sup>1</sup>", text)


def _input(text: str) -> str:
    return f'<input value="{text}" style="width: 90%; box-sizing: border-box; font: inherit; text-align: center">'


def _squeezed(text: str) -> str:
    return f'<span style="display: inline-block; transform: scaleX(0.6)">{text}</span>'


def _unit(text: str) -> str:
    return f"{text}<small> 件</small>" if text.isdecimal() else text


_A6 = "@page {size: A6 landscape; margin: 8mm} table {font-size: 6pt} body {font-size: 8pt}"
_NARROW = "table {table-layout: fixed} .t3 .c0 {width: 12%} .t3 .c1 {width: 12%} .t3 .c2 {width: 40%} .n {word-break: break-all; padding: 0}"
_YEAR = "@page {margin: 8mm 15mm; @top-right {content: '2023'; vertical-align: bottom} @bottom-right {content: counter(page); vertical-align: top}}"
_CORNER = "@page {size: A6 landscape; margin: 6mm; @bottom-right {content: counter(page); font-size: 6pt; vertical-align: top}} table {font-size: 6pt} body {font-size: 8pt}"
_LEFT_NUMBER = _CORNER.replace("bottom-right", "bottom-left")

FOURTH_LOOKS: dict[str, Look] = {
    "数字注号": Look(numbers=_marked),
    "无线，数字注号": Look(UNRULED, numbers=_marked),
    "数字方括注号": Look(numbers=_bracketed),
    "无线，数字圈注": Look(UNRULED, numbers=_circled),
    "数字带星": Look(numbers=_starred),
    "标签注号是数字": Look(labels=_noted_digit),
    "无线，标签注号是数字": Look(UNRULED, labels=_noted_digit),
    "千分位细空格": Look(numbers=_thin),
    "无线，千分位细空格": Look(UNRULED, numbers=_thin),
    "一格一位": Look(_NARROW + ".t3 .n {font-size: 16pt}"),
    "无线，一格一位": Look(UNRULED + _NARROW + ".t3 .n {font-size: 16pt}"),
    "数字出格": Look("table {table-layout: fixed} .n {white-space: nowrap; font-size: 15pt; text-align: left} .t3 .c2 {width: 45%}"),
    "无线，数字出格": Look(UNRULED + "table {table-layout: fixed} .n {white-space: nowrap; font-size: 15pt; text-align: left} .t3 .c2 {width: 45%}"),
    "无线，左右齐相间": Look(UNRULED + ".n {text-align: left} .c4.n, .c6.n, .c8.n, .c1.n, .c3.n {text-align: right}"),
    "无线，首尾齐": Look(UNRULED + ".t3 .n, .t4 .n {text-align: right} .c3.n {text-align: left}"),
    "无线，页眉是年份": Look(UNRULED + _YEAR),
    "有线，页眉是年份": Look(_YEAR),
    "无线，页码在角": Look(UNRULED + _CORNER),
    "无线，页码在左": Look(UNRULED + _LEFT_NUMBER),
    "有线，页码在角，A6": Look(_CORNER, heads=True),
    "行可拆，A6，标签窄": Look(_A6 + " .t3 .c2 {width: 5em} tr {break-inside: auto} td {line-height: 2}"),
    "无线，行可拆，A6，标签窄": Look(UNRULED + _A6 + " .t3 .c2 {width: 8em} tr {break-inside: auto} td {line-height: 2}"),
    "缺一竖线": Look(".t3 .c5.n {border-right: 0} .t3 .c6.n {border-left: 0}"),
    "缺数列竖线": Look(".n {border-left: 0; border-right: 0}"),
    "缺两行间横线": Look(".t3 tr:nth-child(7) td {border-bottom: 0} .t3 tr:nth-child(8) td {border-top: 0}"),
    "缺三行间横线": Look(".t3 tr:nth-child(n+9):nth-child(-n+11) td {border-bottom: 0} .t3 tr:nth-child(n+10):nth-child(-n+12) td {border-top: 0}"),
    "表单框": Look(numbers=_input),
    "数字压扁": Look(numbers=_squeezed),
    "字距大": Look(".n {letter-spacing: 6px}"),
    "字距负": Look(".n {letter-spacing: -1.5px}"),
    "数字带件": Look(numbers=_unit),
    "无线，数字带件": Look(UNRULED, numbers=_unit),
}  # fmt: skip
