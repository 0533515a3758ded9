"""Fresh shapes of web pages, as the sites of offices print them."""

from collections.abc import Callable, Mapping
from random import Random

from reading.fresh_report import (
    DISPUTES,
    RESULT_LABELS,
    RESULTS,
    Box,
    Fresh,
    Shape,
    Table,
    parts,
    relabelled,
    spread,
    t2,
    t2_blocks,
    t3,
    t3_body,
    t3_head,
    t4,
    tables_of,
)

Draw = Callable[[Box], str]


def plain(box: Box) -> str:
    """A cell as the barest page has it."""
    return f"<td{spans(box)}>{box.text}</td>"


def spans(box: Box) -> str:
    """The cell's spans as attributes."""
    down = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    return down + (f' colspan="{box.cols}"' if box.cols > 1 else "")


def drawn(table: Table, draw: Draw = plain, opening: str = "<table border=1>") -> str:
    """A table, every cell by ``draw``."""
    rows = ("<tr>" + "".join(map(draw, row)) + "</tr>" for row in table)
    return opening + "<tbody>" + "\n".join(rows) + "</tbody></table>"


def article(
    report: Fresh,
    tables: Mapping[int, str],
    heading: Callable[[str], str] = "<p><strong>{}</strong></p>".format,
    paragraph: Callable[[str], str] = "<p>{}</p>".format,
) -> str:
    """The sections from the lead to the sixth, with the tables' markup under their headings."""
    lines: list[str] = []
    for number, head, texts in parts(report):
        if head:
            lines.append(heading(head))
        lines += map(paragraph, texts)
        lines.append(tables.get(number, ""))
    return "\n".join(lines)


def page(report: Fresh, body: str, head: str = "", title: str = "<h1>{}</h1>") -> str:
    """A whole page round the article."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{report.title}</title>{head}</head>'
        f"<body>{title.format(report.title)}{body}</body></html>"
    )


def all_drawn(tables: Mapping[int, list[Table]], draw: Draw = plain, **more: str) -> dict[int, str]:
    """The markup of every section's tables."""
    return {number: "<p></p>".join(drawn(t, draw, **more) for t in some) for number, some in tables.items()}


def chopped(text: str, chance: Random) -> list[str]:
    """The text in pieces of one to four characters."""
    pieces, at = [], 0
    while at < len(text):
        size = chance.randint(1, 4)
        pieces.append(text[at : at + size])
        at += size
    return pieces or [""]


def trs_editor(report: Fresh, chance: Random) -> str:
    """An editor's page: style sheet inside the body, every few characters in a font of their own."""

    def inside(text: str) -> str:
        fonts = ("仿宋_GB2312", "宋体", "Times New Roman")
        return "".join(
            f'<span style="font-family:{chance.choice(fonts)};font-size:10.5pt">{piece}</span>'
            for piece in chopped(text, chance)
        )

    def draw(box: Box) -> str:
        return (
            f'<td width="{chance.randint(30, 90)}"{spans(box)} style="border:1px solid #000;padding:0 7px">'
            f'<p align="center" style="text-align:center;line-height:150%">{inside(box.text)}</p></td>'
        )

    body = article(
        report,
        all_drawn(tables_of(report), draw),
        heading=lambda text: f'<p style="text-indent:2em"><b>{inside(text)}</b></p>',
        paragraph=lambda text: f'<p style="text-indent:2em">　　{inside(text)}</p>',
    )
    css = "<style type=text/css>.TRS_Editor P{margin:0}.TRS_Editor TD{font-size:12pt}</style>"
    return page(report, f'<div class="TRS_Editor">{css}<div class=view>{body}</div></div>')


