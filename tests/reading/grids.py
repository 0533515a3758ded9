"""The three tables as published reports lay them out, from known figures: cells, their spans, what they print.

Written from the form's description alone, apart from ``shapes.py`` and ``variants.py``: what one generator
takes for granted, the other may not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

APPLICANTS = ("natural", "business", "research", "welfare", "legal", "other")
COLUMNS = (*APPLICANTS, "total")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
DISPUTES = ("review", "litigation_direct", "litigation_after_review")

COLUMN_LABELS = dict(
    zip(
        COLUMNS,
        ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"),
        strict=True,
    )
)
RESULT_LABELS = dict(zip(RESULTS, ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"), strict=True))
DISPUTE_LABELS = dict(zip(DISPUTES, ("行政复议", "未经复议直接起诉", "复议后起诉"), strict=True))

RESULT_GROUP = "三、本年度办理结果"
T3_ROWS: tuple[tuple[str, str, str], ...] = (
    ("received", "", "一、本年新收政府信息公开申请数量"),
    ("carried_in", "", "二、上年结转政府信息公开申请数量"),
    ("granted", "", "（一）予以公开"),
    ("partial", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("refused_state_secret", "（三）不予公开", "1.属于国家秘密"),
    ("refused_law", "（三）不予公开", "2.其他法律行政法规禁止公开"),
    ("refused_stability", "（三）不予公开", "3.危及“三安全一稳定”"),
    ("refused_third_party", "（三）不予公开", "4.保护第三方合法权益"),
    ("refused_internal", "（三）不予公开", "5.属于三类内部事务信息"),
    ("refused_process", "（三）不予公开", "6.属于四类过程性信息"),
    ("refused_enforcement", "（三）不予公开", "7.属于行政执法案卷"),
    ("refused_query", "（三）不予公开", "8.属于行政查询事项"),
    ("unavailable_not_held", "（四）无法提供", "1.本机关不掌握相关政府信息"),
    ("unavailable_not_ready", "（四）无法提供", "2.没有现成信息需要另行制作"),
    ("unavailable_unclear", "（四）无法提供", "3.补正后申请内容仍不明确"),
    ("unprocessed_petition", "（五）不予处理", "1.信访举报投诉类申请"),
    ("unprocessed_repeat", "（五）不予处理", "2.重复申请"),
    ("unprocessed_published", "（五）不予处理", "3.要求提供公开出版物"),
    ("unprocessed_excessive", "（五）不予处理", "4.无正当理由大量反复申请"),
    ("unprocessed_reissue", "（五）不予处理", "5.要求行政机关确认或重新出具已获取信息"),
    (
        "closed_uncorrected",
        "（六）其他处理",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    (
        "closed_unpaid",
        "（六）其他处理",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("closed_other", "（六）其他处理", "3.其他"),
    ("processed", "", "（七）总计"),
    ("carried_out", "", "四、结转下年度继续办理"),
)
OUTSIDE = ("received", "carried_in", "carried_out")
"""The rows of table three that stand outside 三、本年度办理结果."""

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

T2_BLOCKS: Mapping[str, tuple[tuple[str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]], ...]] = {
    "2021": (
        (
            "第二十条第（一）项",
            (("made", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")),
            (("rules", "规章"), ("normative", "行政规范性文件")),
        ),
        ("第二十条第（五）项", (("decisions", "本年处理决定数量"),), (("licensing", "行政许可"),)),
        (
            "第二十条第（六）项",
            (("decisions", "本年处理决定数量"),),
            (("penalties", "行政处罚"), ("coercion", "行政强制")),
        ),
        ("第二十条第（八）项", (("amount", "本年收费金额（单位：万元）"),), (("fees", "行政事业性收费"),)),
    ),
    "2019": (
        (
            "第二十条第（一）项",
            (("new_made", "本年新制作数量"), ("new_published", "本年新公开数量"), ("public_total", "对外公开总数量")),
            (("rules", "规章"), ("normative", "规范性文件")),
        ),
        (
            "第二十条第（五）项",
            (("items_last", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")),
            (("licensing", "行政许可"), ("services", "其他对外管理服务事项")),
        ),
        (
            "第二十条第（六）项",
            (("items_last", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")),
            (("penalties", "行政处罚"), ("coercion", "行政强制")),
        ),
        (
            "第二十条第（八）项",
            (("items_last", "上一年项目数量"), ("change", "本年增/减")),
            (("fees", "行政事业性收费"),),
        ),
        (
            "第二十条第（九）项",
            (("items", "采购项目数量"), ("amount", "采购总金额")),
            (("procurement", "政府集中采购"),),
        ),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Box:
    """A cell: what it prints, over how many rows and columns; ``code`` where it holds a figure."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    code: str = ""
    head: bool = False
    hidden: bool = False


