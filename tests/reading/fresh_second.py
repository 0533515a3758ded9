"""A second set of fresh shapes, written once the first was read, before the reader was looked at again."""

import html
import io
import re
from random import Random

import xlwt
from reading.fresh_report import (
    COLUMNS,
    CORNER,
    RESULT_LABELS,
    Box,
    Fresh,
    Shape,
    Table,
    parts,
    relabelled,
    renumbered,
    spread,
    t2,
    t2_blocks,
    t3,
    t3_body,
    t3_head,
    t3_rows,
    t4,
    tables_of,
)
from reading.fresh_sheets import NAMES, ODS_SPACES, put, saved, titled, value
from reading.fresh_text import lines
from reading.fresh_web import all_drawn, article, drawn, page, spans
from reading.fresh_word import MAIN, SPACES, body, package, par, run, whole, word_table

TRADITIONAL = str.maketrans(
    "长总计体编报请处结维纠许规则费业机构区项览数转续办关审诉讼议责问题",
    "長總計體編報請處結維糾許規則費業機構區項覽數轉續辦關審訴訟議責問題",
)


def divs(report: Fresh, chance: Random) -> str:
    """No table element: rows and cells are divs that a style sheet lays out."""

    def table(t: Table) -> str:
        rows = "".join(
            '<div class="tr">'
            + "".join(f'<div class="td">{text}</div>' for text in (b.text for b in row))
            + "</div>"
            for row in t
        )
        return f'<div class="table">{rows}</div>'

    return page(report, article(report, {n: table(some[0]) for n, some in tables_of(report).items()}))


def total_over_three(report: Fresh, chance: Random) -> str:
    """总计 beside 申请人情况 over three rows, 申请人情况 over six columns."""
    head: Table = [
        [Box(CORNER, 3, 3, head=True), Box("申请人情况", cols=6, head=True), Box("总计", 3, head=True)],
        [Box("自然人", 2, head=True), Box("法人或其他组织", cols=5, head=True)],
        t3_head()[2],
    ]
    three = [*head, *t3_body(report)]
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [three], 4: [t4(report)]})))


def flat_head(report: Fresh, chance: Random) -> str:
    """Table three's head in one row, the group's name before each of its columns."""
    names = (
        "自然人",
        "法人或其他组织-商业企业",
        "法人或其他组织-科研机构",
        "法人或其他组织-社会公益组织",
        "法人或其他组织-法律服务机构",
        "法人或其他组织-其他",
        "总计",
    )
    three = [[Box("申请办理情况", cols=3, head=True), *[Box(n, head=True) for n in names]], *t3_body(report)]
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [three], 4: [t4(report)]})))


def in_fields(report: Fresh, chance: Random) -> str:
    """Numbers in fields of a form that nobody can change."""

    def draw(box: Box) -> str:
        inner = f'<input type="text" value="{box.text}" readonly>' if box.number else box.text
        return f"<td{spans(box)}>{inner}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def older_version_hidden(report: Fresh, chance: Random) -> str:
    """A version with other numbers hidden before each table, one more in a comment."""
    found = {}
    for n, some in tables_of(report).items():
        old = drawn(renumbered(some[0], lambda _: str(chance.randint(0, 99))))
        found[n] = f'<div style="DISPLAY: none">{old}</div><!-- {old} -->{drawn(some[0])}'
    return page(report, article(report, found))


def spaced_labels(report: Fresh, chance: Random) -> str:
    """Short labels spread over their cells: 规　章, 总　　计, 自 然 人."""

    def change(text: str) -> str:
        return chance.choice(("　", " ", "&nbsp;&nbsp;")).join(text) if 2 <= len(text) <= 4 else text

    tables = {n: [relabelled(t, change) for t in some] for n, some in tables_of(report).items()}
    return page(report, article(report, all_drawn(tables)))


def head_again_inside(report: Fresh, chance: Random) -> str:
    """Converted page by page: in one table the head stands again every nine rows."""
    rows = [[Box(t) for t in row] for row in spread(t3_body(report), down=True, across=True)]
    three: Table = []
    for start in range(0, len(rows), 9):
        three += [*t3_head(), *rows[start : start + 9]]
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [three], 4: [t4(report)]})))


