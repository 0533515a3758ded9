"""What the readers of a PDF's page make of single lines, words and cells, without a file."""

import pytest

from drafting.figures import Kind
from drafting.reading.document import Cell, Grid
from drafting.reading.pdf.bands import find_bands
from drafting.reading.pdf.boxes import Box, with_whole_numbers
from drafting.reading.pdf.broken import closed_up, with_marks, with_numbers, with_upright
from drafting.reading.pdf.finding import stretches
from drafting.reading.pdf.glyphs import digit_spacing
from drafting.reading.pdf.page_lines import PageLine, paragraphs, within_margins
from drafting.reading.pdf.ruled import RuledTable, is_divided, is_open
from drafting.reading.pdf.running import without_running
from drafting.reading.pdf.unruled import find_table
from drafting.reading.pdf.words import Word
from drafting.reading.placing.values import Value, read_value
from drafting.reading.placing.wording import is_label_part
from drafting.report import Why


def line(text, x0=20.0, x1=None):
    return PageLine(text, x0, x0 + 10 * len(text) if x1 is None else x1, 10.0, ())


def word(text, x0, top, width=10.0):
    return Word(text, x0, x0 + width * len(text), top, top + 10)


def texts(lines):
    return [[each.text for each in one] for one in lines]


@pytest.mark.parametrize(
    ("ends", "kept"),
    [
        pytest.param(["2024/1/23 10:15 某县年报", "2024/1/23 10:15 某县年报"], ["", ""], id="浏览器页眉"),
        pytest.param(["某县年报", "某县年报", "某县年报"], ["某县年报", "", ""], id="首页的是标题"),
        pytest.param(["1/3", "2/3", "3/3"], ["", "", ""], id="页数"),
        pytest.param(["2023", "2023", "2023"], ["", "", ""], id="年份"),
        pytest.param(["1248", "1248"], ["1248", "1248"], id="数"),
        pytest.param(["2023", "2022"], ["2023", "2022"], id="各页不同的数"),
        pytest.param(["http://a.cn 1/2", "http://a.cn 2/2"], ["", ""], id="网址与页数"),
        pytest.param(["第1页 共2页", "第2页 共2页"], ["", ""], id="第几页"),
        pytest.param(["（七）总计 0 0", "（七）总计 0 0"], ["（七）总计 0 0"] * 2, id="表格的行"),
        pytest.param(["甲", "乙"], ["甲", "乙"], id="各不相同"),
    ],
)
def test_what_stands_on_every_page_is_no_text(ends, kept):
    pages = [[line(end), line(f"正文{'一二三'[page]}")] for page, end in enumerate(ends)]
    found = without_running(pages)
    assert ["".join(part.text for part in page[:-1]) for page in found] == kept


def test_a_second_number_at_a_page_s_end_is_the_table_s():
    pages = [[line("甲乙"[page]), line(str(page + 1)), line(str(page + 1))] for page in (0, 1)]
    assert [[part.text for part in page] for page in without_running(pages)] == [["甲", "1"], ["乙", "2"]]


def test_a_page_of_indented_lines_has_the_margins_of_the_others():
    pages = [
        [line("一", 40, 400), line("二", 20, 400), line("三", 20, 100)],
        [line("主要问题。", 40, 400), line("改进情况。", 40, 200)],
    ]
    first, second = within_margins(pages, [595.0, 595.0])
    assert [each.indented for each in first] == [True, False, False]
    assert [(each.indented, each.full) for each in second] == [(True, True), (True, False)]
    assert list(paragraphs(second)) == ["主要问题。", "改进情况。"]


def test_two_lines_of_a_head_are_no_paragraph():
    first = PageLine("结果维 结果纠", 20, 400, 10, (), full=True)
    assert list(paragraphs([first, line("持 正")])) == ["结果维 结果纠", "持 正"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("等于第三项加第四项之和） 申请人情况", True),
        ("持 正 果 结 计", True),
        ("无", False),
        ("无。", False),
        ("本年度无行政复议。", False),
        ("科研机构 3", False),
    ],
)
def test_parts_of_labels_are_told_from_text(text, part):
    assert is_label_part(text) is part


