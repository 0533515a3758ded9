"""Tables printed a cell a line, of which a blank cell leaves no trace."""

import pytest

from drafting.reading import read_bytes
from drafting.tables import edition

PAGE = "松溪县水务局2023年政府信息公开工作年度报告\n一、总体情况\n逐月更新。\n二、主动公开政府信息情况\n{}\n三、收到和处理政府信息公开申请情况\n{}\n五、存在的主要问题及改进情况\n无。\n"
T2 = """第二十条第（一）项
信息内容
本年制发件数
本年废止件数
现行有效件数
规章
{rules}
行政规范性文件
{normative}
第二十条第（五）项
信息内容
本年处理决定数量
行政许可
{licensing}
第二十条第（六）项
信息内容
本年处理决定数量
{penalties}
行政强制
6
第二十条第（八）项
信息内容
本年收费金额（单位：万元）
行政事业性收费
2.5"""
COLUMNS = ("natural", "business", "research", "welfare", "legal", "other", "total")


def read(t2="", t3=""):
    return read_bytes(PAGE.format(t2, t3).encode(), "页.txt")


def t2(rules="0\n1\n9", normative="4\n1\n17", licensing="23", penalties="行政处罚\n31"):
    return T2.format(rules=rules, normative=normative, licensing=licensing, penalties=penalties)


@pytest.mark.parametrize(
    ("shape", "licensing", "normative"),
    [
        pytest.param({}, 23, 17, id="满"),
        pytest.param({"rules": "5\n9"}, 23, 17, id="别行少一格"),
        pytest.param({"rules": "5\n9", "licensing": "23\n23"}, None, None, id="多一行"),
        pytest.param({"rules": "5\n9", "penalties": "31"}, None, None, id="缺一行的标签"),
    ],
)
def test_a_row_of_table_two_beside_one_that_lost_a_blank(shape, licensing, normative):
    report = read(t2(**shape))
    found = report.figures
    assert (found["t2.licensing.decisions"], found["t2.normative.in_force"]) == (licensing, normative)
    told = {unread.where for unread in report.unread}
    assert {code for code in found if code.startswith("t2") and found[code] is None} <= told


def test_two_values_alike_may_be_a_line_that_stands_twice():
    found = read(t2(rules="9\n9\n5", normative="4\n17")).figures
    assert (found["t2.rules.made"], found["t2.normative.made"]) == (None, None)
    assert found["t2.licensing.decisions"] == 23


def test_a_sum_proves_nothing_in_table_two():
    found = read(t2(rules="0\n5\n5", normative="4\n17")).figures
    assert found["t2.rules.repealed"] is None


@pytest.mark.parametrize(
    ("rules", "normative", "in_force"),
    [
        pytest.param("-\n0\n9", "4\n1\n17", 9, id="满"),
        pytest.param("-\n-\n9", "", None, id="空格印作横线，却有一行无值"),
        pytest.param("0\n1\n9", "", 9, id="空格不印，一行无值"),
    ],
)
def test_a_row_without_values_where_blanks_are_printed_is_a_loss(rules, normative, in_force):
    assert read(t2(rules=rules, normative=normative)).figures["t2.rules.in_force"] == in_force


ROWS = edition("2021").table("t3").blocks[0].rows
HEAD = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ZEROS = ["0"] * len(COLUMNS)


def test_a_number_that_touches_another_is_no_cell_of_its_own_where_cells_are_paragraphs():
    cells = [*HEAD, *(each for row in ROWS for each in (row.label, *ZEROS))]
    assert read(t3="\n\n".join(cells)).figures["t3.granted.welfare"] == 0
    at = cells.index("（一）予以公开")
    cells[at + 1 : at + 4] = ["0\n0"]  # a blank lost, and a line twice
    found = read(t3="\n\n".join(cells)).figures
    assert {found[f"t3.granted.{column}"] for column in COLUMNS} == {None}
    assert found["t3.carried_in.total"] == 0


def test_a_label_whose_first_line_is_a_column_s_name_ends_no_head():
    lines = [" ".join(HEAD)]
    for row in ROWS:
        first, rest = row.label[:4], row.label[4:]
        lines += [f"{row.label} 0 0 0 0 0 0 0"] if len(row.label) < 6 else [first, " ".join(ZEROS), rest]
    assert "2.其他" in lines
    found = read(t3="\n".join(lines)).figures
    assert {found[f"t3.received.{column}"] for column in COLUMNS} == {0}
    assert found["t3.refused_law.total"] == 0


