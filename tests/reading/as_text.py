"""The shapes in which a filled report arrives as plain text or Markdown."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from reading.filled import DISPUTE_BLOCKS, DISPUTE_PARTS, Filled, Row

from drafting.report import HEADINGS

PARTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
T4_CODES = [f"t4.{block}.{part}" for block in DISPUTE_BLOCKS for part in DISPUTE_PARTS]
Cells = list[list[str]]

PROSE = {
    0: "根据《中华人民共和国政府信息公开条例》，编制本年度报告。所列数据的统计期限自1月1日起至12月31日止。",
    1: "（一）主动公开。全年通过网站发布信息320条，政务新媒体推送86条。\n（二）依申请公开。按期答复每一件申请。",
    5: "主要问题：一是栏目更新慢；二是培训少。改进措施：每月查一次栏目，全年办3期培训班。",
    6: "本年度未收取信息处理费。",
}


@dataclass
class Printed:
    """A file: its bytes, the cells that the print does not hold, and those that nobody may read a number from."""

    data: bytes
    lost: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)


@dataclass
class Draft:
    """A report while it is printed: the lines of each table by section."""

    tables: dict[int, list[str]]
    lost: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)


Shape = Callable[[Filled, Random], Printed]


def whole(
    made: Filled, draft: Draft, chance: Random, *, encoding: str = "utf-8", noise: bool = False
) -> Printed:
    """The whole report: title, prose, and the tables under their headings."""
    title = f"{made.organ}{made.year}年政府信息公开工作年度报告"
    lines = [title, "", PROSE[0], ""]
    for number, heading in HEADINGS.items():
        lines += [heading, ""] if chance.random() < 0.9 else [heading]
        body = draft.tables.get(number, PROSE.get(number, "").split("\n"))
        lines += _disturbed(body, title, chance) if noise and number in draft.tables else body
        lines.append("")
    return Printed("\n".join(lines).encode(encoding), draft.lost, draft.unreadable)


def _disturbed(body: list[str], title: str, chance: Random) -> list[str]:
    """The table with a page's number, and perhaps the page's head, once or twice among its lines."""
    lines = list(body)
    for page in range(chance.choice((1, 1, 2))):
        at = chance.randint(0, len(lines))
        number = chance.choice((f"- {page + 3} -", f"— {page + 3} —", f"第{page + 3}页", f"－{page + 3}－"))
        lines[at:at] = [number, title] if chance.random() < 0.3 else [number]
    return lines


def without_blanks(made: Filled) -> set[str]:
    """The cells of rows with an empty cell: where nothing separates the cells, their places are lost."""
    lost: set[str] = set()
    rows: dict[str, list[str]] = {}
    for code in made.texts:
        row = "t4" if code.startswith("t4") else code.rpartition(".")[0]
        rows.setdefault(row, []).append(code)
    for codes in rows.values():
        if any(not made.texts[code] for code in codes):
            lost.update(codes)
    return lost


# Table three as a rectangle.


def stubs(rows: list[Row], mode: str) -> Iterator[list[str]]:
    """What stands in front of the values of each row."""
    before: tuple[str, ...] = ()
    for row in rows:
        groups = list(row.groups)
        if mode == "path":
            yield [" ".join([*groups[1:], row.label])]
        elif mode == "last":
            yield [row.label]
        elif mode == "repeat":
            yield [*groups, row.label, "", ""][:3]
        elif mode == "spread":
            yield ([*groups] + [row.label] * 3)[:3]
        else:
            new = next((i for i, (a, b) in enumerate(zip(groups, before, strict=False)) if a != b), None)
            new = min(len(before), len(groups)) if new is None else new
            shown = [group if i >= new else "" for i, group in enumerate(groups)]
            if mode == "ragged":
                yield [*filter(None, shown), row.label]
            elif mode == "indent":  # the leading empty cells of rowspans, but no trailing ones of colspans
                yield [*shown, row.label]
            else:
                yield [*shown, row.label, "", ""][:3]
        before = row.groups


def head(made: Filled, mode: str, stub: int, chance: Random) -> Cells:
    """The rows of table three's head."""
    a, (natural, *inner, total) = made.corner, made.columns
    pad = [""] * (stub - 1)
    persons, others = "申请人情况", "法人或其他组织"
    if mode == "none":
        return []
    if mode == "flat":
        return [[a, *pad, natural, *inner, total]]
    if mode == "two":
        return [[a, *pad, natural, others, "", "", "", "", total], ["", *pad, "", *inner, ""]]
    if mode == "spread":
        return [
            [a] * stub + [persons] * 7,
            [a] * stub + [natural] + [others] * 5 + [total],
            [a] * stub + [natural, *inner, total],
        ]
    if mode == "ragged":
        return [[a, persons], [natural, others, total], inner]
    if mode == "joined":
        return [
            [a + persons, *pad, "", "", "", "", "", "", ""],
            ["", *pad, natural, others, "", "", "", "", total],
            ["", *pad, "", *inner, ""],
        ]
    if mode == "total below":
        return [
            [a, *pad, persons, "", "", "", "", "", ""],
            ["", *pad, natural, others, "", "", "", "", ""],
            ["", *pad, "", *inner, total],
        ]
    if mode == "total above":
        return [
            [a, *pad, persons, "", "", "", "", "", total],
            ["", *pad, natural, others, "", "", "", "", ""],
            ["", *pad, "", *inner, ""],
        ]
    return [
        [a, *pad, persons, "", "", "", "", "", ""],
        ["", *pad, natural, others, "", "", "", "", total],
        ["", *pad, "", *inner, ""],
    ]