def entities(report: Fresh, chance: Random) -> str:
    """Every Chinese character as a number."""
    made = page(report, article(report, all_drawn(tables_of(report))))
    return re.sub(
        r"[^\x00-\x7f]", lambda m: f"&#{ord(m[0])};" if chance.random() < 0.5 else f"&#x{ord(m[0]):X};", made
    )


def preformatted(report: Fresh, chance: Random) -> str:
    """The whole report in one pre element, its tables with tabs."""
    made = lines(report, lambda t: "\n".join("\t".join(row) for row in spread(t)))
    return page(report, f"<pre>{html.escape(made)}</pre>", title="")


def traditional(report: Fresh, chance: Random) -> str:
    """Labels and headings in Traditional characters, as a switch on the page shows them."""
    made = all_drawn(
        {
            n: [relabelled(t, lambda s: s.translate(TRADITIONAL)) for t in some]
            for n, some in tables_of(report).items()
        }
    )
    return page(report, article(report, made, heading=lambda s: f"<h2>{s.translate(TRADITIONAL)}</h2>"))


def other_headings(report: Fresh, chance: Random) -> str:
    """Headings in other words and with other ordinals."""
    said = {
        "一、总体情况": "第一部分 总体情况",
        "二、主动公开政府信息情况": "第二部分 主动公开政府信息的情况",
        "三、收到和处理政府信息公开申请情况": "第三部分 收到和处理政府信息公开申请的情况",
        "四、政府信息公开行政复议、行政诉讼情况": "第四部分 因政府信息公开被申请行政复议、提起行政诉讼的情况",
        "五、存在的主要问题及改进情况": "第五部分 政府信息公开工作存在的主要问题及改进情况",
        "六、其他需要报告的事项": "第六部分 需要报告的其他事项",
    }
    made = article(report, all_drawn(tables_of(report)), heading=lambda text: f"<p><b>{said[text]}</b></p>")
    return page(report, made)


def title_apart(report: Fresh, chance: Random) -> str:
    """The title in three lines, the year in brackets; dates and a reading aid between title and text."""
    title = f"<h1>{report.organ}<br>政府信息公开工作年度报告<br>（{report.year}年度）</h1><p>发布时间：{report.year + 1}-1-9 15:02</p><p>【语音播报】</p>"
    return page(report, article(report, all_drawn(tables_of(report))), title=title).replace(
        f"<title>{report.title}", "<title>政府信息公开"
    )


def marked_numbers(report: Fresh, chance: Random) -> str:
    """Numbers bold, coloured, linked; a remark row and a source line under each table."""

    def draw(box: Box) -> str:
        text = box.text
        if box.number and text.strip():
            text = chance.choice(
                (
                    f"<b>{text}</b>",
                    f"<font color=red>{text}</font>",
                    f'<a href="x">{text}</a>',
                    f"<u><i>{text}</i></u>",
                )
            )
        return f"<td{spans(box)}>{text}</td>"

    tables = {
        n: [
            [*some[0], [Box("备注：以上数据由各科室提供。", cols=sum(b.cols for b in some[0][0]))]]
            for some in [some]
        ]
        for n, some in tables_of(report).items()
    }
    return page(report, article(report, all_drawn(tables, draw)))


def serial_and_remark(report: Fresh, chance: Random) -> str:
    """A column 备注 at the right of tables two and three, blank or with words."""

    def with_remark(t: Table, deep: int) -> Table:
        made = [list(row) for row in t]
        made[0].append(Box("备注", deep, head=True))
        for row in made[deep:]:
            row.append(Box(chance.choice(("", "", "见说明"))))
        return made

    return page(
        report,
        article(report, all_drawn({2: [t2(report)], 3: [with_remark(t3(report), 3)], 4: [t4(report)]})),
    )


def form_fields(report: Fresh, chance: Random) -> bytes:
    """Numbers in Word's form fields: begin, instruction, separator, result, end."""

    def fill(box: Box) -> str:
        if not box.number:
            return par(box.text)
        sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
        return f'<w:p>{sign("begin")}<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>{sign("separate")}{run(box.text)}{sign("end")}</w:p>'

    return package(body(report, whole(report, fill=fill)))


