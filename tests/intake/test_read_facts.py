"""Facts from a table: encodings, pairing of problems and measures, and every fault with its row."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from drafting.errors import InputError
from drafting.facts import Aspect, Fact
from drafting.intake.facts import COLUMNS, read_facts, write_facts

HEADER = ",".join(COLUMNS)
TABLE = f"""{HEADER}
1,监督保障,举办政府信息公开业务培训{{}},3,期,培训签到册,王敏
2,平台建设,对政府网站栏目进行改版,,,,李强
p1,问题,部分政策解读形式单一,,,网站巡查记录,李强
m1,措施,由办公室会同起草单位制作图解,,,,李强
"""


def csv_of(*lines, header=HEADER):
    return "\n".join([header, *lines]).encode()


def faults_of(data):
    with pytest.raises(InputError) as caught:
        read_facts(data, "素材.csv")
    first, *faults = caught.value.message.splitlines()
    assert first == f"“素材.csv”有{len(faults)}处需要改正："
    return faults


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_encoding_that_excel_and_wps_write(encoding, newline):
    facts = read_facts(TABLE.replace("\n", newline).encode(encoding))
    assert facts == (
        Fact("1", Aspect.SUPERVISION, "举办政府信息公开业务培训{}", 3, "期", "培训签到册", "王敏"),
        Fact("2", Aspect.PLATFORMS, "对政府网站栏目进行改版", author="李强"),
        Fact("p1", Aspect.PROBLEM, "部分政策解读形式单一", source="网站巡查记录", author="李强"),
        Fact("m1", Aspect.MEASURE, "由办公室会同起草单位制作图解", author="李强", problem="p1"),
    )


def test_workbook_with_the_same_header(tmp_path):
    book = Workbook()
    book.active.append(COLUMNS)
    book.active.append((1, "监督保障", "培训{}", 3, "期", None, None))
    book.active.append((2.0, "其他", "发布{}", 12.5, "万条", None, None))
    path = tmp_path / "素材.xlsx"
    book.save(path)
    facts = read_facts(path)
    assert [(fact.id, fact.value, fact.unit) for fact in facts] == [
        ("1", 3, "期"),
        ("2", Decimal("12.5"), "万条"),
    ]


@pytest.mark.parametrize(
    ("aspects", "problems"),
    [
        pytest.param("问措问措", ["1", "3"], id="一一对应"),
        pytest.param("问措措", ["1", "1"], id="一个问题两条措施"),
        pytest.param("问问措", ["2"], id="归最近的问题"),
        pytest.param("措问", [""], id="上面没有问题"),
        pytest.param("问其措", ["1"], id="中间隔着别的素材"),
    ],
)
def test_measure_belongs_to_the_nearest_problem_above(aspects, problems):
    names = {"问": "问题", "措": "措施", "其": "其他"}
    lines = [f"{number},{names[aspect]},内容,,,," for number, aspect in enumerate(aspects, start=1)]
    facts = read_facts(csv_of(*lines))
    assert [fact.problem for fact in facts if fact.aspect is Aspect.MEASURE] == problems


def test_fact_without_id_is_called_after_its_row():
    facts = read_facts(csv_of(",其他,甲,,,,", ",,,,,,", ",其他,乙,,,,"))
    assert [fact.id for fact in facts] == ["行2", "行4"]


def test_columns_in_any_order_and_more_than_needed():
    facts = read_facts(
        "备注,Statement,aspect,id,value,unit,author,source\n无,开展检查{},监督保障,a,2,次,王敏,台账\n".encode()
    )
    assert facts == (Fact("a", Aspect.SUPERVISION, "开展检查{}", 2, "次", "台账", "王敏"),)


def test_quoted_cell_with_comma_and_line_break():
    (fact,) = read_facts(csv_of('1,其他,"甲,乙\n丙",,,,'))
    assert fact.statement == "甲,乙\n丙"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "1,宣传,内容,,,,", "类别（aspect）“宣传”不在可选范围内。可选：导语、主动公开", id="类别"
        ),
        pytest.param("1,其他,,,,,", "内容（statement）是空的", id="空内容"),
        pytest.param("1,其他,培训{},三期,,,", "数值（value）“三期”不是数字", id="数值是文字"),
        pytest.param("1,其他,培训{},,期,,", "内容里有“{}”，数值（value）却是空的", id="有位无数"),
        pytest.param("1,其他,{}场{}人,3,,,", "只能有一处", id="两个位"),
        pytest.param("a b],其他,内容,,,,", "编号“a b]”只能用", id="编号"),
        pytest.param("1,其他,甲,乙,3,期,来源,王敏", "第2行有8格，表头只有7列", id="英文逗号"),
    ],
)
def test_fault_names_row_and_remedy(line, expected):
    (fault,) = faults_of(csv_of(line))
    assert fault.startswith("第2行")
    assert expected in fault


def test_all_faults_are_listed_at_once():
    faults = faults_of(csv_of("1,其他,甲,,,,", "1,宣传,,三,,,", "", "2,其他,{},,,,"))
    assert [fault[:4] for fault in faults] == ["第3行：", "第3行：", "第3行：", "第3行：", "第5行："]
    assert faults[0] == "第3行：编号“1”与第2行重复。请改成不同的编号。"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", "空文件", id="空文件"),
        pytest.param(b"\n\n", "空文件", id="只有空行"),
        pytest.param(b"id,aspect,statement\n1,2,3", "缺少：value、unit、source、author", id="缺列"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "不是文本文件", id="改名的图片"),
        pytest.param(HEADER.encode("utf-16"), "不是文本文件", id="UTF-16"),
        pytest.param(b"PK\x03\x04", "已损坏", id="坏的工作簿"),
        pytest.param(csv_of("1,其他," + "长" * 200_000), "从第2行起读不下去", id="过长的格"),
        pytest.param(
            csv_of('1,其他,"没有结束的引号,,,,', "2,其他,下一行,,,,"), "从第2行起读不下去", id="引号不成对"
        ),
        pytest.param(csv_of("1,其他,发布信息{}," + "9" * 5000), "不是数字", id="过长的数"),
    ],
)
def test_file_that_cannot_be_used(data, expected):
    with pytest.raises(InputError, match=expected) as caught:
        read_facts(data, "素材.csv")
    assert caught.value.message.startswith("“素材.csv”")


def test_no_facts_but_a_header_is_no_fault():
    assert read_facts(csv_of()) == ()


texts = st.text(st.characters(categories=["L", "N", "P"], exclude_characters="{}"), min_size=1, max_size=12)
aspects = st.sampled_from([aspect for aspect in Aspect if aspect is not Aspect.MEASURE])
numbers = st.none() | st.integers(0, 10**6) | st.decimals(0, 1000, places=2)


@st.composite
def fact_lists(draw):
    facts = []
    for number in range(draw(st.integers(0, 5))):
        fact = Fact(
            f"f{number}",
            draw(aspects),
            draw(texts),
            draw(numbers),
            draw(st.sampled_from(["", "期"])),
            draw(texts),
            draw(texts),
        )
        facts.append(fact)
        if fact.aspect is Aspect.PROBLEM:
            facts += [
                Fact(f"m{number}.{i}", Aspect.MEASURE, draw(texts), problem=fact.id)
                for i in range(draw(st.integers(0, 2)))
            ]
    return tuple(facts)


@settings(max_examples=50)
@given(fact_lists())
def test_written_facts_read_back_equal(facts):
    assert read_facts(write_facts(facts)) == facts


def test_measures_are_written_where_their_place_ties_them():
    facts = (
        Fact("p1", Aspect.PROBLEM, "甲"),
        Fact("p2", Aspect.PROBLEM, "乙"),
        Fact("m1", Aspect.MEASURE, "解决甲", problem="p1"),
        Fact("m0", Aspect.MEASURE, "单列"),
    )
    assert set(read_facts(write_facts(facts))) == set(facts)


def test_written_for_excel():
    data = write_facts([Fact("1", Aspect.OTHER, "甲")])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
