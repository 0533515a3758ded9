"""Fresh shapes of Word files, as offices and their converters write them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from random import Random
from xml.sax.saxutils import escape

from reading.fresh_report import (
    Box,
    Fresh,
    Shape,
    Table,
    grid,
    parts,
    spread,
    t2,
    t2_blocks,
    t3,
    t3_body,
    t3_head,
    t4,
    tables_of,
)
from reading.fresh_web import simple

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def package(
    body: str, extra: Mapping[str, tuple[str, str, str]] | None = None, spaces: str = SPACES
) -> bytes:
    """A Word file; ``extra`` is further parts by name: relationship, content type, content."""
    extra = extra or {}
    types = "".join(
        f'<Override PartName="/word/{n}" ContentType="{kind}"/>' for n, (_, kind, _) in extra.items()
    )
    links = "".join(
        f'<Relationship Id="rX{i}" Type="{OFFICE}/{link}" Target="{n}"/>'
        for i, (n, (link, _, _)) in enumerate(extra.items())
    )
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    files = {
        "[Content_Types].xml": f'{declaration}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'{declaration}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{declaration}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f"{declaration}<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>",
        **{f"word/{n}": content for n, (_, _, content) in extra.items()},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(text: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text)}</w:p>"


PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
Fill = Callable[[Box], str]


def filled(box: Box) -> str:
    """What stands in a cell: one paragraph."""
    return par(box.text)


def word_table(table: Table, fill: Fill = filled, *, again: bool = False, head: int = 0) -> str:
    """A table with gridSpan and vMerge; ``again`` where a continued cell repeats the text; ``head`` rows repeat."""
    squares = grid(table)
    rows = []
    open_at: dict[int, tuple[Box, int]] = {}
    for y, row in enumerate(squares):
        cells = []
        x = 0
        while x < len(row):
            box = row[x]
            if box is None and open_at.get(x, (None, 0))[1] > 0:
                above, left = open_at[x]
                open_at[x] = (above, left - 1)
                text = fill(above) if again else "<w:p/>"
                cells.append(_cell(text, above.cols, "<w:vMerge/>"))
                x += above.cols
                continue
            if box is None:
                x += 1
                continue
            merge = '<w:vMerge w:val="restart"/>' if box.rows > 1 else ""
            if box.rows > 1:
                open_at[x] = (box, box.rows - 1)
            cells.append(_cell(fill(box), box.cols, merge))
            x += box.cols
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if y < head else ""
        rows.append(f"<w:tr>{mark}{''.join(cells)}</w:tr>")
    columns = '<w:gridCol w:w="900"/>' * len(squares[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell(content: str, span: int, merge: str = "") -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{across}{merge}</w:tcPr>{content}</w:tc>"


def plain_table(rows: list[list[str]]) -> str:
    """A table without a span."""
    body = "".join("<w:tr>" + "".join(_cell(par(text), 1) for text in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * len(rows[0])}</w:tblGrid>{body}</w:tbl>"


def body(
    report: Fresh,
    tables: Mapping[int, str],
    heading: Callable[[str], str] = par,
    paragraph: Callable[[str], str] = par,
    title: Callable[[str], str] = par,
) -> str:
    """The title and the sections, with the tables' markup under their headings."""
    lines = [title(report.title)]
    for number, head, texts in parts(report):
        lines += [heading(head)] if head else []
        lines += map(paragraph, texts)
        lines.append(tables.get(number, ""))
    return "".join(lines)


def whole(report: Fresh, **how: object) -> dict[int, str]:
    """The three tables, each by ``word_table``."""
    return {n: "<w:p/>".join(word_table(t, **how) for t in some) for n, some in tables_of(report).items()}  # type: ignore[arg-type]


def merged_again(report: Fresh, chance: Random) -> bytes:
    """Continued cells that repeat the label above."""
    return package(body(report, whole(report, again=True)))


def split_runs(report: Fresh, chance: Random) -> bytes:
    """A run a character, spelling marks and bookmarks between, a soft return inside labels."""

    def fill(box: Box) -> str:
        at = len(box.text) // 2 if len(box.text) > 6 and not box.number else 0
        marks = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_a"/><w:bookmarkEnd w:id="0"/>'
        runs = "".join(
            (f"<w:r><w:br/></w:r>{marks}" if at and i == at else "") + run(c) for i, c in enumerate(box.text)
        )
        return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs}</w:p>'

    return package(body(report, whole(report, fill=fill)))