def portal_layout(report: Fresh, chance: Random) -> str:
    """Everything in layout tables; the catalogue's own table first, other years' reports at the side."""
    meta = (
        f"<table class=xxgk><tr><td>索 引 号：</td><td>0145210/{report.year + 1}-00012</td><td>信息分类：</td>"
        f"<td>政府信息公开年报</td></tr><tr><td>发布机构：</td><td>{report.organ}</td><td>发文日期：</td>"
        f"<td>{report.year + 1}-01-18</td></tr><tr><td>名　　称：</td><td colspan=3>{report.title}</td></tr></table>"
    )
    side = "".join(
        f"<li><a href='#'>{report.organ}{y}年政府信息公开工作年度报告</a></li>"
        for y in range(report.year - 1, report.year - 5, -1)
    )
    body = article(report, all_drawn(tables_of(report)))
    return page(
        report,
        f"<table width=1000><tr><td colspan=2>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; 年报</td></tr>"
        f"<tr><td valign=top width=220><ul>{side}</ul></td><td><table><tr><td>{meta}</td></tr>"
        f"<tr><td align=center>{report.title}</td></tr><tr><td>{body}</td></tr></table></td></tr>"
        "<tr><td colspan=2>版权所有 主办单位 网站标识码3601000012 备案号123号</td></tr></table>",
        title="",
    )


def scoped_heads(report: Fresh, chance: Random) -> str:
    """Tables made by a hand that knows HTML: caption, thead, th with a scope."""

    def draw(box: Box) -> str:
        tag = "td" if box.number else "th"
        scope = "" if box.number else f' scope="{"col" if box.head else "row"}"'
        return f"<{tag}{scope}{spans(box)}>{box.text}</{tag}>"

    def one(table: Table, caption: str) -> str:
        deep = 3 if len(table[0]) == 2 and table[0][0].rows == 3 else 1
        rows = ["<tr>" + "".join(map(draw, row)) + "</tr>" for row in table]
        return (
            f"<table><caption>{caption}</caption><thead>{''.join(rows[:deep])}</thead>"
            f"<tbody>{''.join(rows[deep:])}</tbody></table>"
        )

    captions = {2: "主动公开政府信息情况", 3: "收到和处理政府信息公开申请情况", 4: "行政复议、行政诉讼情况"}
    tables = {n: one(some[0], captions[n]) for n, some in tables_of(report).items()}
    return page(report, article(report, tables, heading="<h2>{}</h2>".format))


def split_tables(report: Fresh, chance: Random) -> str:
    """Each table in several: t2 a table a block, t3 in three of which one has the head, t4 in three."""
    body = t3_body(report)
    cuts = [4, 12]
    groups = _ungrouped(report)
    pieces = [[*t3_head(), *body[: cuts[0]]], groups[cuts[0] : cuts[1]], groups[cuts[1] :]]
    pieces[0] = [*t3_head(), *groups[: cuts[0]]]
    return page(
        report,
        article(report, all_drawn({2: t2_blocks(report, wide=False), 3: pieces, 4: _t4_in_three(report)})),
    )


def _ungrouped(report: Fresh) -> Table:
    """Table three's rows with every merged label written again in each row."""
    return [
        [Box(row[0]), Box(row[1]), Box(row[2]), *[Box(text, number=True) for text in row[3:]]]
        for row in spread(t3_body(report), down=True, across=True)
    ]


def _t4_in_three(report: Fresh) -> list[Table]:
    names = ("行政复议", "行政诉讼——未经复议直接起诉", "行政诉讼——复议后起诉")
    return [
        [
            [Box(name, cols=5, head=True)],
            [Box(label, head=True) for label in RESULT_LABELS],
            [report.cell(f"t4.{dispute}.{result}") for result in RESULTS],
        ]
        for name, dispute in zip(names, DISPUTES, strict=True)
    ]


def breaks_in_labels(report: Fresh, chance: Random) -> str:
    """Labels broken by <br>, padded by &nbsp;, brackets and points of either width."""

    def change(text: str) -> str:
        text = chance.choice((text, text.replace("（", "(").replace("）", ")"), text.replace(".", "．")))
        if len(text) > 5:
            at = chance.randint(2, len(text) - 2)
            text = text[:at] + chance.choice(("<br>", "<br/>\n", "&nbsp;", "<br>&nbsp;&nbsp;")) + text[at:]
        return "&nbsp;" * chance.randint(0, 3) + text + "&nbsp;" * chance.randint(0, 2)

    tables = {n: [relabelled(t, change) for t in some] for n, some in tables_of(report).items()}
    return page(report, article(report, all_drawn(tables)))


