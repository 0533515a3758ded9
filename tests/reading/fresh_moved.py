"""Fresh shapes in which values stand elsewhere than the form has them: two rows a label, totals first, values above."""

from collections.abc import Callable, Sequence
from random import Random

from reading.fresh_report import (
    COLUMNS,
    CORNER,
    DISPUTES,
    RESULT_LABELS,
    RESULTS,
    Box,
    Fresh,
    Shape,
    Table,
    parts,
    spread,
    t3_body,
    t3_head,
    t3_rows,
    tables_of,
)
from reading.fresh_web import all_drawn, article, page

_NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_TOTAL_FIRST = (6, 0, 1, 2, 3, 4, 5)
_RESULTS_TOTAL_FIRST = (4, 0, 1, 2, 3)
_EXCHANGED = (DISPUTES[0], DISPUTES[2], DISPUTES[1])
_LITIGATION_FIRST = (DISPUTES[1], DISPUTES[2], DISPUTES[0])


def two_rows_a_label(first: str, second: str) -> Callable[[Fresh, Random], str]:
    """Each label of table three over two rows, the form's values in the second."""

    def made(report: Fresh, chance: Random) -> str:
        head = t3_head(labels=4)
        body: Table = []
        for row in t3_body(report):
            labels = [box._replace(rows=2 * box.rows) for box in row if not box.number]
            others = [Box(str(chance.randint(0, 30)), number=True) for box in row if box.number]
            body += [[*labels, Box(first), *others], [Box(second), *(box for box in row if box.number)]]
        tables = {**tables_of(report), 3: [[*head, *body]]}
        return page(report, article(report, all_drawn(tables)))

    return made


def _text(report: Fresh, between: str, three: str = "", four: str = "") -> str:
    given = {3: three, 4: four}
    lines = [report.title, ""]
    for number, heading, texts in parts(report):
        lines += [heading, *texts, ""]
        if number in (2, 3, 4):
            (table,) = tables_of(report)[number]
            rows = (between.join(box.text for box in row) for row in table)
            lines += [given.get(number) or "\n".join(rows), ""]
    return "\n".join(lines)


def _rows(report: Fresh, order: Sequence[int]) -> list[list[str]]:
    """Table three's rows, each label and its values in this order of the columns."""
    return [
        [label, *(report.texts[f"t3.{code}.{COLUMNS[i]}"] for i in order)]
        for code, _, label in t3_rows(report)
    ]


def total_first(between: str) -> Callable[[Fresh, Random], str]:
    """总计 as the first column, the head without the corner that stands above it."""

    def made(report: Fresh, chance: Random) -> str:
        rows = [[_NAMES[i] for i in _TOTAL_FIRST], *_rows(report, _TOTAL_FIRST)]
        return _text(report, between, three="\n".join([CORNER, *map(between.join, rows)]))

    return made


def two_kinds_exchanged(between: str) -> Callable[[Fresh, Random], str]:
    """社会公益组织 before 科研机构: no sum tells it, the head alone does."""

    def made(report: Fresh, chance: Random) -> str:
        order = (0, 1, 3, 2, 4, 5, 6)
        rows = [[_NAMES[i] for i in order], *_rows(report, order)]
        return _text(report, "\t", three="\n".join([CORNER, *map(between.join, rows)]))

    return made


def remarks_behind(between: str) -> Callable[[Fresh, Random], str]:
    """A column 备注 behind 总计, some of its cells a number."""

    def made(report: Fresh, chance: Random) -> str:
        rows = [["项目", *_NAMES, "备注"]]
        for row in _rows(report, range(7)):
            rows.append([*row, str(chance.randint(1, 9)) if chance.random() < 0.2 else ""])
        return _text(report, between, three="\n".join([CORNER, *map(between.join, rows)]))

    return made


def disputes_exchanged(between: str, order: Sequence[str]) -> Callable[[Fresh, Random], str]:
    """Table four with its three kinds in another order; review has its results in the head's second row."""

    def made(report: Fresh, chance: Random) -> str:
        named = {
            DISPUTES[1]: ["未经复议直接起诉"],
            DISPUTES[2]: ["复议后起诉"],
            DISPUTES[0]: [*RESULT_LABELS],
        }
        first = ["行政复议", "行政诉讼"] if order[0] == DISPUTES[0] else ["行政诉讼", "行政复议"]
        values = [report.texts[f"t4.{kind}.{result}"] for kind in order for result in RESULTS]
        second = [label for kind in order for label in named[kind]]
        rows = [first, second, [*RESULT_LABELS, *RESULT_LABELS], values]
        return _text(report, between, four="\n".join(map(between.join, rows)))

    return made