def applicants(made: Filled, stub: str, heads: str, chance: Random) -> Cells:
    """Table three."""
    lefts = list(stubs(made.rows, stub))
    body = [[*left, *row.cells] for left, row in zip(lefts, made.rows, strict=True)]
    return [*head(made, heads, 1 if stub in ("path", "last") else 3, chance), *body]


# Tables two and four.


def disclosure(made: Filled, mode: str) -> Cells:
    """Table two: its blocks one under the other; ``rect`` fills each row up to four cells."""
    rows: Cells = []
    width = max(len(block.columns) for block in made.blocks) + 1
    for block in made.blocks:
        lines = [
            [block.title],
            [block.corner, *block.columns],
            *([label, *cells] for label, cells in block.rows),
        ]
        if mode == "spread":
            lines = [line + [line[-1]] * (width - len(line)) for line in lines]
        if mode == "rect":
            lines = [line + [""] * (width - len(line)) for line in lines]
        rows += lines
    return rows


def disputes(made: Filled, mode: str, *, row: bool = True) -> Cells:
    """Table four: one row under its head."""
    names = ["行政复议", "未经复议直接起诉", "复议后起诉"]
    empty = [""] * 4
    heads = {
        "full": [
            ["行政复议", *empty, "行政诉讼", *[""] * 9],
            [*[""] * 5, names[1], *empty, names[2], *empty],
            list(PARTS) * 3,
        ],
        "sample": [
            ["行政复议", *empty, "行政诉讼", *[""] * 9],
            [*PARTS, names[1], *empty, names[2], *empty],
            [*[""] * 5, *PARTS, *PARTS],
        ],
        "spread": [
            ["行政复议"] * 5 + ["行政诉讼"] * 10,
            [*PARTS, *[names[1]] * 5, *[names[2]] * 5],
            list(PARTS) * 3,
        ],
        "ragged": [["行政复议", "行政诉讼"], [*PARTS, names[1], names[2]], list(PARTS) * 2],
        "two": [[names[0], *empty, names[1], *empty, names[2], *empty], list(PARTS) * 3],
        "flat": [[f"{name}{part}" for name in names for part in PARTS]],
        "unnamed": [list(PARTS) * 3],
        "twelve": [[names[0], *empty, names[1], *empty, names[2], *empty], list(PARTS[:-1]) * 3],
    }
    return [*heads[mode], *([list(made.disputes)] if row else [])]


def three_tables(made: Filled) -> list[Cells]:
    """Table four as three tables, each under a line with its name."""
    return [[list(PARTS), made.disputes[i : i + 5]] for i in (0, 5, 10)]


# Rectangles as lines.


def pipes(cells: Cells) -> list[str]:
    return ["| " + " | ".join(line) + " |" for line in cells]


def tight_pipes(cells: Cells) -> list[str]:
    return ["|" + "|".join(line) + "|" for line in cells]