NUMBERS = {
    "circled": {str(n): "①②③④⑤⑥⑦⑧"[n - 1] for n in range(1, 9)},
    "bracketed": {str(n): f"（{n}）" for n in range(1, 9)},
    "parenthesised": {str(n): "⑴⑵⑶⑷⑸⑹⑺⑻"[n - 1] for n in range(1, 9)},
    "comma": {str(n): f"{n}、" for n in range(1, 9)},
    "space": {str(n): f"{n} " for n in range(1, 9)},
}


def renumbered_rows(report: Fresh, chance: Random) -> str:
    """Row labels numbered as one office or another numbers them; the groups with a point or without."""
    way = NUMBERS[chance.choice(list(NUMBERS))]

    def change(text: str) -> str:
        if text[:1] in way and text[1:2] == ".":
            return way[text[0]] + text[2:]
        if text.startswith("（") and text[2:3] == "）":
            return chance.choice((text, f"({text[1]}){text[3:]}", f"（{text[1]}） {text[3:]}"))
        if text[1:2] == "、":
            return chance.choice((text, text.replace("、", ".", 1), text.replace("、", " ", 1)))
        return text

    tables = {n: [relabelled(t, change) for t in some] for n, some in tables_of(report).items()}
    return page(report, article(report, all_drawn(tables)))


def wrapped_heads(report: Fresh, chance: Random) -> str:
    """Column heads over two rows of cells: 社会公益 above 组织, 法律服务 above 机构, 结果 above 维持."""
    halves = [("商业", "企业"), ("科研", "机构"), ("社会公益", "组织"), ("法律服务", "机构"), ("其他", "")]
    head = [
        [
            Box("（本列数据的勾稽关系为：第一项加第二项之和，", 2, 3, head=True),
            Box("申请人情况", cols=7, head=True),
        ],
        [Box("自然人", 3, head=True), Box("法人或其他组织", cols=5, head=True), Box("总计", 3, head=True)],
        [Box("等于第三项加第四项之和）", 2, 3, head=True), *[Box(a, head=True) for a, _ in halves]],
        [Box(b, head=True) for _, b in halves],
    ]
    four = [
        t4(report)[0],
        [
            *[Box(label[:2], 1, head=True) for label in RESULT_LABELS],
            Box("未经复议直接起诉", cols=5, head=True),
            Box("复议后起诉", cols=5, head=True),
        ],
        [
            *[Box(label[2:], 1, head=True) for label in RESULT_LABELS],
            *[Box(label, head=True) for _ in range(2) for label in RESULT_LABELS],
        ],
        t4(report)[3],
    ]
    return page(
        report, article(report, all_drawn({2: [t2(report)], 3: [[*head, *t3_body(report)]], 4: [four]}))
    )


def simple(report: Fresh, chance: Random) -> str:
    """The form's own layout, for shapes whose point is what a cell prints."""
    return page(report, article(report, all_drawn(tables_of(report))))


def padded(report: Fresh, chance: Random) -> str:
    """Numbers with blanks before and behind, in the widths that a form's designer left."""

    def draw(box: Box) -> str:
        left, right = (chance.choice(("", " ", "&nbsp;", "　", "\n\t\t", "&ensp;")) for _ in range(2))
        return f"<td{spans(box)}>{left}{box.text}{right}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def repeated_labels(report: Fresh, chance: Random) -> str:
    """A sheet turned into a page: no spans, a merged label again in every square it covered."""
    tables = {
        n: [[[Box(text) for text in row] for row in spread(t, down=True, across=True)] for t in some]
        for n, some in tables_of(report).items()
    }
    return page(report, article(report, all_drawn(tables)))


def squares_left_blank(report: Fresh, chance: Random) -> str:
    """No spans either: the squares under a merged label are there and blank."""
    tables = {
        n: [[[Box(text) for text in row] for row in spread(t)] for t in some]
        for n, some in tables_of(report).items()
    }
    return page(report, article(report, all_drawn(tables)))