Table = list[list[Box]]
Part = str | Table
"""A paragraph, or a table."""


@dataclass
class Copy:
    """What a report prints for each figure and each label."""

    texts: dict[str, str]
    truth: dict[str, object]
    labels: dict[str, str] = field(default_factory=dict)
    closed: bool = False
    edition: str = "2021"

    def label(self, text: str) -> str:
        return self.labels.get(text, text)

    def value(self, code: str) -> Box:
        return Box(self.texts.get(code, ""), code=code)


@dataclass(frozen=True)
class Layout3:
    """How table three is laid out."""

    head: str = (
        "three"  # three, two (no 申请人情况), one (one row), split (商业 over 企业), leaf (only the last)
    )
    total: str = "span"  # span, above (blank in the third row), below (blank in the second)
    corner: str = CORNER
    groups: str = "span"  # span, repeat, lost, dropped, row (the label alone in a row), vertical, first
    outer: str = "span"  # the column of 三、: span, lost, dropped, repeat
    serial: bool = False
    remark: bool = False
    total_first: bool = False


def t3_rows(copy: Copy) -> list[tuple[str, str, str]]:
    if not copy.closed:
        return list(T3_ROWS)
    rows = [row for row in T3_ROWS if not row[0].startswith("closed_")]
    at = next(i for i, row in enumerate(rows) if row[0] == "processed")
    return [*rows[:at], ("closed", "", "（六）其他处理"), *rows[at:]]


def t3(copy: Copy, how: Layout3 | None = None) -> Table:
    how = how or Layout3()
    return [*t3_head(copy, how), *t3_body(copy, how)]


def _label_columns(how: Layout3) -> int:
    return 1 + (how.groups not in ("dropped", "row")) + (how.outer != "dropped")


def _order(how: Layout3) -> tuple[str, ...]:
    return ("total", *APPLICANTS) if how.total_first else COLUMNS


def t3_head(copy: Copy, how: Layout3) -> Table:
    say = copy.label
    left = _label_columns(how)
    leaf = lambda name: Box(say(COLUMN_LABELS[name]), head=True)  # noqa: E731
    corner = Box(how.corner, 1, left, head=True)
    if how.head in ("one", "leaf"):
        rows = [[corner, *(leaf(name) for name in _order(how))]]
    else:
        middle = [Box(say("法人或其他组织"), 1, 5, head=True)]
        inner = [leaf(name) for name in APPLICANTS[1:]]
        split = how.head == "split"
        if split:
            inner = [replace(box, rows=2) for box in inner]
            inner[0] = Box("商业", head=True)
        total = Box(say("总计"), (3 if split else 2) if how.total == "span" else 1, head=True)
        if how.total == "below":
            second_total, third_total = [Box("", head=True)], [replace(total, rows=1)]
        else:
            second_total = [total]
            third_total = [Box("", head=True)] if how.total == "above" else []
        natural = Box(say(COLUMN_LABELS["natural"]), 3 if split else 2, head=True)
        if how.total_first:
            second, third = [*second_total, natural, *middle], [*third_total, *inner]
        else:
            second, third = [natural, *middle, *second_total], [*inner, *third_total]
        rows = [second, third]
        if split:
            rows.append([Box("企业", head=True), *([Box("", head=True)] if how.total != "span" else [])])
        if how.head != "two":
            rows.insert(0, [Box(say("申请人情况"), 1, 7, head=True)])
        rows[0].insert(0, replace(corner, rows=len(rows)))
    if how.serial:
        rows[0].insert(0, Box("序号", len(rows), head=True))
    if how.remark:
        rows[0].append(Box("备注", len(rows), head=True))
    return rows


