"""The ways in which tables arrive: every cell as printed, or null with its reason."""

import pytest
from builders import consistent_figures
from reading import shapes

from drafting.figures import Figures
from drafting.reading import read_bytes
from drafting.report import AnnualReport, Why
from drafting.tables import APPLICANTS, STATUTORY_CODES, TableSpec, edition, recompute

FIGURES = consistent_figures(seed=7, most=1500)


def text(print_table, figures: Figures = FIGURES, name: str = "a.txt", texts=None) -> AnnualReport:
    source = shapes.whole(lambda table: print_table(shapes.printed(table, figures, texts)))
    return read_bytes(source.encode(), name)


def page(figures: Figures = FIGURES, texts=None, print_table=shapes.as_html) -> AnnualReport:
    source = shapes.page(lambda table: print_table(shapes.printed(table, figures, texts)))
    return read_bytes(source.encode(), "a.html")


def whys(report: AnnualReport) -> dict[str, Why]:
    return {unread.where: unread.why for unread in report.unread}


SHAPES = [
    pytest.param(page, id="网页合并单元格"),
    pytest.param(lambda figures: text(shapes.as_tabs, figures), id="制表符"),
    pytest.param(lambda figures: text(shapes.as_pipes, figures, "a.md"), id="竖线"),
    pytest.param(lambda figures: text(shapes.as_bare_pipes, figures), id="无外侧竖线"),
    pytest.param(lambda figures: text(shapes.as_one_cell_a_line, figures), id="一格一行"),
    pytest.param(lambda figures: text(shapes.as_label_and_numbers, figures), id="标签与数字一行"),
    pytest.param(
        lambda figures: read_bytes(
            shapes.word(shapes.word_body(lambda t: shapes.word_table(shapes.printed(t, figures)))), "a.docx"
        ),
        id="Word合并单元格",
    ),
    pytest.param(
        lambda figures: page(
            figures,
            print_table=lambda cells: "".join(
                f"<p>{line}</p>" for line in shapes.as_one_cell_a_line(cells).split("\n")
            ),
        ),
        id="网页一格一段",
    ),
    pytest.param(
        lambda figures: page(
            figures,
            print_table=lambda cells: (
                "<table><tr><td>"
                + "".join(
                    f"<p>{line.replace('  ', '&nbsp;&nbsp;&nbsp;')}</p>"
                    for line in shapes.as_label_and_numbers(cells).split("\n")
                )
                + "</td></tr></table>"
            ),
        ),
        id="整表一格一行一段",
    ),
]


@pytest.mark.parametrize("read", SHAPES)
def test_a_full_table_is_read_exactly(read):
    report = read(FIGURES)
    assert {code: report.figures[code] for code in STATUTORY_CODES} == FIGURES
    assert report.unread == ()
    assert {s.number: s.text for s in report.sections} == {**dict.fromkeys(range(7), ""), **shapes.TEXTS}
    assert (report.organ, report.year, report.edition) == (shapes.ORGAN, 2023, "2021")


@pytest.mark.parametrize("read", SHAPES[:4] + SHAPES[6:7])
@pytest.mark.parametrize(
    "keep", [("natural", "total"), ("total",), APPLICANTS], ids=["首尾有数", "只有总计", "总计空"]
)
def test_blanks_keep_their_place(read, keep):
    """Numbers in some columns and blanks between: each number stays in its column."""
    figures = {
        code: value if not code.startswith("t3") or code.rpartition(".")[2] in keep else None
        for code, value in FIGURES.items()
    }
    report = read(figures)
    assert dict(report.figures) == figures
    assert whys(report) == {code: Why.BLANK for code, value in figures.items() if value is None}


@pytest.mark.parametrize("read", [SHAPES[4], SHAPES[5]])
def test_dropped_blanks_are_never_guessed(read):
    figures = {**FIGURES, "t3.granted.legal": None, "t4.review.other": None}
    report = read(figures)
    unread = {code for code in STATUTORY_CODES if report.figures[code] is None}
    assert unread == {code for code in STATUTORY_CODES if code.startswith(("t3.granted.", "t4."))}
    assert {whys(report)[code] for code in unread} == {Why.AMBIGUOUS}


def test_numbers_run_together_are_ambiguous():
    """640020470 may be split in many ways: say so."""
    texts = {f"t3.received.{column}": "" for column in (*APPLICANTS, "total")}
    report = page(texts={**texts, "t3.received.natural": "640020470"})
    found = {u.where: u for u in report.unread}
    assert {found[f"t3.received.{c}"].why for c in (*APPLICANTS, "total")} == {Why.AMBIGUOUS}
    assert "640020470" in found["t3.received.natural"].text


@pytest.mark.parametrize("together", ["84 3 0 0", "84\n3", "0000000"])
def test_cells_run_together_in_one_are_ambiguous(together):
    report = page(texts={"t3.received.natural": together})
    assert report.figures["t3.received.natural"] is None
    assert whys(report)["t3.received.natural"] is Why.AMBIGUOUS
    assert report.figures["t3.received.business"] == FIGURES["t3.received.business"]