def wps_export(report: Fresh, chance: Random) -> str:
    """WPS's own page: lists of conditional comments, spans in spans, an <o:p> in every paragraph."""

    def inside(text: str) -> str:
        pieces = "".join(
            f"<span style=\"mso-spacerun:'yes';font-family:仿宋_GB2312;mso-hansi-font-family:'Times New Roman';"
            f'font-size:10.5pt;"><font face="仿宋_GB2312">{piece}</font></span>'
            for piece in chopped(text, chance)
        )
        return f"{pieces}<span style=\"mso-spacerun:'yes'\"><o:p></o:p></span>"

    def draw(box: Box) -> str:
        return (
            f"<td width={chance.randint(20, 80)} valign=center{spans(box)}>"
            f"<p class=MsoNormal align=center>{inside(box.text)}</p></td>"
        )

    opening = '<!--[if !mso]><style>v\\:*{behavior:url(#default#VML)}</style><![endif]--><table class=MsoNormalTable border=1 style="border-collapse:collapse;mso-table-layout-alt:fixed">'
    tables = all_drawn(tables_of(report), draw, opening=opening)
    head = (
        "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>办公室</o:Author></o:DocumentProperties></xml><![endif]-->"
        "<style>@font-face{font-family:'Times New Roman';} p.MsoNormal{mso-style-name:正文;}</style>"
    )
    body = article(
        report,
        tables,
        heading=lambda text: f"<p class=MsoNormal style='text-indent:32pt'>{inside(text)}</p>",
        paragraph=lambda text: f"<p class=MsoNormal style='text-indent:32pt'>{inside(text)}</p>",
    )
    return page(
        report, f'<div class="Section0">{body}</div>', head, title="<p class=MsoNormal align=center>{}</p>"
    )


def sheet_export(report: Fresh, chance: Random) -> str:
    """Excel's page: col elements, a class a cell, a row of height 0 that only holds the widths."""

    def draw(box: Box) -> str:
        number = " x:num" if box.number else ""
        text = box.text.replace("（", "（<span style='display:none'></span>")
        return f"<td class=xl6{chance.randint(5, 9)}{spans(box)} style='border-left:none'{number}>{text}</td>"

    def one(table: Table) -> str:
        width = sum(box.cols for box in table[0])
        rows = "".join("<tr height=24>" + "".join(map(draw, row)) + "</tr>" for row in table)
        last = "".join(f"<td width={chance.randint(40, 90)} style='width:54pt'></td>" for _ in range(width))
        return (
            f"<table border=0 cellpadding=0 cellspacing=0>{'<col width=72>' * width}{rows}"
            f"<![if supportMisalignedColumns]><tr height=0 style='display:none'>{last}</tr><![endif]></table>"
        )

    return page(report, article(report, {n: one(some[0]) for n, some in tables_of(report).items()}))


def account_article(report: Fresh, chance: Random) -> str:
    """A public account's article: sections in sections, a heading in a box of its own with its number apart."""

    def heading(text: str) -> str:
        number, _, rest = text.partition("、")
        return (
            f'<section style="display:flex"><section><strong><span>{number}</span></strong></section>'
            f"<section><strong><span>、{rest}</span></strong></section></section>"
        )

    def draw(box: Box) -> str:
        return f"<td{spans(box)}><section><span leaf=''>{box.text}</span></section></td>"

    body = article(
        report,
        all_drawn(tables_of(report), draw),
        heading=heading,
        paragraph="<section><p><span leaf=''>{}</span></p></section>".format,
    )
    return page(
        report,
        f'<div class="rich_media_content" id="js_content"><section>{body}</section></div>',
        title='<h1 class="rich_media_title" id="activity-name">\n{}\n</h1><em id=publish_time>2024年1月20日 09:30</em>',
    )


def vertical_labels(report: Fresh, chance: Random) -> str:
    """Groups written downwards, a character a line."""
    groups = {"三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"}
    tables = {
        n: [relabelled(t, lambda text: "<br>".join(text) if text in groups else text) for t in some]
        for n, some in tables_of(report).items()
    }
    return page(report, article(report, all_drawn(tables)))


