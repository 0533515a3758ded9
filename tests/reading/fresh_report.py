"""Invented reports for the fresh shapes: figures, what each cell prints, prose, and the three tables as boxes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import NamedTuple

from drafting.figures import Number

COLUMNS = ("natural", "business", "research", "welfare", "legal", "other", "total")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
DISPUTES = ("review", "litigation_direct", "litigation_after_review")
OUTCOMES = "三、本年度办理结果"
NO, CANNOT, DECLINED, ELSE = "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"
T3_ROWS: tuple[tuple[str, str, str], ...] = (
    ("received", "", "一、本年新收政府信息公开申请数量"),
    ("carried_in", "", "二、上年结转政府信息公开申请数量"),
    ("granted", "", "（一）予以公开"),
    ("partial", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("refused_state_secret", NO, "1.属于国家秘密"),
    ("refused_law", NO, "2.其他法律行政法规禁止公开"),
    ("refused_stability", NO, "3.危及“三安全一稳定”"),
    ("refused_third_party", NO, "4.保护第三方合法权益"),
    ("refused_internal", NO, "5.属于三类内部事务信息"),
    ("refused_process", NO, "6.属于四类过程性信息"),
    ("refused_enforcement", NO, "7.属于行政执法案卷"),
    ("refused_query", NO, "8.属于行政查询事项"),
    ("unavailable_not_held", CANNOT, "1.本机关不掌握相关政府信息"),
    ("unavailable_not_ready", CANNOT, "2.没有现成信息需要另行制作"),
    ("unavailable_unclear", CANNOT, "3.补正后申请内容仍不明确"),
    ("unprocessed_petition", DECLINED, "1.信访举报投诉类申请"),
    ("unprocessed_repeat", DECLINED, "2.重复申请"),
    ("unprocessed_published", DECLINED, "3.要求提供公开出版物"),
    ("unprocessed_excessive", DECLINED, "4.无正当理由大量反复申请"),
    ("unprocessed_reissue", DECLINED, "5.要求行政机关确认或重新出具已获取信息"),
    ("closed_uncorrected", ELSE, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("closed_unpaid", ELSE, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("closed_other", ELSE, "3.其他"),
    ("processed", "", "（七）总计"),
    ("carried_out", "", "四、结转下年度继续办理"),
)
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
RESULT_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
T2_BLOCKS = (
    (
        "第二十条第（一）项",
        ("本年制发件数", "本年废止件数", "现行有效件数"),
        (("规章", "rules"), ("行政规范性文件", "normative")),
        ("made", "repealed", "in_force"),
    ),
    ("第二十条第（五）项", ("本年处理决定数量",), (("行政许可", "licensing"),), ("decisions",)),
    (
        "第二十条第（六）项",
        ("本年处理决定数量",),
        (("行政处罚", "penalties"), ("行政强制", "coercion")),
        ("decisions",),
    ),
    ("第二十条第（八）项", ("本年收费金额（单位：万元）",), (("行政事业性收费", "fees"),), ("amount",)),
)
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
PLACES = ("澜河市", "石泉县", "望江区", "白杨林区", "通海州", "临溪县")
OFFICES = ("人民政府", "教育局", "自然资源和规划局", "统计局", "财政局", "城市管理综合行政执法局", "审计局")
BLANKS = ("", "/", "-", "—", "无", "\xa0")


class Box(NamedTuple):
    """A cell as it is drawn: its text (a line break where a page breaks it), its spans, what it is."""

    text: str
    rows: int = 1
    cols: int = 1
    head: bool = False
    number: bool = False


Table = list[list[Box]]


@dataclass
class Fresh:
    """An invented report; ``texts`` is what a cell prints, ``figures`` what it holds (``None``: blank)."""

    organ: str
    year: int
    title: str
    prose: dict[int, list[str]]
    figures: dict[str, Number | None]
    pairs: list[tuple[str, str]]
    closed: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    aspects: tuple[str, ...] = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")

    def cell(self, code: str) -> Box:
        """The box of a figure."""
        return Box(self.texts[code], number=True)


def fresh(seed: int, *, closed: bool = False, say: Callable[[Number], str] = str) -> Fresh:
    """A report's figures and words; the same seed, the same report."""
    chance = Random(f"fresh {seed}")
    organ = chance.choice(PLACES) + chance.choice(OFFICES)
    year = chance.choice((2021, 2022, 2023, 2024, 2025))
    figures = _figures(chance, closed)
    blank = chance.choice(BLANKS)
    if chance.random() < 0.3:  # a report that leaves cells blank
        for code in list(figures):
            if chance.random() < 0.25:
                figures[code] = None
    pairs, five = _section_five(chance)
    found = Fresh(
        organ,
        year,
        f"{organ}{year}年政府信息公开工作年度报告",
        _prose(organ, year, five),
        figures,
        pairs,
        closed,
    )
    found.texts = {code: blank if value is None else say(value) for code, value in figures.items()}
    return found


