"""Tables damaged on their way: a cell is as printed or null with its reason, never wrong without a mark."""

import random
from collections.abc import Callable

import pytest
from builders import consistent_figures
from reading import shapes

from drafting.reading import read_bytes
from drafting.report import AnnualReport
from drafting.tables import STATUTORY_CODES, TableSpec

FIGURES = consistent_figures(seed=11, most=400)
BLANKS = {code: value if i % 3 else None for i, (code, value) in enumerate(FIGURES.items())}


class Piece:
    """One printed cell, to be damaged."""

    def __init__(self, text: str, rowspan: int = 1, colspan: int = 1, code: str = "") -> None:
        self.text, self.rowspan, self.colspan, self.code = text, rowspan, colspan, code


Rows = list[list[Piece]]


def pieces(table: TableSpec, figures=FIGURES) -> Rows:
    return [
        [Piece(text, cell.rowspan, cell.colspan, cell.cell.code if cell.cell else "") for cell, text in row]
        for row in shapes.rows_of(shapes.printed(table, figures))
    ]


def as_html(rows: Rows) -> str:
    lines = (
        "".join(f"<td rowspan={p.rowspan} colspan={p.colspan}>{p.text}</td>" for p in row) for row in rows
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def as_tabs(rows: Rows) -> str:
    """Merged cells in their first place only."""
    lines, taken = [], set()
    for r, row in enumerate(rows):
        line, column = {}, 0
        for piece in row:
            while (r, column) in taken:
                column += 1
            taken |= {(r + i, column + j) for i in range(piece.rowspan) for j in range(piece.colspan)}
            line[column] = piece.text
            column += piece.colspan
        width = max((c + 1 for at, c in taken if at == r), default=0)
        lines.append("\t".join(line.get(c, "") for c in range(width)))
    return "\n".join(lines)


def as_lines(rows: Rows) -> str:
    return "\n".join("  ".join(piece.text for piece in row if piece.text) for row in rows)


def as_cells(rows: Rows) -> str:
    return "\n".join(piece.text for row in rows for piece in row if piece.text)


def read(print_rows: Callable[[Rows], str], table: str, damage, figures=FIGURES) -> AnnualReport:
    """The report read back, with this table damaged; the others are whole."""

    def print_table(spec: TableSpec) -> str:
        rows = pieces(spec, figures)
        if spec.code == table:
            damage(rows)
        return print_rows(rows)

    if print_rows is as_html:
        return read_bytes(shapes.page(print_table).encode(), "a.html")
    return read_bytes(shapes.whole(print_table).encode(), "a.txt")


def assert_never_wrong(report: AnnualReport, figures=FIGURES) -> int:
    """How many cells were not read; each of those has its reason."""
    wrong = {
        code: (value, figures[code])
        for code in STATUTORY_CODES
        if (value := report.figures[code]) is not None and value != figures[code]
    }
    assert wrong == {}
    null = {code for code in STATUTORY_CODES if report.figures[code] is None}
    assert null <= {unread.where for unread in report.unread}
    return len(null)


def lines_of(table: TableSpec, print_row: Callable[[list[str], list[str]], list[str]]) -> str:
    """Table three a line a row, as ``print_row`` has labels and values; the others by tabs."""
    rows = pieces(table)
    if table.code != "t3":
        return as_tabs(rows)
    lines: list[str] = []
    for row in rows:
        lines += print_row([p.text for p in row if not p.code], [p.text for p in row if p.code])
    return "\n".join(lines)


def halves(label: str) -> tuple[str, str]:
    return label[: len(label) // 2], label[len(label) // 2 :]


def wrapped(labels: list[str], values: list[str], place: int) -> list[str]:
    """A long label over two lines, with the values above it, between its lines or below; short ones whole."""
    if not values or len(labels[-1]) <= 8:
        return [" ".join([*labels, *values])]
    lines = list(halves(labels[-1]))
    lines.insert(place, " ".join(values))
    return [*labels[:-1], *lines]


@pytest.mark.parametrize(
    ("print_row", "most_unread"),
    [
        pytest.param(
            lambda labels, values: [" ".join(values), " ".join(labels)] if values else [" ".join(labels)],
            7,
            id="数字在标签上一行",
        ),
        pytest.param(lambda labels, values: [" ".join(labels), " ".join(values)], 0, id="数字在标签下一行"),
        pytest.param(lambda labels, values: wrapped(labels, values, 0), 14, id="折行标签之上"),
        pytest.param(lambda labels, values: wrapped(labels, values, 1), 56, id="折行标签之间"),
        pytest.param(lambda labels, values: wrapped(labels, values, 2), 0, id="折行标签之下"),
    ],
)
def test_values_on_another_line_than_their_label(print_row, most_unread):
    source = shapes.whole(lambda table: lines_of(table, print_row))
    assert assert_never_wrong(read_bytes(source.encode(), "a.txt")) <= most_unread


def find(rows: Rows, text: str) -> Piece:
    return next(piece for row in rows for piece in row if piece.text == text)


def narrow(rows: Rows) -> None:
    find(rows, "法人或其他组织").colspan = 4


def nameless(rows: Rows) -> None:
    find(rows, "行政复议").text = ""
    for blank in (3, 6, 7, 8, 13):  # ten values are left: as many as the two blocks that have a name
        rows[-1][blank].text = ""


def one_cell_more(rows: Rows) -> None:
    row = next(row for row in rows if any(p.code == "t3.refused_internal.natural" for p in row))
    row.insert(len(row) - 4, Piece(""))


def serial_numbers(rows: Rows) -> None:
    for number, row in enumerate(rows, start=1):
        row.insert(0, Piece(str(number)))


def label_reaches_into_the_body(rows: Rows) -> None:
    rows[2][1].rowspan = 2


@pytest.mark.parametrize(
    ("print_rows", "table", "damage", "figures"),
    [
        pytest.param(as_html, "t3", narrow, FIGURES, id="表头合并少一列"),
        pytest.param(as_html, "t4", nameless, FIGURES, id="表四一组没有名称"),
        pytest.param(as_html, "t3", one_cell_more, BLANKS, id="一行多一空格"),
        pytest.param(as_tabs, "t3", one_cell_more, BLANKS, id="文本一行多一空格"),
        pytest.param(as_tabs, "t4", serial_numbers, FIGURES, id="表四前加序号"),
        pytest.param(as_cells, "t3", serial_numbers, BLANKS, id="每行前加序号，空白不见"),
        pytest.param(as_cells, "t2", serial_numbers, BLANKS, id="表二每行前加序号，空白不见"),
        pytest.param(as_html, "t4", label_reaches_into_the_body, BLANKS, id="表头伸入数据行"),
    ],
)
def test_a_doubtful_table_is_told_not_guessed(print_rows, table, damage, figures):
    assert_never_wrong(read(print_rows, table, damage, figures), figures)


def damage_at_random(rows: Rows, chance: random.Random) -> None:
    """What files do to tables on their way: a cell lost or added, a row lost, a misprint, a wrong span."""
    row = chance.choice([row for row in rows if row])
    at = chance.randrange(len(row))
    match chance.randrange(6):
        case 0:
            del row[at]
        case 1:
            row.insert(at, Piece(""))
        case 2:
            rows.remove(row)
        case 3 if not row[at].code and len(row[at].text) > 3:
            cut = chance.randrange(len(row[at].text))
            row[at].text = row[at].text[:cut] + row[at].text[cut + 1 :]
        case 4:
            row[at].colspan = chance.choice([1, 2, 3])
        case _:
            rows.insert(rows.index(row), [Piece(p.text, p.rowspan, p.colspan) for p in row])


@pytest.mark.parametrize("print_rows", [as_html, as_tabs, as_lines, as_cells])
@pytest.mark.parametrize("table", ["t2", "t3", "t4"])
def test_tables_damaged_at_random_are_never_wrong(print_rows, table):
    for seed in range(25):
        chance = random.Random(f"{table}{seed}")
        figures = BLANKS if chance.random() < 0.3 else FIGURES
        report = read(print_rows, table, lambda rows, chance=chance: damage_at_random(rows, chance), figures)
        assert_never_wrong(report, figures)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("甲|乙|丙", id="竖线隔开"),
        pytest.param("| 甲 | 乙 |", id="两端竖线"),
        pytest.param("联系人：张某\t电话：见门户网站", id="制表符隔开"),
    ],
)
def test_a_sentence_with_pipes_or_tabs_is_no_table(name, line):
    texts = {**shapes.TEXTS, 1: f"（一）主动公开。全年发布信息120条。\n{line}\n结尾一句话。", 6: line}
    source = shapes.whole(lambda table: shapes.as_pipes(shapes.printed(table, FIGURES)))
    for number, text in texts.items():
        source = source.replace(shapes.TEXTS[number], text)
    report = read_bytes(source.encode(), name)
    assert report.text(1).split("\n")[1] == line
    assert report.text(6) == line
    assert dict(report.figures) == FIGURES