def test_a_mark_broken_over_two_lines_stands_on_the_row_s():
    lines = [(word("不适", 100, 0),), (word("予以公开", 0, 6), word("7", 200, 6)), (word("用", 100, 12),)]
    assert texts(with_marks(lines)) == [[], ["予以公开", "不适用", "7"], []]
    assert texts(with_marks([(word("不适", 100, 0),), (word("合", 100, 12),)])) == [["不适"], ["合"]]


def test_full_width_digits_round_a_line_are_its_number():
    lines = [(word("１８", 100, 0),), (word("予以公开", 0, 6),), (word("７", 100, 12),)]
    assert texts(with_numbers(lines)) == [[], ["予以公开", "１８７"], []]
    apart = [(word("18", 100, 0),), (word("予以公开", 0, 6),), (word("18", 100, 12),)]
    assert texts(with_numbers(apart)) == texts(apart)  # two numbers, parted by a space


def test_a_label_printed_downwards_is_one():
    lines = [(word("三", 0, 0), word("一", 50, 0)), (word("、", 0, 10),), (word("本", 0, 20),)]
    assert texts(with_upright(lines)) == [["三、本", "一"], [], []]
    rows = [(word("无", 0, top),) for top in (0, 16, 32)]
    assert texts(with_upright(rows)) == [["无"], ["无"], ["无"]]


def test_single_characters_set_apart_are_one_word():
    assert [w.text for w in closed_up((word("总", 0, 0), word("计", 12, 0), word("其他", 40, 0)))] == [
        "总计",
        "其他",
    ]


def test_a_unit_set_apart_is_its_number_s():
    line = (word("12", 0, 0), word("件", 23, 0), word("3", 60, 0), word("件", 90, 0), word("共", 120, 0))
    assert [w.text for w in closed_up((*line, word("件", 132, 0)))] == ["12件", "3", "件", "共件"]


def chars(text, x0, step, size=10.0, bottom=10.0):
    return [
        {"text": each, "x0": x0 + i * step, "x1": x0 + i * step + 5, "size": size, "bottom": bottom}
        | {"top": bottom - size, "matrix": (1, 0, 0, 1, 0, 0)}
        for i, each in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("page", "apart"),
    [
        pytest.param(chars("193", 0, 7), 2.0, id="字距"),
        pytest.param(chars("193", 0, 5), 0.0, id="紧排"),
        pytest.param([*chars("77", 0, 5), *chars("77", 12, 5)], 0.0, id="两个数"),
        pytest.param(chars("19", 0, 7), 0.0, id="两位数说明不了"),
        pytest.param([*chars("193", 0, 7), *chars("193", 0, 5, bottom=30)], 0.0, id="有紧排的"),
    ],
)
def test_only_numbers_evenly_set_apart_show_a_spacing(page, apart):
    assert digit_spacing(page) == pytest.approx(apart)


def cell(text, x0=0.0, x1=30.0, top=0.0, bottom=30.0):
    return Box(x0, top, x1, bottom, text)


def drawn(text, x0, step=5.0):
    return [
        char
        for row, part in enumerate(text.split("\n"))
        for char in chars(part, x0, step, bottom=12 + 12 * row)
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("15070\n3", "150703", id="再放不下一个数字"),
        pytest.param("150\n3", "150\n3", id="还放得下"),
        pytest.param("15070\n15070", "15070\n15070", id="可能是两个数"),
        pytest.param("11,\n259", "11,259", id="千分位没写完"),
        pytest.param("1507\n25,3", "1507\n25,3", id="不成数"),
    ],
)
def test_a_number_broken_in_its_cell_is_put_together_where_nothing_else_is_possible(text, read):
    label = cell("一、本年新收\n政府信息", 100, 160)
    shown = [*drawn(text, 2), *drawn(label.text, 102, 9.0)]
    assert [box.text for box in with_whole_numbers([label, cell(text)], shown)] == [label.text, read]


def test_a_smaller_digit_on_the_line_below_is_none_of_the_number_s():
    label, box = cell("一、本年新收\n政府信息", 100, 160), cell("15070\n3")
    shown = [*drawn(box.text, 2), *drawn(label.text, 102, 9.0)]
    shown[5] |= {"size": 8.3}
    assert [each.text for each in with_whole_numbers([label, box], shown)] == [label.text, box.text]


