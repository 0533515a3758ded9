"""Fresh shapes of plain text and Markdown: other marks between cells, other programs' tables, sentences."""

from random import Random

from reading.fresh_report import COLUMNS, Box, Fresh, Shape, Table, grid, spread, t3_rows
from reading.fresh_text import lines

NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def _rows(t: Table, by: str, start: str = "", end: str = "") -> str:
    return "\n".join(start + by.join(row) + end for row in spread(t))


def wide_pipes(report: Fresh, chance: Random) -> str:
    """Full-width strokes between cells, at both ends of a row too."""
    return lines(report, lambda t: _rows(t, "｜", "｜", "｜"))


def wide_pipes_open(report: Fresh, chance: Random) -> str:
    """Full-width strokes with wide spaces round them, none at the ends."""
    return lines(report, lambda t: _rows(t, "\u3000｜\u3000"))


def broken_bars(report: Fresh, chance: Random) -> str:
    """Other strokes that look like a pipe."""
    by = chance.choice(("¦", "\u2223", "\uffe8", "│", "‖"))
    return lines(report, lambda t: _rows(t, f" {by} ", f"{by} ", f" {by}"))


def semicolons(report: Fresh, chance: Random) -> str:
    """A list of values with semicolons between, every cell quoted."""
    return lines(report, lambda t: "\n".join(";".join(f'"{c}"' for c in row) for row in spread(t)))


def bare_semicolons(report: Fresh, chance: Random) -> str:
    """The same without quotation marks."""
    return lines(report, lambda t: _rows(t, ";"))


def tabs_or_spaces(report: Fresh, chance: Random) -> str:
    """Now a tab, now some spaces between two cells; blanks printed by a mark."""

    def table(t: Table) -> str:
        made = []
        for row in t:
            texts = [box.text.strip() or ("/" if box.number else "") for box in row]
            made.append("".join(text + chance.choice(("\t", "  ", " \t ")) for text in texts).rstrip())
        return "\n".join(made)

    return lines(report, table)


def units_glued(report: Fresh, chance: Random) -> str:
    """Every count with its unit behind it, spaces between."""

    def table(t: Table) -> str:
        def said(b: Box) -> str:
            return f"{b.text}件" if b.text.isdecimal() else (b.text.strip() or "无")

        return "\n".join(" ".join(said(b) if b.number else b.text for b in row) for row in t)

    return lines(report, table)


def named_numbers(report: Fresh, chance: Random) -> str:
    """Table three as sentences: each number with its column's name before it."""

    def table(t: Table) -> str:
        if len(t) < 20:
            return "\n".join("\t".join(row) for row in spread(t))
        made = []
        for code, _, label in t3_rows(report):
            cells = [
                f"{n}{report.texts[f't3.{code}.{c}'].strip() or '空白'}"
                for n, c in zip(NAMES, COLUMNS, strict=True)
            ]
            made.append(f"{label}：" + "，".join(cells) + "。")
        return "\n".join(made)

    return lines(report, table)


def org(report: Fresh, chance: Random) -> str:
    """As an outliner keeps tables: pipes, a rule under the head."""

    def table(t: Table) -> str:
        rows = spread(t)
        rule = "|" + "+".join("-" * 8 for _ in rows[0]) + "|"
        made = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([made[0], rule, *made[1:]])

    return lines(report, table, head="* {}")


def listed(report: Fresh, chance: Random) -> str:
    """A list of lists: a row an entry, a cell an entry below it."""

    def table(t: Table) -> str:
        made = []
        for row in grid(t):
            cells = [box.text.strip() if box else "" for box in row]
            made += [("* - " if not i else "  - ") + cell for i, cell in enumerate(cells)]
        return ".. list-table::\n\n" + "\n".join("   " + line for line in made)

    return lines(report, table)


def asciidoc(report: Fresh, chance: Random) -> str:
    """A table between two lines of |===, spans said before the stroke."""

    def cell(box: Box) -> str:
        span = f"{box.cols if box.cols > 1 else ''}{f'.{box.rows}' if box.rows > 1 else ''}"
        return f"{span}{'+' if span else ''}|{box.text}"

    return lines(
        report, lambda t: "|===\n" + "\n".join(" ".join(map(cell, row)) for row in t) + "\n|===", head="== {}"
    )


