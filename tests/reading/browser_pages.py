"""A filled report as a web page, and the page as the PDF that a browser prints of it.

The browser lays the page out: it breaks lines and tables, repeats heads, embeds fonts, draws rules and grounds as
it does for whoever saves a published page as PDF. Nothing here places a character.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from reading.as_pdf import Box, applicants, disclosure, disputes
from reading.filled import Filled

from drafting.report import HEADINGS, AnnualReport

PROSE = {
    0: (
        "根据《中华人民共和国政府信息公开条例》第五十条的规定，结合{year}年工作实际，编制本年度报告。本报告由总体情况、主动公开、依申请"
        "公开、复议诉讼、问题与改进、其他事项六个部分组成，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
    ),
    1: (
        "{year}年，{organ}把公开工作摆上日程，围绕群众办事中问得最多的事项逐条梳理，做到应公开尽公开。",
        "（一）主动公开。全年通过门户网站发布信息320条，政务新媒体推送86条，编发政策解读12篇，其中图解5篇、短视频3个，回应留言41件，平均"
        "答复时间4.5个工作日。",
        "（二）依申请公开。畅通当面、邮寄、网上三个渠道，实行登记、审查、办理、答复、归档全程留痕，按期答复每一件申请。",
        "（三）政府信息管理。公文拟制时同步确定公开属性，公开前逐件开展保密审查。",
        "（四）政府信息公开平台建设。检查栏目24个，更正错链17处。",
        "（五）监督保障。举办培训班2期，参训96人次；未发生责任追究情形。",
    ),
    5: (
        "存在的主要问题：一是个别栏目更新不够及时，集中在三季度；二是解读材料文字多、图表少，群众看不明白；三是基层工作人员变动快，业务"
        "不够熟练。",
        "改进情况：一是每月核对一次栏目更新台账，逾期的当月通报。二是全年办3期培训班，新到岗人员一个月内参训。",
        "下一步，将把解读和文件起草放在一起安排，重要文件同步配发图解。",
    ),
    6: ("本年度未发出收费通知，未收取信息处理费。",),
}
"""Section → its paragraphs; the first stands before the first heading."""

_FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "'Liberation Serif', 'Noto Serif CJK SC'")
_RULED = "table {border-collapse: collapse; width: 100%} td {border: 1px solid #000; padding: 2px 3px} .n {text-align: center}"
UNRULED = "td {border: 0}"

Texts = Callable[[str], str]


def _same(text: str) -> str:
    return text


@dataclass(frozen=True)
class Look:
    """How the page looks. ``css`` comes after the plain style of a ruled table in 9 pt.

    ``heads`` says that tables three and four have a head that the browser repeats on each page; ``numbers`` and
    ``labels`` change the texts of cells, ``table`` what a table is written as; ``before``, ``around`` and
    ``under`` stand in front of the report, on every page (``position: fixed``), and below a table.
    """

    css: str = ""
    heads: bool = False
    numbers: Texts = _same
    labels: Texts = _same
    table: Callable[[list[Box], int, "Look"], str] | None = None
    before: str = ""
    around: str = ""
    under: Mapping[int, str] | None = None
    over: Mapping[int, str] | None = None
    title: Callable[[str, int], str] = lambda organ, year: f"<h1>{organ}{year}年政府信息公开工作年度报告</h1>"
    prose: Callable[[str], str] = lambda text: f"<p>{text}</p>"
    options: Mapping[str, object] = field(default_factory=dict)
    """What the browser is told when it prints."""


def cells(boxes: Iterable[Box], row: int) -> list[Box]:
    """The cells that begin in a row, from left to right."""
    return sorted((box for box in boxes if box.row == row), key=lambda box: box.column)


def _cell(box: Box, look: Look) -> str:
    text = look.numbers(html.escape(box.text)) if box.number else look.labels(html.escape(box.text))
    spans = f' rowspan="{box.rowspan}"' * (box.rowspan > 1) + f' colspan="{box.colspan}"' * (box.colspan > 1)
    return f'<td class="{"n" if box.number else "l"} c{box.column}"{spans}>{text}</td>'


def as_table(boxes: list[Box], heads: int, look: Look) -> str:
    """A ``table``; its first ``heads`` rows are its ``thead``."""
    rows = ["".join(_cell(box, look) for box in cells(boxes, row)) for row in range(_height(boxes))]
    lines = [f"<tr>{row}</tr>" for row in rows]
    head = f"<thead>{''.join(lines[:heads])}</thead>" if heads else ""
    return f"<table>{head}<tbody>{''.join(lines[heads:])}</tbody></table>"


def _height(boxes: Iterable[Box]) -> int:
    return max(box.row + box.rowspan for box in boxes)


def page_of(made: Filled, look: Look, chance: Random) -> str:
    """The page: title, prose and the tables under their headings; face and length of the prose at random."""
    write = look.table or as_table
    made_tables = {
        2: write(disclosure(made), 0, look),
        3: write(applicants(made), 3 * look.heads, look),
        4: write(disputes(made), 3 * look.heads, look),
    }
    style = f"body {{font: 11pt {chance.choice(_FONTS)}}} table {{font-size: 9pt}} p {{text-indent: 2em; margin: 0.3em 0}} h1 {{font-size: 18pt; text-align: center}}"
    parts = [look.around, look.before, look.title(made.organ, made.year)]
    parts += map(look.prose, prose_of(made, 0))
    for number, heading in HEADINGS.items():
        parts.append(f'<p class="h">{heading}</p>')
        if number in made_tables:
            over, under = (look.over or {}).get(number, ""), (look.under or {}).get(number, "")
            parts.append(f'{over}<div class="t{number}">{made_tables[number]}</div>{under}')
        else:
            parts += map(look.prose, prose_of(made, number))
    body = "\n".join(parts)
    title = f"{made.organ}{made.year}年政府信息公开工作年度报告"
    return f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>{title}</title><style>{style} {_RULED} {look.css}</style><body>{body}</body></html>'


def prose_of(made: Filled, number: int) -> list[str]:
    """The paragraphs of a section."""
    return [text.format(organ=made.organ, year=made.year) for text in PROSE[number]]


@contextmanager
def printer(chromium: str) -> Iterator[Callable[..., bytes]]:
    """What prints a page to PDF by this Chromium, as ``chromium --headless --print-to-pdf`` does."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        )
        page = browser.new_page()

        def print_(source: str, **options: Any) -> bytes:
            page.set_content(source)
            return page.pdf(**{"prefer_css_page_size": True, "tagged": True, "format": "A4", **options})

        try:
            yield print_
        finally:
            browser.close()


def _beside(look: Look, number: int) -> str:
    """What stands over and under a table, without its marks."""
    lines = (look.over or {}).get(number, ""), (look.under or {}).get(number, "")
    return "\n".join(filter(None, (re.sub(r"<[^<>]+>", "", line) for line in lines)))


def amiss(made: Filled, look: Look, report: AnnualReport) -> list[str]:
    """What of title, organ, year and the sections' texts is not as the page has it."""
    title = f"{made.organ}{made.year}年政府信息公开工作年度报告"
    found = {
        "title": report.title == title,
        "organ": report.organ == made.organ,
        "year": report.year == made.year,
        "headings": [(s.number, s.heading) for s in report.sections if s.number] == list(HEADINGS.items()),
    }
    for number in PROSE:
        found[f"section {number}"] = report.text(number) == "\n".join(prose_of(made, number))
    for number in (2, 3, 4):
        found[f"section {number}"] = report.text(number) == _beside(look, number)
    return [name for name, holds in found.items() if not holds]


def changed(look: Look, **fields: Any) -> Look:
    """A look with other fields; styles are put together."""
    return replace(look, **{**fields, "css": f"{look.css} {fields.get('css', '')}"})