def test_of_a_row_with_two_numbers_in_a_cell_none_is_put_together():
    label = cell("一、本年新收\n政府信息", 100, 160)
    boxes = [label, cell("15070\n3"), cell("0\n0", 30, 60)]
    shown = [*drawn("15070\n3", 2), *drawn("0\n0", 32), *drawn(label.text, 102, 9.0)]
    assert [box.text for box in with_whole_numbers(boxes, shown)] == [box.text for box in boxes]


def ruled(*rows, page=1):
    boxes = [
        Box(100.0 * column, 20.0 * row, 100.0 * column + 100, 20.0 * row + 20, text)
        for row, row_texts in enumerate(rows)
        for column, text in enumerate(row_texts)
    ]
    return RuledTable(tuple(boxes), page, first=True, last=True)


@pytest.mark.parametrize(
    ("below", "read"),
    [
        pytest.param([["", "3", ""]], "1248\n3", id="余下的数字"),
        pytest.param([["头", "列", "列"], ["", "3", ""]], "1248\n3", id="表头又印了一遍"),
        pytest.param([["3.要求提供公开出版物", "3", "0"]], "1248", id="下一行"),
    ],
)
def test_a_number_that_a_page_s_end_divides_is_not_read_by_half(below, read):
    upper = ruled(["头", "列", "列"], ["2.重复申请", "1248", "0"])
    joined = upper.joined(ruled(*below, page=2))
    assert next(box.text for box in joined.boxes if box.text.startswith("1248")) == read


_REVIEWED = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def table_of_boxes(*boxes, page=1):
    return RuledTable(tuple(Box(*box) for box in boxes), page, first=True, last=True)


def row(texts, top, x0=0):
    return [(x0 + 40.0 * i, top, x0 + 40.0 * i + 40, top + 20, text) for i, text in enumerate(texts)]


def head_of_disputes(begun):
    """What table four prints before a page's end inside its head; at the left the results, begun."""
    groups = [(0.0, 0.0, 200.0, 20.0, "行政复议"), (200.0, 0.0, 600.0, 20.0, "行政诉讼")]
    kinds = [(200.0, 20.0, 400.0, 40.0, "未经复议直接起诉"), (400.0, 20.0, 600.0, 40.0, "复议后起诉")]
    return table_of_boxes(*groups, *kinds, *row(begun, 20.0))


@pytest.mark.parametrize(
    ("begun", "hanging", "behind"),
    [
        pytest.param(_REVIEWED, [], [""] * 5, id="标签全在页尾前"),
        pytest.param([label[:2] for label in _REVIEWED], ["维持", "纠正", "结果", "审结", ""], [""] * 5, id="露出表外"),
        pytest.param(["结果", "结果", "其他", "尚未", "总"], [], ["维持", "纠正", "结果", "审结", "计"], id="下半在下页"),
    ],
)  # fmt: skip
def test_a_head_that_a_page_s_end_divides_is_one(begun, hanging, behind):
    upper = head_of_disputes(begun)
    words = tuple(Word(text, 40.0 * i + 10, 40.0 * i + 30, 42, 52) for i, text in enumerate(hanging) if text)
    upper = upper.with_hanging([PageLine(" ".join(hanging), 10, 190, 10, words)])
    values = [str(number) for number in range(15)]
    lower = table_of_boxes(*row([*behind, *_REVIEWED * 2], 0.0), *row(values, 20.0), page=2)
    grid = upper.joined(lower).grid()
    assert [cell.text.replace("\n", "") for cell in grid.rows[1][:5]] == _REVIEWED
    assert [cell.rowspan for cell in grid.rows[1][:5]] == [2] * 5
    assert [cell.text for cell in grid.rows[-1]] == values


@pytest.mark.parametrize(
    "first",
    [
        pytest.param([""] * 15, id="空行"),
        pytest.param(["", *"12345678901234"], id="数据行"),
        pytest.param(["", "二", *[""] * 13], id="不是标签"),
    ],
)
def test_a_row_behind_a_head_at_a_page_s_end_stays_a_row(first):
    head = table_of_boxes(*row(_REVIEWED * 3, 0.0))
    joined = head.joined(table_of_boxes(*row(first, 0.0), *row(["0"] * 15, 20.0), page=2))
    assert [len(cells) for cells in joined.grid().rows] == [15, 15, 15]