def strict(report: Fresh, chance: Random) -> bytes:
    """The strict variant of the format."""
    spaces = SPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return package(body(report, whole(report)), spaces=spaces)


def hidden_text(report: Fresh, chance: Random) -> bytes:
    """Hidden text before each number: what the form's designer wanted to remember."""

    def fill(box: Box) -> str:
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>12</w:t></w:r>" if box.number else ""
        return f"<w:p>{hidden}{run(box.text)}</w:p>"

    return package(body(report, whole(report, fill=fill)))


def title_in_box(report: Fresh, chance: Random) -> bytes:
    """Title in a VML text box, tables with captions 表1, 表2 … under the headings and blocks of table two apart."""

    def title(text: str) -> str:
        half = len(report.organ)
        return f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{par(text[:half])}{par(text[half:])}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"

    tables = {
        2: "".join(par(f"表2-{i}") + word_table(t) for i, t in enumerate(t2_blocks(report, wide=False), 1)),
        3: par("表3 申请办理情况表") + word_table(t3(report)),
        4: par("表4 复议诉讼情况表") + word_table(t4(report)),
    }
    return package(body(report, tables, title=title))


def unmerged_start(report: Fresh, chance: Random) -> bytes:
    """Merged cells whose first says nothing of the merge but “continue”."""
    return package(
        body(
            report,
            {
                n: t.replace('<w:vMerge w:val="restart"/>', '<w:vMerge w:val="restart" />')
                for n, t in whole(report).items()
            },
        )
    )


def a_paragraph_a_cell(report: Fresh, chance: Random) -> bytes:
    """Pasted as text only: every cell a paragraph."""
    tables = {
        n: "".join(par(box.text) for row in some[0] for box in row) for n, some in tables_of(report).items()
    }
    return package(body(report, tables))


def archived_page(report: Fresh, chance: Random) -> bytes:
    """A Word file that holds a page archived with its pictures."""
    made = page(report, article(report, all_drawn(tables_of(report))))
    mht = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: file:///C:/a.htm\r\n\r\n{made}\r\n--X--\r\n'
    return package('<w:altChunk r:id="rX0"/>', {"afchunk.mht": ("aFChunk", "message/rfc822", mht)})


def styled_numbers(report: Fresh, chance: Random) -> bytes:
    """Headings by style with numbers from the style's own list, aspects as 1. 2. 3."""
    styles = f'<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    numbering = f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    made = body(report, whole(report), heading=lambda text: par(text[2:], '<w:pStyle w:val="1"/>'))
    return package(
        made,
        {
            "styles.xml": ("styles", f"{MAIN}.styles+xml", styles),
            "numbering.xml": ("numbering", f"{MAIN}.numbering+xml", numbering),
        },
    )


def converted_markdown(report: Fresh, chance: Random) -> str:
    """A recogniser's Markdown: each table one line of HTML in html and body, headings with one #."""

    def table(t: Table) -> str:
        rows = "".join("<tr>" + "".join(f"<td{spans(b)}>{b.text}</td>" for b in row) + "</tr>" for row in t)
        return f"<html><body><table>{rows}</table></body></html>"

    return lines(report, table, head="# {}", title="# {}")


def wiki(report: Fresh, chance: Random) -> str:
    """A wiki's rows: || round heads, | round cells."""

    def table(t: Table) -> str:
        made = []
        for row, texts in zip(t, spread(t), strict=True):
            bar = "||" if row[0].head else "|"
            made.append(bar + bar.join(f" {text} " for text in texts) + bar)
        return "\n".join(made)

    return lines(report, table)


def copied_from_sheet(report: Fresh, chance: Random) -> str:
    """Copied from a sheet: tabs, blanks where cells are merged, labels with a break in quotes."""

    def cell(text: str) -> str:
        if len(text) > 12 and "，" not in text:
            return f'"{text[:8]}\n{text[8:]}"'
        return text

    return lines(report, lambda t: "\n".join("\t".join(map(cell, row)) for row in spread(t)))


