"""What is particular to Word files."""

import io
import zipfile

import pytest
from builders import consistent_figures
from reading import shapes
from reading.shapes import W, paragraph, word, word_body, word_table

from drafting.errors import InputError
from drafting.reading import read_bytes
from drafting.reading.document import Grid, Paragraph
from drafting.reading.word.reader import read_docx
from drafting.tables import edition, layout

FIGURES = consistent_figures(seed=11)


def texts(body: str, extra=None) -> list[str]:
    return [block.text for block in read_docx(word(body, extra)).blocks if isinstance(block, Paragraph)]


def test_tracked_changes_read_as_accepted():
    body = (
        "<w:p><w:r><w:t>收到</w:t></w:r>"
        "<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins><w:r><w:t>21</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>件</w:t></w:r></w:moveFrom><w:r><w:t>件</w:t></w:r></w:p>"
    )
    assert texts(body) == ["收到21件"]


def test_a_deleted_row_is_no_row():
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    body = "<w:tbl>" + row.format("<w:trPr><w:del/></w:trPr>", "旧") + row.format("", "新") + "</w:tbl>"
    (grid,) = read_docx(word(body)).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in cells] for cells in grid.rows] == [["新", ""]]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{paragraph('框中文字')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(body) == ["正文", "框中文字"]


def test_hidden_text_and_field_codes_are_no_text():
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t>显</w:t></w:r></w:hyperlink></w:p>"
    )
    assert texts(body) == ["显"]


def test_a_property_that_is_switched_off_hides_nothing():
    assert texts('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r></w:p>') == ["显"]


def test_a_hidden_row_and_a_deleted_cell_are_not_there():
    cell = "<w:tc>{}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    gone = cell.format("<w:tcPr><w:cellDel/></w:tcPr>", "旧")
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell.format('', '隐')}</w:tr>"
    body = f"<w:tbl>{hidden}<w:tr>{gone}{cell.format('', '甲')}{cell.format('', '乙')}</w:tr></w:tbl>"
    (grid,) = read_docx(word(body)).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in cells] for cells in grid.rows] == [["甲", "乙"]]


def test_a_number_set_as_a_formula_is_read_and_a_fraction_is_not():
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    run = "<m:r><m:t>{}</m:t></m:r>"
    number = f'<w:p><m:oMath xmlns:m="{math}">{run.format(1)}{run.format(2)}</m:oMath></w:p>'
    half = f"<m:f><m:num>{run.format(1)}</m:num><m:den>{run.format(2)}</m:den></m:f>"
    assert texts(number) == ["12"]
    assert texts(f'<w:p><m:oMath xmlns:m="{math}">{half}</m:oMath></w:p>') == ["〔公式〕"]


def test_cells_merged_as_before_word_2007_are_one():
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    first = cell.format('<w:hMerge w:val="restart"/>', "甲") + cell.format("<w:hMerge/>", "")
    body = f"<w:tbl><w:tr>{first}{cell.format('', '乙')}</w:tr></w:tbl>"
    (grid,) = read_docx(word(body)).blocks
    assert isinstance(grid, Grid)
    assert [(c.text, c.column, c.colspan) for c in grid.rows[0]] == [("甲", 0, 2), ("乙", 2, 1)]


def test_a_line_break_parts_paragraphs_and_a_raised_digit_stays_apart():
    body = (
        "<w:p><w:r><w:t>一行</w:t><w:br/><w:t>二行</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
    )
    assert texts(body) == ["一行", "二行²"]


def test_content_controls_and_nested_tables_are_entered():
    inner = word_table(shapes.printed(edition("2021").table("t4"), FIGURES))
    body = f"<w:sdt><w:sdtContent>{paragraph('控件内')}</w:sdtContent></w:sdt><w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    blocks = read_docx(word(body)).blocks
    assert isinstance(blocks[0], Paragraph)
    assert isinstance(blocks[1], Grid)
    assert len(blocks) == 2


def test_merged_cells_have_the_places_of_the_form():
    table = edition("2021").table("t3")
    (grid,) = read_docx(word(word_table(shapes.printed(table, FIGURES)))).blocks
    assert isinstance(grid, Grid)
    found = {(c.row, c.column, c.rowspan, c.colspan) for cells in grid.rows for c in cells}
    assert found == {(c.row, c.column, c.rowspan, c.colspan) for c in layout(table)}


NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{W}"><w:style w:styleId="T1"><w:name w:val="heading 1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"""


def numbered(text: str, number: int, level: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_automatic_numbering_is_printed():
    body = "".join(
        [
            numbered("甲", 1),
            numbered("子", 1, 1),
            numbered("丑", 1, 1),
            numbered("乙", 1),
            numbered("寅", 1, 1),
            numbered("点", 1, 3),
            numbered("另起", 2),
            numbered("接着", 1),
        ]
    )
    expected = ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅", "点", "一、另起", "三、接着"]
    assert texts(body, {"word/numbering.xml": NUMBERING}) == expected


def test_a_heading_numbered_by_its_style():
    heading = '<w:p><w:pPr><w:pStyle w:val="T1"/></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
    document = read_docx(word(heading, {"word/numbering.xml": NUMBERING, "word/styles.xml": STYLES}))
    assert document.blocks == (Paragraph("一、总体情况", heading=True),)


def test_a_bomb_is_refused_before_it_is_unpacked():
    stream = io.BytesIO(word(""))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/styles.xml", b"\0" * (65 * 2**20))
    with pytest.raises(InputError, match="过大"):
        read_bytes(stream.getvalue(), "a.docx")


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE d [<!ENTITY a "政府"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    document = word(
        "",
        {
            "word/document.xml": f'{bomb}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
        },
    )
    assert [b.text for b in read_docx(document).blocks if isinstance(b, Paragraph)] == []


@pytest.mark.parametrize("missing", ["_rels/.rels", "word/document.xml"])
def test_a_package_without_its_parts_is_refused(missing):
    stream = io.BytesIO(word(word_body(lambda _: "")))
    kept = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            if name != missing:
                new.writestr(name, old.read(name))
    with pytest.raises(InputError, match="Word"):
        read_bytes(kept.getvalue(), "a.docx")