def test_a_word_that_hangs_out_of_two_cells_is_neither_s():
    table = table_of_boxes(*row(["结果", "结果"], 0.0))
    between = (Word("维持", 30, 50, 22, 32),)
    assert table.with_hanging([PageLine("维持", 30, 50, 10, between)]) is None


def upright(x0, top, bottom):
    return {"orientation": "v", "x0": x0, "x1": x0, "top": top, "bottom": bottom, "height": bottom - top}


def test_the_rules_of_one_table_do_not_move_another_s():
    above, below = upright(108.75, 20, 600), upright(111.75, 700, 745)
    level = {"orientation": "h", "x0": 0, "x1": 500, "top": 701, "bottom": 701, "width": 500}
    assert list(stretches([above, below, level])) == [[above], [below, level]]
    cell = upright(108.75, 602, 640)  # of a table with a gap between its rows
    assert list(stretches([above, cell])) == [[above, cell]]


def test_rules_that_divide_no_labels_make_no_table():
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [columns, ["一、本年新收政府信息公开申请数量", *"0000000"]]
    grid = Grid(tuple(tuple(Cell(text, r, c) for c, text in enumerate(row)) for r, row in enumerate(rows)))
    assert is_divided(grid)
    assert not is_divided(Grid(((Cell("\n".join(columns), 0, 0), Cell("0", 0, 1)),)))


def disputes_in(*below):
    head = tuple(Cell(text, 0, i) for i, text in enumerate(_REVIEWED * 3))
    lines = [tuple(Cell(text, r, i) for i, text in enumerate(line)) for r, line in enumerate(below, start=1)]
    return Grid((head, *lines))


@pytest.mark.parametrize(
    ("grid", "divided"),
    [
        pytest.param(disputes_in(["0"] * 15), True, id="一格一数"),
        pytest.param(disputes_in([""] * 15), True, id="空行"),
        pytest.param(disputes_in(["0"] * 14 + ["0 1"]), True, id="一处两数"),
        pytest.param(disputes_in(["0"] * 5 + ["0 1"] * 5), False, id="处处两数"),
        pytest.param(disputes_in(["0\n1"] * 15), True, id="数字折行"),
        pytest.param(disputes_in(), False, id="只有表头"),
        pytest.param(
            Grid(((*disputes_in().rows[0][:-1], Cell("总计\n0", 0, 14)),)), False, id="标签与数同格"
        ),
    ],
)
def test_rules_divide_a_table_whose_values_have_cells_of_their_own(grid, divided):
    assert is_divided(grid) is divided


@pytest.mark.parametrize(("astray", "is_one"), [(0, False), (1, False), (3, True)])
def test_a_table_many_of_whose_numbers_stand_in_no_cell_is_open(astray, is_one):
    boxes = [Box(*each) for each in row(["0"] * 12, 0.0)]
    numbers = [Word("0", box.x0 + 10, box.x0 + 15, 5, 15) for box in boxes[: 12 - astray]]
    outside = [Word("7", 500, 505, 25 + 10 * i, 35 + 10 * i) for i in range(astray)]
    assert is_open(boxes, [*numbers, *outside, Word("注", 500, 510, 5, 15)]) is is_one


@pytest.mark.parametrize("note", ["①本表由办公室汇总。", "注：本表由办公室汇总。", "（说明：不含乡镇）"])
def test_a_note_under_a_table_without_rules_is_none_of_its_last_label_s(note):
    labels = ["自然人", "商业企业", "科研机构", "社会公益", "法律服务", "其他", "总计"]
    lefts = [90 + 50 * i for i in range(7)]
    head = tuple(Word(t, x, x + 10 * len(t), 0, 10) for t, x in zip(labels, lefts, strict=True))
    rows = [
        (Word(label, 10, 70, top, top + 10), *(Word("0", x + 8, x + 13, top, top + 10) for x in lefts))
        for label, top in (("一、本年新收", 20), ("四、结转下年", 40))
    ]
    table = find_table("t3", [head, *rows, (Word(note, 10, 80, 54, 64),), (Word("其中", 10, 30, 68, 78),)])
    assert table
    assert table.end == 3
    assert [cell.text for cell in table.grid.rows[2] if not cell.text.isdecimal()] == ["四、结转下年"]