def t3_body(copy: Copy, how: Layout3) -> Table:
    say = copy.label
    specs = t3_rows(copy)
    rows: Table = []
    grouped = how.groups not in ("dropped", "row")
    outer = how.outer != "dropped"
    inner_rows = [spec for spec in specs if spec[0] not in OUTSIDE]
    extra_rows = len({group for _, group, _ in inner_rows if group}) if how.groups == "row" else 0
    said: set[str] = set()
    begun = False
    width = _label_columns(how) + 7
    for number, (code, group, label) in enumerate(specs, 1):
        row: list[Box] = []
        inside = code not in OUTSIDE
        if how.groups == "row" and group and group not in said:
            said.add(group)
            lead: list[Box] = []
            if outer and how.outer != "span":
                lead = [Box(say(RESULT_GROUP) if how.outer == "repeat" else "")]
            rows.append([*lead, Box(say(group), 1, width - outer)])
        if outer and inside:
            if not begun:
                tall = len(inner_rows) + extra_rows if how.outer == "span" else 1
                row.append(Box(say(RESULT_GROUP), tall))
            elif how.outer == "repeat":
                row.append(Box(say(RESULT_GROUP)))
            elif how.outer == "lost":
                row.append(Box())
            begun = True
        if group and grouped:
            if group not in said:
                tall = sum(g == group for _, g, _ in specs) if how.groups in ("span", "vertical") else 1
                text = "\n".join(say(group)) if how.groups == "vertical" else say(group)
                row.append(Box(text, tall))
                said.add(group)
            elif how.groups == "repeat":
                row.append(Box(say(group)))
            elif how.groups == "lost":
                row.append(Box())
            row.append(Box(say(label)))
        else:
            span = 1 + (grouped and not (group and grouped)) + (outer and not inside)
            row.append(Box(say(label), 1, span))
        row += [copy.value(f"t3.{code}.{column}") for column in _order(how)]
        if how.serial:
            row.insert(0, Box(str(number)))
        if how.remark:
            row.append(Box())
        rows.append(row)
    return rows


def t2_blocks(copy: Copy) -> list[Table]:
    """Table two as one small table a block: the block's title, its head, its rows."""
    say = copy.label
    found: list[Table] = []
    for title, columns, rows in T2_BLOCKS[copy.edition]:
        wide = 3 // len(columns)
        spans = [wide] * len(columns)
        spans[-1] += 3 - sum(spans)
        block: Table = [[Box(say(title), 1, 4, head=True)]]
        block.append(
            [
                Box(say("信息内容"), head=True),
                *(
                    Box(say(label), 1, span, head=True)
                    for (_, label), span in zip(columns, spans, strict=True)
                ),
            ]
        )
        block += [
            [
                Box(say(label)),
                *(
                    replace(copy.value(f"t2.{code}.{column}"), columns=span)
                    for (column, _), span in zip(columns, spans, strict=True)
                ),
            ]
            for code, label in rows
        ]
        found.append(block)
    return found


def t2(copy: Copy) -> Table:
    return [row for block in t2_blocks(copy) for row in block]


def without_titles(blocks: Iterable[Table]) -> Table:
    return [row for block in blocks for row in block[1:]]


def narrowed(block: Table) -> Table:
    """A block of table two as a table of its own, without the columns that only its neighbours have."""
    width = sum(1 for _ in block[1])
    return [[replace(box, columns=width if len(row) == 1 else 1) for box in row] for row in block]


def titles_at_left(blocks: Iterable[Table]) -> Table:
    """Each block's title in a column of its own, over the block's rows."""
    found: Table = []
    for block in blocks:
        title = replace(block[0][0], rows=len(block) - 1, columns=1)
        found += [[title, *block[1]], *block[2:]]
    return found