def unicode_text(report: Fresh, chance: Random) -> bytes:
    """Notepad's “Unicode”: UTF-16 with a mark, lines ended by CR LF."""
    made = lines(report, lambda t: "\n".join("\t".join(row) for row in spread(t)))
    return made.replace("\n", "\r\n").encode("utf-16")


def aligned(report: Fresh, chance: Random) -> str:
    """Columns set apart by blanks, merged labels where they start; no blank cell is seen."""
    from reading.fresh_text import fit, width

    def table(t: Table) -> str:
        rows = spread(t)
        wide = [max(width(row[x]) for row in rows) + 2 for x in range(len(rows[0]))]
        return "\n".join("".join(fit(c, w) for c, w in zip(row, wide, strict=True)).rstrip() for row in rows)

    return lines(report, table)


def halves(report: Fresh, chance: Random) -> str:
    """Table three in two halves, the columns of the second under a head of their own."""
    left = [
        [Box("项目", cols=3, head=True), *[Box(n, head=True) for n in ("自然人", "商业企业", "科研机构")]]
    ]
    right = [
        [
            Box("项目", cols=3, head=True),
            *[Box(n, head=True) for n in ("社会公益组织", "法律服务机构", "其他", "总计")],
        ]
    ]
    for row in t3_body(report):
        labels, numbers = row[: -len(COLUMNS)], row[-len(COLUMNS) :]
        left.append([*labels, *numbers[:3]])
        right.append([*labels, *numbers[3:]])
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [left, right], 4: [t4(report)]})))


def collapsed_rows(report: Fresh, chance: Random) -> bytes:
    """A workbook whose rows without applications somebody has folded away."""
    book, sheet = titled(report)
    row = put(sheet, t2(report), 3) + 1
    start = row + 3
    row = put(sheet, t3(report), row) + 1
    for index, (code, _, _) in enumerate(t3_rows(report)):
        if not any(report.figures[f"t3.{code}.{column}"] for column in COLUMNS):
            sheet.row_dimensions[start + index].hidden = True
    put(sheet, t4(report), row)
    return saved(book)