def test_a_blank_column_is_told_by_labels_that_stand_evenly():
    labels = ["自然人", "商业企业", "科研机构", "社会公益", "法律服务", "其他", "总计"]
    head = tuple(
        Word(t, 100 + 50 * i - 5 * len(t), 100 + 50 * i + 5 * len(t), 0, 10) for i, t in enumerate(labels)
    )
    row = tuple(Word("0", 118 + 50 * i, 123 + 50 * i, 20, 30) for i in range(6))
    bands = find_bands("t3", [head, row])
    assert bands == [*((118.0 + 50 * i, 123.0 + 50 * i) for i in range(6)), (390.0, 410.0)]
    last = (Word("7", 376, 381, 20, 30),)  # at the left of 总计, beside 其他
    assert find_bands("t3", [head, last])[-2:] == [(340.0, 360.0), (376.0, 381.0)]
    uneven = tuple(Word(w.text, w.x0 + 9 * (i % 2), w.x1 + 9 * (i % 2), 0, 10) for i, w in enumerate(head))
    assert len(find_bands("t3", [uneven, row])) != 7


@pytest.mark.parametrize(
    ("x0", "x1", "other", "total"),
    [
        pytest.param(352, 372, Value(None, Why.BLANK), Value(1248), id="在总计之下"),
        pytest.param(
            340, 372, Value(None, Why.NOT_A_NUMBER), Value(None, Why.NOT_A_NUMBER), id="在其他与总计之下"
        ),
        pytest.param(
            347, 351, Value(None, Why.NOT_A_NUMBER), Value(None, Why.NOT_A_NUMBER), id="在其他与总计之间"
        ),
    ],
)
def test_a_number_of_which_two_columns_may_be_it_is_read_in_neither(x0, x1, other, total):
    labels = ["自然人", "商业企业", "科研机构", "社会公益", "法律服务", "其他", "总计"]
    lefts = [90, 130, 180, 230, 280, 325, 352]  # of no one breadth: their labels alone say where they are
    head = tuple(Word(t, x, x + 10 * len(t), 0, 10) for t, x in zip(labels, lefts, strict=True))
    received = (Word("一、本年新收", 10, 70, 20, 30), *(Word("0", x + 8, x + 13, 20, 30) for x in lefts[:2]))
    carried = (Word("二、上年结转", 10, 70, 60, 70), Word("1248", x0, x1, 60, 70))
    table = find_table("t3", [head, received, carried])
    assert table
    *_, before, last = table.grid.rows[2]
    assert (read_value(before.text, Kind.COUNT), read_value(last.text, Kind.COUNT)) == (other, total)


def lines_of_three(*lines):
    """Table three's head, and lines of values (label, values) under it, 16 points apart."""
    labels = ["自然人", "商业企业", "科研机构", "社会公益", "法律服务", "其他", "总计"]
    lefts = [90 + 50 * i for i in range(7)]
    head = tuple(Word(t, x, x + 10 * len(t), 0, 10) for t, x in zip(labels, lefts, strict=True))
    placed = []
    for top, (label, values) in zip(range(20, 500, 16), lines, strict=False):
        numbers = (Word(v, x + 8, x + 13, top, top + 10) for v, x in zip(values, lefts, strict=False) if v)
        placed.append((Word(label, 10, 10 + 5 * len(label), top, top + 10), *numbers))
    return [head, *placed]


_LAST = "四、结转下年度继续办理"


def test_a_row_under_the_last_that_is_none_of_the_form_s_gives_it_no_values():
    lines = lines_of_three(("一、本年新收", "1234567"), (_LAST, [""] * 7), ("备查数", "4567890"))
    table = find_table("t3", lines)
    assert table
    rows_read = {cells[0].text: [c.text for c in cells[-7:]] for cells in table.grid.rows}
    assert rows_read["备查数"] == [*"4567890"]
    assert all(not text.isdecimal() for text in rows_read.get(_LAST, []))


def test_a_line_that_numbers_the_columns_holds_no_values():
    table = find_table("t3", lines_of_three(("栏次", "1234567"), ("一、本年新收", "3000003")))
    assert table
    assert [cells[0].text for cells in table.grid.rows[1:]] == ["一、本年新收"]
