"""Tables drawn with characters, with tabs, or put in whole from elsewhere: what may be put together and what not."""

import pytest
from reading.fresh_word import package, par

from drafting.errors import InputError
from drafting.reading import read_bytes
from drafting.reading.text.drawn import with_pipes
from drafting.report import Why

TITLE = "青禾区教育局2023年政府信息公开工作年度报告"
HEAD = "| 信息内容 | 本年处理决定数量 |"


def text(*rows):
    lines = [TITLE, "二、主动公开政府信息情况", *rows, "三、收到和处理政府信息公开申请情况"]
    return read_bytes("\n".join(lines).encode(), "a.txt")


def test_what_stands_between_two_rules_is_one_row():
    lines = [
        "+----+----+",
        "| 行政 | 5 |",
        "| 处罚 |   |",
        "+====+====+",
        "| 行政强制 | 7 |",
        "+----+----+",
        "完",
    ]
    assert list(with_pipes(lines)) == ["| 行政<br>处罚 | 5 |", "| 行政强制 | 7 |", "完"]


def test_lines_with_a_label_and_a_number_each_are_rows():
    lines = ["┌──┬──┐", "│行政处罚│5│", "│行政强制│7│", "└──┴──┘"]
    assert list(with_pipes(lines)) == ["| 行政处罚 | 5 |", "| 行政强制 | 7 |"]


def test_a_merged_label_goes_on_beside_a_rule():
    lines = [
        "┌──┬──┬──┐",
        "│（三）不│1.属于国家秘密│0│",
        "│予公开├──┼──┤",
        "│  │2.其他法律行政法规禁止公开│1│",
        "└──┴──┴──┘",
    ]
    assert list(with_pipes(lines)) == [
        "| （三）不<br>予公开 | 1.属于国家秘密<br> | 0<br> |".replace("<br> |", " |"),
        "|  | 2.其他法律行政法规禁止公开 | 1 |",
    ]


@pytest.mark.parametrize("label", [("行政处", "罚"), ("行政", "处罚"), ("行政处罚", "")])
def test_a_number_wrapped_in_its_cell_is_not_read(label):
    """12 above 053 may be 12053, and is surely not 12."""
    rule = "+----+----+"
    found = text(
        rule, HEAD, rule, f"| {label[0]} | 12 |", f"| {label[1]} | 053 |", rule, "| 行政强制 | 7 |", rule
    )
    assert (found.figures["t2.penalties.decisions"], found.figures["t2.coercion.decisions"]) == (None, 7)
    assert {u.why for u in found.unread if u.where == "t2.penalties.decisions"} == {Why.AMBIGUOUS}


def test_a_quotation_that_nothing_closes_takes_no_line():
    found = text("信息内容\t本年处理决定数量", '"行政处罚\t3', "行政强制\t7")
    assert (found.figures["t2.penalties.decisions"], found.figures["t2.coercion.decisions"]) == (3, 7)


def test_a_cell_of_two_lines_copied_from_a_sheet():
    found = text("信息内容\t本年处理决定数量", '"行政\n处罚"\t3', '行政强制\t"1\n2"')
    assert (found.figures["t2.penalties.decisions"], found.figures["t2.coercion.decisions"]) == (3, None)


def word(chunk):

    data = package(f'{par(TITLE)}<w:altChunk r:id="rX0"/>', {"chunk.bin": ("aFChunk", "text/html", chunk)})
    return read_bytes(data, "a.docx")


def test_a_page_put_into_a_word_file():
    page = "<html><body><h2>二、主动公开政府信息情况</h2><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政处罚</td><td>3</td></tr></table></body></html>"
    found = word(page)
    assert (found.organ, found.figures["t2.penalties.decisions"]) == ("青禾区教育局", 3)


@pytest.mark.parametrize("chunk", ["{\\rtf1 x}", "MIME-Version: 1.0\r\n\r\n无", ""])
def test_another_kind_of_file_put_into_a_word_file_is_told(chunk):
    with pytest.raises(InputError, match="嵌进去的另一种文件"):
        word(chunk)
