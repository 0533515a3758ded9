"""A third set of fresh shapes: tables that somebody has changed, where a reader may take one cell for another."""

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
    spread,
    t2,
    t3,
    t3_body,
    t3_head,
    t3_rows,
    t4,
    tables_of,
)
from reading.fresh_web import all_drawn, article, page
from reading.fresh_word import body, package, word_table


def web(report: Fresh, **tables: list[Table]) -> str:
    """A page with the form's tables but for those given (``two``, ``three``, ``four``)."""
    given = {2: tables.get("two"), 3: tables.get("three"), 4: tables.get("four")}
    whole = {n: given[n] or some for n, some in tables_of(report).items()}
    return page(report, article(report, all_drawn(whole)))


def tall_group(report: Fresh, chance: Random) -> str:
    """A group's cell one row too tall."""
    three = t3(report)
    at = chance.choice(
        [
            y
            for y, row in enumerate(three)
            if any(b.text.startswith(("（三）", "（四）", "（五）")) for b in row)
        ]
    )
    three[at] = [
        b._replace(rows=b.rows + 1) if b.text[:3] in ("（三）", "（四）", "（五）") else b for b in three[at]
    ]
    return web(report, three=[three])


def short_group(report: Fresh, chance: Random) -> str:
    """A group's cell one row too short."""
    three = t3(report)
    at = chance.choice(
        [
            y
            for y, row in enumerate(three)
            if any(b.text.startswith(("（三）", "（四）", "（五）")) for b in row)
        ]
    )
    three[at] = [
        b._replace(rows=b.rows - 1) if b.text[:3] in ("（三）", "（四）", "（五）") else b for b in three[at]
    ]
    return web(report, three=[three])


def lost_row(report: Fresh, chance: Random) -> str:
    """A row left out."""
    rows = [[Box(t) for t in row] for row in spread(t3_body(report), down=True, across=True)]
    del rows[chance.randrange(2, len(rows) - 2)]
    return web(report, three=[[*t3_head(), *rows]])


def doubled_row(report: Fresh, chance: Random) -> str:
    """A row twice, the second time with other numbers."""
    rows = [[Box(t) for t in row] for row in spread(t3_body(report), down=True, across=True)]
    at = chance.randrange(len(rows))
    report.figures = {
        code: None if code.startswith(f"t3.{t3_rows(report)[at][0]}.") else value
        for code, value in report.figures.items()
    }
    rows.insert(at + 1, [*rows[at][:3], *[Box(str(chance.randint(500, 900))) for _ in COLUMNS]])
    return web(report, three=[[*t3_head(), *rows]])


def rows_of_which(report: Fresh, chance: Random) -> str:
    """Rows that the form does not have: 其中：网络申请, 小计."""
    three = t3(report)
    more = [Box("其中：网上申请", cols=3), *[Box(str(chance.randint(0, 9))) for _ in COLUMNS]]
    three.insert(4, more)
    three.append([Box("办结率（%）", cols=3), *[Box("100") for _ in COLUMNS]])
    return web(report, three=[three])


def other_order(report: Fresh, chance: Random) -> str:
    """Columns in another order, each under its label."""
    order = list(range(1, 6))
    chance.shuffle(order)
    three = t3(report)
    made: Table = [three[0], three[1], [three[2][i - 1] for i in order]]
    for row in three[3:]:
        numbers = row[-len(COLUMNS) :]
        made.append([*row[: -len(COLUMNS)], numbers[0], *[numbers[i] for i in order], numbers[6]])
    return web(report, three=[made])


def kinds_in_other_order(report: Fresh, chance: Random) -> str:
    """Table four with 复议后起诉 before 未经复议直接起诉."""
    four = t4(report)
    four[1] = [*four[1][:5], four[1][6], four[1][5]]
    four[3] = [*four[3][:5], *four[3][10:], *four[3][5:10]]
    return web(report, four=[four])


def merged_zeros(report: Fresh, chance: Random) -> str:
    """A row of zeros as one zero over all columns."""
    three = t3(report)
    for y, row in enumerate(three[3:], 3):
        numbers = row[-len(COLUMNS) :]
        if all(b.text == "0" for b in numbers):
            three[y] = [*row[: -len(COLUMNS)], Box("0", cols=7)]
    return web(report, three=[three])


