"""What a file shows, but does not hold as text: said so, each in its own words."""

import io
import zipfile

import pytest
from builders import consistent_figures
from openpyxl import Workbook
from openpyxl.drawing.image import Image as Picture
from PIL import Image
from reading import pages, shapes

from drafting.cli import main
from drafting.errors import InputError, NotAReport
from drafting.reading import read_bytes
from drafting.report import HEADINGS, Why
from drafting.tables import STATUTORY_CODES

FIGURES = consistent_figures(seed=7)
TITLE = f"{shapes.ORGAN}2023年政府信息公开工作年度报告"
IMAGE = '<p><img src="W020240115.png" width="620"></p>'
DRAWING = (
    '<w:p><w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:graphicData><a:blip/></a:graphicData></a:graphic></w:drawing></w:r></w:p>"
)
OLD_PICTURE = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/></v:shape></w:pict></w:r></w:p>'
SIDES = {"导航": "<ul><li>首页</li><li>信息公开</li></ul>", "页脚": "<p>主办：青禾区人民政府</p>"}


def told(report, *tables):
    """What is said of the cells of these tables, of each of them: why they are unread, and what stood there."""
    said = {u.where: (u.why, u.text) for u in report.unread}
    return {said[code] for code in STATUTORY_CODES if code.startswith(tables)}


PICTURED = {(Why.NO_ROW, "表格是图片，读不出文字")}
MISSING = {(Why.NO_ROW, "")}


@pytest.mark.parametrize("image", [IMAGE, '<div><img src="a.png"></div>', '<table><tr><td><img src="a.png" style="width: 100%"></td></tr></table>'])  # fmt: skip
def test_a_page_whose_tables_are_pictures(image):
    found = read_bytes(shapes.page(lambda _: image).encode(), "a.html")
    assert (found.title, found.year) == (TITLE, 2023)
    assert {n: found.text(n) for n in (1, 5, 6)} == {n: shapes.TEXTS[n] for n in (1, 5, 6)}
    assert told(found, "t2", "t3", "t4") == PICTURED
    assert not any(value is not None for value in found.figures.values())


@pytest.mark.parametrize("drawing", [DRAWING, OLD_PICTURE], ids=["新", "旧"])
def test_a_word_file_whose_tables_are_pictures(drawing):
    found = read_bytes(shapes.word(shapes.word_body(lambda _: drawing)), "a.docx")
    assert {n: found.text(n) for n in (1, 5, 6)} == {n: shapes.TEXTS[n] for n in (1, 5, 6)}
    assert told(found, "t2", "t3", "t4") == PICTURED


def test_a_pdf_whose_pages_of_tables_are_scans():
    press = pages.Press(ruled=True)
    for line in shapes.whole(lambda _: "图").split("\n"):
        if line == "图":
            press.room(200)
            press.y -= 200
            press.canvas.drawInlineImage(Image.new("L", (40, 20), 200), pages.LEFT, press.y, 400, 200)
        else:
            press.paragraph(line)
    found = read_bytes(press.finished(), "a.pdf")
    assert {n: found.text(n) for n in (1, 5, 6)} == {n: shapes.TEXTS[n] for n in (1, 5, 6)}
    assert told(found, "t2", "t3", "t4") == PICTURED


def test_one_table_is_a_picture_and_the_others_are_read():
    def shown(table):
        return IMAGE if table.code == "t3" else shapes.as_html(shapes.printed(table, FIGURES))

    found = read_bytes(shapes.page(shown).encode(), "a.html")
    assert told(found, "t3") == PICTURED
    others = [code for code in STATUTORY_CODES if not code.startswith("t3.")]
    assert {code: found.figures[code] for code in others} == {code: FIGURES[code] for code in others}


def test_a_picture_beside_a_table_that_is_read():
    found = read_bytes(
        shapes.page(lambda t: IMAGE + shapes.as_html(shapes.printed(t, FIGURES))).encode(), "a.html"
    )
    assert (dict(found.figures), found.unread) == (FIGURES, ())


def test_a_table_that_is_missing_is_no_picture():
    """A picture of section one, an icon in section two, and one in section six say nothing of the tables."""
    page = shapes.page(lambda _: '<p><img src="icon.png" width="16" height="16"></p>')
    page = page.replace("（二）依申请公开", f"{IMAGE}（二）依申请公开").replace("</body>", f"{IMAGE}</body>")
    found = read_bytes(page.encode(), "a.html")
    assert told(found, "t2", "t3", "t4") == MISSING


def test_headings_one_after_another_with_one_picture_of_all_tables():
    page = shapes.page(lambda t: IMAGE if t.code == "t4" else "")
    found = read_bytes(page.encode(), "a.html")
    assert told(found, "t2", "t3", "t4") == PICTURED


def test_the_headings_are_in_the_picture_too():
    page = shapes.page(lambda t: IMAGE if t.code == "t3" else "")
    for number in (2, 3, 4):
        page = page.replace(f"<p>{HEADINGS[number]}</p>", "")
    found = read_bytes(page.encode(), "a.html")
    assert [section.number for section in found.sections] == [0, 1, 5, 6]
    assert told(found, "t2", "t3", "t4") == PICTURED


def page(body, title=TITLE):
    return f"<html><head><title>{title}-青禾区</title></head><body>{SIDES['导航']}{body}{SIDES['页脚']}</body></html>"