def total_first(rows: Rows) -> None:
    """总计 before what it sums up, in every row below the head."""
    for row in rows:
        values = [piece for piece in row if piece.code]
        if values:
            row[:] = [piece for piece in row if not piece.code] + [values[-1], *values[:-1]]


def without_head(rows: Rows) -> None:
    total_first(rows)
    rows[:] = [row for row in rows if any(piece.code for piece in row)]


def as_cells_with_pipes(rows: Rows) -> str:
    return "\n|\n".join(piece.text for row in rows for piece in row)


PRINTED_BY_ORDER = (as_lines, as_cells, as_cells_with_pipes)


@pytest.mark.parametrize("figures", [pytest.param(FIGURES, id="齐全"), pytest.param(BLANKS, id="有空白")])
@pytest.mark.parametrize(
    ("print_rows", "damage"),
    [(each, without_head) for each in (as_html, as_tabs, *PRINTED_BY_ORDER)]
    + [(each, total_first) for each in PRINTED_BY_ORDER],
)
def test_columns_in_another_order_are_not_read_where_no_head_stands_over_them(print_rows, damage, figures):
    report = read(print_rows, "t3", damage, figures)
    assert assert_never_wrong(report, figures) > 100


def test_rows_of_which_one_does_not_add_up_are_read_without_a_head():
    """A source's own error says nothing of the columns."""
    figures = {**dict.fromkeys(FIGURES, 0), "t3.received.natural": 3, "t3.received.total": 2}

    def damage(rows):
        rows[:] = [row for row in rows if any(piece.code for piece in row)]

    for print_rows in (as_html, as_tabs, as_lines):
        found = read(print_rows, "t3", damage, figures).figures
        assert (found["t3.received.natural"], found["t3.received.total"]) == (3, 2)


