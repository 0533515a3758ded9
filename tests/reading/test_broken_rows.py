"""Rows with pipes that were broken, and table four's where a row has moved."""

import pytest

from drafting.reading import read_bytes
from drafting.reading.text.broken_rows import with_whole_rows

ROWS = ["| 甲 | 1 | 2 | 3 |", "| 乙 | 4 | 5 | 6 |", "| 丙 | 7 | 8 | 9 |"]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param(["| 丁 | 1 | 2 |", "3 |"], ["| 丁 | 1 | 2 | 3 |"], id="在竖线后"),
        pytest.param(["| 丁", "戊 | 1", "| 2 | 3 |"], ["| 丁", "戊 | 1", "| 2 | 3 |"], id="在竖线前"),
        pytest.param(["| 丁", "戊 | 1 |", "2 | 3 |"], ["| 丁 戊 | 1 | 2 | 3 |"], id="在格中"),
        pytest.param(["| 丁 | 1 |", "| 2 | 3 |"], ["| 丁 | 1 |", "| 2 | 3 |"], id="两行各缺几格"),
        pytest.param(["| 丁 | 1 | 2 |", "3 | 4 |"], ["| 丁 | 1 | 2 |", "3 | 4 |"], id="合起来多一格"),
        pytest.param(["1 | 2 | 3 | 4"], ["1 | 2 | 3 | 4"], id="没有开头"),
        pytest.param(["| 丁 | 1 | 2 | 3 |", "4 |"], ["| 丁 | 1 | 2 | 3 |", "4 |"], id="行已齐"),
    ],
)
def test_the_pieces_of_a_row_make_a_row_of_the_table(pieces, expected):
    assert list(with_whole_rows([*ROWS, *pieces])) == [*ROWS, *expected]


def test_few_rows_say_nothing():
    lines = ["| 甲 | 1 | 2 |", "| 丁 | 1", "| 2 |", "说明"]
    assert list(with_whole_rows(lines)) == lines


PAGE = """松溪县水务局2023年政府信息公开工作年度报告
一、总体情况
四、政府信息公开行政复议、行政诉讼情况
| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |
|  |  | 复议后起诉 |  |  |  |  |
|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
{}
五、存在的主要问题及改进情况
"""


@pytest.mark.parametrize(
    ("row", "total"),
    [
        pytest.param(
            "| 8 | 0 | 0 | 3 | 11 | 0 | 5 | 0 | 0 | 5 | 0 | 0 | 1 | 2 |\n3 |", None, id="末格在下一行"
        ),
        pytest.param("8 | 0 | 0 | 3 | 11 | 0 | 5 | 0 | 0 | 5 | 0 | 0 | 1 | 2 | 3", 11, id="十五格"),
        pytest.param(
            " | 8 | 0 | 3 | 11 | 0 | 5 | 0 | 0 | 5 | 0 | 0 | 1 | 2 | 3", 11, id="首格空，各类相加对"
        ),
    ],
)
def test_table_four_is_read_where_its_row_is_in_its_place(row, total):
    figures = read_bytes(PAGE.format(row).encode(), "页.txt").figures
    assert figures["t4.review.total"] == total
    assert figures["t4.litigation_after_review.total"] == (None if total is None else 3)