def grid_before(report: Fresh, chance: Random) -> bytes:
    """The head's second and third rows begin with gridBefore where the corner reaches down."""
    three = t3(report)
    squares = t3_head()
    rows = []
    for y, row in enumerate(three):
        if y in (1, 2):
            skip = 3 if y == 1 else 4
            cells = "".join(_cell(par(box.text), box.cols) for box in squares[y])
            after = '<w:gridAfter w:val="1"/>' if y == 2 else ""
            rows.append(f'<w:tr><w:trPr><w:gridBefore w:val="{skip}"/>{after}</w:trPr>{cells}</w:tr>')
        elif y == 0:
            rows.append("<w:tr>" + "".join(_cell(par(b.text), b.cols) for b in row) + "</w:tr>")
    below = word_table(three[3:])
    rows.append(below[below.index("<w:tr>") : below.rindex("</w:tbl>")])
    made = f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 10}</w:tblGrid>{''.join(rows)}</w:tbl>"
    return package(body(report, {**whole(report), 3: made}))


def in_text_boxes(report: Fresh, chance: Random) -> bytes:
    """Each table in a floating text box, written a second time for programs that know only VML."""

    def boxed(made: str) -> str:
        inner = f"<w:txbxContent>{made}<w:p/></w:txbxContent>"
        return (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
            f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )

    return package(body(report, {n: boxed(t) for n, t in whole(report).items()}))


def tabbed(report: Fresh, chance: Random) -> bytes:
    """Tables laid out with tabs, a paragraph a row; a merged label only where it starts."""

    def row(texts: list[str]) -> str:
        return "<w:p>" + "<w:r><w:tab/></w:r>".join(run(t) for t in texts) + "</w:p>"

    tables = {n: "".join(row(r) for r in spread(some[0])) for n, some in tables_of(report).items()}
    return package(body(report, tables))


def page_by_page(report: Fresh, chance: Random) -> bytes:
    """A table a page; table three in three parts, its head again over each."""
    rows = _repeated(report)
    pieces = [[*t3_head(), *rows[a:b]] for a, b in ((0, 9), (9, 17), (17, len(rows)))]
    tables = {
        2: (PAGE + "<w:p/>").join(word_table(t) for t in t2_blocks(report)),
        3: PAGE.join(word_table(piece, head=3) for piece in pieces),
        4: PAGE + word_table(t4(report)) + PAGE,
    }
    return package(body(report, tables))


def _repeated(report: Fresh) -> Table:
    return [
        [*map(Box, row[:3]), *[Box(text, number=True) for text in row[3:]]]
        for row in spread(t3_body(report), down=True, across=True)
    ]


def landscape(report: Fresh, chance: Random) -> bytes:
    """The tables' pages lie on their side: a section's properties in the paragraphs between."""
    turn = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
    return package(body(report, {n: turn + t + turn for n, t in whole(report, head=3).items()}))


