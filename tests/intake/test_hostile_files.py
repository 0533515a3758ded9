"""Files that a spreadsheet would run, or that would never end: refused, or kept as text."""

import csv
import io
import zipfile
from itertools import pairwise

import pytest
from builders import consistent_figures
from openpyxl import Workbook, load_workbook

from drafting.errors import InputError
from drafting.facts import Aspect, Fact
from drafting.intake.facts import COLUMNS, MOST_ROWS, read_facts, write_facts
from drafting.intake.files import content_of, save
from drafting.intake.form import form_bytes, read_form
from drafting.intake.reporting_organ import MOST_CHARACTERS, check_organ
from drafting.ooxml import open_workbook


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-举办培训", "@SUM(A1)", "'=1", "''@x", "'引号开头", "平常"])
def test_no_fact_becomes_a_formula_and_each_comes_back(text):
    facts = (Fact("a", Aspect.OTHER, text, None, text, text, text),)
    written = write_facts(facts)
    (row,) = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert [cell for cell in row.values() if cell[:1] in ("=", "+", "-", "@")] == []
    assert read_facts(written) == facts


def facts_book(**cells):
    book = Workbook()
    sheet = book.active
    sheet.append(COLUMNS)
    sheet.append(["1", "主动公开", "发布信息{}", 12, "条", "科", "张"])
    for address, value in cells.items():
        sheet[address] = value
    return saved(book)


def test_a_cell_in_the_farthest_column_is_not_looked_at():
    (fact,) = read_facts(facts_book(XFD2="x"), "a.xlsx")
    assert (fact.statement, fact.value) == ("发布信息{}", 12)


def test_a_cell_in_the_last_row_is_told():
    with pytest.raises(InputError, match=f"第1048576行还有内容，最多{MOST_ROWS}行"):
        read_facts(facts_book(A1048576="x"), "a.xlsx")


@pytest.mark.parametrize("value", [10**25, 1e300, "9" * 5000], ids=["整数", "小数", "文本"])
def test_a_number_that_no_office_has(value):
    book = load_workbook(io.BytesIO(form_bytes(year=2024, figures=consistent_figures())))
    book["表三"]["D6"] = value
    reading = read_form(saved(book), "a.xlsx")
    (problem,) = [p for p in reading.problems if p.code == "t3.received.natural"]
    assert "大得不可能" in problem.message
    assert len(problem.message) < 300
    assert reading.figures["t3.received.natural"] is None


def test_an_organ_is_no_formula():
    data = form_bytes(organ="=HYPERLINK(1)", year=2024)
    assert load_workbook(io.BytesIO(data))["说明"]["B3"].data_type == "s"
    assert read_form(data, "a.xlsx").organ == "=HYPERLINK(1)"


def with_part(data, name, change):
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry, change(content) if entry.filename == name else content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet2.xml"


def test_a_merged_cell_over_a_whole_sheet():
    merged = b'<mergeCell ref="A100:XFD1048576"/></mergeCells>'
    data = with_part(form_bytes(), SHEET, lambda part: part.replace(b"</mergeCells>", merged))
    with pytest.raises(InputError, match="过大的合并单元格"):
        open_workbook(data, "a.xlsx")


def test_a_workbook_that_unpacks_to_far_more():
    data = with_part(form_bytes(), SHEET, lambda part: part + b" " * 30 * 2**20)
    assert len(data) < 10**6
    with pytest.raises(InputError, match="解压后超过"):
        open_workbook(data, "a.xlsx")


def test_entities_that_grow():
    names = ["a", *(f"a{i}" for i in range(1, 10))]
    entities = '<!ENTITY a "aaaaaaaaaa">'
    for before, name in pairwise(names):
        entities += f'<!ENTITY {name} "{f"&{before};" * 10}">'
    text = b"<row r='99'><c r='A99' t='inlineStr'><is><t>&a9;</t></is></c></row>"
    data = with_part(
        form_bytes(),
        SHEET,
        lambda part: (
            f"<!DOCTYPE l [{entities}]>".encode() + part.replace(b"<sheetData>", b"<sheetData>" + text)
        ),
    )
    with pytest.raises(InputError, match="已损坏"):
        open_workbook(data, "a.xlsx")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("", "请填写机关名称", id="空"),
        pytest.param(" 　", "请填写机关名称", id="空格"),
        pytest.param("甲\n局", "换行", id="两行"),
        pytest.param("甲\x07局", "不能打印", id="控制字符"),
        pytest.param("甲\ud800局", "不能打印", id="半个字符"),
        pytest.param("甲" * (MOST_CHARACTERS + 1), f"最多{MOST_CHARACTERS}个字", id="很长"),
    ],
)
def test_what_is_no_organ(name, says):
    with pytest.raises(InputError, match=says):
        check_organ(name)


@pytest.mark.parametrize("name", ["云岭市青禾区人民政府", "青禾区财政局（国资办）", "甲/乙局", "<b>局"])
def test_what_can_be_an_organ(name):
    check_organ(name)


def test_a_name_as_long_as_a_file_can_have(tmp_path):
    path = tmp_path / ("年" * 80 + ".txt")
    save(b"1", path)
    assert path.read_bytes() == b"1"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_file(tmp_path):
    with pytest.raises(InputError, match="不是文件"):
        content_of(tmp_path, "夹")
    with pytest.raises(InputError, match="没有这个文件"):
        content_of(tmp_path / "没有", "没有")