def test_a_label_too_many_over_disputes_makes_what_follows_doubtful():
    """结果纠正 stands twice over rows of five values: 尚未审结 would be read as 其他结果."""
    head = ["结果维持", "结果纠正", "结果纠正", "其他结果", "尚未审结", "总计"]
    rows = {
        "行政复议": [37, 0, 0, 36, 73],
        "未经复议直接起诉": [4, 3, 4, 3, 14],
        "复议后起诉": [0, 1, 0, 2, 3],
    }
    lines = [["行政复议、行政诉讼", *head], *([name, *map(str, row)] for name, row in rows.items())]
    cells = ("".join(f"<td>{text}</td>" for text in line) for line in lines)
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    page = shapes.page(lambda spec: table if spec.code == "t4" else as_html(pieces(spec)))
    found = read_bytes(page.encode(), "a.html").figures
    assert {value for code, value in found.items() if code.startswith("t4.")} == {None}


def test_rows_that_lost_their_last_cell_are_not_read_one_column_off():
    """Their head stands below them: (一) has a blank as the rest of its label, and lacks its seventh value."""
    deep = [f"\t\t{n}.{label}\t0\t0\t0\t0\t0\t0\t0" for n, label in enumerate(_DEEP, start=1)]
    carried = "二、上年结转政府信息公开申请数量\t\t\t\t\t\t\t\t0\t0"
    short = ["三、本年度办理结果\t（一）予以公开\t\t\t\t\t\t\t0", "\t（二）部分公开\t\t0\t\t\t\t\t0"]
    text = "\n".join(
        ["某县2023年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况", carried, *short, *deep]
    )
    found = read_bytes(text.encode(), "a.txt").figures
    assert {found[f"t3.{row}.total"] for row in ("granted", "partial")} == {None}
    assert found["t3.refused_law.total"] == 0


_DEEP = ("属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益")


def as_pipes_with_the_rest_behind(rows: Rows) -> str:
    """As some pages copy a table: what a cell reaches over stands as blanks behind the row."""
    lines = ([piece.text for piece in row] for row in rows)
    rests = ("|" * sum(piece.colspan - 1 for piece in row) for row in rows)
    return "\n".join(f"| {' | '.join(line)} | {rest}" for line, rest in zip(lines, rests, strict=True))


@pytest.mark.parametrize("column", ["natural", "business", "other", "total"])
def test_the_rest_of_a_label_behind_the_values_moves_nothing_to_the_left(column):
    """Of a row whose first cells are blank the rest could stand before the values as well."""
    sparse = {code: 0 if code.endswith(f".{column}") else None for code in FIGURES}
    report = read(as_pipes_with_the_rest_behind, "t3", lambda _: None, sparse)
    assert_never_wrong(report, sparse)


def blanks_lost_or_put_in(rng: random.Random) -> Callable[[Rows], None]:
    """One to three blanks more or less in rows with values, or none."""

    def damage(rows: Rows) -> None:
        with_values = [row for row in rows if any(piece.code for piece in row)]
        for _ in range(rng.randint(0, 3)):
            row = rng.choice(with_values)
            at = rng.randrange(len(row))
            if rng.random() < 0.5:
                row.insert(at, Piece(""))
            elif not row[at].text.strip():
                del row[at]

    return damage


@pytest.mark.parametrize("seed", range(20))
def test_sparse_rows_with_their_rest_behind_are_never_wrong(seed):
    """Few columns with figures, totals mostly printed, other zeros now as 0, now as blanks."""
    rng = random.Random(seed)
    kept = {"total", *rng.sample(["natural", "business", "research", "welfare", "legal", "other"], 2)}
    figures = {
        code: (value if code.split(".")[-1] in kept or not code.startswith("t3.") else 0)
        for code, value in consistent_figures(seed=seed, most=9).items()
    }
    printed_zero = {True: 0.8, False: 0.2}
    sparse = {
        code: value or (0 if rng.random() < printed_zero[code.endswith(".total")] else None)
        for code, value in figures.items()
    }
    report = read(as_pipes_with_the_rest_behind, "t3", blanks_lost_or_put_in(rng), sparse)
    assert_never_wrong(report, sparse)
