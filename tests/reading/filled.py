"""A report filled at random, as a printer sees it: rows with their labels and the texts of their cells.

Written apart from ``variants.py`` and from what the reader knows: figures, blanks, remarks and misprinted labels
come from here, the shapes they are printed in from ``as_text.py`` and ``as_pdf.py``.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from drafting.figures import Figures, Number
from drafting.tables import APPLICANTS, edition

T3_COLUMNS = (*APPLICANTS, "total")
DISPUTE_BLOCKS = ("review", "litigation_direct", "litigation_after_review")
DISPUTE_PARTS = ("upheld", "corrected", "other", "pending", "total")
MARKS = ("/", "-", "—", "——", "无", "不适用")

ORGANS = ("青禾区人民政府", "云岭市统计局", "白石镇人民政府", "临溪县住房和城乡建设局")

MISPRINTED = {
    "一、本年新收政府信息公开申请数量": (
        "一、本年新收政府信息公开申请数",
        "一、本年新收政务信息公开申请数量",
        "一、本年新收政府信息公开申请数里",
    ),
    "二、上年结转政府信息公开申请数量": (
        "二、上年结转政府信息公开申请数",
        "二、上年转结政府信息公开申请数量",
    ),
    "（一）予以公开": ("(一)予以公开", "（⼀）予以公开"),
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": (
        "（二）部分公开",
        "（二）部分公开(区分处理的,只计这一情形,不计其他情形)",
        "（二）部分公开（区分处理的，只计这一情",
    ),
    "1.属于国家秘密": ("1．属于国家秘密", "1、属于国家秘密", "1. 属于国家秘密"),
    "2.其他法律行政法规禁止公开": (
        "2.其他法律法规禁止公开",
        "2.其他法律行政止公开",
        "2.其他法律⾏政法规禁止公开",
    ),
    "3.危及“三安全一稳定”": ('3.危及"三安全一稳定"', "3、危及“三安全一稳定”", "3.危及三安全一稳定"),
    "5.属于三类内部事务信息": ("5.属于三类内容事务信息", "5．属于三类内部事务信息"),
    "6.属于四类过程性信息": ("6.属于四类过程性性信息",),
    "1.本机关不掌握相关政府信息": ("1.本机关不掌握相关政务信息", "1、本机关不掌握相关政府信息"),
    "2.没有现成信息需要另行制作": ("2.没有现成信息需要另⾏制作",),
    "4.无正当理由大量反复申请": ("4.⽆正当理由大量反复申请", "4、无正当理由大量反复申请"),
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": (
        "1.申请人无正当理由逾期不补正、行政机关不在处理其政府信息公开申请",
        "1.申请人无正当理由逾期不补正,行政机关不再处理其政府信息公开申请",
    ),
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": (
        "2.申请人逾期未按收费通知要求缴纳费用,行政机关不再处理其政府信息公开申请",
    ),
    "3.其他": ("3. 其他", "3、其他"),
    "（七）总计": ("(七)总计", "（七） 总计"),
    "四、结转下年度继续办理": ("四、转结下年度继续办理", "四、结转下年度继续办理数量"),
    "行政规范性文件": ("规范性文件", "⾏政规范性文件"),
    "本年处理决定数量": ("本年处理决定数里", "本年处理决定数"),
    "现行有效件数": ("现行有效件数（历史累计）",),
    "社会公益组织": ("社会公益",),
    "第二十条第（一）项": ("第二十条第(一)项", "第二十条  第（一）项"),
}


@dataclass
class Row:
    """A row of table three: its code, the labels of its groups from the outermost, its own label, its cells."""

    code: str
    groups: tuple[str, ...]
    label: str
    cells: list[str]


@dataclass
class Block:
    """A block of table two: title, corner, labels of the columns, rows as (label, cells)."""

    title: str
    corner: str
    columns: list[str]
    rows: list[tuple[str, list[str]]]


@dataclass
class Filled:
    """What a report says: ``figures`` of every printed cell (``None``: blank or no number), and its print."""

    organ: str
    year: int
    figures: dict[str, Number | None]
    texts: dict[str, str]
    blocks: list[Block]
    rows: list[Row]
    corner: str
    columns: list[str]
    disputes: list[str]
    words: dict[str, str] = field(default_factory=dict)

    def codes_of(self, row: Row) -> list[str]:
        return [f"t3.{row.code}.{column}" for column in T3_COLUMNS]

    def word(self, label: str) -> str:
        """The label as this report prints it."""
        return self.words.get(label, label)


def filled(chance: Random, *, blanks: str | None = None) -> Filled:
    """A report at random. ``blanks``: ``none``, ``marks`` or ``empty``; where it is not said, one of these."""
    blanks = blanks or chance.choice(("none", "marks", "empty"))
    undivided = chance.random() < 0.12
    form = "2019" if chance.random() < 0.12 else "2021"
    figures = _figures(chance, form, undivided or form == "2019")
    if blanks != "none":
        _leave_out(figures, chance)
    mark = chance.choice(MARKS) if blanks == "marks" else ""
    texts = {code: _text(code, value, mark, chance) for code, value in figures.items()}
    _odd_texts(figures, texts, chance)
    words = {
        label: chance.choice(variants) for label, variants in MISPRINTED.items() if chance.random() < 0.2
    }
    made = Filled(
        organ=chance.choice(ORGANS),
        year=2020 if form == "2019" else chance.choice((2021, 2022, 2023, 2024)),
        figures=figures,
        texts=texts,
        blocks=[],
        rows=[],
        corner="",
        columns=[],
        disputes=[],
        words=words,
    )
    _lay_out(made, form, undivided or form == "2019", chance)
    return made


def _figures(chance: Random, form: str, undivided: bool) -> dict[str, Number | None]:
    """All cells of the form filled so that sums hold, but for a rare error of the report's own."""
    busy = chance.choice((0, 0.15, 0.5, 1.0))
    most = chance.choice((3, 40, 400, 15000))

    def some() -> int:
        return chance.randint(0, most) if chance.random() < busy else 0

    figures: dict[str, Number | None] = {}
    for cell in edition(form).table("t2").cells():
        figures[cell.code] = some()
        if cell.kind == "change":
            figures[cell.code] = some() - some()
        if cell.kind == "amount":
            places = chance.choice((0, 2, 4, 6))
            figures[cell.code] = Decimal(some() * 10**places + chance.randint(0, 10**places - 1)).scaleb(
                -places
            )
    outcomes = [row.code for row in edition("2021").table("t3").blocks[0].rows][2:-2]
    if undivided:
        outcomes = [*outcomes[:-3], "closed"]
    for column in APPLICANTS:
        for row in outcomes:
            figures[f"t3.{row}.{column}"] = some() if chance.random() < 0.5 else 0
        done = sum(int(figures[f"t3.{row}.{column}"] or 0) for row in outcomes)
        figures[f"t3.processed.{column}"] = done
        figures[f"t3.carried_out.{column}"] = out = some() % 7
        figures[f"t3.carried_in.{column}"] = came = min(done + out, some() % 6)
        figures[f"t3.received.{column}"] = done + out - came
    for row in ("received", "carried_in", *outcomes, "processed", "carried_out"):
        figures[f"t3.{row}.total"] = sum(int(figures[f"t3.{row}.{column}"] or 0) for column in APPLICANTS)
    for block in DISPUTE_BLOCKS:
        parts = [some() % 30 for _ in DISPUTE_PARTS[:-1]]
        figures |= {
            f"t4.{block}.{part}": n for part, n in zip(DISPUTE_PARTS, [*parts, sum(parts)], strict=True)
        }
    if chance.random() < 0.2:  # an error of the report's own: to be kept
        code = chance.choice([code for code in figures if not code.startswith("t2")])
        figures[code] = int(figures[code] or 0) + chance.randint(1, 9)
    return figures


