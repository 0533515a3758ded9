"""Table two of the 2019 edition for the fresh shapes: its figures, what its cells print, its boxes."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import NamedTuple

from reading.fresh_report import Box, Fresh, Table

from drafting.figures import Number

ITEMS = ("items_last", "change", "decisions")
MADE = ("new_made", "new_published", "public_total")


class Block(NamedTuple):
    """A block: its title, its heads, its rows (label and code), its columns' codes."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]


HELD = ("上一年项目数量", "本年增/减", "处理决定数量")
BLOCKS = (
    Block(
        "第二十条第（一）项",
        ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
        (("规章", "rules"), ("规范性文件", "normative")),
        MADE,
    ),
    Block(
        "第二十条第（五）项", HELD, (("行政许可", "licensing"), ("其他对外管理服务事项", "services")), ITEMS
    ),
    Block("第二十条第（六）项", HELD, (("行政处罚", "penalties"), ("行政强制", "coercion")), ITEMS),
    Block("第二十条第（八）项", HELD[:2], (("行政事业性收费", "fees"),), ITEMS[:2]),
    Block(
        "第二十条第（九）项",
        ("采购项目数量", "采购总金额"),
        (("政府集中采购", "procurement"),),
        ("items", "amount"),
    ),
)


def of_2019(report: Fresh, chance: Random, year: int | None = None) -> Fresh:
    """The report with table two of the 2019 edition, changes printed with a sign, a word, or bare."""
    figures = {code: n for code, n in report.figures.items() if not code.startswith("t2.")}
    texts = {code: text for code, text in report.texts.items() if not code.startswith("t2.")}
    bare = chance.random() < 0.3
    for block in BLOCKS:
        for _, row in block.rows:
            for column in block.columns:
                code = f"t2.{row}.{column}"
                n: Number = 0 if chance.random() < 0.3 else chance.randint(1, 900)
                text = str(n)
                if column == "change" and n:
                    sign = chance.choice((1, -1))
                    text = chance.choice((f"{n * sign:+}", f"{'增' if sign > 0 else '减'}{n}"))
                    n, text = (abs(n), str(abs(n))) if bare else (n * sign, text)
                elif column == "amount" and n:
                    n = Decimal(n) + Decimal(chance.randint(1, 9999)) / 10000
                    text = chance.choice((f"{n}", f"{n}万元"))
                figures[code], texts[code] = n, text
    report.figures, report.texts = figures, texts
    return dated(report, year or chance.choice((2019, 2020)))


def dated(report: Fresh, year: int) -> Fresh:
    """The report of another year, in its title and its prose."""
    old, report.year = str(report.year), year
    report.title = report.title.replace(old, str(year))
    report.prose = {n: [line.replace(old, str(year)) for line in some] for n, some in report.prose.items()}
    return report


def t2_of_2019(
    report: Fresh, heads: Mapping[str, str] | None = None, labels: Mapping[str, str] | None = None
) -> Table:
    """Table two of the 2019 edition; narrower blocks span the widest at their last cell."""
    heads, labels = heads or {}, labels or {}
    table: Table = []
    for block in BLOCKS:
        more = 3 - len(block.heads)
        table.append([Box(block.title, cols=4, head=True)])
        row = [Box("信息内容", head=True), *[Box(heads.get(h, h), head=True) for h in block.heads]]
        table.append([*row[:-1], row[-1]._replace(cols=1 + more)])
        for label, code in block.rows:
            row = [Box(labels.get(label, label)), *[report.cell(f"t2.{code}.{c}") for c in block.columns]]
            table.append([*row[:-1], row[-1]._replace(cols=1 + more)])
    return table