def test_a_cell_over_several_columns_is_ambiguous():
    source = shapes.page(lambda table: shapes.as_html(shapes.printed(table, FIGURES)))
    start = source.index("予以公开")
    row_end = source.index("</tr>", start)
    row = '予以公开</td><td colspan="7">87</td>'
    report = read_bytes((source[:start] + row + source[row_end:]).encode(), "a.html")
    assert {report.figures[f"t3.granted.{c}"] for c in APPLICANTS} == {None}
    assert whys(report)["t3.granted.natural"] is Why.AMBIGUOUS
    assert report.figures["t3.partial.natural"] == FIGURES["t3.partial.natural"]


def test_position_and_order_that_disagree_are_both_told():
    """A row that lost one blank cell: by its head it says one thing, by its order another."""
    lines = shapes.whole(
        lambda table: shapes.as_tabs(shapes.printed(table, {**FIGURES, "t3.granted.natural": None}))
    )
    broken = []
    for line in lines.split("\n"):
        cells = line.split("\t")
        if "（一）予以公开" in cells:
            del cells[3]
        broken.append("\t".join(cells))
    report = read_bytes("\n".join(broken).encode(), "a.txt")
    unread = {u.where: u for u in report.unread}
    assert {report.figures[f"t3.granted.{c}"] for c in (*APPLICANTS, "total")} == {None}
    business, research = (str(FIGURES[f"t3.granted.{c}"]) for c in ("business", "research"))
    told = unread["t3.granted.business"]
    assert told.why is Why.CONFLICT
    assert f"按列位读作“{research}”" in told.text or f"按次序读作“{research}”" in told.text
    assert business in told.text


def test_the_same_row_twice_with_other_numbers_is_a_conflict():
    report = page(texts={"2.重复申请": "1.信访举报投诉类申请"})
    why = whys(report)
    assert why["t3.unprocessed_petition.natural"] is Why.CONFLICT
    assert why["t3.unprocessed_repeat.natural"] is Why.NO_ROW


def test_a_label_nobody_can_read_leaves_its_row_unread():
    report = page(texts={"5.属于三类内部事务信息": "5.某某某某"})
    row = [f"t3.refused_internal.{column}" for column in (*APPLICANTS, "total")]
    assert {report.figures[code] for code in row} == {None}
    assert {whys(report)[code] for code in row} == {Why.CONFLICT}
    assert report.figures["t3.refused_process.total"] == FIGURES["t3.refused_process.total"]


def test_an_unreadable_label_under_an_undivided_looking_group_is_not_the_group():
    report = page(texts={"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.某某某某"})
    assert "t3.closed.natural" not in report.figures
    assert report.figures["t3.closed_uncorrected.natural"] is None
    assert report.figures["t3.closed_unpaid.natural"] == FIGURES["t3.closed_unpaid.natural"]


def test_columns_are_read_by_their_heads_not_by_their_order():
    """自然人 and 商业企业 changed places, head and numbers both."""
    swapped = {"自然人": "商业企业", "商业企业": "自然人"}
    for row in {code.split(".")[1] for code in STATUTORY_CODES if code.startswith("t3")}:
        a, b = f"t3.{row}.natural", f"t3.{row}.business"
        swapped |= {a: str(FIGURES[b]), b: str(FIGURES[a])}
    assert dict(page(texts=swapped).figures) == FIGURES


def test_table_four_as_three_tables():
    def print_table(table: TableSpec) -> str:
        if table.code != "t4":
            return shapes.as_html(shapes.printed(table, FIGURES))
        parts = ""
        names = {
            "review": "行政复议",
            "litigation_direct": "未经复议直接起诉",
            "litigation_after_review": "复议后起诉",
        }
        for code, name in names.items():
            labels = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
            keys = ("upheld", "corrected", "other", "pending", "total")
            head = "".join(f"<td>{label}</td>" for label in labels)
            body = "".join(f"<td>{FIGURES[f't4.{code}.{key}']}</td>" for key in keys)
            parts += f"<p>{name}</p><table><tr>{head}</tr><tr>{body}</tr></table>"
        return parts

    report = read_bytes(shapes.page(print_table).encode(), "a.html")
    assert dict(report.figures) == FIGURES


@pytest.mark.parametrize("words", [15, 12])
def test_table_four_under_one_row_of_words(words):
    labels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"][: words // 3] * 3
    values = [str(FIGURES[code]) for code in STATUTORY_CODES if code.startswith("t4")]

    def print_table(table: TableSpec) -> str:
        if table.code != "t4":
            return shapes.as_tabs(shapes.printed(table, FIGURES))
        return "\t".join(labels) + "\n" + "\t".join(values)

    assert dict(read_bytes(shapes.whole(print_table).encode(), "a.txt").figures) == FIGURES