def _leave_out(figures: dict[str, Number | None], chance: Random) -> None:
    kind = chance.choice(("zeros", "some zeros", "inner columns", "totals only", "no totals", "rows", "any"))
    rows = dict.fromkeys(code.rpartition(".")[0] for code in figures)
    left = {row for row in rows if chance.random() < 0.25}
    for code, value in figures.items():
        row, _, column = code.rpartition(".")
        applies = {
            "zeros": not value,
            "some zeros": not value and chance.random() < 0.5,
            "inner columns": code.startswith("t3") and column not in ("natural", "total"),
            "totals only": code[:2] != "t2" and column != "total",
            "no totals": column == "total",
            "rows": row in left,
            "any": chance.random() < 0.1,
        }[kind]
        if applies:
            figures[code] = None
    if chance.random() < 0.2:
        figures |= {code: None for code in figures if code.startswith("t4")}


def _text(code: str, value: Number | None, mark: str, chance: Random) -> str:
    if value is None:
        return mark
    if code.endswith(".change"):
        return chance.choice((str(value), f"+{value}", f"增{value}")) if value >= 0 else f"减{-value}"
    if isinstance(value, Decimal):
        return format(value, "f")
    if value >= 1000 and chance.random() < 0.5:
        return f"{value:,}"
    return str(value)


