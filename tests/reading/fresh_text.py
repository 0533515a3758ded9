"""Fresh shapes of plain text: what a browser's copy, a converter or an editor leaves of the tables."""

import unicodedata
from collections.abc import Callable
from random import Random

from reading.fresh_report import Box, Fresh, Shape, Table, parts, spread, tables_of


def lines(report: Fresh, table: Callable[[Table], str], head: str = "{}", title: str = "{}") -> str:
    """The report as text, each table by ``table``."""
    made = [title.format(report.title), ""]
    tables = tables_of(report)
    for number, heading, texts in parts(report):
        made += [head.format(heading), ""] if heading else []
        for text in texts:
            made += [text, ""]
        made += [table(some) + "\n" for some in tables.get(number, ())]
    return "\n".join(made)


def chrome(report: Fresh, chance: Random) -> str:
    """Copied from a browser: tabs between cells, a line a row, nothing where a merged cell reaches."""
    return lines(report, lambda t: "\n".join("\t".join(box.text for box in row) for row in t))


def chrome_paragraphs(report: Fresh, chance: Random) -> str:
    """Copied from a browser where every cell holds a paragraph: its text on a line, a tab on the next."""
    return lines(report, lambda t: "\n".join("\n\t\n".join(box.text for box in row) + "\n" for row in t))


def firefox(report: Fresh, chance: Random) -> str:
    """Copied from another: a blank and a tab between cells, a blank at each row's end."""
    return lines(report, lambda t: "\n".join(" \t".join(box.text for box in row) + " " for row in t))


def a_cell_a_line(report: Fresh, chance: Random) -> str:
    """Pasted without format: every cell a line of its own."""
    return lines(report, lambda t: "\n".join(box.text for row in t for box in row))


def wide_spaces(report: Fresh, chance: Random) -> str:
    """Pasted into an editor that turns tabs into blanks, some of them full width."""

    def table(t: Table) -> str:
        gap = lambda: chance.choice(("    ", "   ", "　　", "  　"))  # noqa: E731
        return "\n".join("".join(box.text + gap() for box in row).rstrip() for row in t)

    return lines(report, table)


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def fit(text: str, wide: int) -> str:
    """The text with blanks up to the width."""
    return text + " " * (wide - width(text))