def two_scopes(report: Fresh, chance: Random) -> str:
    """Table three twice: the whole district's, then the organ's own with smaller numbers."""
    own = [
        [b._replace(text=str(int(b.text) // 3)) if b.number and b.text.isdigit() else b for b in row]
        for row in t3(report)
    ]
    report.figures = {
        code: value if not code.startswith("t3") or value == 0 else None
        for code, value in report.figures.items()
    }
    return web(report, three=[t3(report), own])


def both_years(report: Fresh, chance: Random) -> str:
    """Every column of table three twice: 本年 and 上年."""
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    three: Table = [
        [Box(CORNER, 2, 3, head=True), *[Box(n, cols=2, head=True) for n in names]],
        [Box(text, head=True) for _ in names for text in ("本年", "上年")],
    ]
    for row in t3_body(report):
        labels, numbers = row[: -len(COLUMNS)], row[-len(COLUMNS) :]
        three.append([*labels, *[b for n in numbers for b in (n, Box(str(chance.randint(0, 99))))]])
    return web(report, three=[three])


def last_year_in_two(report: Fresh, chance: Random) -> str:
    """Table two with last year's stock beside this year's, under labels of its own."""
    two = t2(report)
    two[1] = [two[1][0], Box("上年现行有效件数", head=True), *two[1][1:]]
    for y in (2, 3):
        two[y] = [two[y][0], Box(str(chance.randint(0, 99))), *two[y][1:]]
    return web(report, two=[two])


def short_names(report: Fresh, chance: Random) -> str:
    """Columns by short names: 公民, 企业, 科研, 社会组织, 法律机构, 其他, 合计."""
    names = {
        "自然人": "公民",
        "商业企业": "企业",
        "科研机构": "科研",
        "社会公益组织": "社会组织",
        "法律服务机构": "法律机构",
        "总计": "合计",
    }
    three = [[b._replace(text=names.get(b.text, b.text)) if b.head else b for b in row] for row in t3(report)]
    return web(report, three=[three])


def bare_labels(report: Fresh, chance: Random) -> str:
    """No numbers before the rows, no groups, three label columns become one."""
    rows: Table = [
        [
            Box("项目", head=True),
            *[
                Box(n, head=True)
                for n in ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
            ],
        ]
    ]
    for code, _, label in t3_rows(report):
        words = (
            label.split("、", 1)[1]
            if label[1] == "、"
            else label[3:]
            if label[0] == "（"
            else label.split(".", 1)[1]
        )
        rows.append([Box(words), *[report.cell(f"t3.{code}.{column}") for column in COLUMNS]])
    return web(report, three=[rows])


def undivided_litigation(report: Fresh, chance: Random) -> str:
    """Table four with one block for all litigation."""
    numbers = [report.cell(f"t4.review.{r}") for r in RESULTS] + [
        Box(str(chance.randint(0, 50))) for _ in RESULTS
    ]
    report.figures = {
        code: None if code.startswith("t4.lit") else value for code, value in report.figures.items()
    }
    four: Table = [
        [Box("行政复议", cols=5, head=True), Box("行政诉讼", cols=5, head=True)],
        [Box(label, head=True) for _ in range(2) for label in RESULT_LABELS],
        numbers,
    ]
    return web(report, four=[four])


def results_over_kinds(report: Fresh, chance: Random) -> str:
    """Table four's head upside down: each result over the three kinds."""
    names = ("行政复议", "未经复议直接起诉", "复议后起诉")
    four: Table = [
        [Box(label, cols=3, head=True) for label in RESULT_LABELS],
        [Box(n, head=True) for _ in RESULT_LABELS for n in names],
        [report.cell(f"t4.{d}.{r}") for r in RESULTS for d in DISPUTES],
    ]
    return web(report, four=[four])


def total_row_first(report: Fresh, chance: Random) -> str:
    """（七）总计 above the six outcomes."""
    rows = [[Box(t) for t in row] for row in spread(t3_body(report), down=True, across=True)]
    at = next(i for i, row in enumerate(rows) if row[1].text == "（七）总计")
    rows.insert(2, rows.pop(at))
    return web(report, three=[[*t3_head(), *rows]])


def swapped_in_word(report: Fresh, chance: Random) -> bytes:
    """A Word file whose table four comes before table three, each under the other's heading."""
    made = {2: word_table(t2(report)), 3: word_table(t4(report)), 4: word_table(t3(report))}
    return package(body(report, made))


def three_columns_lost(report: Fresh, chance: Random) -> str:
    """A page cut at its right edge: the last columns of every table are gone."""
    three = [[*row[:-2]] if y > 2 else row for y, row in enumerate(t3(report))]
    return web(report, three=[three])


SHAPES = (
    Shape("三 组格过高", ".html", tall_group, clear=False),
    Shape("三 组格过矮", ".html", short_group, clear=False),
    Shape("三 缺一行", ".html", lost_row, clear=False),
    Shape("三 一行两次", ".html", doubled_row, clear=False),
    Shape("三 多出的行", ".html", rows_of_which),
    Shape("三 列次序不同", ".html", other_order),
    Shape("三 表四类次序不同", ".html", kinds_in_other_order),
    Shape("三 零合并成一格", ".html", merged_zeros, clear=False),
    Shape("三 全区与本级", ".html", two_scopes, clear=False),
    Shape("三 本年上年并列", ".html", both_years, clear=False),
    Shape("三 表二有上年数", ".html", last_year_in_two),
    Shape("三 列名简称", ".html", short_names),
    Shape("三 行无编号无组", ".html", bare_labels),
    Shape("三 诉讼不分", ".html", undivided_litigation, clear=False),
    Shape("三 表四表头倒置", ".html", results_over_kinds),
    Shape("三 总计行在前", ".html", total_row_first),
    Shape("三 表三表四互换", ".docx", swapped_in_word),
    Shape("三 右边几列没有", ".html", three_columns_lost, clear=False),
)