def numbered_list(report: Fresh, chance: Random) -> str:
    """Headings numbered by the browser: an ordered list, the numbers nowhere in the text."""
    tables = all_drawn(tables_of(report))
    items = "".join(
        f"<li><strong>{head[2:]}</strong>{''.join(f'<p>{t}</p>' for t in texts)}{tables.get(number, '')}</li>"
        for number, head, texts in parts(report)[1:]
    )
    lead = "".join(f"<p>{text}</p>" for text in report.prose[0])
    return page(report, f'{lead}<ol style="list-style-type:cjk-ideographic">{items}</ol>')


def one_great_table(report: Fresh, chance: Random) -> str:
    """The whole report in one table of one column: headings and paragraphs are rows, tables nested in cells."""
    tables = all_drawn(tables_of(report))
    rows = [f"<tr><td align=center><b>{report.title}</b></td></tr>"]
    for number, head, texts in parts(report):
        rows += [f"<tr><td>{text}</td></tr>" for text in ([head] if head else []) + texts]
        if number in tables:
            rows.append(f"<tr><td>{tables[number]}</td></tr>")
    return page(report, f"<table width=100%>{''.join(rows)}</table>", title="")


def wrongly_declared(report: Fresh, chance: Random) -> bytes:
    """GB18030 bytes under a declaration of UTF-8."""
    return simple(report, chance).encode("gb18030")


def catalogue_page(report: Fresh, chance: Random) -> str:
    """A province's platform: configuration in scripts, lists of other years and of other offices round it."""
    others = "".join(
        f'<li><a title="{o}{report.year - i}年政府信息公开工作年度报告" href="#">{o}{report.year - i}年政府信息公开工作年度报告</a>'
        f"<span>{report.year - i + 1}-01-25</span></li>"
        for i, o in enumerate((report.organ, "县公安局", "县民政局", report.organ))
    )
    script = (
        f"<script>window._CONFIG = {{TITLE: '{report.title}', SITE: '政府信息公开', TOTAL: 12}};</script>"
    )
    body = article(report, all_drawn(tables_of(report)), heading='<p class="h">{}</p>'.format)
    return page(
        report,
        f'<div class=header><input value="搜索"><a>机构概况</a><a>法定主动公开内容</a></div>'
        f'<div class=crumb>您现在的位置：首页&gt;政府信息公开年报</div><h1 class="content-title">{report.title}</h1>'
        f'<div class="date-row">发布日期：{report.year + 1}-01-20 10:22:31 来源：本网 浏览次数：<span>1024</span> 字号：[大 中 小]</div>'
        f'<div class="article-content">{body}</div><div class=related><h3>相关信息</h3><ul>{others}</ul></div>'
        "<div class=share>分享到：微信 微博</div><div class=foot>主办：办公室 ICP备00001号</div>",
        head=script,
        title="",
    )


def serial_column(report: Fresh, chance: Random) -> str:
    """A column 序号 before table three's labels."""
    body = t3_body(report)
    rows = [[Box("序号", 3, head=True), *t3_head()[0]], *t3_head()[1:]]
    rows += [[Box(str(n)), *row] for n, row in enumerate(body, 1)]
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [rows], 4: [t4(report)]})))


def disputes_in_rows(report: Fresh, chance: Random) -> str:
    """Table four with a row for each kind of dispute, as on a narrow screen."""
    four: Table = [[Box("类别", cols=2, head=True), *[Box(label, head=True) for label in RESULT_LABELS]]]
    stubs = (
        [Box("行政复议", cols=2)],
        [Box("行政诉讼", rows=2), Box("未经复议直接起诉")],
        [Box("复议后起诉")],
    )
    for stub, dispute in zip(stubs, DISPUTES, strict=True):
        four.append([*stub, *[report.cell(f"t4.{dispute}.{result}") for result in RESULTS]])
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [t3(report)], 4: [four]})))


def old_markup(report: Fresh, chance: Random) -> str:
    """Tags in capitals, never closed, attributes without quotes."""
    tables = {
        n: "<TABLE BORDER=1>"
        + "".join(
            "<TR>" + "".join(f"<TD{spans(b).replace(chr(34), '')}><FONT SIZE=2>{b.text}" for b in row)
            for row in some[0]
        )
        + "</TABLE>"
        for n, some in tables_of(report).items()
    }
    return page(report, article(report, tables, "<P><B>{}</B>".format, "<P>{}".format))