def _figures(chance: Random, closed: bool) -> dict[str, Number | None]:
    density = chance.choice((0.0, 0.1, 0.1, 0.5, 0.9))
    most = chance.choice((5, 30, 400))

    def count() -> int:
        return chance.randint(1, most) if chance.random() < density else 0

    figures: dict[str, Number | None] = {}
    names = [row for row, group, _ in T3_ROWS if not (closed and group == ELSE)]
    if closed:
        names.insert(names.index("processed"), "closed")
    sums = dict.fromkeys(COLUMNS, 0)
    parts: dict[str, list[int]] = {row: [count() for _ in COLUMNS[:-1]] for row in names}
    outcomes = [row for row in names if row not in ("received", "carried_in", "processed", "carried_out")]
    parts["processed"] = [sum(parts[row][i] for row in outcomes) for i in range(6)]
    parts["carried_in"] = [
        min(a, b + c)
        for a, b, c in zip(parts["carried_in"], parts["processed"], parts["carried_out"], strict=True)
    ]
    parts["received"] = [
        a + b - c
        for a, b, c in zip(parts["processed"], parts["carried_out"], parts["carried_in"], strict=True)
    ]
    del sums
    for row in names:
        for column, value in zip(COLUMNS, [*parts[row], sum(parts[row])], strict=True):
            figures[f"t3.{row}.{column}"] = value
    for dispute in DISPUTES:
        four = [count() for _ in RESULTS[:-1]]
        for result, value in zip(RESULTS, [*four, sum(four)], strict=True):
            figures[f"t4.{dispute}.{result}"] = value
    for _, _, rows, columns in T2_BLOCKS:
        for _, row in rows:
            for column in columns:
                figures[f"t2.{row}.{column}"] = count() * chance.choice((1, 1, 37))
    if density:
        figures["t2.fees.amount"] = Decimal(chance.randint(1, 10**7)) / 10 ** chance.choice((1, 2, 4, 6))
    return figures


def _section_five(chance: Random) -> tuple[list[tuple[str, str]], list[str]]:
    problems = [
        ("部分栏目信息更新不够及时", "由办公室每月10日前巡查栏目，更新滞后的逐项通报"),
        ("政策解读形式较为单一，图解和问答偏少", "会同起草科室同步编写问答，上半年制作图解12期"),
        ("依申请公开答复文书格式不够统一", "编印答复文书范本，答复前由法制科审核"),
    ]
    pairs = problems[: chance.choice((2, 3))]
    way = chance.choice(("lists", "each", "dashes"))
    if way == "lists":
        five = [
            "存在的主要问题："
            + "；".join(f"{n}是{p}" for n, (p, _) in zip("一二三", pairs, strict=False))
            + "。",
            "改进措施：" + "；".join(f"{n}是{m}" for n, (_, m) in zip("一二三", pairs, strict=False)) + "。",
        ]
    elif way == "each":
        five = [f"（{n}）{p}。改进措施：{m}。" for n, (p, m) in zip("一二三", pairs, strict=False)]
    else:
        five = ["（一）存在问题", *[f"{n}.{p}。" for n, (p, _) in enumerate(pairs, 1)]]
        five += ["（二）改进情况", *[f"{n}.{m}。" for n, (_, m) in enumerate(pairs, 1)]]
    return pairs, five


def _prose(organ: str, year: int, five: list[str]) -> dict[int, list[str]]:
    return {
        0: [
            f"根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条规定，编制{organ}{year}年政府信息公开工作年度报告。"
            f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        ],
        1: [
            f"{year}年，{organ}坚持以公开为常态、不公开为例外，各项工作有序推进。",
            "（一）主动公开。全年通过门户网站公布各类信息312条，其中工作动态208条。",
            "（二）依申请公开。畅通当面、信函、网络三个受理渠道，规范登记、审核、答复各环节。",
            "（三）政府信息管理。对历年文件开展集中清理，逐件标注有效性。",
            "（四）政府信息公开平台建设。改版公开专栏，新增检索功能。",
            "（五）监督保障。组织业务培训3场，参加人员96人次。",
        ],
        5: five,
        6: ["本年度未收取政府信息公开信息处理费。"],
    }


def t2_blocks(report: Fresh, wide: bool = True) -> list[Table]:
    """Table two, a table a block; ``wide`` where narrower blocks span the widest."""
    tables: list[Table] = []
    for title, heads, rows, columns in T2_BLOCKS:
        span = 1 if not wide or len(heads) == 3 else 3
        width = 1 + len(heads) * span
        table: Table = [[Box(title, cols=width, head=True)]]
        table.append([Box("信息内容", head=True), *[Box(h, cols=span, head=True) for h in heads]])
        for label, row in rows:
            cells = [report.cell(f"t2.{row}.{column}")._replace(cols=span) for column in columns]
            table.append([Box(label), *cells])
        tables.append(table)
    return tables


def t2(report: Fresh) -> Table:
    """Table two as the form prints it."""
    return [row for block in t2_blocks(report) for row in block]