def t4(copy: Copy, totals: bool = True, litigation: str = "span") -> Table:
    """Table four as the form has it; ``totals``: whether the head names its three 总计."""
    say = copy.label
    leaves = [
        Box(say(RESULT_LABELS[result]) if totals or result != "total" else "", head=True)
        for _ in DISPUTES
        for result in RESULTS
    ]
    values = [copy.value(f"t4.{dispute}.{result}") for dispute in DISPUTES for result in RESULTS]
    if litigation == "flat":  # one row of blocks
        return [
            [Box(say(DISPUTE_LABELS[dispute]), 1, 5, head=True) for dispute in DISPUTES],
            leaves,
            values,
        ]
    # In the form the leaves of 行政复议 reach over the row of 未经复议直接起诉 and 复议后起诉.
    return [
        [Box(say("行政复议"), 1, 5, head=True), Box(say("行政诉讼"), 1, 10, head=True)],
        [
            *(replace(leaf, rows=2) for leaf in leaves[:5]),
            *(Box(say(DISPUTE_LABELS[dispute]), 1, 5, head=True) for dispute in DISPUTES[1:]),
        ],
        leaves[5:],
        values,
    ]


def t4_review_over_two(copy: Copy) -> Table:
    """行政复议 itself over two rows, all fifteen leaves in the third."""
    first, second, third, values = t4(copy)
    return [
        [replace(first[0], rows=2), first[1]],
        second[5:],
        [*(replace(leaf, rows=1) for leaf in second[:5]), *third],
        values,
    ]


def t4_twelve(copy: Copy) -> Table:
    """Twelve words of head over fifteen values: the three 总计 are not printed at all."""
    first, second, third, values = t4_review_over_two(copy)
    return [
        [replace(first[0], columns=4), replace(first[1], columns=8)],
        [replace(box, columns=4) for box in second],
        [leaf for index, leaf in enumerate(third) if index % 5 != 4],
        values,
    ]


def t4_three(copy: Copy) -> list[Table]:
    """A table a dispute."""
    say = copy.label
    return [
        [
            [Box(say(DISPUTE_LABELS[dispute]), 1, 5, head=True)],
            [Box(say(RESULT_LABELS[result]), head=True) for result in RESULTS],
            [copy.value(f"t4.{dispute}.{result}") for result in RESULTS],
        ]
        for dispute in DISPUTES
    ]


def t4_results_down(copy: Copy, litigation: bool = True) -> Table:
    """Transposed: a row a result, a column a dispute."""
    say = copy.label
    if litigation:
        head = [
            [
                Box("", 2, head=True),
                Box(say("行政复议"), 2, head=True),
                Box(say("行政诉讼"), 1, 2, head=True),
            ],
            [Box(say(DISPUTE_LABELS[dispute]), head=True) for dispute in DISPUTES[1:]],
        ]
    else:
        head = [[Box("", head=True), *(Box(say(DISPUTE_LABELS[dispute]), head=True) for dispute in DISPUTES)]]
    return [
        *head,
        *(
            [
                Box(say(RESULT_LABELS[result])),
                *(copy.value(f"t4.{dispute}.{result}") for dispute in DISPUTES),
            ]
            for result in RESULTS
        ),
    ]


def t4_disputes_down(copy: Copy) -> Table:
    """A row a dispute, a column a result."""
    say = copy.label
    return [
        [Box("", head=True), *(Box(say(RESULT_LABELS[result]), head=True) for result in RESULTS)],
        *(
            [
                Box(say(DISPUTE_LABELS[dispute])),
                *(copy.value(f"t4.{dispute}.{result}") for result in RESULTS),
            ]
            for dispute in DISPUTES
        ),
    ]


def t4_disputes_down_grouped(copy: Copy) -> Table:
    """As ``t4_disputes_down``, with 行政诉讼 over two rows at the left."""
    head, review, direct, after = t4_disputes_down(copy)
    say = copy.label
    return [
        [replace(head[0], columns=2), *head[1:]],
        [replace(review[0], columns=2), *review[1:]],
        [Box(say("行政诉讼"), 2), *direct],
        after,
    ]


def t4_fifteen_rows(copy: Copy, grouping: str = "span") -> Table:
    """Fifteen rows of label and number; the dispute over five of them, on each, on the first, or alone."""
    say = copy.label
    rows: Table = []
    for dispute in DISPUTES:
        name = say(DISPUTE_LABELS[dispute])
        if grouping == "row":
            rows.append([Box(name, 1, 2)])
        for index, result in enumerate(RESULTS):
            lead = {
                "span": [Box(name, 5)] if index == 0 else [],
                "repeat": [Box(name)],
                "lost": [Box(name if index == 0 else "")],
                "row": [],
            }[grouping]
            rows.append([*lead, Box(say(RESULT_LABELS[result])), copy.value(f"t4.{dispute}.{result}")])
    return rows