def _odd_texts(figures: dict[str, Number | None], texts: dict[str, str], chance: Random) -> None:
    """A remark, a unit of its own or another's, full-width digits: each in few reports."""
    counts = [c for c in texts if c.startswith("t2") and c.rpartition(".")[2] not in ("amount", "change")]
    numbered = [code for code in counts if isinstance(figures[code], int)]
    if numbered and chance.random() < 0.2:
        code = chance.choice(numbered)
        texts[code] += chance.choice(("（其中修订16件）", "件", "(含联合制发2件)"))
    if "t2.fees.amount" in texts and figures["t2.fees.amount"] is not None and chance.random() < 0.1:
        figures["t2.fees.amount"] = None
        texts["t2.fees.amount"] = "251000元"
    if chance.random() < 0.05:
        wide = str.maketrans("0123456789", "０１２３４５６７８９")
        for code in texts:
            texts[code] = texts[code].translate(wide)


def _lay_out(made: Filled, form: str, undivided: bool, chance: Random) -> None:
    for block in edition(form).table("t2").blocks:
        codes = [[f"t2.{row.code}.{column.code}" for column in block.columns] for row in block.rows]
        made.blocks.append(
            Block(
                made.word(block.title or ""),
                made.word(block.corner or ""),
                [made.word(column.label) for column in block.columns],
                [
                    (made.word(row.label), [made.texts[code] for code in line])
                    for row, line in zip(block.rows, codes, strict=True)
                ],
            )
        )
    (table,) = edition("2021").table("t3").blocks
    made.corner = chance.choice(
        (table.corner or "", (table.corner or "").replace("（", "(").replace("）", ")"))
    )
    made.columns = [made.word(column.label) for column in table.columns]
    for row in table.rows:
        if undivided and row.code.startswith("closed_"):
            if row.code != "closed_other":
                continue
            label = chance.choice(("（六）其他处理", "（六）其他", "(六) 其他处理"))
            cells = [made.texts[f"t3.closed.{column}"] for column in T3_COLUMNS]
            made.rows.append(Row("closed", row.group[:1], label, cells))
            continue
        cells = [made.texts[f"t3.{row.code}.{column}"] for column in T3_COLUMNS]
        made.rows.append(Row(row.code, row.group, made.word(row.label), cells))
    made.disputes = [made.texts[f"t4.{block}.{part}"] for block in DISPUTE_BLOCKS for part in DISPUTE_PARTS]


def held(made: Filled) -> Figures:
    """The figures that are numbers."""
    return {code: value for code, value in made.figures.items() if value is not None}
