"""What is particular to PDF: rules, pages, and files without text."""

import io
import random
from pathlib import Path

import pypdfium2
import pytest
from builders import consistent_figures
from reading import pages, shapes
from reportlab.pdfgen.canvas import Canvas

from drafting.errors import InputError, NotAReport
from drafting.figures import Figures
from drafting.reading import read_bytes, read_report
from drafting.reading.placing.values import read_value
from drafting.report import Why
from drafting.tables import APPLICANTS, STATUTORY_CODES, cell_spec

FIGURES = consistent_figures(seed=23, most=1500)
HONGZE = Path(__file__).parents[3] / "shared" / "samples" / "hongze-2023.pdf"
COLUMNS = (*APPLICANTS, "total")


@pytest.mark.parametrize("before", [0, 3, 7, 12, 18, 25, 30])
def test_a_ruled_table_is_read_wherever_the_page_ends(before):
    report = read_bytes(pages.report(FIGURES, ruled=True, before=before), "年报.pdf")
    assert {code: report.figures[code] for code in STATUTORY_CODES} == FIGURES
    assert report.unread == ()
    assert (report.organ, report.year) == (shapes.ORGAN, 2023)
    assert [section.number for section in report.sections] == list(range(7))


def turned(data, degrees):
    """The file, all its pages but the first turned: a viewer shows them sideways."""
    document = pypdfium2.PdfDocument(data)
    for index in range(1, len(document)):
        document[index].set_rotation(degrees)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


@pytest.mark.parametrize("ruled", [pytest.param(True, id="有线"), pytest.param(False, id="无线")])
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_sideways_page_is_read_upright(ruled, degrees):
    report = read_bytes(turned(pages.report(FIGURES, ruled=ruled), degrees), "年报.pdf")
    assert {code: report.figures[code] for code in STATUTORY_CODES} == FIGURES
    assert report.unread == ()


def two_a_sheet(data, width, height):
    """The file as a printer puts two of its pages beside each other."""
    document = pypdfium2.PdfDocument(data)
    sheets = pypdfium2.PdfDocument(pypdfium2.raw.FPDF_ImportNPagesToOne(document.raw, width, height, 2, 1))
    stream = io.BytesIO()
    sheets.save(stream)
    sheets.close()
    document.close()
    return stream.getvalue()


@pytest.mark.parametrize("ruled", [pytest.param(True, id="有线"), pytest.param(False, id="无线")])
@pytest.mark.parametrize("size", [pytest.param((842, 595), id="A4"), pytest.param((1191, 842), id="A3")])
def test_two_pages_on_a_sheet_are_two(ruled, size):
    report = read_bytes(two_a_sheet(pages.report(FIGURES, ruled=ruled), *size), "年报.pdf")
    assert {code: report.figures[code] for code in STATUTORY_CODES} == FIGURES
    assert report.unread == ()
    assert (report.organ, report.year) == (shapes.ORGAN, 2023)
    assert [section.number for section in report.sections] == list(range(7))


@pytest.mark.parametrize("origin", [(-100, -50), (20, 30)])
@pytest.mark.parametrize("degrees", [0, 90])
def test_a_page_may_begin_elsewhere_than_at_zero(origin, degrees):
    pdf = pypdfium2.PdfDocument(pages.report(FIGURES, ruled=True))
    for page in pdf:
        width, height = page.get_size()
        page.set_mediabox(*origin, width + 5, height + 5)
        page.set_rotation(degrees)
    moved = io.BytesIO()
    pdf.save(moved)
    pdf.close()
    report = read_bytes(moved.getvalue(), "年报.pdf")
    assert {code: report.figures[code] for code in STATUTORY_CODES} == FIGURES
    assert report.unread == ()


@pytest.mark.parametrize("centred", [pytest.param(False, id="左上"), pytest.param(True, id="居中")])
@pytest.mark.parametrize("before", [0, 3, 7, 12, 18, 25, 30])
@pytest.mark.parametrize("most", [3, 1500])
def test_a_table_without_rules_is_read_by_the_places_of_its_words(before, centred, most):
    figures = consistent_figures(seed=23, most=most)
    report = read_bytes(pages.report(figures, ruled=False, centred=centred, before=before), "年报.pdf")
    assert {code: report.figures[code] for code in STATUTORY_CODES} == figures
    assert report.unread == ()
    assert report.sections[3].text == report.sections[4].text == ""


def without_zeros(figures: Figures) -> Figures:
    return {code: value or None for code, value in figures.items()}


def totals_and_persons(figures: Figures) -> Figures:
    return {
        code: value if code.endswith((".natural", ".total")) or not code.startswith("t3") else None
        for code, value in figures.items()
    }


@pytest.mark.parametrize("blanked", [without_zeros, totals_and_persons])
@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_blanks_of_a_table_without_rules_stay_blank(seed, blanked, centred):
    figures = blanked(consistent_figures(seed=seed, most=2))
    report = read_bytes(pages.report(figures, ruled=False, centred=centred), "年报.pdf")
    read = {code: report.figures[code] for code in STATUTORY_CODES if report.figures[code] is not None}
    assert read == {code: figures[code] for code in read}
    held = {code for code in STATUTORY_CODES if code.startswith("t3") and figures[code] is not None}
    assert held <= set(read)
    assert {unread.where for unread in report.unread} == set(STATUTORY_CODES) - set(read)


