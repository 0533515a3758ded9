"""Every format prints the one layout; what is blank stays blank; the same report gives the same file."""

import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from builders import ORGAN, consistent_figures, report
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from drafting.errors import InputError
from drafting.export import FORMATS, render, write
from drafting.figures import format_number
from drafting.report import HEADINGS, report_from_json
from drafting.tables import APPLICANTS, edition, layout, recompute

FIGURES = consistent_figures(5) | {"t2.fees.amount": Decimal("96171.60"), "t3.granted.legal": None}
TEXTS = {
    1: "总的情况。\n（一）主动公开。全年公开文件16件。\n（二）依申请公开\n（三）政府信息管理，情况另述，有逗号不另起标题。",
    3: "申请办理情况如下。\n注：本表含上年结转。",
    6: "=1+1\n1 < 2 & 3 > 2，“引号”\n含控制符\x0b和\x01的文字。",
}
REPORT = report(FIGURES, texts=TEXTS)


def undivided():
    figures = dict(consistent_figures(5))
    for column in (*APPLICANTS, "total"):
        parts = [f"t3.{row}.{column}" for row in ("closed_uncorrected", "closed_unpaid", "closed_other")]
        figures[f"t3.closed.{column}"] = sum(int(figures[part] or 0) for part in parts)
        figures |= dict.fromkeys(parts)
    return report(figures)


def older():
    form = edition("2019")
    entered = {code: i for i, (code, cell) in enumerate(form.cells.items()) if not cell.computed}
    return replace(report(recompute(entered, form), year=2020), edition="2019")


def expected_tables(shown, form, tables=("t2", "t3", "t4")):
    """Text → place of every printed cell, table by table."""
    return [
        {
            (p.row, p.column, p.rowspan, p.colspan): p.text
            if p.cell is None
            else format_number(shown.figures[p.cell.code])
            for p in layout(form.table(table))
        }
        for table in tables
    ]


def tables_of_html(data):
    tables = []
    for table in BeautifulSoup(data, "lxml").find_all("table"):
        taken, printed = set(), {}
        for row, tr in enumerate(table.find_all("tr")):
            column = 0
            for cell in tr.find_all(["td", "th"]):
                while (row, column) in taken:
                    column += 1
                spans = (int(cell.get("rowspan", 1)), int(cell.get("colspan", 1)))
                taken |= {(row + i, column + j) for i in range(spans[0]) for j in range(spans[1])}
                printed[(row, column, *spans)] = cell.get_text()
        tables.append(printed)
    return tables


def tables_of_docx(data):
    tables = []
    for table in Document(io.BytesIO(data)).element.body.findall(qn("w:tbl")):
        printed, open_merges = {}, {}
        for row, tr in enumerate(table.findall(qn("w:tr"))):
            column = 0
            for tc in tr.findall(qn("w:tc")):
                span = tc.tcPr.find(qn("w:gridSpan"))
                width = int(span.get(qn("w:val"))) if span is not None else 1
                merge = tc.tcPr.find(qn("w:vMerge"))
                if merge is not None and merge.get(qn("w:val")) != "restart":
                    top, text = open_merges[column]
                    del printed[(top, column, row - top, width)]
                else:
                    top, text = row, "".join(t.text for t in tc.iter(qn("w:t")))
                open_merges[column] = (top, text)
                printed[(top, column, row - top + 1, width)] = text
                column += width
        tables.append(printed)
    return tables


def tables_of_xlsx(data):
    book = load_workbook(io.BytesIO(data))
    tables = []
    for name, shown in zip(("表二", "表三", "表四"), layouts(), strict=True):
        sheet = book[name]
        spans = {
            (m.min_row, m.min_col): (m.size["rows"], m.size["columns"]) for m in sheet.merged_cells.ranges
        }
        printed = {}
        for p in shown:
            place = (p.row + 3, p.column + 1)
            value = sheet.cell(*place).value
            printed[(p.row, p.column, *spans.get(place, (1, 1)))] = "" if value is None else str(value)
        tables.append(printed)
    return tables


def layouts():
    return [layout(table) for table in edition("2021").tables]


