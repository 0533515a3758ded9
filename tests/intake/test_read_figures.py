"""Figures from a file: the form or JSON; every fault is listed, none is swallowed."""

import json
from decimal import Decimal

import pytest
from builders import consistent_figures, report, zero_figures
from openpyxl import load_workbook

from drafting.errors import FigureError, InputError
from drafting.intake.figures import read_figures
from drafting.intake.form import write_form
from drafting.report import report_to_json
from drafting.tables import STATUTORY_CODES


def json_file(tmp_path, content):
    path = tmp_path / "数据.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_form(tmp_path):
    path = tmp_path / "数据表.xlsx"
    write_form(path, figures=consistent_figures(1))
    assert read_figures(path) == consistent_figures(1)


def test_report_read_before(tmp_path):
    path = json_file(tmp_path, report_to_json(report(consistent_figures(2))))
    assert read_figures(path) == consistent_figures(2)


def test_missing_code_is_blank_and_money_keeps_its_digits(tmp_path):
    figures = read_figures(
        json_file(tmp_path, '{"figures": {"t2.fees.amount": 96171.6, "t4.review.upheld": 0}}')
    )
    assert set(figures) == set(STATUTORY_CODES)
    assert figures["t2.fees.amount"] == Decimal("96171.6")
    assert {code for code, value in figures.items() if value is not None} == {
        "t2.fees.amount",
        "t4.review.upheld",
    }


def test_undivided_row_is_kept(tmp_path):
    figures = read_figures(json_file(tmp_path, {"figures": {"t3.closed.natural": 4}}))
    assert figures["t3.closed.natural"] == 4


def test_every_fault_of_a_json_is_listed(tmp_path):
    given = {
        "t3.granted.natural": "十二",
        "t3.partial.natural": -1,
        "t3.received.natural": 12.5,
        "t3.granted.everybody": 1,
        "t2.fees.amount": 1.2345678,
        "t4.review.upheld": True,
        "t4.review.other": 3,
    }
    with pytest.raises(FigureError) as caught:
        read_figures(json_file(tmp_path, {"figures": given}))
    first, *faults = caught.value.message.splitlines()
    assert first == "“数据.json”有6处需要改正："
    for code, fault in zip([code for code in given if code != "t4.review.other"], faults, strict=True):
        assert code in fault
    assert "表三“（一）予以公开”自然人（t3.granted.natural）：“十二”不是数字" in faults[0]


def test_every_fault_of_a_form_is_listed(tmp_path):
    path = tmp_path / "数据表.xlsx"
    write_form(path, year=2024, figures=zero_figures())
    book = load_workbook(path)
    book["表三"]["D8"], book["表三"]["E8"], book["说明"]["B4"] = "十二件", -1, 20222
    book.save(path)
    with pytest.raises(FigureError) as caught:
        read_figures(path)
    assert [line.split("（")[0].split("：")[0] for line in caught.value.message.splitlines()[1:]] == [
        "工作表“说明”B4",
        "工作表“表三”D8",
        "工作表“表三”E8",
    ]


def test_sum_that_differs_is_left_to_the_rules(tmp_path):
    path = tmp_path / "数据表.xlsx"
    write_form(path, figures=zero_figures() | {"t4.review.total": 5})
    assert read_figures(path)["t4.review.total"] == 5


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", "空文件", id="空文件"),
        pytest.param("{", "第1行第2个字起不是完好的 JSON", id="不是JSON"),
        pytest.param('{"figures": [1]}', "没有 figures", id="不是对象"),
        pytest.param("[]", "没有 figures", id="是数组"),
        pytest.param('{"cells": {}}', "没有 figures", id="没有figures"),
        pytest.param('{"figures": {"t3.granted.natural": NaN}}', "不是数字", id="非数"),
        pytest.param("9" * 5000, "大得不可能", id="过长的数"),
        pytest.param(
            '{"figures": {"t3.granted.natural": "%s"}}' % ("9" * 5000), "5000位", id="过长的数作文本"
        ),
        pytest.param('{"figures": {"t3.granted.natural": %s}}' % ("9" * 30), "18位", id="三十位数"),
        pytest.param("[" * 100_000, "嵌套过深", id="嵌套过深"),
        pytest.param('{"figures": {}}\n{"figures": {}}', "第2行第1个字起还有另一份", id="两份年报"),
        pytest.param(
            '{"figures": {"t3.granted.natural": 1, "t3.granted.natural": 2}}', "出现了两次", id="同一格两个数"
        ),
    ],
)
def test_json_that_cannot_be_used(tmp_path, content, expected):
    with pytest.raises((InputError, FigureError), match=expected):
        read_figures(json_file(tmp_path, content))


def test_other_type_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"应为 .* 或 \.json，现为“数据\.csv”"):
        read_figures(tmp_path / "数据.csv")