def width(table: Table) -> int:
    return max((len(row) for row in places(table)), default=0)


def places(table: Table) -> list[list[Box | None]]:
    """The table place by place: a spanning cell at its first place, ``None`` at those that it covers."""
    found: list[list[Box | None]] = [[] for _ in table]
    taken: dict[tuple[int, int], None] = {}
    for r, row in enumerate(table):
        column = 0
        for box in row:
            while (r, column) in taken:
                found[r].append(None)
                column += 1
            for i in range(box.rows):
                for j in range(box.columns):
                    taken[r + i, column + j] = None
            found[r] += [box, *[None] * (box.columns - 1)]
            column += box.columns
        while (r, column) in taken:
            found[r].append(None)
            column += 1
    return found


def spanless(table: Table) -> Table:
    """Every place a cell: what spans covered is empty."""
    return [
        [Box() if box is None else replace(box, rows=1, columns=1) for box in row] for row in places(table)
    ]


def rowspanless(table: Table) -> Table:
    """Column spans stay, rowspans are shown as empty cells."""
    found: Table = []
    for row in places(table):
        cells: list[Box] = []
        covered = 0
        for box in row:
            if box is not None:
                cells.append(replace(box, rows=1))
                covered = box.columns - 1
            elif covered:
                covered -= 1
            else:
                cells.append(Box())
        found.append(cells)
    return found


def broken_by_page(table: Table, head: int, at: int, repeat: bool) -> list[Table]:
    """The table in two, the second part with or without its head; spans are closed and begun again."""
    whole = [list(row) for row in table]
    first, second = whole[:at], whole[at:]
    # A span that reaches over the break goes on as an empty cell of the rest's height.
    grid = places(table)
    carried: dict[int, Box] = {}
    for r, row in enumerate(grid[:at]):
        for c, box in enumerate(row):
            if box is not None and r + box.rows > at:
                carried[c] = replace(box, text="", rows=r + box.rows - at)
                first[r] = [replace(b, rows=at - r) if b is box else b for b in first[r]]
    if carried:
        second[0] = [*(carried[c] for c in sorted(carried)), *second[0]]
    return [first, [*table[:head], *second] if repeat else second]


def chopped(text: str, chance: Random, most: int = 3) -> list[str]:
    """The text in pieces of a few characters."""
    pieces: list[str] = []
    while text:
        size = chance.randint(1, most)
        pieces.append(text[:size])
        text = text[size:]
    return pieces


def labels_at_random(chance: Random, share: float) -> dict[str, str]:
    return {label: chance.choice(others) for label, others in MISPRINTS.items() if chance.random() < share}


