"""The shapes in which the reports of ``browser_pages.py`` are printed; a figure a shape.

``python -m reading.browser_shapes [copies] [names …]`` (from ``tests/``) prints a line a shape.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reading.as_text import Printed
from reading.browser_pages import UNRULED, Look, amiss, page_of, printer
from reading.filled import filled
from reading.measure import Outcome, compared

from drafting.reading import read_bytes

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _wide(text: str) -> str:
    return text.translate(_WIDE)


def _spaced(text: str) -> str:
    """Short labels with a space between their characters."""
    return " ".join(text) if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text) else text


def _stacked(text: str) -> str:
    """The labels of the applicants over two lines."""
    for word in ("商业", "科研", "社会公益", "法律服务"):
        if text.startswith(word) and len(text) < 8:
            return f"{word}<br>{text.removeprefix(word)}"
    return text


_WATERMARK = '<div class="mark">政务公开专用</div>'
_MARKED = (
    ".mark {position: fixed; top: 40%; left: 15%; font-size: 60pt; color: #0002; transform: rotate(-35deg)}"
)
_PAGED = (
    "@page {margin: 25mm 18mm; @bottom-center {content: '第 ' counter(page) ' 页 共 ' counter(pages) ' 页'; font-size: 9pt}"
    " @top-center {content: '政府信息公开工作年度报告'; font-size: 9pt}}"
)

LOOKS: dict[str, Look] = {
    "有线，横页": Look("@page {size: A4 landscape}"),
    "有线，页脚": Look(".foot {position: fixed; bottom: 0; right: 0}", around='<div class="foot">第1页</div>'),
    "有线，表头重复，A5": Look("@page {size: A5}", heads=True),
    "有线，全角数字": Look(numbers=_wide),
    "无线": Look(UNRULED),
    "无线，横页": Look(UNRULED + "@page {size: A4 landscape}"),
    "无线，表头重复": Look(UNRULED, heads=True),
    "无线，字距": Look(UNRULED + ".n {letter-spacing: 2px}"),
    "无线，右齐上": Look(UNRULED + ".n {text-align: right; vertical-align: top}"),
    "横线": Look("td {border: 0; border-bottom: 1px solid #000}"),
    "底色": Look(UNRULED + "tr:nth-child(even) td {background: #eee}"),
    "底色线": Look("td {border: 2px solid #fff; background: #eef}"),
    "双线表": Look("table {border-collapse: separate; border-spacing: 2px}"),
    # Of this session.
    "三线表": Look(
        UNRULED + "table {border-top: 2px solid; border-bottom: 2px solid} thead tr:last-child td {border-bottom: 1px solid}",
        heads=True,
    ),
    "浏览器页眉页脚": Look(options={"display_header_footer": True, "margin": dict.fromkeys(("top", "bottom", "left", "right"), "15mm")}),
    "有线，水印": Look(_MARKED, around=_WATERMARK),
    "无线，水印": Look(UNRULED + _MARKED, around=_WATERMARK),
    "小字": Look("table {font-size: 6pt} td {padding: 0 1px}"),
    "无线，小字": Look(UNRULED + "table {font-size: 6.5pt} td {padding: 0 1px}"),
    "双倍行高": Look("td {height: 44px}"),
    "无线，双倍行高，下齐": Look(UNRULED + "td {height: 44px; vertical-align: bottom}"),
    "行跨页拆开": Look("@page {size: A5} td {height: 60px} tr {break-inside: auto}"),
    "无线，标签列窄": Look(UNRULED + ".t3 .c0 {width: 3em} .t3 .c1 {width: 4em} .t3 .c2 {width: 9em}"),
    "有线，标签列窄": Look(".t3 .c0 {width: 2em} .t3 .c1 {width: 3em} .t3 .c2 {width: 7em}"),
    "标签字间空，两行": Look(labels=lambda text: _stacked(_spaced(text))),
    "无线，标签字间空": Look(UNRULED, labels=_spaced),
    "公文页边，仿宋三号": Look(
        "@page {margin: 37mm 26mm 35mm 28mm} body {font-size: 16pt; line-height: 28pt} table {font-size: 10.5pt; line-height: 1.2}"
    ),
    "页眉，第几页共几页": Look(_PAGED),
    "无线，页眉，第几页共几页": Look(UNRULED + _PAGED, heads=True),
    "虚线格": Look("td {border: 1px dashed #666}"),
    "点线格，灰": Look("td {border: 0.5px dotted #999}"),
    "数字着色加粗，上标注": Look(".n {font-weight: bold; color: #c00; font-style: italic}"),
    "左齐数字，边框只外": Look("td {border: 0} table {border: 1px solid} .n {text-align: left}"),
    "缩放": Look("body {zoom: 0.7}"),
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What became of one file: its cells, and what else is not as printed."""

    seed: int
    cells: Outcome
    amiss: list[str]


def readings(name: str, look: Look, copies: range, print_: Callable[..., bytes]) -> Iterator[Reading]:
    """Print so many reports in a shape, and read them."""
    for seed in copies:
        chance = Random(f"{name} {seed}")
        made = filled(chance)
        data = print_(page_of(made, look, chance), **look.options)
        report = read_bytes(data, "年报.pdf")
        yield Reading(seed, compared(made, Printed(data), report), amiss(made, look, report))


def main(copies: int, names: list[str], looks: dict[str, Look]) -> None:
    """Print a line a shape."""
    with printer(str(CHROMIUM)) as print_:
        for name in names or looks:
            found = list(readings(name, looks[name], range(copies), print_))
            held = sum(len(each.cells.held) for each in found)
            read = sum(len(each.cells.right) for each in found)
            wrong = sum(len(each.cells.wrong) for each in found)
            silent = sum(len(each.cells.silent) for each in found)
            lost = [
                (each.seed, len(each.cells.lost), sorted(each.cells.lost)[:2])
                for each in found
                if each.cells.lost
            ]
            other = [(each.seed, each.amiss) for each in found if each.amiss]
            print(
                f"{name}：{read}/{held}（{read / held:.2%}），错{wrong}，未说{silent} {lost} {other}",
                flush=True,
            )


if __name__ == "__main__":
    from reading.browser_more import MORE_LOOKS

    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, sys.argv[2:], LOOKS | MORE_LOOKS)