def open_pipes(cells: Cells) -> list[str]:
    return [" | ".join(line) for line in cells]


def aligned(cells: Cells, rule: str = "---") -> list[str]:
    lines = pipes(cells)
    return [lines[0], "|" + f" {rule} |" * len(cells[0]), *lines[1:]]


def empty_head(cells: Cells) -> list[str]:
    width = max(map(len, cells))
    return ["|" + "  |" * width, "|" + "---|" * width, *pipes(cells)]


def tabs(cells: Cells) -> list[str]:
    return ["\t".join(line) for line in cells]


def trailing_tabs(cells: Cells) -> list[str]:
    return ["\t".join(line) + "\t" for line in cells]


def padded_tabs(cells: Cells) -> list[str]:
    return [" \t ".join(line) for line in cells]


def separated(by: str) -> Callable[[Cells], list[str]]:
    """The filled cells set apart by spaces: empty ones leave no trace."""
    return lambda cells: [by.join(filter(None, line)) for line in cells if any(line)]


def a_cell_a_line(cells: Cells) -> list[str]:
    return [cell for line in cells for cell in line if cell]


def a_cell_a_paragraph(cells: Cells) -> list[str]:
    return [each for cell in a_cell_a_line(cells) for each in (cell, "")]


def pipe_on_its_line(cells: Cells) -> list[str]:
    """Every cell and every pipe a line of its own; an empty cell is two pipes that follow one another."""
    lines: list[str] = []
    for line in cells:
        lines.append("|")
        for cell in line:
            lines += [cell, "|"] if cell else ["|"]
    return lines


def pipe_before_its_cell(cells: Cells) -> list[str]:
    return [f"| {cell}".strip() for line in cells for cell in line]


def hundreds_of_pipes(cells: Cells) -> list[str]:
    return [each for line in pipes(cells) for each in (line, "| " * 60, "|")]


def apart(serial: "Serial") -> "Serial":
    """Each row a paragraph: a blank line behind it."""
    return lambda cells: [each for line in serial(cells) for each in (line, "")]


def trimmed_tabs(cells: Cells) -> list[str]:
    """Tabs of which an editor has cut those at the ends of lines."""
    return [line.rstrip("\t") for line in tabs(cells)]


def in_columns(cells: Cells) -> list[str]:
    """Columns held by spaces, as a converter lays out a page: a blank is more space."""
    wide = 2 + max(len(text) for line in cells for text in line[1:])
    return [line[0].ljust(44) + "".join(text.rjust(wide) for text in line[1:]) for line in cells]


def as_html(cells: Cells) -> list[str]:
    """A table in HTML among the Markdown, its cells without spans."""
    rows = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in cells]
    return ["<table>", *rows, "</table>"]


Serial = Callable[[Cells], list[str]]


def rectangles(
    serial: Serial,
    *,
    stub: Iterable[str] = ("rect",),
    heads: Iterable[str] = ("full", "total below", "total above", "joined"),
    t2: Iterable[str] = ("rect", "ragged"),
    t4: Iterable[str] = ("full", "sample", "two", "flat"),
    separators: bool = True,
    noise: bool = False,
    encoding: str = "utf-8",
) -> Shape:
    """A shape in which the three tables are rectangles of cells, printed by ``serial``.

    ``separators``: whether an empty cell is still seen.
    """
    choices = [list(each) for each in (stub, heads, t2, t4)]

    def shape(made: Filled, chance: Random) -> Printed:
        first, second, third, fourth = (chance.choice(each) for each in choices)
        draft = Draft(
            {
                2: serial(disclosure(made, third)),
                3: serial(applicants(made, first, second, chance)),
                4: serial(disputes(made, fourth)),
            },
            set() if separators else without_blanks(made),
        )
        return whole(made, draft, chance, noise=noise, encoding=encoding)

    return shape


# Tables as lines of labels and numbers.