def ruled(t: Table, across: str, down: str, corners: str, rule_rows: bool = True) -> str:
    """A table drawn with characters, a merged label where it starts."""
    rows = spread(t)
    wide = [max(width(row[x]) for row in rows) for x in range(len(rows[0]))]
    rule = corners.join(across * (w + 2 if across in "-=" else (w + 3) // 2) for w in wide)
    if across not in "-=":
        wide = [(w + 3) // 2 * 2 - 2 for w in wide]
    line = f"{corners}{rule}{corners}"
    made = [line]
    for row in rows:
        made.append(down + down.join(f" {fit(text, w)} " for text, w in zip(row, wide, strict=True)) + down)
        if rule_rows:
            made.append(line)
    if not rule_rows:
        made.append(line)
    return "\n".join(made)


def box_drawing(report: Fresh, chance: Random) -> str:
    """Tables drawn with ─ and │."""
    return lines(report, lambda t: ruled(t, "─", "│", "┼"))


def heavy_drawing(report: Fresh, chance: Random) -> str:
    """Tables drawn with ━ and ┃, no rule between rows."""
    return lines(report, lambda t: ruled(t, "━", "┃", "╋", rule_rows=False))


def typewriter(report: Fresh, chance: Random) -> str:
    """Tables drawn with + - |, as a terminal prints them."""
    return lines(report, lambda t: ruled(t, "-", "|", "+"))


def grid_table(report: Fresh, chance: Random) -> str:
    """A converter's grid table: wide labels wrapped over several lines of their cell, = under the head."""

    def table(t: Table) -> str:
        rows = spread(t)
        most = 20
        cells = [[_wrapped(text, most) for text in row] for row in rows]
        wide = [max(width(line) for row in cells for line in row[x]) for x in range(len(rows[0]))]
        made = ["+" + "+".join("-" * (w + 2) for w in wide) + "+"]
        for y, row in enumerate(cells):
            for i in range(max(map(len, row))):
                made.append(
                    "|"
                    + "|".join(
                        f" {fit(c[i] if i < len(c) else '', w)} " for c, w in zip(row, wide, strict=True)
                    )
                    + "|"
                )
            made.append("+" + "+".join(("=" if y == 0 else "-") * (w + 2) for w in wide) + "+")
        return "\n".join(made)

    return lines(report, table)


def _wrapped(text: str, most: int) -> list[str]:
    made = [""]
    for c in text:
        if width(made[-1] + c) > most:
            made.append("")
        made[-1] += c
    return made


def markdown(report: Fresh, chance: Random) -> str:
    """Markdown with alignments, a merged label where it starts; headings with #."""

    def table(t: Table) -> str:
        rows = spread(t)
        marks = [chance.choice((":---:", "---:", ":---", "---")) for _ in rows[0]]
        return "\n".join("| " + " | ".join(r) + " |" for r in (rows[0], marks, *rows[1:]))

    return lines(report, table, head="## {}", title="# {}")


def markdown_blank_head(report: Fresh, chance: Random) -> str:
    """Markdown by a converter that leaves the head blank; labels bold, points escaped, <br> in cells."""

    def mark(box: Box) -> str:
        if box.number or not box.text:
            return box.text
        text = box.text.replace(".", "\\.", 1)
        return f"**{text}**" if box.head else text.replace("，", "，<br>", 1)

    def table(t: Table) -> str:
        rows = [[mark(box) for box in row] for row in t]
        wide = max(map(len, rows))
        rows = [
            row + [""] * (wide - len(row))
            for row in spread([[b._replace(text=mark(b)) for b in r] for r in t])
        ]
        blank, rule = [""] * len(rows[0]), ["---"] * len(rows[0])
        return "\n".join("|" + "|".join(r) + "|" for r in (blank, rule, *rows))

    return lines(report, table, head="**{}**", title="# **{}**")


def bare_pipes(report: Fresh, chance: Random) -> str:
    """A converter's pipes without outer ones; merged labels repeated."""

    def table(t: Table) -> str:
        rows = spread(t, down=True, across=True)
        return "\n".join("|".join(r) for r in (rows[0], ["---"] * len(rows[0]), *rows[1:]))

    return lines(report, table, head="### {}", title="# {}")


def html_in_markdown(report: Fresh, chance: Random) -> str:
    """Markdown whose tables a converter left as HTML, because cells are merged."""

    def table(t: Table) -> str:
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td{f' rowspan={chr(34)}{b.rows}{chr(34)}' if b.rows > 1 else ''}"
                f"{f' colspan={chr(34)}{b.cols}{chr(34)}' if b.cols > 1 else ''}>{b.text}</td>"
                for b in row
            )
            + "</tr>"
            for row in t
        )
        return f"<table>{rows}</table>"

    return lines(report, table, head="## {}", title="# {}")


def quoted_commas(report: Fresh, chance: Random) -> str:
    """Tables saved as comma-separated values, labels in quotes."""

    def table(t: Table) -> str:
        return "\n".join(",".join(f'"{c}"' if "，" in c or "," in c else c for c in row) for row in spread(t))

    return lines(report, table)


def tab_behind(report: Fresh, chance: Random) -> str:
    """A cell a line, a tab behind each but a row's last."""
    return lines(report, lambda t: "\n".join("\t\n".join(box.text for box in row) for row in t))


def tab_before(report: Fresh, chance: Random) -> str:
    """A cell a line, a tab before each but a row's first."""
    return lines(report, lambda t: "\n".join("\n\t".join(box.text for box in row) for row in t))


def all_indented(report: Fresh, chance: Random) -> str:
    """Every line begins with a tab, tables a cell a line."""
    return "\n".join(f"\t{line}" for line in a_cell_a_line(report, chance).split("\n"))


def in_one_line(report: Fresh, chance: Random) -> str:
    """A page's text with a bar between all its pieces, as programs take it."""
    return (
        lines(report, lambda t: "|".join(box.text for row in t for box in row))
        .replace("\n\n", "|")
        .replace("\n", "|")
    )


def run_on(report: Fresh, chance: Random) -> str:
    """Each table in one line, blanks between its cells."""
    return lines(report, lambda t: " ".join(box.text for row in t for box in row))


SHAPES = (
    Shape("文本 浏览器复制甲", ".txt", chrome),
    Shape("文本 浏览器复制乙（格内有段落）", ".txt", chrome_paragraphs),
    Shape("文本 浏览器复制丙", ".txt", firefox),
    Shape("文本 无格式粘贴一格一行", ".txt", a_cell_a_line, clear=False),
    Shape("文本 制表符变空格", ".txt", wide_spaces, clear=False),
    Shape("文本 制表线", ".txt", box_drawing),
    Shape("文本 粗制表线", ".txt", heavy_drawing),
    Shape("文本 加减号表格", ".txt", typewriter),
    Shape("文本 网格表标签折行", ".md", grid_table),
    Shape("Markdown 对齐", ".md", markdown),
    Shape("Markdown 空表头", ".md", markdown_blank_head),
    Shape("Markdown 无外竖线", ".md", bare_pipes),
    Shape("Markdown 夹HTML表", ".md", html_in_markdown),
    Shape("文本 格后制表符", ".txt", tab_behind),
    Shape("文本 格前制表符", ".txt", tab_before),
    Shape("文本 全行缩进一格一行", ".txt", all_indented, clear=False),
    Shape("文本 全文一行竖线隔开", ".txt", in_one_line, clear=False),
    Shape("文本 整表一行空格隔开", ".txt", run_on, clear=False),
    Shape("文本 逗号分隔", ".txt", quoted_commas, clear=False),
)
