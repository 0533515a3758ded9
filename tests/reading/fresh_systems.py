"""Fresh shapes of web pages as publishing systems put them together: tables turned, apart, set into each other."""

from html import escape
from random import Random

from reading.fresh_report import (
    COLUMNS,
    DISPUTES,
    RESULT_LABELS,
    RESULTS,
    T2_BLOCKS,
    Box,
    Fresh,
    Shape,
    Table,
    grid,
    spread,
    t2,
    t3,
    t3_body,
    t3_head,
    t3_rows,
    t4,
    tables_of,
)
from reading.fresh_web import all_drawn, article, chopped, drawn, page, plain, spans

NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def turned(table: Table) -> Table:
    """Its columns as rows."""
    squares = grid(table)
    return [
        [
            box._replace(rows=box.cols, cols=box.rows)
            for y in range(len(squares))
            if (box := squares[y][x]) is not None
        ]
        for x in range(len(squares[0]))
    ]


def filtered(report: Fresh, chance: Random) -> str:
    """As a word processor saves a page without its own marks: classes, languages, digits apart."""

    def inside(text: str) -> str:
        made = "".join(
            f"<span lang=EN-US style='font-size:10.5pt'>{p}</span>" if p.isascii() else f"<span>{p}</span>"
            for p in chopped(text, chance)
        )
        return made if text.strip() else "<span lang=EN-US>&nbsp;</span>"

    def draw(box: Box) -> str:
        return (
            f"<td width={chance.randint(30, 99)} nowrap{spans(box)} style='border-left:none;\r\n  padding:0cm 5.4pt'>\r\n"
            f"  <p class=MsoNormal align=center\r\n  style='text-align:center'>{inside(box.text)}</p>\r\n  </td>\r\n"
        )

    body = article(
        report,
        all_drawn(tables_of(report), draw, opening="<table class=MsoNormalTable border=0>"),
        heading="<p class=MsoNormal style='text-indent:32.0pt'><b>{}</b></p>".format,
        paragraph="<p class=MsoNormal style='text-indent:32.0pt'>{}</p>".format,
    )
    head = "<meta name=Generator content='Microsoft Word 15 (filtered)'><style><!-- p.MsoNormal {margin:0cm} --></style>"
    return page(report, f"<div class=WordSection1>{body}</div>", head)


def people_apart(report: Fresh, chance: Random) -> str:
    """Table three as two: citizens in one, organisations and the sum in the other."""
    rows = t3_body(report)
    one = [[Box("项目", cols=3, head=True), Box("自然人", head=True)]]
    one += [row[: len(row) - 6] for row in rows]
    two = [
        [Box("项目", 2, 3, head=True), Box("法人或其他组织", cols=5, head=True), Box("总计", 2, head=True)],
        [Box(name, head=True) for name in NAMES[1:-1]],
        *[[*row[: len(row) - 7], *row[len(row) - 6 :]] for row in rows],
    ]
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [one, two], 4: [t4(report)]})))


def turned_page(report: Fresh, chance: Random) -> str:
    """Table three with the applicants downwards and the outcomes across."""
    return page(
        report, article(report, all_drawn({2: [t2(report)], 3: [turned(t3(report))], 4: [t4(report)]}))
    )


def all_turned(report: Fresh, chance: Random) -> str:
    """All three tables turned."""
    return page(
        report,
        article(report, all_drawn({n: [turned(t) for t in some] for n, some in tables_of(report).items()})),
    )


def annexed(report: Fresh, chance: Random) -> str:
    """The tables at the end, as annexes, in the form's order."""
    made = all_drawn(tables_of(report))
    said = {n: f"<p>详见附件{n - 1}。</p>" for n in made}
    names = ("主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况")
    tail = "".join(f"<p>附件{n - 1}</p><p>{name}</p>{made[n]}" for n, name in zip(made, names, strict=True))
    return page(report, article(report, said) + tail)


def annexed_backwards(report: Fresh, chance: Random) -> str:
    """The tables at the end without a caption, the last first."""
    made = all_drawn(tables_of(report))
    return page(report, article(report, {}) + "<p>附表</p>" + "<p></p>".join(made[n] for n in (4, 3, 2)))


def in_front(report: Fresh, chance: Random) -> str:
    """The tables between the title and the first section."""
    made = all_drawn(tables_of(report))
    return page(report, "".join(made.values()) + article(report, {}))


def joined(report: Fresh, chance: Random) -> str:
    """Tables three and four in one table, four's fifteen columns wider."""
    three = [[*row, Box("", cols=5)] for row in t3(report)]
    title = [Box("四、政府信息公开行政复议、行政诉讼情况", cols=15)]
    return page(
        report,
        article(report, all_drawn({2: [t2(report)], 3: [[*three, title, *t4(report)]]})).replace(
            "<p><strong>四、政府信息公开行政复议、行政诉讼情况</strong></p>", ""
        ),
    )


