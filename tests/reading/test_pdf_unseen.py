"""Digits of a printed page that nobody sees, or over which others are printed."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from drafting.reading import read_bytes
from drafting.report import RECOGNISED

FONT = "STSong-Light"
LEFT, MIDDLE, RIGHT = 60, 260, 460
LINES = (
    "松溪县水务局2023年政府信息公开工作年度报告",
    "一、总体情况",
    "全年按规定的时限更新各个栏目，没有发生泄密的情况，也没有发生需要追究责任的情况。",
    "二、主动公开政府信息情况",
)
CELLS = (("信息内容", "本年处理决定数量"), ("行政许可", "41"))


def printed(beside=None, *, ground=None, rotated=False):
    """A page with a table of two rows; ``beside`` draws on it what stands at the number 41."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    if rotated:
        canvas.setPageRotation(90)
    canvas.setFont(FONT, 11)
    for number, line in enumerate(LINES):
        canvas.drawString(LEFT, 780 - 24 * number, line)
    for row, texts in enumerate(CELLS):
        top = 660 - 24 * row
        if ground and row:
            canvas.setFillColorRGB(*ground)
            canvas.rect(MIDDLE, top - 24, RIGHT - MIDDLE, 24, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(LEFT, top - 24, MIDDLE - LEFT, 24)
        canvas.rect(MIDDLE, top - 24, RIGHT - MIDDLE, 24)
        canvas.drawString(LEFT + 5, top - 16, texts[0])
        if texts[1] != "41" or not ground:
            canvas.drawString(MIDDLE + 5, top - 16, texts[1])
    if beside:
        beside(canvas, MIDDLE + 5, 660 - 24 - 16)
    canvas.save()
    return made.getvalue()


def licensing(data):
    report = read_bytes(data, "a.pdf")
    told = {unread.where for unread in report.unread}
    number = report.figures["t2.licensing.decisions"]
    return number if number is not None or "t2.licensing.decisions" in told else "silent"


def behind(canvas, x, y, text="7"):
    canvas.drawString(x + pdfmetrics.stringWidth("41", FONT, 11), y, text)


def white(canvas, x, y):
    canvas.setFillColorRGB(1, 1, 1)
    behind(canvas, x, y)


def white_ink(canvas, x, y):
    canvas.setFillColorCMYK(0, 0, 0, 0)
    behind(canvas, x, y)


def clear(canvas, x, y):
    canvas.setFillAlpha(0)
    behind(canvas, x, y)


def without_ink(canvas, x, y):
    text = canvas.beginText(x + pdfmetrics.stringWidth("41", FONT, 11), y)
    text.setTextRenderMode(3)
    text.textOut("7")
    canvas.drawText(text)


def covered(canvas, x, y):
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(x - 1, y - 3, 30, 14, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(x + 3, y, "58")


def shadow(canvas, x, y):
    """As a browser prints a blurred one: each digit once more by itself, in no ink."""
    for digit, at in zip("41", (0, pdfmetrics.stringWidth("4", FONT, 11)), strict=True):
        text = canvas.beginText(x + at + 0.75, y - 0.75)
        text.setTextRenderMode(3)
        text.textOut(digit)
        canvas.drawText(text)


def close(canvas, x, y):
    """A second number in its line, whose digits are set closer by a third of their breadth."""
    text = canvas.beginText(x + 60, y)
    text.setCharSpace(-pdfmetrics.stringWidth("1", FONT, 11) / 3)
    text.textOut("16")
    canvas.drawText(text)


def test_a_shadow_takes_nothing_from_its_digits():
    assert licensing(printed(shadow)) == 41


def test_digits_set_close_together_are_not_printed_over_each_other():
    with pytest.MonkeyPatch.context() as patch:
        seen = []
        patch.setattr("drafting.reading.pdf.unseen.struck", lambda text: seen.append(text) or text)
        read_bytes(printed(close), "a.pdf")
    assert seen == []


def test_the_page_itself_is_read():
    assert licensing(printed()) == 41
    assert licensing(printed(lambda canvas, x, y: behind(canvas, x, y, " 件"))) == 41


@pytest.mark.parametrize("beside", [white, white_ink, clear, without_ink, covered])
def test_a_number_beside_digits_that_nobody_sees_is_told(beside):
    assert licensing(printed(beside)) is None


def test_white_digits_on_a_ground_of_a_colour_are_read():
    def on_ground(canvas, x, y):
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(x, y, "41")

    assert licensing(printed(on_ground, ground=(0.1, 0.3, 0.5))) == 41
    assert licensing(printed(on_ground, ground=(1, 1, 1))) is None


WHOLE = (*LINES, *("  ".join(texts) for texts in CELLS))


def recognised(*, drawing=False, turned=0, seen="", unseen=WHOLE):
    """A page whose text is in no ink, as it is put over the picture of a page; ``seen`` is printed on it."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    canvas.setPageRotation(turned)
    if drawing:
        canvas.beginForm("text")
    text = canvas.beginText(LEFT, 780)
    text.setFont(FONT, 11)
    text.setTextRenderMode(3)
    for line in unseen:
        text.textLine(line)
    text.setTextRenderMode(0)
    canvas.drawText(text)
    if drawing:
        canvas.endForm()
        canvas.doForm("text")
    for number, line in enumerate(seen.split()):
        canvas.setFont(FONT, 11)
        canvas.drawString(LEFT, 780 - 24 * number, line)
    canvas.save()
    return made.getvalue()


def told(data):
    return [unread.text for unread in read_bytes(data, "a.pdf").unread if unread.where == RECOGNISED]


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({}, id="全页"),
        pytest.param({"drawing": True}, id="在页里的图形里"),
        pytest.param({"turned": 180}, id="转过的页"),
        pytest.param({"seen": "—1—"}, id="印了页码"),
    ],
)
def test_a_text_recognised_from_the_picture_of_a_page_is_read_and_told(how):
    data = recognised(**how)
    assert licensing(data) == 41
    assert told(data) == ["文字层是识别出来的，数字可能认错，请对照原件。"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(printed(), id="印出来的"),
        pytest.param(printed(shadow), id="数字带影子"),
        pytest.param(printed(without_ink), id="一个数看不见"),
        pytest.param(recognised(seen="\n".join(LINES), unseen=("行政许可 41",) * 9), id="几行看不见"),
    ],
)
def test_a_text_that_is_printed_is_not_said_to_be_recognised(data):
    assert told(data) == []


def test_a_turned_page_is_not_asked_for_its_inks():
    assert licensing(printed(rotated=True)) in (41, None)