MISPRINTS: Mapping[str, Sequence[str]] = {
    "一、本年新收政府信息公开申请数量": (
        "一、本年新收政府信息公开申请数里",
        "一、本年新收政府信息公开申请数",
        "一、本年新收政务信息公开申请数量",
        "1、本年新收政府信息公开申请数量",
        "一、本年新收\n政府信息公开申请数量",
        "一 、 本年新收政府信息公开申请数量",
    ),
    "二、上年结转政府信息公开申请数量": (
        "二、上年转结政府信息公开申请数量",
        "二、上年结转政府信息公开申请数里",
        "二、上年結轉政府信息公開申請數量",
        "二、 上年结转政府信息公开申请数量",
    ),
    "三、本年度办理结果": ("三、本年度\n办理结果", "三\n、\n本\n年\n度\n办\n理\n结\n果", "三、 本年度办理结果"),
    "（一）予以公开": ("(一)予以公开", "（一） 予以公开", "（⼀）予以公开", "（一）\n予以公开"),
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": (
        "（二）部分公开（区分处理的，只计这一情",
        "（二）部分公开(区分处理的,只计这一情形,不计其他情形)",
        "（二）部分公开\n（区分处理的，只计这一情形，不计其他情形）",
        "（二）部分公开",
    ),
    "（三）不予公开": ("(三)不予公开", "（三）不予\n公开", "（三） 不予公开"),
    "（四）无法提供": ("(四)无法提供", "（四）无法\n提供"),
    "（五）不予处理": ("（五）不在处理", "(五) 不予处理"),
    "（六）其他处理": ("(六) 其他处理", "（六）其他", "（六）其他\n处理"),
    "（七）总计": ("(七)总计", "（七） 总计", "（七）总 计"),
    "1.属于国家秘密": ("1、属于国家秘密", "1．属于国家秘密", "1. 属于国家秘密", "1 属于国家秘密"),
    "2.其他法律行政法规禁止公开": (
        "2.其他法律法规禁止公开",
        "2.其他法律行政止公开",
        "2、其他法律、行政法规禁止公开",
    ),
    "3.危及“三安全一稳定”": ("3.危及\"三安全一稳定\"", "3.危及三安全一稳定", "3.危及“三安全\n一稳定”"),
    "4.保护第三方合法权益": ("4．保护第三方合法权益", "4.保护第三方\n合法权益"),
    "5.属于三类内部事务信息": ("5.属于三类内容事务信息", "5.属于三类\n内部事务信息"),
    "6.属于四类过程性信息": ("6.属于四类过程性性信息",),
    "7.属于行政执法案卷": ("7.属于⾏政执法案卷", "7、属于行政执法案卷"),
    "8.属于行政查询事项": ("8 属于行政查询事项",),
    "1.本机关不掌握相关政府信息": ("1.本机关不掌握相关政务信息", "1、本机关不掌握相关政府信息"),
    "2.没有现成信息需要另行制作": ("2.没有现成信息需要\n另行制作", "2.⽆现成信息需要另行制作"),
    "4.无正当理由大量反复申请": ("4.⽆正当理由大量反复申请",),
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": (
        "1.申请人无正当理由逾期不补正,行政机关不再处理其政府信息公开申请",
        "1.申请人无正当理由逾期不补正、\n行政机关不再处理其\n政府信息公开申请",
    ),
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": (
        "2.申请人逾期未按收费通知要求缴纳费用，行政机关不再处理其政府信息公开申请",
    ),
    "3.其他": ("3、其他", "3. 其他", "3.其 他"),
    "四、结转下年度继续办理": ("四、转结下年度继续办理", "四、结转下年度\n继续办理", "四、結轉下年度繼續辦理"),
    "申请人情况": ("申请人\n情况", "申 请 人 情 况"),
    "法人或其他组织": ("法人或者其他组织", "法人或\n其他组织"),
    "自然人": ("自然\n人", "自 然 人"),
    "商业企业": ("商业\n企业", "商业 企业"),
    "科研机构": ("科研\n机构",),
    "社会公益组织": ("社会公益", "社会\n公益\n组织"),
    "法律服务机构": ("法律\n服务\n机构",),
    "其他": ("其 他", "其\n他"),
    "总计": ("总 计", "总\n计"),
    "结果维持": ("结果\n维持", "结 果 维 持", "结果 维持"),
    "结果纠正": ("结果\n纠正", "结 果 纠 正"),
    "其他结果": ("其他\n结果",),
    "尚未审结": ("尚未\n审结", "尚未審結"),
    "行政复议": ("行政法复议", "行 政 复 议"),
    "未经复议直接起诉": ("未经复议\n直接起诉",),
    "复议后起诉": ("复议后\n起诉",),
    "第二十条第（一）项": ("第二十条  第(一)项", "第二十条第(一)项", "第二十条 第（一）项"),
    "第二十条第（五）项": ("第二十条  第(五)项",),
    "第二十条第（六）项": ("第二十条第(六)项",),
    "第二十条第（八）项": ("第二十条 第(八)项",),
    "信息内容": ("信息\n内容", "信 息 内 容"),
    "行政规范性文件": ("规范性文件", "行政规范性\n文件"),
    "现行有效件数": ("现行有效件数（历史累计）", "现行有\n效件数", "现行有效数"),
    "本年制发件数": ("本年制\n发件数", "本年制发数"),
    "本年收费金额（单位：万元）": ("本年收费金额\n（单位：万元）", "本年收费金额(单位:万元)", "本年收费金额（万元）"),
    "行政事业性收费": ("行政事业性\n收费",),
}  # fmt: skip