def test_table_four_without_its_row_has_no_row():
    def print_table(table: TableSpec) -> str:
        cells = shapes.printed(table, FIGURES)
        return shapes.as_html([(c, t) for c, t in cells if table.code != "t4" or c.cell is None])

    report = read_bytes(shapes.page(print_table).encode(), "a.html")
    t4 = [code for code in STATUTORY_CODES if code.startswith("t4")]
    assert {report.figures[code] for code in t4} == {None}
    assert {whys(report)[code] for code in t4} == {Why.NO_ROW}


def test_a_table_over_two_pages_goes_on_without_its_head():
    def print_table(table: TableSpec) -> str:
        rows = shapes.as_html(shapes.printed(table, FIGURES))
        cut = rows.find('<tr><td rowspan="3"', rows.find("不予处理")) if table.code == "t3" else -1
        return rows if cut < 0 else f"{rows[:cut]}</tbody></table><p>- 4 -</p><table>{rows[cut:]}"

    # The stub's outermost cell reaches over the cut, so the second half has one column fewer.
    report = read_bytes(shapes.page(print_table).encode(), "a.html")
    assert {c: report.figures[c] for c in STATUTORY_CODES} == FIGURES


def test_the_edition_of_2019_is_known_by_its_columns():
    form = edition("2019")
    figures = recompute({code: i % 40 for i, code in enumerate(form.codes)}, form)
    figures["t2.licensing.change"] = -4
    texts = {"t2.penalties.change": "+1036", "t2.licensing.change": "减4", "t2.coercion.change": ""}
    source = shapes.page(lambda table: shapes.as_html(shapes.printed(table, figures, texts)), "2019", 2020)
    report = read_bytes(source.encode(), "a.html")
    assert report.edition == "2019"
    expected = {**figures, "t2.penalties.change": 1036, "t2.coercion.change": None}
    assert {code: report.figures[code] for code in form.codes} == expected
    lacking = [code for code in STATUTORY_CODES if code not in form.cells]
    assert {report.figures[code] for code in lacking} == {None}
    assert {whys(report)[code] for code in lacking} == {Why.NO_ROW}
    assert whys(report)["t2.coercion.change"] is Why.BLANK


def test_group_six_undivided_in_the_edition_of_2021():
    old = edition("2019").table("t3")
    figures = {**FIGURES, **{f"t3.closed.{c}": n for n, c in enumerate((*APPLICANTS, "total"))}}

    def print_table(table: TableSpec) -> str:
        return shapes.as_html(shapes.printed(old if table.code == "t3" else table, figures))

    report = read_bytes(shapes.page(print_table).encode(), "a.html")
    assert report.edition == "2021"
    assert [report.figures[f"t3.closed.{c}"] for c in (*APPLICANTS, "total")] == list(range(7))
    rows = [
        f"t3.{row}.{c}" for row in ("closed_uncorrected", "closed_unpaid", "closed_other") for c in APPLICANTS
    ]
    assert {report.figures[code] for code in rows} == {None}
    assert {whys(report)[code] for code in rows} == {Why.NO_ROW}


def test_every_null_code_has_exactly_one_reason():
    report = page(
        texts={"t3.received.natural": "/", "t3.received.legal": "详见附件", "t2.fees.amount": "251000元"}
    )
    null = [code for code, value in report.figures.items() if value is None]
    assert sorted(u.where for u in report.unread) == sorted(null)
    assert whys(report) == {
        "t3.received.natural": Why.BLANK,
        "t3.received.legal": Why.NOT_A_NUMBER,
        "t2.fees.amount": Why.NOT_A_NUMBER,
    }


def test_a_fee_under_a_head_in_yuan_is_not_taken_as_wan_yuan():
    report = page(texts={"本年收费金额（单位：万元）": "本年收费金额（单位：元）"})
    assert report.figures["t2.fees.amount"] is None
    assert whys(report)["t2.fees.amount"] is Why.NOT_A_NUMBER


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("总计", "总 计"),
        ("商业企业", "商业\n企业"),
        ("社会公益组织", "社会公益"),
        ("行政规范性文件", "规范性文件"),
        ("现行有效件数", "现行有效件数（历史累计）"),
        ("第二十条第（一）项", "第二十条  第(一)项"),
        ("行政复议", "行政法复议"),
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数里"),
        ("2.其他法律行政法规禁止公开", "2、其他法律行政止公开"),
        ("6.属于四类过程性信息", "6．属于四类过程性性信息"),
        ("二、上年结转政府信息公开申请数量", "二、上年轉結政府信息公開申請數量"),
        ("（一）予以公开", "(⼀) 予以公开"),
    ],
    ids=lambda text: text.replace("\n", " "),
)
@pytest.mark.parametrize(
    "read", [page, lambda texts: text(shapes.as_bare_pipes, texts=texts)], ids=["网页", "文本"]
)
def test_labels_with_variants_and_misprints(read, label, printed):
    flat = printed.replace("\n", "") if read is not page else printed
    assert dict(read(texts={label: flat}).figures) == FIGURES