NUMBERING = (
    f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def numbered_headings(report: Fresh, chance: Random) -> bytes:
    """Headings and the five aspects numbered by Word, their numbers nowhere in the text."""

    def level(depth: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'

    def paragraph(text: str) -> str:
        if text.startswith("（") and text[2:3] == "）":
            return par(text[3:], level(1))
        return par(text)

    made = body(report, whole(report), lambda text: par(text[2:], level(0)), paragraph)
    return package(made, {"numbering.xml": ("numbering", f"{MAIN}.numbering+xml", NUMBERING)})


def numbered_rows(report: Fresh, chance: Random) -> bytes:
    """Row labels of the groups numbered by Word: 1. 2. 3. in no cell's text."""
    numbers = (
        f"<w:numbering {SPACES}>"
        + "".join(
            f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
            for i in range(1, 6)
        )
        + "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, 6))
        + "</w:numbering>"
    )
    group = 0

    def fill(box: Box) -> str:
        nonlocal group
        if not box.number and box.text[:1].isdigit() and box.text[1:2] == ".":
            group += box.text[0] == "1"
            return par(box.text[2:], f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{group}"/></w:numPr>')
        return par(box.text)

    made = body(report, whole(report, fill=fill))
    return package(made, {"numbering.xml": ("numbering", f"{MAIN}.numbering+xml", numbers)})


def from_a_page(report: Fresh, chance: Random) -> bytes:
    """A web page put into a Word file as a whole, as pages' own “save as Word” does."""
    html = simple(report, chance)
    return package(
        '<w:altChunk r:id="rX0"/>',
        {"afchunk.html": ("aFChunk", "text/html", html)},
    )


def by_converter(report: Fresh, chance: Random) -> bytes:
    """A converter's file: a style for everything, the first row a header, no merged cell."""
    tables = {n: plain_table(spread(some[0])) for n, some in tables_of(report).items()}
    return package(
        body(
            report,
            tables,
            heading=lambda text: par(text, '<w:pStyle w:val="Heading2"/>'),
            paragraph=lambda text: par(text, '<w:pStyle w:val="BodyText"/>'),
            title=lambda text: par(text, '<w:pStyle w:val="Title"/>'),
        )
    )


def controls(report: Fresh, chance: Random) -> bytes:
    """Content controls round rows and cells, hyperlinks and smart tags round text."""

    def fill(box: Box) -> str:
        inner = run(box.text)
        if box.number:
            inner = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        elif chance.random() < 0.3:
            inner = f'<w:smartTag w:element="place">{inner}</w:smartTag>'
        elif chance.random() < 0.3:
            inner = f'<w:hyperlink r:id="rX9">{inner}</w:hyperlink>'
        return f"<w:p>{inner}</w:p>"

    tables = {
        n: t.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>").replace(
            "</w:tr>", "</w:tr></w:sdtContent></w:sdt>"
        )
        for n, t in whole(report, fill=fill).items()
    }
    return package(body(report, tables))


def nested(report: Fresh, chance: Random) -> bytes:
    """A frame round the whole report: one cell, which holds paragraphs and tables."""
    inner = body(report, whole(report))
    return package(
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{_cell(inner + '<w:p/>', 1)}</w:tr></w:tbl>"
    )


def tracked(report: Fresh, chance: Random) -> bytes:
    """Changes still tracked: old numbers deleted, the right ones inserted, a row taken out."""
    who = 'w:id="1" w:author="甲" w:date="2024-01-08T09:00:00Z"'

    def fill(box: Box) -> str:
        if box.number and chance.random() < 0.3:
            old = f"<w:del {who}><w:r><w:delText>{chance.randint(0, 99)}</w:delText></w:r></w:del>"
            return f"<w:p>{old}<w:ins {who}>{run(box.text)}</w:ins></w:p>"
        return par(box.text)

    gone = f"<w:tr><w:trPr><w:del {who}/></w:trPr>" + _cell(
        f"<w:p><w:del {who}><w:r><w:delText>二、上年结转政府信息公开申请数量</w:delText></w:r></w:del></w:p>",
        3,
    )
    gone += _cell(f"<w:p><w:del {who}><w:r><w:delText>7</w:delText></w:r></w:del></w:p>", 1) * 7 + "</w:tr>"
    tables = whole(report, fill=fill)
    tables[3] = tables[3].replace("</w:tbl>", f"{gone}</w:tbl>")
    return package(body(report, tables))


def old_merge(report: Fresh, chance: Random) -> bytes:
    """Cells merged across the old way: hMerge, a cell for every square."""

    def one(table: Table) -> str:
        squares = grid(table)
        owner: dict[tuple[int, int], tuple[Box, int, int]] = {}
        for y, row in enumerate(squares):
            for x, box in enumerate(row):
                if box:
                    for dy in range(box.rows):
                        for dx in range(box.cols):
                            owner[y + dy, x + dx] = (box, dy, dx)
        rows = []
        for y, row in enumerate(squares):
            cells = []
            for x in range(len(row)):
                box, dy, dx = owner[y, x]
                h = "" if box.cols == 1 else '<w:hMerge w:val="restart"/>' if dx == 0 else "<w:hMerge/>"
                v = "" if box.rows == 1 else '<w:vMerge w:val="restart"/>' if dy == 0 else "<w:vMerge/>"
                cells.append(_cell(par(box.text) if dx == dy == 0 else "<w:p/>", 1, h + v))
            rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
        return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * len(squares[0])}</w:tblGrid>{''.join(rows)}</w:tbl>"

    return package(body(report, {n: one(some[0]) for n, some in tables_of(report).items()}))


def downwards(report: Fresh, chance: Random) -> bytes:
    """Groups written downwards, a character a paragraph."""
    groups = ("三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理")

    def fill(box: Box) -> str:
        return "".join(map(par, box.text)) if box.text in groups else par(box.text)

    return package(body(report, whole(report, fill=fill)))


def torn(report: Fresh, chance: Random) -> bytes:
    """Table three torn in two by an empty paragraph; the second half has no head and no group label."""
    rows = spread(t3_body(report))
    first = [*t3_head(), *[[Box(text) for text in row] for row in rows[:14]]]
    second = [[Box(text) for text in row] for row in rows[14:]]
    return package(body(report, {**whole(report), 3: word_table(first) + par("") + word_table(second)}))


def dragged_borders(report: Fresh, chance: Random) -> bytes:
    """Borders dragged by hand: the grid has more columns than the table, each row spans them its own way."""

    def one(table: Table) -> str:
        squares = grid(table)
        width = len(squares[0])
        made = word_table(table)
        # Every column becomes three narrow ones; a row's inner borders move by one of them.
        rows = []
        for row in made.split("<w:tr>")[1:]:
            cells = row.split("</w:tc>")
            shift = chance.choice((0, 0, 1))
            texts = []
            for i, cell in enumerate(cells[:-1]):
                span = int(cell.split('gridSpan w:val="')[1].split('"')[0]) if "gridSpan" in cell else 1
                merge = (
                    cell[cell.index("<w:vMerge") : cell.index("/>", cell.index("<w:vMerge")) + 2]
                    if "<w:vMerge" in cell
                    else ""
                )
                content = cell[cell.index("</w:tcPr>") + 9 :]
                wide = span * 3
                movable = not merge and "vMerge" not in row
                if movable and shift and len(cells) > 2:
                    wide += (i == 0) - (i == len(cells) - 2)
                texts.append(_cell(content, wide, merge))
            rows.append(f"<w:tr>{''.join(texts)}</w:tr>")
        return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * width * 3}</w:tblGrid>{''.join(rows)}</w:tbl>"

    return package(body(report, {n: one(some[0]) for n, some in tables_of(report).items()}))