@pytest.mark.parametrize("seed", range(12))
def test_of_a_damaged_table_without_rules_no_cell_is_wrong_and_unmarked(seed, monkeypatch):
    """Labels and values lost, cut, doubled or broken over lines: what is read stands where it is printed.

    Table two is read line by line, where a number alone on a line may be the page's: there none is doubled.
    """
    chance = random.Random(seed)
    figures = consistent_figures(seed=seed, most=1500)
    printed = shapes.printed
    shown: dict[str, str] = {}

    def damaged(table, figures):
        cells = []
        for cell, text in printed(table, figures):
            if chance.random() < 0.04:
                doubled = f"{text} {text}" if table.code != "t2" else text
                text = chance.choice(["", "/", doubled, text[: len(text) // 2], f"{text}件（注）"])
            if cell.cell:
                shown[cell.cell.code] = text
            cells.append((cell, text))
        return cells

    monkeypatch.setattr(shapes, "printed", damaged)
    report = read_bytes(pages.report(figures, ruled=False, centred=seed % 2 == 0), "年报.pdf")
    read = {code: report.figures[code] for code in STATUTORY_CODES if report.figures[code] is not None}
    stated = {code: read_value(text, cell_spec(code).kind).number for code, text in shown.items()}
    assert read == {code: stated[code] for code in read}
    assert set(STATUTORY_CODES) - set(read) <= {unread.where for unread in report.unread}


def test_prose_is_put_together_over_lines_and_pages():
    long = "加强对政府网站和政务新媒体的日常维护监管建立监测机制" * 12 + "。"
    press = pages.Press(ruled=True)
    press.paragraph(f"{shapes.ORGAN}2023年政府信息公开工作年度报告")
    press.paragraph("一、总体情况")
    for _ in range(12):
        press.paragraph(long)
    press.paragraph("（二）依申请公开。")
    report = read_bytes(press.finished(), "年报.pdf")
    (section,) = report.sections
    assert section.text.split("\n") == [*[long] * 12, "（二）依申请公开。"]


def scanned() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.drawString(290, 40, "- 1 -")
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(scanned(), "是扫描件或图片", id="扫描件"),
        pytest.param(pages.report(FIGURES, ruled=True, password="1234"), "加了打开密码", id="有密码"),
        pytest.param(b"%PDF-1.7", "已损坏", id="只有开头"),
        pytest.param(pages.report(FIGURES, ruled=True)[:3000], "已损坏", id="截断"),
        pytest.param(b"PK\x03\x04", "与扩展名", id="其实是压缩包"),
    ],
)
def test_what_cannot_be_read_is_said(data, told):
    with pytest.raises(InputError, match=told):
        read_bytes(data, "年报.pdf")


def test_another_document_is_no_report():
    press = pages.Press(ruled=True)
    press.paragraph("关于召开会议的通知，请各单位按时参加，不得缺席，会后将会议材料交回办公室。" * 3)
    with pytest.raises(NotAReport):
        read_bytes(press.finished(), "通知.pdf")


@pytest.mark.shared
@pytest.mark.skipif(not HONGZE.exists(), reason="only beside ../shared")
class TestHongze:
    @pytest.fixture
    def report(self):
        return read_report(HONGZE)

    def test_179_cells_and_the_undivided_group_are_read(self, report):
        read = [code for code in STATUTORY_CODES if report.figures[code] is not None]
        assert len(read) == 179
        assert [report.figures[f"t3.closed.{column}"] for column in COLUMNS] == [0] * 7
        assert {unread.where for unread in report.unread if unread.why is Why.NO_ROW} == {
            f"t3.{row}.{column}"
            for row in ("closed_uncorrected", "closed_unpaid", "closed_other")
            for column in COLUMNS
        }
        assert len(report.unread) == 21

    @pytest.mark.parametrize(
        ("code", "value"),
        [
            ("t2.normative.repealed", 5),
            ("t2.normative.in_force", 5),
            ("t2.licensing.decisions", 550),
            ("t2.penalties.decisions", 4119),
            ("t2.coercion.decisions", 195),
            ("t3.received.natural", 21),
            ("t3.partial.total", 4),
            ("t3.refused_law.total", 0),
            ("t3.unavailable_not_held.natural", 10),
            ("t3.unavailable_not_ready.total", 3),  # the last row of its page
            ("t3.unavailable_unclear.total", 0),  # the first of the next
            ("t3.processed.total", 21),
            ("t4.review.upheld", 10),
            ("t4.review.total", 0),  # the report's own error
            ("t4.litigation_after_review.upheld", 5),
            ("t4.litigation_after_review.total", 0),
        ],
    )
    def test_cells_are_as_printed(self, report, code, value):
        assert report.figures[code] == value

    def test_the_fee_has_its_decimals(self, report):
        assert str(report.figures["t2.fees.amount"]) == "7730.28"

    def test_sentences_have_no_gaps_of_justified_lines(self, report):
        assert "邮编：223100，电话：0517-87222589" in report.text(0)
        assert report.text(1).startswith("2023年，洪泽区人民政府坚持")

    def test_the_sections_hold_their_text_without_page_numbers(self, report):
        texts = {section.number: section.text for section in report.sections}
        assert list(texts) == list(range(7))
        assert texts[1].count("\n") == 6
        assert "严格执行“分级审核、先审后发”程序" in texts[1]
        assert texts[5].endswith("不断提高各单位政府信息公开工作人员的思想认识和业务工作水平。")
        assert "-1-" not in "".join(texts.values()).replace(" ", "")