def latex(report: Fresh, chance: Random) -> str:
    """Rows as a typesetter writes them."""
    return lines(
        report,
        lambda t: (
            "\\begin{tabular}{l}\n"
            + "\n".join(" & ".join(row) + " \\\\ \\hline" for row in spread(t))
            + "\n\\end{tabular}"
        ),
    )


def board(report: Fresh, chance: Random) -> str:
    """A bulletin board's marks."""

    def cell(box: Box) -> str:
        return f"[td={box.cols},{box.rows}]{box.text}[/td]"

    return lines(
        report,
        lambda t: "[table]" + "".join("[tr]" + "".join(map(cell, row)) + "[/tr]\n" for row in t) + "[/table]",
    )


def escaped(report: Fresh, chance: Random) -> str:
    """Markdown with escaped marks, line breaks within cells, emphasis round numbers."""

    def said(box: Box | None) -> str:
        if box is None:
            return ""
        if box.number:
            return (
                chance.choice(("{}", "**{}**", "`{}`", " {} ")).format(box.text)
                if box.text.isdecimal()
                else box.text
            )
        text = box.text.replace(".", "\\.").replace("（", "\\（")
        return text[:6] + "<br/>" + text[6:] if len(text) > 12 else text

    def table(t: Table) -> str:
        rows = [f"| {' | '.join(map(said, row))} |" for row in grid(t)]
        return "\n".join([rows[0], "|" + " :-: |" * len(grid(t)[0]), *rows[1:]])

    return lines(report, table, head="## {}", title="# {}")


def simple_table(report: Fresh, chance: Random) -> str:
    """Columns under a rule of dashes for each, as a converter writes simple tables."""

    def wide(text: str) -> int:
        return sum(2 if ord(c) > 0x2E7F else 1 for c in text)

    def table(t: Table) -> str:
        rows = [[c.strip() for c in row] for row in spread(t)]
        widths = [max(wide(row[i]) for row in rows) + 1 for i in range(len(rows[0]))]

        def fit(row: list[str]) -> str:
            return "  ".join(c + " " * (w - wide(c)) for c, w in zip(row, widths, strict=True)).rstrip()

        rule = "  ".join("-" * w for w in widths)
        return "\n".join([rule, fit(rows[0]), rule, *map(fit, rows[1:]), rule])

    return lines(report, table, head="# {}")


def no_width(report: Fresh, chance: Random) -> str:
    """Tabs between cells, spaces without width within numbers and labels."""

    def said(text: str) -> str:
        return (
            "\u200b".join(text)
            if chance.random() < 0.3
            else text + chance.choice(("", "\u200b", "\ufeff", "\u2060"))
        )

    return lines(report, lambda t: "\n".join("\t".join(map(said, row)) for row in spread(t)))


SHAPES = (
    Shape("四 文本 全角竖线", ".txt", wide_pipes),
    Shape("四 文本 全角竖线 两端没有", ".txt", wide_pipes_open),
    Shape("四 文本 别的竖线", ".txt", broken_bars),
    Shape("四 文本 分号与引号", ".txt", semicolons),
    Shape("四 文本 分号", ".txt", bare_semicolons),
    Shape("四 文本 制表符空格混用", ".txt", tabs_or_spaces, clear=False),
    Shape("四 文本 数字带件 空格", ".txt", units_glued, clear=False),
    Shape("四 文本 表三成句", ".txt", named_numbers, clear=False),
    Shape("四 文本 大纲表格", ".txt", org),
    Shape("四 文本 列表的列表", ".txt", listed, clear=False),
    Shape("四 文本 三等号表", ".txt", asciidoc, clear=False),
    Shape("四 文本 排版源码", ".txt", latex, clear=False),
    Shape("四 文本 论坛标记", ".txt", board, clear=False),
    Shape("四 Markdown 转义与换行", ".md", escaped),
    Shape("四 Markdown 简单表", ".md", simple_table, clear=False),
    Shape("四 文本 无宽空格", ".txt", no_width),
)