def with_notes(report: Fresh, chance: Random) -> bytes:
    """Footnote marks in cells, a comment's range, page fields; the notes in parts of their own."""

    def fill(box: Box) -> str:
        note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
        comment = '<w:commentRangeStart w:id="1"/>'
        return f"<w:p>{comment}{run(box.text)}{note if chance.random() < 0.1 else ''}</w:p>"

    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2"><w:p>{run("含上年度转入的3件。")}</w:p></w:footnote></w:footnotes>'
    made = body(report, whole(report, fill=fill))
    made += '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return package(made, {"footnotes.xml": ("footnotes", f"{MAIN}.footnotes+xml", notes)})


def one_table(report: Fresh, chance: Random) -> bytes:
    """The three tables one under the other as a single table, each with a title row."""
    named = {2: "主动公开政府信息情况", 3: "收到和处理政府信息公开申请情况", 4: "行政复议、行政诉讼情况"}
    rows: Table = []
    for n, table in ((2, t2(report)), (3, t3(report)), (4, t4(report))):
        rows.append([Box(named[n], cols=max(sum(b.cols for b in table[0]), 4), head=True)])
        rows += table
    parts_of = {2: "", 3: "", 4: word_table(rows)}
    return package(body(report, parts_of))


SHAPES = (
    Shape("Word 合并格里重复标签", ".docx", merged_again),
    Shape("Word 一字一段文字", ".docx", split_runs),
    Shape("Word gridBefore代替合并", ".docx", grid_before),
    Shape("Word 表格在文本框里", ".docx", in_text_boxes),
    Shape("Word 制表符排的表", ".docx", tabbed),
    Shape("Word 一页一表表头重复", ".docx", page_by_page),
    Shape("Word 横向页", ".docx", landscape),
    Shape("Word 标题自动编号", ".docx", numbered_headings),
    Shape("Word 行自动编号", ".docx", numbered_rows),
    Shape("Word 由网页存成", ".docx", from_a_page),
    Shape("Word 转换程序写成", ".docx", by_converter),
    Shape("Word 内容控件", ".docx", controls),
    Shape("Word 全文在一格里", ".docx", nested),
    Shape("Word 修订未接受", ".docx", tracked),
    Shape("Word 旧式横向合并", ".docx", old_merge),
    Shape("Word 竖写标签", ".docx", downwards),
    Shape("Word 表三断成两张", ".docx", torn),
    Shape("Word 拖动过的边框", ".docx", dragged_borders),
    Shape("Word 脚注与批注", ".docx", with_notes),
    Shape("Word 三表连成一张", ".docx", one_table, bare=False),
)