def cut(label: str, parts: int, chance: Random) -> list[str]:
    """The label in so many lines, as a narrow cell wraps it."""
    parts = min(parts, max(1, len(label) // 3))
    size = -(-len(label) // parts)
    return [label[i : i + size] for i in range(0, len(label), size)]


def wrapped(
    made: Filled, place: str, lines_of: Callable[[str], int], chance: Random, by: str = " "
) -> list[str]:
    """Table three as a PDF's text is copied: labels over several lines, the numbers at ``place`` of them."""
    lines = [
        made.corner,
        "申请人情况",
        "自然人 法人或其他组织 总计",
        "商业 科研 社会公益 法律服务 其他",
        "企业 机构 组织 机构",
    ]
    before: tuple[str, ...] = ()
    for row in made.rows:
        shown = [group for i, group in enumerate(row.groups) if before[i : i + 1] != (group,)]
        before = row.groups
        numbers = by.join(filter(None, row.cells))
        label = cut(row.label, lines_of(row.label), chance)
        lines += shown
        lines += list(filter(None, placed(label, numbers, place, by)))
    return lines


def placed(label: list[str], numbers: str, place: str, by: str) -> list[str]:
    """The label's lines with the row's numbers at their place."""
    middle = len(label) // 2
    if len(label) == 1 and place in ("first", "last", "centre", "between"):
        return [f"{label[0]}{by}{numbers}"]
    if place == "above":
        return [numbers, *label]
    if place == "below":
        return [*label, numbers]
    if place == "between":
        return [*label[:middle], numbers, *label[middle:]]
    if place == "first":
        return [f"{label[0]}{by}{numbers}", *label[1:]]
    if place == "last":
        return [*label[:-1], f"{label[-1]}{by}{numbers}"]
    # centre: where the lines are odd, beside the middle one; where even, between the two
    if len(label) % 2:
        return [*label[:middle], f"{label[middle]}{by}{numbers}", *label[middle + 1 :]]
    return [*label[:middle], numbers, *label[middle:]]


def lines_of_labels(place: str, most: Callable[[str], int], *, noise: bool = False, by: str = " ") -> Shape:
    def shape(made: Filled, chance: Random) -> Printed:
        spaced = separated(by)
        draft = Draft(
            {
                2: spaced(disclosure(made, "ragged")),
                3: wrapped(made, place, most, chance, by),
                4: spaced(disputes(made, "ragged")),
            },
            without_blanks(made),
        )
        return whole(made, draft, chance, noise=noise)

    return shape


def long_labels(width: int) -> Callable[[str], int]:
    return lambda label: -(-len(label) // width)


def always(parts: int) -> Callable[[str], int]:
    return lambda _label: parts


def group_in_front(made: Filled, chance: Random) -> Printed:
    """A group's label in front of the row in its middle, as it is centred in its merged cell."""
    lines = [made.corner + " 申请人情况", "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"]
    rows = made.rows
    for index, row in enumerate(rows):
        same = [i for i, other in enumerate(rows) if other.groups == row.groups and len(row.groups) > 1]
        front = [row.groups[1]] if same and same[len(same) // 2] == index else []
        front = ["三、本年度办理结果", *front] if index == len(rows) // 2 else front
        lines.append(" ".join(filter(None, [*front, row.label, *row.cells])))
    spaced = separated("  ")
    draft = Draft(
        {2: spaced(disclosure(made, "ragged")), 3: lines, 4: spaced(disputes(made, "ragged"))},
        without_blanks(made),
    )
    return whole(made, draft, chance)


def digits_together(made: Filled, chance: Random) -> Printed:
    """Each row's numbers run together: nobody can part them."""
    cells = tabs(disclosure(made, "ragged"))
    body = [[row.label, "".join(row.cells)] for row in made.rows]
    draft = Draft(
        {
            2: cells,
            3: [made.corner, "申请人情况", *("".join(line) for line in body)],
            4: [*("".join(line) for line in disputes(made, "ragged"))],
        }
    )
    draft.lost = {code for code in made.figures if code[:2] != "t2"}
    draft.unreadable = {
        code for row in made.rows for code in made.codes_of(row) if sum(map(bool, row.cells)) > 1
    } | set(T4_CODES)
    return whole(made, draft, chance)


def digits_in_one_cell(made: Filled, chance: Random) -> Printed:
    """As before, but the label and the digits are two cells."""
    body = [[row.label, "".join(row.cells)] for row in made.rows]
    cells = [[made.corner, "申请人情况"], ["", "".join(made.columns)], *body]
    serial = chance.choice((tabs, pipes, a_cell_a_line, separated(" ")))
    draft = Draft(
        {
            2: serial(disclosure(made, "ragged")),
            3: serial(cells),
            4: serial([["".join(PARTS) * 3], ["".join(made.disputes)]]),
        }
    )
    draft.lost = {code for code in made.figures if code[:2] != "t2"} | without_blanks(made)
    draft.unreadable = {
        code for row in made.rows for code in made.codes_of(row) if sum(map(bool, row.cells)) > 1
    } | set(T4_CODES)
    return whole(made, draft, chance)


def no_row_of_four(made: Filled, chance: Random) -> Printed:
    """Table four is a head without numbers."""
    mode = chance.choice(("full", "sample", "ragged", "flat", "two"))
    serial = chance.choice((tabs, pipes, a_cell_a_line))
    draft = Draft(
        {
            2: tabs(disclosure(made, "ragged")),
            3: tabs(applicants(made, "rect", "full", chance)),
            4: serial(disputes(made, mode, row=False)),
        }
    )
    draft.lost = draft.unreadable = set(T4_CODES)
    return whole(made, draft, chance)


def four_as_three(serial: Serial, *, separators: bool) -> Shape:
    def shape(made: Filled, chance: Random) -> Printed:
        names = chance.choice(
            (
                ("（一）行政复议", "（二）行政诉讼（未经复议直接起诉）", "（三）行政诉讼（复议后起诉）"),
                ("行政复议", "未经复议直接起诉", "复议后起诉"),
                ("1.行政复议情况", "2.未经复议直接起诉情况", "3.复议后起诉情况"),
            )
        )
        lines: list[str] = []
        for name, cells in zip(names, three_tables(made), strict=True):
            lines += [name, "", *serial(cells), ""]
        draft = Draft(
            {
                2: serial(disclosure(made, "ragged")),
                3: serial(applicants(made, "rect", "full", chance)),
                4: lines,
            },
            set() if separators else without_blanks(made),
        )
        return whole(made, draft, chance)

    return shape


def as_sample(made: Filled, chance: Random) -> Printed:
    """The mixture of the sample report: tabs, now and then one too few or too many, a group's label cut off."""
    body = [[*left, *row.cells] for left, row in zip(stubs(made.rows, "indent"), made.rows, strict=True)]
    without = chance.sample(range(len(body)), chance.choice((0, 1, 2)))
    lines = ["\t".join(cells) + ("" if i in without else "\t") for i, cells in enumerate(body)]
    width = 10
    for i, (cells, row) in enumerate(zip(body, made.rows, strict=True)):
        if (
            all(row.cells)
            and len(row.groups) == 2
            and not cells[0]
            and not cells[1]
            and chance.random() < 0.1
        ):
            lines[i] = "\t".join([row.label, "", *row.cells])
    top = head(made, "total above", 3, chance)
    blocks = ["\t".join([*cells, *[""] * (4 - len(cells))]) for cells in disclosure(made, "ragged")]
    four = ["\t".join(cells + [""] * (15 - len(cells))) for cells in disputes(made, "sample")]
    draft = Draft(
        {2: blocks, 3: [*("\t".join(line)[: None if chance else width] for line in top), *lines], 4: four}
    )
    return whole(made, draft, chance)


def t2_as_lines(made: Filled, chance: Random) -> Printed:
    """Table two's blocks as lines, a colon or a space behind each label."""
    lines: list[str] = []
    for block in made.blocks:
        lines.append(block.title)
        lines.append(" ".join([block.corner, *block.columns]))
        for label, cells in block.rows:
            lines.append("  ".join(filter(None, [label, *cells])))
    serial = chance.choice((pipes, tabs))
    draft = Draft(
        {2: lines, 3: serial(applicants(made, "rect", "full", chance)), 4: serial(disputes(made, "full"))},
        {code for code in without_blanks(made) if code.startswith("t2")},
    )
    return whole(made, draft, chance)


def fifteen_lines(made: Filled, chance: Random) -> Printed:
    """Table four with its head a word a line and its numbers on one, or two broken lines."""
    lines = a_cell_a_line(disputes(made, chance.choice(("ragged", "two", "unnamed")), row=False))
    numbers = [text for text in made.disputes if text]
    at = chance.choice((len(numbers), 5, 7, 10))
    lines += list(filter(None, (" ".join(numbers[:at]), " ".join(numbers[at:]))))
    serial = chance.choice((pipes, tabs))
    draft = Draft(
        {2: serial(disclosure(made, "rect")), 3: serial(applicants(made, "rect", "full", chance)), 4: lines},
        {code for code in without_blanks(made) if code.startswith("t4")},
    )
    return whole(made, draft, chance)


def ends_trimmed(made: Filled, chance: Random) -> Printed:
    """Tabs of which those at the ends of lines are cut: a row that ends early may lack a cell anywhere."""
    printed = rectangles(trimmed_tabs)(made, chance)
    short = {row.code for row in made.rows if not row.cells[-1]}
    printed.lost = {code for code in made.figures if code.startswith("t3") and code.split(".")[1] in short}
    printed.lost |= {code for code in without_blanks(made) if code.startswith("t2")}
    printed.lost |= set() if made.disputes[-1] else set(T4_CODES)
    return printed


def corner_wrapped(serial: Serial) -> Shape:
    """The corner sentence over several lines, of which the last runs into 申请人情况."""

    def shape(made: Filled, chance: Random) -> Printed:
        corner = cut(made.corner, 3, chance)
        rows = applicants(made, "last", "none", chance)
        join = chance.random() < 0.5
        tail = [corner[-1] + "申请人情况"] if join else [corner[-1], "申请人情况"]
        lines = [*corner[:-1], *tail, *serial([[*made.columns]]), *serial(rows)]
        draft = Draft(
            {2: serial(disclosure(made, "ragged")), 3: lines, 4: serial(disputes(made, "ragged"))},
            without_blanks(made),
        )
        return whole(made, draft, chance)

    return shape


STUBS = ("rect", "repeat", "spread", "indent", "path", "last")

TEXT_SHAPES: dict[str, tuple[str, Shape]] = {
    "竖线": (".md", rectangles(pipes)),
    "竖线，紧": (".md", rectangles(tight_pipes, stub=STUBS[:2])),
    "竖线，无外框": (".md", rectangles(open_pipes)),
    "竖线，分隔行": (".md", rectangles(aligned)),
    "竖线，对齐行": (".md", rectangles(lambda cells: aligned(cells, ":---:"))),
    "竖线，空表头": (".md", rectangles(empty_head)),
    "竖线，组名重复": (".md", rectangles(aligned, stub=("repeat",))),
    "竖线，合并格重复": (
        ".md",
        rectangles(aligned, stub=("spread",), heads=("spread",), t2=("spread",), t4=("spread",)),
    ),
    "竖线，标签一栏": (".md", rectangles(pipes, stub=("last", "path"), heads=("flat", "full", "two"))),
    "竖线，组名后缺格": (
        ".md",
        rectangles(pipes, stub=("ragged",), heads=("ragged", "flat"), t4=("ragged",), t2=("ragged",)),
    ),
    "竖线，表头缺格": (".md", rectangles(pipes, heads=("ragged",), t4=("ragged",))),
    "竖线，无表头": (".md", rectangles(pipes, heads=("none",))),
    "竖线，txt": (".txt", rectangles(pipes)),
    "竖线，无外框，txt": (".txt", rectangles(open_pipes, stub=STUBS[:2])),
    "竖线，夹页码": (".txt", rectangles(pipes, noise=True)),
    "竖线独占一行": (".txt", rectangles(pipe_on_its_line)),
    "竖线独占一行，md": (".md", rectangles(pipe_on_its_line)),
    "一格一行带竖线": (".txt", rectangles(pipe_before_its_cell)),
    "几百竖线": (".txt", rectangles(hundreds_of_pipes)),
    "网页表格在md中": (".md", rectangles(as_html)),
    "制表符": (".txt", rectangles(tabs)),
    "制表符，md": (".md", rectangles(tabs)),
    "制表符，行尾多": (".txt", rectangles(trailing_tabs)),
    "制表符，带空格": (".txt", rectangles(padded_tabs)),
    "制表符，缩进": (".txt", rectangles(tabs, stub=("indent",), heads=("full",), t2=("ragged",))),
    "制表符，组名只一次": (
        ".txt",
        rectangles(tabs, stub=("ragged",), heads=("full", "ragged"), t4=("ragged",)),
    ),
    "制表符，标签一栏": (".txt", rectangles(tabs, stub=("last", "path"), heads=("flat", "full"))),
    "制表符，表头缺格": (".txt", rectangles(tabs, heads=("ragged",), t2=("ragged",), t4=("ragged",))),
    "制表符，合并格重复": (
        ".txt",
        rectangles(tabs, stub=("spread",), heads=("spread",), t2=("spread",), t4=("spread",)),
    ),
    "制表符，夹页码": (".txt", rectangles(tabs, noise=True)),
    "制表符，十二词": (".txt", rectangles(tabs, t4=("twelve",))),
    "制表符，无诉讼组名": (".txt", rectangles(tabs, t4=("unnamed",))),
    "竖线，隔空行": (".md", rectangles(apart(pipes))),
    "制表符，隔空行": (".txt", rectangles(apart(tabs), stub=("rect", "last", "ragged"))),
    "制表符，行尾修剪": (".txt", ends_trimmed),
    "空格对齐": (".txt", rectangles(in_columns, separators=False, stub=("last",), heads=("flat", "ragged"))),
    "制表符，GBK": (".txt", rectangles(tabs, encoding="gb18030")),
    "制表符，UTF-16": (".txt", rectangles(tabs, encoding="utf-16")),
    "制表符，BOM": (".txt", rectangles(tabs, encoding="utf-8-sig")),
    "如样本": (".txt", as_sample),
    "空格": (".txt", rectangles(separated(" "), separators=False)),
    "两空格": (".txt", rectangles(separated("  "), separators=False, stub=("rect", "last"))),
    "全角空格": (".txt", rectangles(separated("\u3000"), separators=False)),
    "全角空格，组名重复": (".txt", rectangles(separated("\u3000\u3000"), separators=False, stub=("repeat",))),
    "空格，夹页码": (".txt", rectangles(separated("  "), separators=False, noise=True)),
    "一格一行": (".txt", rectangles(a_cell_a_line, separators=False)),
    "一格一行，md": (".md", rectangles(a_cell_a_line, separators=False)),
    "一格一行，夹页码": (".txt", rectangles(a_cell_a_line, separators=False, noise=True)),
    "一格一段": (".txt", rectangles(a_cell_a_paragraph, separators=False)),
    "一格一段，md": (".md", rectangles(a_cell_a_paragraph, separators=False, stub=("rect", "repeat"))),
    "折行，数在上": (".txt", lines_of_labels("above", long_labels(12))),
    "折行，数在下": (".txt", lines_of_labels("below", long_labels(12))),
    "折行，数在中": (".txt", lines_of_labels("between", long_labels(10))),
    "折行，数在首行": (".txt", lines_of_labels("first", long_labels(10))),
    "折行，数在末行": (".txt", lines_of_labels("last", long_labels(10))),
    "折行，数居中": (".txt", lines_of_labels("centre", long_labels(9))),
    "折行，数居中，窄": (".txt", lines_of_labels("centre", long_labels(6), by="  ")),
    "折行，数居中，夹页码": (".txt", lines_of_labels("centre", long_labels(9), noise=True)),
    "折两行，数在上": (".txt", lines_of_labels("above", always(2))),
    "折三行，数在中": (".txt", lines_of_labels("between", always(3))),
    "折四行，数居中": (".txt", lines_of_labels("centre", always(4))),
    "折三行，数在下": (".txt", lines_of_labels("below", always(3))),
    "组名居中": (".txt", group_in_front),
    "数字连写": (".txt", digits_together),
    "数字连写，两格": (".txt", digits_in_one_cell),
    "表四无数": (".txt", no_row_of_four),
    "表四三张，竖线": (".md", four_as_three(aligned, separators=True)),
    "表四三张，制表符": (".txt", four_as_three(tabs, separators=True)),
    "表四三张，空格": (".txt", four_as_three(separated(" "), separators=False)),
    "表四三张，一格一行": (".txt", four_as_three(a_cell_a_line, separators=False)),
    "表二成行": (".txt", t2_as_lines),
    "表四头一词一行": (".txt", fifteen_lines),
    "表头折行，空格": (".txt", corner_wrapped(separated(" "))),
    "表头折行，一格一行": (".txt", corner_wrapped(a_cell_a_line)),
}