@pytest.mark.parametrize(("extension", "tables_of"), [(".html", tables_of_html), (".docx", tables_of_docx)])
@pytest.mark.parametrize(
    ("shown", "forms"),
    [
        pytest.param(REPORT, ("2021", "2021", "2021"), id="2021版"),
        pytest.param(undivided(), ("2021", "2019", "2021"), id="其他处理未分项"),
        pytest.param(older(), ("2019", "2019", "2019"), id="2019版"),
    ],
)
def test_merged_tables_are_printed_as_the_form(extension, tables_of, shown, forms):
    expected = [
        expected_tables(shown, edition(form), (table,))[0]
        for form, table in zip(forms, ("t2", "t3", "t4"), strict=True)
    ]
    assert tables_of(render(shown, extension)) == expected


def test_workbook_prints_the_form():
    (two, three, four) = tables_of_xlsx(render(REPORT, ".xlsx"))
    expected = expected_tables(REPORT, edition("2021"))
    expected[0] = {place: text.replace("96171.60", "96171.6") for place, text in expected[0].items()}
    assert [two, three, four] == expected


def test_sums_of_the_workbook_are_values_as_reported():
    wrong = report(FIGURES | {"t4.review.total": 1})
    cells = [
        cell for row in load_workbook(io.BytesIO(render(wrong, ".xlsx")))["表四"].iter_rows() for cell in row
    ]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert next(cell.value for cell in cells if cell.coordinate == "E6") == 1


@pytest.mark.parametrize(("extension", "separator"), [(".txt", "\t"), (".md", " | ")])
def test_plain_tables_have_every_number_in_its_row(extension, separator):
    lines = render(REPORT, extension).decode().splitlines()
    for printed in edition("2021").table("t3").blocks[0].rows:
        numbers = [format_number(FIGURES[f"t3.{printed.code}.{column}"]) for column in (*APPLICANTS, "total")]
        (line,) = [
            line
            for line in lines
            if printed.label in line
            and separator in line
            and (printed.code != "closed_other" or "3.其他" in line)
        ][:1]
        assert separator.join(numbers) in line


def test_markdown_repeats_merged_labels_and_has_no_html():
    text = render(REPORT, ".md").decode()
    assert "| 三、本年度办理结果 | （三）不予公开 | 8.属于行政查询事项 |" in text
    assert "<t" not in text
    widths = {line.count("|") for line in text.splitlines() if line.startswith("|")}
    assert widths == {5, 11, 16}


@pytest.mark.parametrize("extension", FORMATS)
def test_same_report_gives_the_same_bytes(extension):
    assert render(REPORT, extension) == render(REPORT, extension.upper())


@pytest.mark.parametrize("extension", [".docx", ".xlsx"])
def test_office_file_carries_title_and_organ_and_no_date(extension):
    with zipfile.ZipFile(io.BytesIO(render(REPORT, extension))) as package:
        properties = package.read("docProps/core.xml").decode()
    assert f">{REPORT.title}<" in properties
    assert f">{ORGAN}<" in properties
    assert "python-docx" not in properties
    assert "dcterms:modified" not in properties


def test_undivided_and_divided_rows_together_are_refused():
    figures = consistent_figures() | {"t3.closed.natural": 4}
    with pytest.raises(InputError, match="既有合计一行，又有分项"):
        render(report(figures), ".docx")


@pytest.mark.parametrize("extension", [".pdf", "docx", ""])
def test_unknown_format_names_those_there_are(extension):
    with pytest.raises(InputError, match=r"可选：\.docx、\.html、\.md、\.txt、\.json、\.xlsx"):
        render(REPORT, extension)


def test_json_has_all_sections_and_reads_back_equal():
    sections = tuple(section for section in REPORT.sections if section.number in (0, 1))
    read = report_from_json(json.loads(render(replace(REPORT, sections=sections), ".json")))
    assert [section.number for section in read.sections] == list(range(7))
    assert [section.heading for section in read.sections] == ["", *HEADINGS.values()]
    assert (read.title, read.organ, read.year, read.figures) == (REPORT.title, ORGAN, 2023, REPORT.figures)


# --- the Word document


def document(shown=REPORT):
    return Document(io.BytesIO(render(shown, ".docx")))