ATTACHED = "正文在附件里：“{}”"
NOTHING = {
    "附件": (page(f"<h1>{TITLE}</h1><p>附件：<a href='P1.docx?x=1'>{TITLE}.docx</a></p>"), ATTACHED.format(f"{TITLE}.docx")),
    "附件下载": (page(f"<h1>{TITLE}</h1><p>附件：<a href='./2023%E5%B9%B4%E6%8A%A5.pdf'>下载</a></p>"), ATTACHED.format("下载（2023年报.pdf）")),
    "附件和一句话": (page(f"<h1>{TITLE}</h1><p>现予公布，全文见附件。</p><a href='/d.jsp?id=7'>年报全文.pdf</a>"), ATTACHED.format("年报全文.pdf")),
    "页中的pdf": (page(f"<h1>{TITLE}</h1><iframe src='/files/a.pdf'></iframe><img src='logo.png'>"), ATTACHED.format("a.pdf")),
    "几个附件": (page(f"<h1>{TITLE}</h1><a href='a.doc'>使用说明书.doc</a><a href='b.doc'>{TITLE}</a>"), ATTACHED.format(TITLE)),
    "脚本": ("<!DOCTYPE html><html><head><title>青禾区</title></head><body><noscript>请启用</noscript><div id='app'></div><script src='a.js'></script></body></html>", "要靠脚本（JavaScript）显示"),
    "脚本和标题": (f"<html><head><title>{TITLE}</title><script>var a</script></head><body><div>加载中……</div></body></html>", "要靠脚本（JavaScript）显示"),
    "整页图片": (page(f"<h1>{TITLE}</h1>{IMAGE * 5}"), "内容是图片，没有文字"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), NOTHING.values(), ids=NOTHING)
def test_a_page_on_which_nothing_can_be_read(text, says, tmp_path, capsys):
    with pytest.raises(NotAReport) as caught:
        read_bytes(text.encode(), "a.html")
    assert says in caught.value.message
    assert "请" in caught.value.message
    path = tmp_path / "a.html"
    path.write_text(text, encoding="utf-8")
    assert main(["read", str(path), "--json"]) == 2
    out, err = capsys.readouterr()
    assert (out, says in err) == ("", True)


@pytest.mark.parametrize("body", [DRAWING * 3, shapes.paragraph(TITLE) + DRAWING * 3], ids=["无题", "有题"])
def test_a_word_file_of_scans(body):
    with pytest.raises(NotAReport, match="内容是图片，没有文字"):
        read_bytes(shapes.word(body), "a.docx")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(IMAGE + "<h1>关于召开会议的通知</h1><p>请准时参加。</p>", id="通知有图"),
        pytest.param("<h1>关于召开会议的通知</h1><p><a href='a.docx'>会议回执.docx</a></p>", id="通知有附件"),
        pytest.param("<p>" + "欢迎访问。" * 10 + "</p><script>1</script>", id="首页有脚本"),
    ],
)
def test_another_page_is_no_report_and_no_more_is_said(body):
    with pytest.raises(NotAReport, match="不像政府信息公开工作年度报告"):
        read_bytes(page(body, title="青禾区").encode(), "a.html")


def test_a_report_with_its_file_attached_is_read():
    text = shapes.page(lambda t: shapes.as_html(shapes.printed(t, FIGURES)))
    text = text.replace("</body>", f"<p>附件：<a href='a.docx'>{TITLE}.docx</a></p><script>1</script></body>")
    found = read_bytes(text.encode(), "a.html")
    assert (dict(found.figures), found.unread) == (FIGURES, ())
    assert found.text(6) == shapes.TEXTS[6]


MARKDOWN_IMAGES = ["![表](table.png)", "![][t2]", '<img src="a.png" width="620">', "<img src=a.png>"]


@pytest.mark.parametrize("image", MARKDOWN_IMAGES)
def test_a_markdown_file_whose_tables_are_pictures(image):
    found = read_bytes(shapes.whole(lambda _: image).encode(), "a.md")
    assert {n: found.text(n) for n in (1, 5, 6)} == {n: shapes.TEXTS[n] for n in (1, 5, 6)}
    assert told(found, "t2", "t3", "t4") == PICTURED


@pytest.mark.parametrize("sign", ['<img src="a.png" width="16" height="16">', r"\![表](a.png)", "无表"])
def test_signs_in_a_markdown_file_are_no_tables(sign):
    found = read_bytes(shapes.whole(lambda _: sign).encode(), "a.md")
    assert told(found, "t2", "t3", "t4") == MISSING


def workbook(size, *, damaged=False):
    """The report in one sheet, with a picture of this size (pixels) in place of each table."""
    book = Workbook()
    sheet = book.active
    for row, line in enumerate(shapes.whole(lambda _: "图").split("\n"), start=1):
        if line != "图":
            sheet.cell(row, 1).value = line
            continue
        png = io.BytesIO()
        Image.new("L", size, 200).save(png, "PNG")
        sheet.add_image(Picture(png), f"A{row}")
    stream = io.BytesIO()
    book.save(stream)
    if not damaged:
        return stream.getvalue()
    cut = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(cut, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<a" if name.startswith("xl/drawings/drawing") else old.read(name))
    return cut.getvalue()


def test_a_workbook_whose_tables_are_pictures():
    found = read_bytes(workbook((600, 300)), "a.xlsx")
    assert {n: found.text(n) for n in (1, 5, 6)} == {n: shapes.TEXTS[n] for n in (1, 5, 6)}
    assert told(found, "t2", "t3", "t4") == PICTURED


def test_signs_in_a_workbook_are_no_tables():
    assert told(read_bytes(workbook((16, 16)), "a.xlsx"), "t2", "t3", "t4") == MISSING


def test_a_workbook_whose_drawings_are_damaged():
    with pytest.raises(InputError, match="已损坏，打不开。请"):
        read_bytes(workbook((600, 300), damaged=True), "a.xlsx")