def t3_head(corner: str = CORNER, applicants: Sequence[str] = APPLICANTS, labels: int = 3) -> Table:
    """The three rows of table three's head."""
    return [
        [Box(corner, 3, labels, head=True), Box("申请人情况", cols=7, head=True)],
        [
            Box("自然人", 2, head=True),
            Box("法人或其他组织", cols=5, head=True),
            Box("总计", 2, head=True),
        ],
        [Box(label, head=True) for label in applicants],
    ]


def t3_rows(report: Fresh) -> list[tuple[str, str, str]]:
    """Code, group and label of each row that the report prints."""
    rows = [row for row in T3_ROWS if not (report.closed and row[1] == ELSE)]
    if report.closed:
        at = next(i for i, row in enumerate(rows) if row[0] == "processed")
        rows.insert(at, ("closed", "", ELSE))
    return rows


def t3_body(report: Fresh) -> Table:
    """Table three's rows with their merged labels."""
    rows = t3_rows(report)
    inside = [code for code, _, _ in rows if code not in ("received", "carried_in", "carried_out")]
    table: Table = []
    seen: set[str] = set()
    for code, group, label in rows:
        numbers = [report.cell(f"t3.{code}.{column}") for column in COLUMNS]
        labels: list[Box] = []
        if code not in inside:
            labels = [Box(label, cols=3)]
        else:
            if code == inside[0]:
                labels.append(Box(OUTCOMES, rows=len(inside)))
            if group and group not in seen:
                seen.add(group)
                labels.append(Box(group, rows=sum(g == group for _, g, _ in rows)))
            labels.append(Box(label, cols=1 if group else 2))
        table.append([*labels, *numbers])
    return table


def t3(report: Fresh) -> Table:
    """Table three as the form prints it."""
    return [*t3_head(), *t3_body(report)]


def t4(report: Fresh, results: Sequence[str] = RESULT_LABELS) -> Table:
    """Table four as the form prints it."""
    return [
        [Box("行政复议", cols=5, head=True), Box("行政诉讼", cols=10, head=True)],
        [
            *[Box(label, 2, head=True) for label in results],
            Box("未经复议直接起诉", cols=5, head=True),
            Box("复议后起诉", cols=5, head=True),
        ],
        [Box(label, head=True) for _ in range(2) for label in results],
        [report.cell(f"t4.{dispute}.{result}") for dispute in DISPUTES for result in RESULTS],
    ]


def grid(table: Table) -> list[list[Box | None]]:
    """The table's squares: a box where it starts, ``None`` where a span covers."""
    squares: list[dict[int, Box | None]] = [{} for _ in table]
    for y, row in enumerate(table):
        x = 0
        for box in row:
            while x in squares[y]:
                x += 1
            for dy in range(box.rows):
                for dx in range(box.cols):
                    if y + dy < len(squares):
                        squares[y + dy][x + dx] = box if dy == dx == 0 else None
            x += box.cols
    width = max(max(row, default=0) for row in squares) + 1
    return [[row.get(x) for x in range(width)] for row in squares]


def spread(table: Table, *, down: bool = False, across: bool = False) -> list[list[str]]:
    """The squares' texts; a merged label repeated ``down`` its rows or ``across`` its columns, else blank."""
    squares: list[list[str]] = [["" if box is None else box.text for box in row] for row in grid(table)]
    for y, row in enumerate(grid(table)):
        for x, box in enumerate(row):
            if box is None:
                continue
            for dy in range(box.rows if down else 1):
                for dx in range(box.cols if across else 1):
                    squares[y + dy][x + dx] = box.text
    return squares


def relabelled(table: Table, change: Callable[[str], str]) -> Table:
    """The table with its labels changed, its numbers as they are."""
    return [[box if box.number else box._replace(text=change(box.text)) for box in row] for row in table]


def renumbered(table: Table, change: Callable[[str], str]) -> Table:
    """The table with what its figures' cells print changed."""
    return [[box._replace(text=change(box.text)) if box.number else box for box in row] for row in table]


def tables_of(report: Fresh) -> Mapping[int, list[Table]]:
    """The tables of sections 2, 3 and 4 as the form prints them."""
    return {2: [t2(report)], 3: [t3(report)], 4: [t4(report)]}


class Shape(NamedTuple):
    """A shape of print: its name, the extension, how it prints a report, and what it lacks.

    ``clear`` is False where not all the numbers can be told from the print, ``title`` where it prints none,
    ``prose`` where the file holds tables and no sections, ``bare`` where captions stand in the sections of the
    tables; ``say`` is how its cells print a number.
    """

    name: str
    extension: str
    print: Callable[[Fresh, Random], bytes | str]
    clear: bool = True
    title: bool = True
    prose: bool = True
    bare: bool = True
    closed: bool = False
    say: Callable[[Number], str] = str


def parts(report: Fresh) -> list[tuple[int, str, list[str]]]:
    """Number, heading and paragraphs of the six sections, the lead before them without a heading."""
    lead = (0, "", report.prose[0])
    return [lead, *((n, HEADINGS[n - 1], report.prose.get(n, [])) for n in range(1, 7))]