def noted(report: Fresh, chance: Random) -> str:
    """Marks of notes behind some numbers, as characters, and the notes below the table."""
    marks = ("①", "[1]", "*", "注1", "〔1〕", "（注）")

    def draw(box: Box) -> str:
        mark = chance.choice(marks) if box.number and box.text.isdecimal() and chance.random() < 0.2 else ""
        return f"<td{spans(box)}>{box.text}{mark}</td>"

    made = all_drawn(tables_of(report), draw)
    return page(report, article(report, {n: f"{t}<p>注：含上年转来的2件。</p>" for n, t in made.items()}))


def with_last_year(report: Fresh, chance: Random) -> str:
    """Last year's number in brackets behind each."""

    def draw(box: Box) -> str:
        last = f"（{chance.randint(0, 30)}）" if box.number and box.text.isdecimal() else ""
        return f"<td{spans(box)}>{box.text}{last}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def last_year_first(report: Fresh, chance: Random) -> str:
    """Last year's number and a stroke before each."""

    def draw(box: Box) -> str:
        last = f"{chance.randint(0, 30)}/" if box.number and box.text.isdecimal() else ""
        return f"<td{spans(box)}>{last}{box.text}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def table_a_row(report: Fresh, chance: Random) -> str:
    """Each row a table of its own, no merged cells, labels repeated."""

    def table(t: Table) -> str:
        return "".join(
            f"<table><tr>{''.join(f'<td>{c}</td>' for c in row)}</tr></table>"
            for row in spread(t, down=True, across=True)
        )

    return page(report, article(report, {n: table(t) for n, (t,) in tables_of(report).items()}))


def nested_groups(report: Fresh, chance: Random) -> str:
    """A group's rows as a table within a cell beside the group's name."""
    lines, group_now, inner = [], "", []
    head = "".join(f"<td>{n}</td>" for n in ("项目", "", *NAMES))

    def close() -> None:
        if inner:
            lines.append(f"<tr><td>{group_now}</td><td colspan=8><table>{''.join(inner)}</table></td></tr>")
            inner.clear()

    for code, group, label in t3_rows(report):
        cells = "".join(plain(report.cell(f"t3.{code}.{c}")) for c in COLUMNS)
        if group != group_now:
            close()
            group_now = group
        if group:
            inner.append(f"<tr><td>{label}</td>{cells}</tr>")
        else:
            lines.append(f"<tr><td colspan=2>{label}</td>{cells}</tr>")
    close()
    three = f"<table><tr>{head}</tr>{''.join(lines)}</table>"
    return page(report, article(report, {**all_drawn(tables_of(report)), 3: three}))


def framed(report: Fresh, chance: Random) -> str:
    """The report as the text of a frame in the page."""
    inner = article(report, all_drawn(tables_of(report)))
    return page(report, f'<iframe srcdoc="{escape(f"<body>{inner}</body>")}"></iframe>')


def scripted(report: Fresh, chance: Random) -> str:
    """The report as a text in a script."""
    inner = article(report, all_drawn(tables_of(report))).replace("</", "<\\/").replace("\n", "\\n")
    return page(report, f"<div id=c></div><script>document.getElementById('c').innerHTML='{inner}'</script>")


def continued(report: Fresh, chance: Random) -> str:
    """Table three goes on in a second table, 续表 above it and no head."""
    rows = [[Box(c) for c in row] for row in spread(t3_body(report), down=True, across=True)]
    at = chance.randint(5, 18)
    made = all_drawn(tables_of(report))
    three = drawn([*t3_head(), *rows[:at]]) + "<p>续表</p>" + drawn(rows[at:])
    return page(report, article(report, {**made, 3: three}))


def cards(report: Fresh, chance: Random) -> str:
    """For small screens: each row a block, each number behind its column's name, in cells that say so."""
    blocks = []
    for code, group, label in t3_rows(report):
        cells = "".join(
            f'<div class="item"><span class="k">{n}</span><span class="v">{report.texts[f"t3.{code}.{c}"]}</span></div>'
            for n, c in zip(NAMES, COLUMNS, strict=True)
        )
        blocks.append(f'<div class="card"><h4>{group and group + " "}{label}</h4>{cells}</div>')
    return page(report, article(report, {**all_drawn(tables_of(report)), 3: "".join(blocks)}))


def twice(report: Fresh, chance: Random) -> str:
    """The tables twice: once wide, once for small screens, both seen in the source."""
    made = all_drawn(tables_of(report))
    again = all_drawn(tables_of(report), opening="<table class=mobile>")
    return page(report, article(report, {n: made[n] + again[n] for n in made}))


def spoken_cells(report: Fresh, chance: Random) -> str:
    """Every cell says its column by an attribute and by a label within."""

    def table(t: Table) -> str:
        if len(t) < 20:
            return drawn(t)
        made = ["<tr><th>项目</th>" + "".join(f"<th>{n}</th>" for n in NAMES) + "</tr>"]
        for code, group, label in t3_rows(report):
            cells = "".join(
                f'<td data-label="{n}"><b class="m">{n}：</b>{report.texts[f"t3.{code}.{c}"]}</td>'
                for n, c in zip(NAMES, COLUMNS, strict=True)
            )
            made.append(f"<tr><td>{group}{label}</td>{cells}</tr>")
        return f"<table>{''.join(made)}</table>"

    return page(report, article(report, {n: table(t) for n, (t,) in tables_of(report).items()}))


