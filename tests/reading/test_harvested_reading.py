"""Tables of pages as harvesters write them: every row has as many pipes as the table has columns."""

import re
from random import Random

import pytest
from reading import fresh_pages, fresh_shapes
from reading.fresh_pages import HALF
from reading.injured import injured

from drafting.reading import read_bytes
from drafting.reading.placing.block_heads import named_by_place
from drafting.reading.text.harvested import parts

T2 = """第二十条第（一）项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | {rules} | 7 |
行政规范性文件 | 3 | 1 | 12 |
第二十条第（五）项 | |||
信息内容 | 本年处理决定数量 | ||
行政许可 | {licensing}
"""
PAGE = "白杨林区教育局2023年政府信息公开工作年度报告\n一、总体情况\n稳步推进。\n二、主动公开政府信息情况\n{}三、收到和处理政府信息公开申请情况\n"


def read(table, name="页.txt"):
    return read_bytes(PAGE.format(table).encode(), name)


@pytest.mark.parametrize(
    ("rules", "licensing", "repealed", "decisions"),
    [
        pytest.param("5", "41 | ||", 5, 41, id="满"),
        pytest.param("", "41 | ||", None, 41, id="空格还在"),
        pytest.param("/", "41 |", None, 41, id="末行不补竖线"),
        pytest.param("5", "|||", 5, None, id="空行并成跨列"),
    ],
)
def test_blanks_and_spans_are_told_apart(rules, licensing, repealed, decisions):
    for name in ("页.txt", "页.md"):
        found = read(T2.format(rules=rules, licensing=licensing), name).figures
        assert (found["t2.rules.repealed"], found["t2.licensing.decisions"]) == (repealed, decisions)
        assert (found["t2.rules.made"], found["t2.rules.in_force"]) == (0, 7)


def test_a_row_that_merges_its_cells_is_told():
    rows = [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |",
        "申请人情况 |",
        "||||||||",
    ]
    rows += ["自然人 |", "法人或其他组织 |", "总计 |", "|||||||"]
    rows += ["商业企业 |", "科研机构 |", "社会公益组织 |", "法律服务机构 |", "其他 |", "|||||"]
    rows += ["一、本年新收政府信息公开申请数量 |", "|", "4 |", "|||||||"]
    rows += ["二、上年结转政府信息公开申请数量 |", *["|"] * 6, "1 |", "||"]
    rows += ["三、本年度办理结果 |", "（一）予以公开 |", *["|"] * 6, "5 |", "|"]
    rows += ["（二）部分公开 |", *["|"] * 6, "0 |", "||"]
    report = read_bytes((PAGE.format("") + "\n".join(rows)).encode(), "页.txt")
    told = {unread.where for unread in report.unread}
    received = [code for code in report.figures if code.startswith("t3.received.")]
    assert {report.figures[code] for code in received} == {None}
    assert told.issuperset(received)
    assert report.figures["t3.carried_in.total"] == 1
    assert report.figures["t3.carried_in.natural"] is None
    assert report.figures["t3.granted.total"] == 5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("索引号 | 0001 |\n发布机构 | 区教育局 |\n名称 | 年度报告 |\n", id="别的表"),
        pytest.param("规章 | 0 | 1 | 7 |\n行政许可 | 3 |\n行政处罚 | 2 | 1 |\n", id="无表头且行长不一"),
        pytest.param("|\n" * 500, id="只有竖线"),
    ],
)
def test_what_is_no_such_table_is_left_alone(text):
    lines = text.split("\n")
    assert [line for part in parts(lines) for line in part] == lines


def test_prose_between_heading_and_table_stays_prose():
    said = "全年由办公室统一登记。"
    table = T2.format(rules="5", licensing="41 | ||")
    opened = "".join(f"|\n{line}\n" for line in table.strip().split("\n"))
    for made in (table, opened, table.translate(HALF)):
        report = read(f"{said}\n{made}")
        assert report.figures["t2.normative.in_force"] == 12
        assert report.text(2) == said


@pytest.mark.parametrize(
    ("pieces", "codes"),
    [
        pytest.param(
            ["本年新", "本年新", "对外公开总数量"], ("new_made", "new_published", "public_total"), id="残缺"
        ),
        pytest.param(
            ["本年新", "制作数量", "本年新", "公开数量", "对外公开", "总数量"],
            ("new_made", "new_published", "public_total"),
            id="分行",
        ),
        pytest.param(["上一年项目数量", "本年增/减"], ("items_last", "change"), id="完整"),
        pytest.param(["本年新制作数量", "本年新制作数量", "对外公开总数量"], None, id="重名"),
        pytest.param(["本年新公开数量", "本年新", "对外公开总数量"], None, id="次序不同"),
        pytest.param(["本年", "本年", "现行有效件数"], None, id="太短"),
    ],
)
def test_a_label_cut_short_is_named_by_its_place(pieces, codes):
    named = named_by_place(pieces)
    assert (named.codes if named else None) == codes


HEAD = (
    "行政复议 行政诉讼",
    "未经复议直接起诉 复议后起诉",
    "结果 结果 其他 尚未 总 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总",
    "维持 纠正 结果 审结 计 维持 纠正 结果 审结 计 维持 纠正 结果 审结 计",
)