def test_page_is_that_of_an_official_document():
    section = document().sections[0]
    assert [round(x.mm) for x in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(x.mm) for x in margins] == [37, 35, 28, 26]
    footer = section.footer.paragraphs[0]
    assert footer._p.xpath("string()") == "— 1 —"
    assert footer._p.xpath("w:fldSimple/@w:instr") == [" PAGE "]


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Body Text", "仿宋", 16),
        ("Title", "宋体", 22),
        ("Heading 1", "黑体", 16),
        ("年报表格 小五", "宋体", 9),
    ],
)
def test_styles_name_their_chinese_font(style, font, size):
    found = document().styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size.pt == size


def test_headings_are_real_headings_and_subheadings_bold():
    word = document()
    assert [p.text for p in word.paragraphs if p.style.name == "Heading 1"] == list(HEADINGS.values())
    bold = [run.text for p in word.paragraphs for run in p.runs if run.bold]
    assert bold == ["（一）主动公开。", "（二）依申请公开"]
    assert word.paragraphs[0].text == REPORT.title.replace("年政", "年\n政")


def test_note_stands_below_its_table_and_other_text_above():
    body = list(document().element.body)
    texts = ["表" if element.tag == qn("w:tbl") else element.xpath("string()") for element in body]
    at = texts.index(HEADINGS[3])
    assert texts[at : at + 4] == [HEADINGS[3], "申请办理情况如下。", "表", "注：本表含上年结转。"]


def test_table_three_fits_the_type_area_with_its_head_repeated():
    table = document().element.body.findall(qn("w:tbl"))[1]
    widths = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
    assert sum(widths) == round(156 / 25.4 * 1440)
    assert len(table.xpath("w:tr/w:trPr/w:tblHeader")) == 3
    assert len(table.xpath("w:tr/w:trPr/w:cantSplit")) == 28


@pytest.mark.parametrize("extension", [".docx", ".html", ".md", ".txt", ".xlsx"])
def test_text_is_text_whatever_it_looks_like(extension):
    data = render(REPORT, extension)
    if extension == ".docx":
        text = "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
    elif extension == ".html":
        text = BeautifulSoup(data, "lxml").get_text("\n")
    elif extension == ".xlsx":
        sheet = load_workbook(io.BytesIO(data))["正文（下）"]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        text = "\n".join(str(row[0]) for row in sheet.iter_rows(values_only=True))
    else:
        text = data.decode()
    for line in ("=1+1", "1 < 2 & 3 > 2，“引号”"):
        assert line in text
    assert "\x01" not in text


# --- the page


def test_page_is_self_contained_and_accessible():
    page = BeautifulSoup(render(REPORT, ".html"), "lxml")
    assert page.html["lang"] == "zh-CN"
    assert not page.find_all(["script", "link", "img", "iframe"])
    assert "url(" not in page.style.string
    assert [h.get_text() for h in page.find_all("h2")] == list(HEADINGS.values())
    assert all(th.get("scope") in {"col", "row", "colgroup", "rowgroup"} for th in page.find_all("th"))
    names = [page.find(id=table["aria-labelledby"]).get_text() for table in page.find_all("table")]
    assert names == [HEADINGS[2], HEADINGS[3], HEADINGS[4]]
    assert "@media print" in page.style.string


# --- files


def test_long_paragraph_of_the_workbook_is_shown_whole():
    text = "政府信息公开。" * 400
    sheet = load_workbook(io.BytesIO(render(report(texts={1: text}), ".xlsx")))["正文（上）"]
    assert text in [row[0] for row in sheet.iter_rows(values_only=True)]
    assert max(dimension.height for dimension in sheet.row_dimensions.values()) <= 409


def test_write_replaces_whole_and_leaves_nothing_behind(tmp_path):
    path = tmp_path / "年报.docx"
    path.write_bytes(b"old")
    write(REPORT, path)
    assert path.read_bytes() == render(REPORT, ".docx")
    assert list(tmp_path.iterdir()) == [path]


def test_failed_export_keeps_what_stood_there(tmp_path):
    path = tmp_path / "年报.docx"
    path.write_bytes(b"old")
    with pytest.raises(InputError):
        write(report(consistent_figures() | {"t3.closed.natural": 4}), path)
    assert path.read_bytes() == b"old"


def test_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(InputError, match=r"没有文件夹“.*没有”"):
        write(REPORT, tmp_path / "没有" / "年报.txt")