def disputes_downwards(report: Fresh, chance: Random) -> str:
    """Table four with each of its fifteen numbers in a row, the kinds merged at the left."""
    names = (("行政复议", ""), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉"))
    four: Table = [[Box("类别", cols=2), Box("结果"), Box("件数")]]
    for dispute, (kind, how) in zip(DISPUTES, names, strict=True):
        for i, (result, label) in enumerate(zip(RESULTS, RESULT_LABELS, strict=True)):
            row = [Box(label), report.cell(f"t4.{dispute}.{result}")]
            if not i:
                if dispute == "review":
                    row = [Box(kind, 5, 2), *row]
                elif dispute == "litigation_direct":
                    row = [Box(kind, 10), Box(how, 5), *row]
                else:
                    row = [Box(how, 5), *row]
            four.append(row)
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [t3(report)], 4: [four]})))


def listed_two(report: Fresh, chance: Random) -> str:
    """Table two as one list: article, content, what is counted, the number."""
    two: Table = [[Box("条款"), Box("信息内容"), Box("指标"), Box("数值")]]
    for title, heads, rows, columns in T2_BLOCKS:
        for label, row in rows:
            for head, column in zip(heads, columns, strict=True):
                two.append([Box(title), Box(label), Box(head), report.cell(f"t2.{row}.{column}")])
    return page(report, article(report, all_drawn({2: [two], 3: [t3(report)], 4: [t4(report)]})))


def two_across(report: Fresh, chance: Random) -> str:
    """Table two's blocks side by side, two and two."""

    def side(i: int) -> Table:
        title, heads, rows, columns = T2_BLOCKS[i]
        made: Table = [[Box(title, cols=1 + len(heads))], [Box("信息内容"), *map(Box, heads)]]
        for label, row in rows:
            made.append([Box(label), *[report.cell(f"t2.{row}.{c}") for c in columns]])
        return made

    tables = []
    for left, right in ((0, 1), (2, 3)):
        a, b = side(left), side(right)
        while len(a) > len(b):
            b.append([Box(""), Box("")])
        tables.append([[*x, *y] for x, y in zip(a, b, strict=True)])
    return page(report, article(report, all_drawn({2: tables, 3: [t3(report)], 4: [t4(report)]})))


def tail_zero(report: Fresh, chance: Random) -> str:
    """Units, wide digits, spaces and commas, each cell in its own way."""

    def said(text: str) -> str:
        if not text.isdecimal():
            return text
        wide = text.translate({48 + i: 0xFF10 + i for i in range(10)})
        return chance.choice((text, wide, f"{text} 件", f"{wide}件", f"&ensp;{text}", f"{int(text):,}"))

    return page(
        report,
        article(
            report,
            all_drawn(
                {
                    n: [
                        [[b._replace(text=said(b.text)) if b.number else b for b in row] for row in t]
                        for t in some
                    ]
                    for n, some in tables_of(report).items()
                }
            ),
        ),
    )


SHAPES = (
    Shape("六 网页 筛选过的网页", ".html", filtered),
    Shape("六 网页 自然人与法人分两表", ".html", people_apart, clear=False),
    Shape("六 网页 表三转置", ".html", turned_page),
    Shape("六 网页 三表都转置", ".html", all_turned, clear=False),
    Shape("六 网页 表在文末附件", ".html", annexed, clear=False),
    Shape("六 网页 表在文末倒序", ".html", annexed_backwards, clear=False),
    Shape("六 网页 表在各部分前", ".html", in_front),
    Shape("六 网页 表三表四一张", ".html", joined),
    Shape("六 网页 数后注号", ".html", noted, clear=False),
    Shape("六 网页 括号里上年数", ".html", with_last_year),
    Shape("六 网页 上年数斜线本年数", ".html", last_year_first, clear=False),
    Shape("六 网页 一行一张表", ".html", table_a_row),
    Shape("六 网页 一组一张内表", ".html", nested_groups, clear=False),
    Shape("六 网页 框架里的正文", ".html", framed, clear=False),
    Shape("六 网页 脚本里的正文", ".html", scripted, clear=False),
    Shape("六 网页 续表无表头", ".html", continued, clear=False),
    Shape("六 网页 卡片", ".html", cards, clear=False),
    Shape("六 网页 一表两份", ".html", twice),
    Shape("六 网页 格里有列名", ".html", spoken_cells, clear=False),
    Shape("六 网页 表四一数一行", ".html", disputes_downwards),
    Shape("六 网页 表二一数一行", ".html", listed_two, clear=False),
    Shape("六 网页 表二两两并排", ".html", two_across, clear=False),
    Shape("六 网页 一格一个写法", ".html", tail_zero),
)