@pytest.mark.parametrize(
    ("head", "upheld"),
    [
        pytest.param(HEAD, 1, id="分作两行"),
        pytest.param([line.replace("尚未 ", "", 1) for line in HEAD], None, id="缺字"),
        pytest.param([HEAD[0], "复议后起诉 未经复议直接起诉", *HEAD[2:]], None, id="次序不同"),
    ],
)
def test_table_four_under_a_head_in_pieces(head, upheld):
    lines = [*head, "1 2 0 0 3 0 0 0 4 4 0 0 5 0 5"]
    text = (
        "白杨林区教育局2023年政府信息公开工作年度报告\n一、总体情况\n四、政府信息公开行政复议、行政诉讼情况\n"
    )
    report = read_bytes((text + "\n".join(lines)).encode(), "页.txt")
    assert report.figures["t4.review.upheld"] == upheld
    assert report.figures["t4.litigation_after_review.other"] == (5 if upheld else None)


def without(text, chance, number, pattern):
    places = [match.span() for match in re.finditer(pattern, text)]
    for start, end in sorted(chance.sample(places, min(number, len(places))), reverse=True):
        text = text[:start] + text[end:]
    return text


def repeated(text, chance, number):
    lines = text.split("\n")
    for _ in range(number):
        at = chance.randrange(len(lines))
        lines.insert(at, lines[at])
    return "\n".join(lines)


DAMAGES = {
    "竖线少": lambda text, chance, number: without(text, chance, number, r"\|"),
    "行少": lambda text, chance, number: without(text, chance, number, r"(?m)^.*\n"),
    "格少": lambda text, chance, number: without(text, chance, number, r"\d+ ?\n?\|"),
    "行重复": repeated,
}
PIPED = [s for s in fresh_pages.SHAPES if s.extension in (".txt", ".md") and "段" not in s.name]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    "seeds",
    [pytest.param(range(1, 2), id="少"), pytest.param(range(2, 12), id="多", marks=pytest.mark.slow)],
)
def test_a_damaged_row_is_told_and_never_wrong(damage, seeds):
    wrong = []
    for shape in PIPED:
        for seed in seeds:
            for number in (1, 3):
                report, data = fresh_shapes.printed(shape, seed)
                chance = Random(f"{shape.name} {seed} {damage} {number}")
                text = DAMAGES[damage](data.decode(), chance, number)
                read = read_bytes(text.encode(), f"页{shape.extension}")
                found = fresh_shapes.judged(shape, report, read)
                wrong += [(shape.name, seed, number, each) for each in (*found.wrong, *found.silent)]
    assert wrong == []


def read_with_lines_twice(name, seed, number):
    """What became of a report's cells in this shape, of which so many lines stand twice."""
    shape = next(shape for shape in PIPED if shape.name == name)
    report, data = fresh_shapes.printed(shape, seed)
    text = repeated(data.decode(), Random(f"{name} {seed} 行重复 {number}"), number)
    return fresh_shapes.judged(shape, report, read_bytes(text.encode(), f"页{shape.extension}"))


@pytest.mark.parametrize(
    ("name", "seed", "number"),
    [
        pytest.param("页 去重", 37, 1, id="表二 0 5 5"),
        pytest.param("页 去重", 47, 3, id="表二 - - 0"),
        pytest.param("页 去重", 55, 3, id="表三移行而和不变"),
        pytest.param("页 旧 两格只存一数", 63, 3, id="段中重复一行"),
    ],
)
def test_a_doubled_line_that_fills_a_lost_one_is_told(name, seed, number):
    found = read_with_lines_twice(name, seed, number)
    assert (found.wrong, found.silent) == ([], [])


@pytest.mark.parametrize("name", ["页 题在导语", "页 表后空行"])
def test_a_row_beside_a_broken_one_is_read_only_where_it_adds_up(name):
    """A line that a row lost may have come to stand in the row before it, which then looks whole."""
    shape = next(shape for shape in fresh_shapes.SHAPES if shape.name == name)
    report, data = fresh_shapes.printed(shape, 52)
    moved = injured(data, "行移", Random(f"{name}52行移"))
    found = fresh_shapes.judged(shape, report, read_bytes(moved, f"a{shape.extension}"))
    assert (found.wrong, found.silent) == ([], [])
    assert found.equal > 0.7 * found.held


@pytest.mark.parametrize(
    ("name", "seed", "number"),
    [
        pytest.param("页 一竖线一行无跨列", 56, 1, id="表四多一空格"),
        pytest.param("页 历史累计 表前有文", 17, 3, id="空格自成一行"),
        pytest.param("页 历史累计 表前有文", 37, 3, id="列名印了两次"),
        pytest.param("页 一格一行竖线随末格", 99, 3, id="表四首格为空"),
    ],
)
def test_a_blank_or_a_column_s_name_that_stands_twice_moves_no_value(name, seed, number):
    found = read_with_lines_twice(name, seed, number)
    assert (found.wrong, found.silent) == ([], [])
    assert found.equal > 0.7 * found.held


def test_where_half_the_rows_have_lost_a_blank_none_is_read():
    """Its rows fit one way, or another: which of them lost a cell nobody can say."""
    name = "页 表三十七列"
    shape = next(shape for shape in PIPED if shape.name == name)
    report, data = fresh_shapes.printed(shape, 4)
    text = DAMAGES["格少"](data.decode(), Random(f"{name} 4 格少 3"), 3)
    found = fresh_shapes.judged(shape, report, read_bytes(text.encode(), f"页{shape.extension}"))
    assert (found.wrong, found.silent) == ([], [])