def results_total_first(between: str) -> Callable[[Fresh, Random], str]:
    """总计 before the results that it sums up, in each block of table four."""

    def made(report: Fresh, chance: Random) -> str:
        labels = [RESULT_LABELS[i] for i in _RESULTS_TOTAL_FIRST]
        values = [report.texts[f"t4.{d}.{RESULTS[i]}"] for d in DISPUTES for i in _RESULTS_TOTAL_FIRST]
        rows = [
            ["行政复议", "行政诉讼"],
            [*labels, "未经复议直接起诉", "复议后起诉"],
            [*labels, *labels],
            values,
        ]
        return _text(report, between, four="\n".join(map(between.join, rows)))

    return made


def values_above(report: Fresh, chance: Random) -> str:
    """A cell a line, each row's values above its label."""
    rows = [[*values, label] for label, *values in _rows(report, range(7))]
    return _text(report, "\t", three="\n".join([CORNER, *_NAMES, *(cell for row in rows for cell in row)]))


def a_row_a_group(between: str) -> Callable[[Fresh, Random], str]:
    """Table three with one row for all that a group has: labels and values a line each, in their cells."""

    def made(report: Fresh, chance: Random) -> str:
        groups: list[tuple[str, list[list[str]]]] = []
        for (_, group, _), row in zip(t3_rows(report), _rows(report, range(7)), strict=True):
            if group and groups and groups[-1][0] == group:
                groups[-1][1].append(row)
            else:
                groups.append((group, [row]))
        body = [
            [Box(group), Box(labels, cols=2), *(Box(value, number=True) for value in values)]
            for group, rows in groups
            for labels, *values in [[between.join(cells) for cells in zip(*rows, strict=True)]]
        ]
        return page(report, article(report, all_drawn({**tables_of(report), 3: [[*t3_head(), *body]]})))

    return made


def quoted_rows(report: Fresh, chance: Random) -> str:
    """Rows as a database writes them: each cell in quotation marks, commas between, in numbers too."""
    lines = [report.title, ""]
    for number, heading, texts in parts(report):
        lines += [heading, *texts, ""]
        for table in tables_of(report).get(number, ()):
            lines += [",".join(f'"{text}"' for text in row) for row in spread(table)]
    return "\n".join(lines)


SHAPES = (
    Shape("移 网页 上年本年两行一标签", ".html", two_rows_a_label("上年", "本年"), clear=False),
    Shape("移 网页 全市本级两行一标签", ".html", two_rows_a_label("全市", "本级"), clear=False),
    Shape("移 文本 总计在前制表符", ".txt", total_first("\t")),
    Shape("移 文本 总计在前竖线", ".txt", total_first(" | ")),
    Shape("移 网页 一组一行换行", ".html", a_row_a_group("<br>"), clear=False),
    Shape("移 网页 一组一行分段", ".html", a_row_a_group("</p><p>"), clear=False),
    Shape("移 文本 引号逗号", ".txt", quoted_rows, say=lambda value: f"{value:,}"),
    Shape("移 文本 两类对调空格", ".txt", two_kinds_exchanged(" "), clear=False),
    Shape("移 文本 两类对调一格一行", ".txt", two_kinds_exchanged("\n"), clear=False),
    Shape("移 文本 备注有数制表符", ".txt", remarks_behind("\t")),
    Shape("移 文本 备注有数竖线", ".txt", remarks_behind(" | ")),
    *(
        Shape(f"移 文本 诉讼{name}{way}", ".txt", disputes_exchanged(between, order), clear=False)
        for name, order in (("对调", _EXCHANGED), ("在前", _LITIGATION_FIRST))
        for way, between in (("制表符", "\t"), ("空格", " "), ("一格一行", "\n"))
    ),
    Shape("移 文本 表四总计在前制表符", ".txt", results_total_first("\t"), clear=False),
    Shape("移 文本 表四总计在前空格", ".txt", results_total_first(" "), clear=False),
    Shape("移 文本 数在标签上一格一行", ".txt", values_above, clear=False),
)
