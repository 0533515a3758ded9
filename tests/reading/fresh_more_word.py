"""Fresh shapes of Word files: as web editors and other programs save them, looks by style, signs for digits."""

from random import Random

from reading.fresh_report import Box, Fresh, Shape, Table, grid, spread, tables_of
from reading.fresh_word import MAIN, body, package, par, run, word_table

_SHARE = 0.12


def _all(report: Fresh, fill: object) -> str:
    return body(report, {n: word_table(t, fill) for n, (t,) in tables_of(report).items()})  # type: ignore[arg-type]


def _is_count(box: Box) -> bool:
    return box.number and box.text.isdecimal()


def control_in_cell(report: Fresh, chance: Random) -> bytes:
    """Each table in a content control, in the only cell of a table that frames it."""
    tables = {}
    for n, (t,) in tables_of(report).items():
        inner = f"<w:sdt><w:sdtPr><w:tag w:val='t{n}'/></w:sdtPr><w:sdtContent>{word_table(t)}</w:sdtContent></w:sdt>"
        tables[n] = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return package(body(report, tables))


def web_editor(report: Fresh, chance: Random) -> bytes:
    """As a web editor saves it: rows, cells and runs in controls of its own, every merge said, empty runs."""

    def fill(box: Box) -> str:
        half = len(box.text) // 2 if not box.number else 0
        runs = "".join(
            '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_1"/></w:sdtPr><w:sdtContent>'
            f'<w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{piece}</w:t></w:r></w:sdtContent></w:sdt>'
            for piece in (box.text[:half], box.text[half:])
            if piece
        )
        return f'<w:p><w:pPr><w:rPr/></w:pPr>{runs}<w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r></w:p>'

    made = _all(report, fill).replace("<w:vMerge/>", '<w:vMerge w:val="continue"/>')
    made = made.replace("<w:tr>", '<w:tr><w:trPr><w:cantSplit w:val="0"/><w:tblHeader w:val="0"/></w:trPr>')
    return package(made)


def edges_skipped(report: Fresh, chance: Random) -> bytes:
    """Rows that begin a column late and end a column early, beside tables wider than they."""
    made = _all(report, lambda box: par(box.text))
    skip = '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
    return package(made.replace("<w:tr>", skip).replace("<w:tblGrid>", '<w:tblGrid><w:gridCol w:w="90"/>'))


def merges_unopened(report: Fresh, chance: Random) -> bytes:
    """Merged cells none of which says that it begins."""
    return package(
        _all(report, lambda box: par(box.text)).replace('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
    )


def rows_deleted(report: Fresh, chance: Random) -> bytes:
    """Rows that are deleted, moved away or hidden, with numbers of their own, among those that stay."""
    mark = '<w:del w:id="7" w:author="a" w:date="2024-01-02T00:00:00Z"/>'
    made = _all(report, lambda box: par(box.text))
    rows = made.split("<w:tr>")
    found = [rows[0]]
    for row in rows[1:]:
        if row.count("</w:tc>") > 6 and "restart" not in row and "vMerge" in row and chance.random() < 0.3:
            old = row.partition("</w:tr>")[0]
            kind = chance.choice((mark, "<w:hidden/>"))
            found.append(f"<w:trPr>{kind}</w:trPr>{old}</w:tr>")
        found.append(row)
    return package("<w:tr>".join(found))


def computed(report: Fresh, chance: Random) -> bytes:
    """Numbers as fields: simple ones, sums with a result, references to a bookmark."""

    def fill(box: Box) -> str:
        if not _is_count(box) or chance.random() < 0.4:
            return par(box.text)
        if chance.random() < 0.4:
            return f'<w:p><w:fldSimple w:instr=" =SUM(LEFT) ">{run(box.text)}</w:fldSimple></w:p>'
        kind = chance.choice((" =SUM(ABOVE) \\# 0 ", " REF total \\h ", " DOCPROPERTY n12 "))
        char = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
        code = f"<w:r><w:instrText>{kind}</w:instrText></w:r>"
        return f"<w:p>{char('begin')}{code}{char('separate')}{run(box.text)}{char('end')}</w:p>"

    return package(_all(report, fill))


def circled_by_field(report: Fresh, chance: Random) -> bytes:
    """Some numbers within a circle, which is a formula's field without a result."""

    def fill(box: Box) -> str:
        if not _is_count(box) or len(box.text) > 2 or chance.random() > _SHARE:
            return par(box.text)
        char = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
        code = f"<w:r><w:instrText> eq \\o\\ac(○,{box.text}) </w:instrText></w:r>"
        return f"<w:p>{char('begin')}{code}{char('end')}</w:p>"

    return package(_all(report, fill))


def signs_for_digits(report: Fresh, chance: Random) -> bytes:
    """A digit of some numbers inserted as a symbol of a font."""

    def fill(box: Box) -> str:
        if not _is_count(box) or chance.random() > _SHARE:
            return par(box.text)
        sign = f'<w:r><w:sym w:font="Symbol" w:char="F03{box.text[-1]}"/></w:r>'
        return f"<w:p>{run(box.text[:-1])}{sign}</w:p>"

    return package(_all(report, fill))


_STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="character" w:styleId="a1"><w:name w:val="note"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="a2"><w:name w:val="gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="a3"><w:name w:val="cut"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="a4"><w:name w:val="cut2"/><w:basedOn w:val="a3"/></w:style>'
    "</w:styles>"
)