def one_old_sheet(report: Fresh, chance: Random) -> bytes:
    """The old format, the three tables on one sheet, numbers as text, a column hidden at the left."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("年报")
    sheet.write(0, 1, report.title)
    sheet.col(0).hidden = True
    top = 2
    for n, some in tables_of(report).items():
        sheet.write(top, 1, NAMES[n])
        top += 1
        reached: set[tuple[int, int]] = set()
        for y, row in enumerate(some[0]):
            x = 1
            sheet.write(top + y, 0, chance.randint(1, 50))
            for box in row:
                while (y, x) in reached:
                    x += 1
                if box.rows > 1 or box.cols > 1:
                    sheet.write_merge(top + y, top + y + box.rows - 1, x, x + box.cols - 1, box.text)
                else:
                    sheet.write(top + y, x, box.text)
                reached |= {(y + i, x + j) for i in range(box.rows) for j in range(box.cols)}
                x += box.cols
        top += len(some[0]) + 1
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def repeated_values(report: Fresh, chance: Random) -> bytes:
    """The open format as it packs a row: the same value again is a number of repetitions."""
    import zipfile
    from xml.sax.saxutils import escape

    sheets = []
    for n, some in tables_of(report).items():
        rows = [
            f'<table:table-row><table:table-cell office:value-type="string"><text:p>{report.title}</text:p></table:table-cell></table:table-row>'
        ]
        for texts in spread(some[0]):
            cells, at = "", 0
            while at < len(texts):
                again = 1
                while at + again < len(texts) and texts[at + again] == texts[at]:
                    again += 1
                more = f' table:number-columns-repeated="{again}"' if again > 1 else ""
                number = value(Box(texts[at], number=True))
                kind = (
                    f' office:value-type="float" office:value="{number}"'
                    if isinstance(number, int | float)
                    else ' office:value-type="string"'
                )
                cells += (
                    f"<table:table-cell{more}{kind}><text:p>{escape(texts[at])}</text:p></table:table-cell>"
                    if texts[at]
                    else f"<table:table-cell{more}/>"
                )
                at += again
            rows.append(f"<table:table-row>{cells}</table:table-row>")
        sheets.append(f'<table:table table:name="{NAMES[n][:4]}">{"".join(rows)}</table:table>')
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_SPACES}><office:body><office:spreadsheet>{"".join(sheets)}</office:spreadsheet></office:body></office:document-content>',
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return made.getvalue()


def prose_in_sheet(report: Fresh, chance: Random) -> bytes:
    """The whole report in a sheet: a paragraph a merged row, the tables between, labels with breaks."""
    book, sheet = titled(report)
    row = 2
    tables = tables_of(report)
    for number, head, texts in parts(report):
        for text in ([head] if head else []) + texts:
            sheet.cell(row, 1).value = text
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=15)
            row += 1
        for t in tables.get(number, ()):
            row = put(
                sheet,
                t,
                row,
                of=lambda b: value(b) if b.number or len(b.text) < 9 else b.text[:6] + "\n" + b.text[6:],
            )
    return saved(book)


def results_after_kinds(report: Fresh, chance: Random) -> str:
    """Table four as a list: each result a row, named in full at its left."""
    from reading.fresh_report import DISPUTES, RESULTS

    names = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    four: Table = [[Box("项目", head=True), *[Box(n, head=True) for n in names]]]
    for label, result in zip(RESULT_LABELS, RESULTS, strict=True):
        four.append([Box(label), *[report.cell(f"t4.{d}.{result}") for d in DISPUTES]])
    return page(report, article(report, all_drawn({2: [t2(report)], 3: [t3(report)], 4: [four]})))


SHAPES = (
    Shape("二 网页 用div排的表", ".html", divs, clear=False),
    Shape("二 网页 总计跨三行", ".html", total_over_three),
    Shape("二 网页 表头一行带组名", ".html", flat_head),
    Shape("二 网页 数字在输入框里", ".html", in_fields),
    Shape("二 网页 旧版本被隐藏", ".html", older_version_hidden),
    Shape("二 网页 标签字间有空格", ".html", spaced_labels),
    Shape("二 网页 表头在表内重复", ".html", head_again_inside),
    Shape("二 网页 字符实体", ".html", entities),
    Shape("二 网页 预排文本", ".html", preformatted),
    Shape("二 网页 繁体", ".html", traditional),
    Shape("二 网页 标题另有说法", ".html", other_headings),
    Shape("二 网页 题目分三行", ".html", title_apart),
    Shape("二 网页 数字有格式", ".html", marked_numbers),
    Shape("二 网页 备注列", ".html", serial_and_remark),
    Shape("二 网页 表三左右两半", ".html", halves, clear=False),
    Shape("二 网页 表四一结果一行", ".html", results_after_kinds),
    Shape("二 Word 表单域", ".docx", form_fields),
    Shape("二 Word 严格格式", ".docx", strict),
    Shape("二 Word 隐藏文字", ".docx", hidden_text),
    Shape("二 Word 题目在文本框", ".docx", title_in_box, bare=False),
    Shape("二 Word 合并记号有空格", ".docx", unmerged_start),
    Shape("二 Word 一格一段", ".docx", a_paragraph_a_cell, clear=False),
    Shape("二 Word 网页归档", ".docx", archived_page),
    Shape("二 Word 样式自带编号", ".docx", styled_numbers),
    Shape("二 Markdown 识别程序", ".md", converted_markdown),
    Shape("二 文本 维基", ".txt", wiki),
    Shape("二 文本 表格软件复制", ".txt", copied_from_sheet),
    Shape("二 文本 记事本Unicode", ".txt", unicode_text),
    Shape("二 文本 空格对齐", ".txt", aligned, clear=False),
    Shape("二 表格 折叠的行", ".xlsx", collapsed_rows, clear=False, prose=False),
    Shape("二 表格 旧格式一张工作表", ".xls", one_old_sheet, prose=False),
    Shape("二 表格 重复值合写", ".ods", repeated_values, prose=False),
    Shape("二 表格 全文在工作表", ".xlsx", prose_in_sheet),
)