@pytest.mark.parametrize(
    ("carried_in", "granted", "twice", "welfare"),
    [
        pytest.param("0 6 10 8 12 9 45", "6 6 10 8 12 9 51", "四、结转下年度继续办理", 8, id="别行都齐"),
        pytest.param("0 6 10 45", "6 6 10 8 12 9 51", "", 8, id="别行有缺，没有一行印了两遍"),
        pytest.param("0 6 10 45", "6 5 10 8 12 9 50", "四、结转下年度继续办理", 8, id="本行无重"),
        pytest.param("0 6 10 45", "6 6 10 8 12 9 51", "四、结转下年度继续办理", None, id="本行或有重"),
    ],
)
def test_a_sum_proves_no_row_in_which_a_line_may_stand_twice(carried_in, granted, twice, welfare):
    """A sum stays where a line went from one place of a row to another."""
    values = {"carried_in": carried_in.split(), "granted": granted.split()}
    cells = [*HEAD, *(each for row in ROWS for each in (row.label, *values.get(row.code, ZEROS)))]
    lines = [line for cell in cells for line in [cell] * (2 if cell == twice else 1)]
    assert read(t3="\n".join(lines)).figures["t3.granted.welfare"] == welfare


RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
DISPUTES = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", *RESULTS * 3]
CODES = [cell.code for cell in edition("2021").table("t4").cells()]
ORDINARY = ["3", "1", "0", "2", "6", "0", "2", "2", "1", "5", "4", "0", "0", "1", "5"]


def disputes(values, row=ZEROS):
    """Tables three and four, a paragraph a cell: what was read of the fourth, and what of it was told."""
    third = [*HEAD, *(each for own in ROWS for each in (own.label, *(row if own is ROWS[0] else ZEROS)))]
    text = PAGE.format("", "\n\n".join([*third, "四、行政复议、行政诉讼情况", *DISPUTES, *values]))
    report = read_bytes(text.replace("\n五、", "\n\n五、").encode(), "页.txt")
    return report.figures, {unread.where for unread in report.unread}


def test_a_sum_of_table_four_proves_nothing_where_a_line_stands_twice():
    once = ["0", "1", "1", "0", "2", *ORDINARY[5:]]
    assert [disputes(once)[0][code] for code in CODES] == [int(value) for value in once]
    figures, told = disputes(["总计", *once])  # the head's last line twice
    assert {figures[code] for code in CODES} == {None}
    assert told >= {*CODES}


@pytest.mark.parametrize(
    ("values", "is_read"),
    [
        pytest.param(ORDINARY, True, id="满"),
        pytest.param([*ORDINARY[:4], "7", *ORDINARY[5:]], True, id="原件的总计有误"),
        pytest.param(
            [*ORDINARY[:2], *ORDINARY[3:7], "2\n2", *ORDINARY[8:]], False, id="少一格，一格里印了两次"
        ),
        pytest.param([*ORDINARY[:2], *ORDINARY[3:7], "2", *ORDINARY[7:]], False, id="少一格，一行印了两次"),
        pytest.param(["0", "0\n0", *["0"] * 12], False, id="零里少一格，一格里印了两次"),
    ],
)
def test_a_value_of_table_four_that_stands_twice_hides_no_lost_blank(values, is_read):
    figures, told = disputes(values)
    assert [figures[code] for code in CODES] == ([int(value) for value in values] if is_read else [None] * 15)
    assert told.isdisjoint(CODES) if is_read else told >= {*CODES}


@pytest.mark.parametrize(
    ("row", "is_read"),
    [
        pytest.param(["4", "0", "1", "0", "0", "2", "7"], True, id="满"),
        pytest.param(["4", "0", "1", "0", "0", "2", "8"], True, id="原件的总计有误"),
        pytest.param(["4", "1", "0", "0", "2", "2", "7"], False, id="少一格，一行印了两次"),
    ],
)
def test_a_value_of_table_three_that_stands_twice_hides_no_lost_blank(row, is_read):
    figures, told = disputes(ORDINARY, row)
    codes = [f"t3.received.{column}" for column in COLUMNS]
    assert [figures[code] for code in codes] == ([int(value) for value in row] if is_read else [None] * 7)
    assert told.isdisjoint(codes) if is_read else told >= {*codes}


@pytest.mark.parametrize(
    ("values", "upheld"),
    [
        pytest.param(["", *ORDINARY], 3, id="标签格在前"),
        pytest.param(["", *ORDINARY[:4], "7", *ORDINARY[5:]], 3, id="标签格在前，原件的总计有误"),
        pytest.param(["", "", *ORDINARY[:4], "7", *ORDINARY[5:]], None, id="多一格，总计又有误"),
    ],
)
def test_under_a_head_of_one_row_a_blank_before_the_values_is_the_labels(values, upheld):
    lines = [line for cell in [*RESULTS * 3, *values] for line in ("|", cell) if line]
    text = PAGE.format("", "\n".join(["四、行政复议、行政诉讼情况", "|", *lines, "|"]))
    assert read_bytes(text.encode(), "页.txt").figures["t4.review.upheld"] == upheld