def looks_by_style(report: Fresh, chance: Random) -> bytes:
    """Digits beside numbers that a character style raises, hides or strikes out."""

    def fill(box: Box) -> str:
        if not _is_count(box) or chance.random() > _SHARE:
            return par(box.text)
        style, digit = chance.choice(("a1", "a2", "a3", "a4")), chance.randint(1, 9)
        other = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>{digit}</w:t></w:r>'
        own = run(box.text)
        return f"<w:p>{own}{other}</w:p>" if style == "a1" else f"<w:p>{other}{own}</w:p>"

    return package(_all(report, fill), {"styles.xml": ("styles", f"{MAIN}.styles+xml", _STYLES)})


def tabs_by_position(report: Fresh, chance: Random) -> bytes:
    """Tables as paragraphs, tabs to a place of the line between cells."""

    def table(t: Table) -> str:
        tab = "<w:r><w:ptab w:relativeTo='margin' w:alignment='left' w:leader='none'/></w:r>"
        return "".join(f"<w:p>{tab.join(run(text) for text in row)}</w:p>" for row in spread(t))

    return package(body(report, {n: table(t) for n, (t,) in tables_of(report).items()}))


def ends_hidden(report: Fresh, chance: Random) -> bytes:
    """Numbers in a frame of their own inside the cell, and cells that a page break parts."""

    def fill(box: Box) -> str:
        if not _is_count(box):
            return par(box.text)
        frame = '<w:pPr><w:framePr w:w="600" w:wrap="around"/></w:pPr>'
        breaks = "<w:r><w:lastRenderedPageBreak/></w:r>" if chance.random() < _SHARE else ""
        return f"<w:p>{frame}{breaks}{run(box.text)}</w:p><w:p/>"

    return package(_all(report, fill))


def squares(report: Fresh, chance: Random) -> bytes:
    """Tables without any merge, merged labels once, some rows short of their blank end."""

    def table(t: Table) -> str:
        rows = []
        for row in grid(t):
            cells = [box.text if box else "" for box in row]
            rows.append("<w:tr>" + "".join(f"<w:tc>{par(c)}</w:tc>" for c in cells) + "</w:tr>")
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    return package(body(report, {n: table(t) for n, (t,) in tables_of(report).items()}))


SHAPES = (
    Shape("四 Word 格里控件里的表", ".docx", control_in_cell),
    Shape("四 Word 在线编辑器", ".docx", web_editor),
    Shape("四 Word 行首行尾跳列", ".docx", edges_skipped),
    Shape("四 Word 合并没有起头", ".docx", merges_unopened),
    Shape("四 Word 删去与隐藏的行", ".docx", rows_deleted),
    Shape("四 Word 数是域", ".docx", computed),
    Shape("四 Word 带圈的域", ".docx", circled_by_field, clear=False),
    Shape("四 Word 符号当数字", ".docx", signs_for_digits),
    Shape("四 Word 样式上标或隐藏", ".docx", looks_by_style, clear=False),
    Shape("四 Word 定位制表符", ".docx", tabs_by_position),
    Shape("四 Word 数在图文框", ".docx", ends_hidden),
    Shape("四 Word 无合并", ".docx", squares),
)