def careless_spans(report: Fresh, chance: Random) -> str:
    """Spans of the head that do not add up: 申请人情况 over 6, the corner over two columns of three."""
    three = t3(report)
    three[0] = [three[0][0], three[0][1]._replace(cols=6)]
    two = [
        [box._replace(cols=4 if box.head and len(row) == 1 else box.cols) for box in row]
        for row in t2(report)
    ]
    four = t4(report)
    four[0] = [four[0][0], four[0][1]._replace(cols=12)]
    return page(report, article(report, all_drawn({2: [two], 3: [three], 4: [four]})))


def headings_in_tables(report: Fresh, chance: Random) -> str:
    """A section's heading is the first row of its table, over its whole width."""
    found: dict[int, str] = {}
    for (number, some), head in zip(tables_of(report).items(), parts(report)[2:5], strict=True):
        width = sum(box.cols for box in some[0][0])
        found[number] = drawn([[Box(head[1], cols=width, head=True)], *some[0]])
    lines = []
    for number, head_text, texts in parts(report):
        if head_text and number not in found:
            lines.append(f"<h3>{head_text}</h3>")
        lines += [f"<p>{text}</p>" for text in texts]
        lines.append(found.get(number, ""))
    return page(report, "\n".join(lines))


def block_titles_at_left(report: Fresh, chance: Random) -> str:
    """Table two with its blocks' titles in a column at the left, as a narrow template has them."""
    two: Table = []
    for block in t2_blocks(report):
        title, *rows = block
        rows = [list(row) for row in rows]
        rows[0].insert(0, Box(title[0].text, rows=len(rows), head=True))
        two += rows
    return page(report, article(report, all_drawn({2: [two], 3: [t3(report)], 4: [t4(report)]})))


SHAPES = (
    Shape("网页 编辑器的字体碎片", ".html", trs_editor),
    Shape("网页 门户的版面表格", ".html", portal_layout),
    Shape("网页 thead与th", ".html", scoped_heads, bare=False),
    Shape("网页 每张表拆成几张", ".html", split_tables),
    Shape("网页 标签里有换行和空格", ".html", breaks_in_labels),
    Shape("网页 行的编号另有写法", ".html", renumbered_rows),
    Shape("网页 表头分在两行", ".html", wrapped_heads),
    Shape("网页 数字后带件", ".html", simple, say=lambda n: f"{n}件" if isinstance(n, int) else f"{n}万元"),
    Shape(
        "网页 全角数字",
        ".html",
        simple,
        say=lambda n: str(n).translate(str.maketrans("0123456789.", "０１２３４５６７８９．")),
    ),
    Shape("网页 千分位", ".html", simple, say=lambda n: f"{n:,}"),
    Shape("网页 数字前后有空格", ".html", padded),
    Shape("网页 合并标签重复", ".html", repeated_labels),
    Shape("网页 合并格留空", ".html", squares_left_blank),
    Shape("网页 WPS另存", ".html", wps_export),
    Shape("网页 Excel另存", ".html", sheet_export),
    Shape("网页 公众号文章", ".html", account_article),
    Shape("网页 竖写标签", ".html", vertical_labels),
    Shape("网页 标题由列表编号", ".html", numbered_list),
    Shape("网页 全文在一张表里", ".html", one_great_table),
    Shape("网页 编码说错", ".html", wrongly_declared),
    Shape("网页 公开平台", ".html", catalogue_page),
    Shape("网页 表三有序号列", ".html", serial_column),
    Shape("网页 表四一类一行", ".html", disputes_in_rows),
    Shape("网页 旧式标记", ".html", old_markup),
    Shape("网页 跨列数不对", ".html", careless_spans),
    Shape("网页 标题是表格首行", ".html", headings_in_tables),
    Shape("网页 表二项名在左", ".html", block_titles_at_left),
    Shape("网页 其他处理一行", ".html", simple, closed=True),
)
