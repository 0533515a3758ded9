"""The shapes in which a filled report arrives as a PDF with a text layer: drawn cell by cell, page by page."""

import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from reading.as_text import PARTS, PROSE, Printed, Shape
from reading.filled import Filled
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from drafting.report import HEADINGS

FONT = "STSong-Light"
MARGIN = 60.0
LEADING = 1.25


@dataclass(frozen=True)
class Style:
    """How a report is drawn; lengths in points. ``label`` is the share of the width that the labels take."""

    size: float = 9.0
    rules: str = "full"
    """``full``, ``boxes`` (each cell its own rectangle), ``horizontal``, ``head`` or ``none``."""
    across: str = "middle"
    """Where the numbers stand in their cells: ``left``, ``middle``, ``right``."""
    upright: str = "middle"
    """``top``, ``middle``, ``bottom``."""
    wide: bool = False
    repeat: bool = False
    broken: bool = False
    by_digit: bool = False
    by_word: bool = False
    spaced: bool = False
    clipped: bool = False
    watermark: bool = False
    stamp: bool = False
    rotated: bool = False
    running: bool = False
    bare_number: bool = False
    overflow: bool = False
    """Whether numbers in full-width digits may reach over their cells."""
    label: float = 0.45
    before: int = 0


@dataclass
class Box:
    """A cell of the table: its place in the grid, its text, whether it is a number's."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    number: bool = False
    parts: list[tuple[int, float, float]] = field(default_factory=list)
    """Where it is drawn: page, top, bottom."""


def applicants(made: Filled) -> list[Box]:
    """Table three with three columns of labels."""
    natural, *inner, total = made.columns
    boxes = [
        Box(0, 0, 3, 3, made.corner),
        Box(0, 3, 1, 7, "申请人情况"),
        Box(1, 3, 2, 1, natural),
        Box(1, 4, 1, 5, "法人或其他组织"),
        Box(1, 9, 2, 1, total),
        *(Box(2, 4 + i, 1, 1, label) for i, label in enumerate(inner)),
    ]
    for index, row in enumerate(made.rows):
        for depth, group in enumerate(row.groups):
            shared = [
                i for i, other in enumerate(made.rows) if other.groups[: depth + 1] == row.groups[: depth + 1]
            ]
            if shared[0] == index:
                boxes.append(Box(3 + index, depth, len(shared), 1, group))
        depth = len(row.groups)
        boxes.append(Box(3 + index, depth, 1, 3 - depth, row.label))
        boxes += [Box(3 + index, 3 + i, 1, 1, text, True) for i, text in enumerate(row.cells)]
    return boxes


def disclosure(made: Filled) -> list[Box]:
    """Table two, four columns wide."""
    boxes: list[Box] = []
    row = 0
    for block in made.blocks:
        boxes.append(Box(row, 0, 1, 4, block.title))
        lines = [[block.corner, *block.columns], *([label, *cells] for label, cells in block.rows)]
        for below, line in enumerate(lines, start=1):
            for column, text in enumerate(line):
                span = 4 - column if column == len(line) - 1 else 1
                boxes.append(Box(row + below, column, 1, span, text, below > 1 and column > 0))
        row += len(lines) + 1
    return boxes


def disputes(made: Filled) -> list[Box]:
    """Table four."""
    return [
        Box(0, 0, 1, 5, "行政复议"),
        Box(0, 5, 1, 10, "行政诉讼"),
        *(Box(1, i, 2, 1, part) for i, part in enumerate(PARTS)),
        Box(1, 5, 1, 5, "未经复议直接起诉"),
        Box(1, 10, 1, 5, "复议后起诉"),
        *(Box(2, 5 + i, 1, 1, PARTS[i % 5]) for i in range(10)),
        *(Box(3, i, 1, 1, text, True) for i, text in enumerate(made.disputes)),
    ]


class Press:
    """Draws from top to bottom, a page after the other."""

    def __init__(self, style: Style, title: str, chance: Random) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.style, self.title, self.chance = style, title, chance
        self.width, self.height = landscape(A4) if style.wide else A4
        if style.rotated:
            self.width, self.height = self.height, self.width
        self.stream = io.BytesIO()
        # Of a page that is rotated the library turns the size itself.
        self.canvas = Canvas(self.stream, pagesize=(self.width, self.height))
        self.page = 0
        self.begin()

    @property
    def leading(self) -> float:
        return self.style.size * LEADING

    def begin(self) -> None:
        self.page += 1
        if self.style.rotated:
            self.canvas.setPageRotation(90)
            self.canvas.translate(self.height, 0)
            self.canvas.rotate(90)
        if self.style.watermark:
            self.canvas.saveState()
            self.canvas.setFillGray(0.85)
            self.canvas.setFont(FONT, 60)
            self.canvas.translate(self.width / 2, self.height / 2)
            self.canvas.rotate(45)
            self.canvas.drawCentredString(0, 0, "政务公开")
            self.canvas.restoreState()
        self.canvas.setFont(FONT, self.style.size)
        self.y = self.height - MARGIN
        if self.style.running:
            self.canvas.drawCentredString(self.width / 2, self.height - 40, self.title)

    def turn(self) -> None:
        number = str(self.page) if self.style.bare_number else f"- {self.page} -"
        self.canvas.drawCentredString(self.width / 2, 32, number)
        self.canvas.showPage()
        self.begin()

    def paragraph(self, text: str) -> None:
        indent, rest = 2 * self.style.size, text
        while rest:
            if self.y - self.leading < MARGIN:
                self.turn()
            fits = int((self.width - 2 * MARGIN - indent) / self.style.size)
            self.canvas.drawString(MARGIN + indent, self.y - self.style.size, rest[:fits])
            indent, rest = 0.0, rest[fits:]
            self.y -= self.leading * 1.2

    def table(self, boxes: list[Box], labels: int, heads: int) -> None:
        """A table: its first ``labels`` columns are wide, its first ``heads`` rows the head."""
        count = max(box.column + box.colspan for box in boxes)
        whole = self.width - 2 * MARGIN
        shares = [1 / count] * count
        if labels:
            narrow = (1 - self.style.label) / (count - labels)
            shares = [self.style.label / labels] * labels + [narrow] * (count - labels)
        xs = [MARGIN + whole * sum(shares[:i]) for i in range(count + 1)]
        lines = {id(box): self._wrapped(box, xs[box.column + box.colspan] - xs[box.column]) for box in boxes}
        rows = max(box.row + box.rowspan for box in boxes)
        heights = [
            max([len(lines[id(b)]) for b in boxes if b.row == row and b.rowspan == 1], default=1)
            * self.leading
            + 6
            for row in range(rows)
        ]
        for box in boxes:  # a label over several rows that needs more room than they have
            need = len(lines[id(box)]) * self.leading + 6
            have = sum(heights[box.row : box.row + box.rowspan])
            if need > have and not (box.row < heads and box.column == 0):
                for row in range(box.row, box.row + box.rowspan):
                    heights[row] += (need - have) / box.rowspan
        head = [box for box in boxes if box.row < heads]
        for row in range(rows):
            if self.y - heights[row] < MARGIN and row:
                room = self.y - MARGIN
                if (
                    self.style.broken
                    and row >= heads
                    and room > 2 * self.leading
                    and heights[row] > 3 * self.leading
                ):
                    kept = int((room - 6) / self.leading) * self.leading + 6
                    self._extend(boxes, row, kept)
                    self.y -= kept
                    heights[row] -= kept - 6
                self._finish(boxes, lines, xs)
                self.turn()
                if self.style.repeat and row >= heads:
                    again = [replace(box, parts=[]) for box in head]
                    lines |= {id(new): lines[id(old)] for new, old in zip(again, head, strict=True)}
                    for top in range(heads):
                        self._extend(again, top, heights[top])
                        self.y -= heights[top]
                    self._draw(again, lines, xs)
            self._extend(boxes, row, heights[row])
            self.y -= heights[row]
        self._draw([box for box in boxes if box.parts], lines, xs)
        self.y -= self.leading

    def _extend(self, boxes: list[Box], row: int, height: float) -> None:
        for box in boxes:
            if box.row <= row < box.row + box.rowspan:
                same = box.parts and box.parts[-1][0] == self.page and abs(box.parts[-1][2] - self.y) < 0.1
                if same:
                    box.parts[-1] = (self.page, box.parts[-1][1], self.y - height)
                else:
                    box.parts.append((self.page, self.y, self.y - height))

    def _finish(self, boxes: list[Box], lines: dict[int, list[str]], xs: list[float]) -> None:
        """Draw what has begun, before the page is turned; what goes on keeps the lines that had no room."""
        begun = [box for box in boxes if box.parts]
        self._draw(begun, lines, xs)
        for box in begun:
            box.parts.clear()

    def _draw(self, boxes: list[Box], lines: dict[int, list[str]], xs: list[float]) -> None:
        for box in boxes:
            _, top, bottom = box.parts[-1]
            left, right = xs[box.column], xs[box.column + box.colspan]
            self._rules(left, right, top, bottom, head=not box.number)
            room = max(1, int((top - bottom - 4) / self.leading))
            shown, lines[id(box)] = lines[id(box)][:room], lines[id(box)][room:]
            spare = top - bottom - len(shown) * self.leading
            offset = {"top": 3.0, "middle": spare / 2, "bottom": spare - 3}[self.style.upright]
            for index, line in enumerate(shown):
                self._line(line, box, left, right, top - offset - (index + 0.8) * self.leading)

    def _rules(self, left: float, right: float, top: float, bottom: float, *, head: bool) -> None:
        rules = self.style.rules
        if rules == "boxes":
            self.canvas.rect(left, bottom, right - left, top - bottom)
        elif rules == "full":
            for x0, y0, x1, y1 in (
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ):
                self.canvas.line(x0, y0, x1, y1)
        elif rules == "horizontal" or (rules == "head" and head and right - left > self.width):
            self.canvas.line(left, top, right, top)
            self.canvas.line(left, bottom, right, bottom)

    def _wrapped(self, box: Box, width: float) -> list[str]:
        text = box.text
        if self.style.spaced and not box.number and re.fullmatch(r"[\u4e00-\u9fff]{4}", text):
            text = " ".join(text)
        if box.number and "（" not in text and "(" not in text:
            text = text if self.style.overflow else unicodedata.normalize("NFKC", text)
            return [text] if text else []
        most = max(1, int((width - 4) / self.style.size))
        if self.style.clipped and not box.number and box.colspan == 1 and len(text) > 3 * most:
            text = text[: 3 * most]
        found = [text[i : i + most] for i in range(0, len(text), most)]
        return [line.strip() for line in found]

    def _line(self, text: str, box: Box, left: float, right: float, y: float) -> None:
        width = pdfmetrics.stringWidth(text, FONT, self.style.size)
        across = self.style.across if box.number or self.style.across == "left" else "middle"
        x = {"left": left + 2, "middle": (left + right - width) / 2, "right": right - 2 - width}[across]
        runs = [text]
        if self.style.by_digit and box.number:
            runs = list(text)
        elif self.style.by_word and len(text) > 2:
            at = self.chance.randint(1, len(text) - 1)
            runs = [text[:at], text[at:]]
        for run in runs:
            self.canvas.drawString(x, y, run)
            x += pdfmetrics.stringWidth(run, FONT, self.style.size)

    def finished(self) -> bytes:
        if self.style.stamp:
            self.canvas.saveState()
            self.canvas.setFillColorRGB(0.8, 0, 0)
            self.canvas.drawString(self.width - 3 * MARGIN, self.y + 5, "★政务公开专用章★")
            self.canvas.restoreState()
        self.turn()
        self.canvas.save()
        return self.stream.getvalue()


def drawn(style: Callable[[Random], Style]) -> Shape:
    """A shape in which the report is drawn in a style at random."""

    def shape(made: Filled, chance: Random) -> Printed:
        chosen = style(chance)
        title = f"{made.organ}{made.year}年政府信息公开工作年度报告"
        press = Press(chosen, title, chance)
        press.paragraph(title)
        press.paragraph(PROSE[0])
        for number, heading in HEADINGS.items():
            press.paragraph(heading)
            if number == 1:
                for _ in range(chosen.before):
                    press.paragraph("（三）政府信息管理。公文属性标注到位。")
            if number == 2:
                press.table(disclosure(made), 1, 0)
            elif number == 3:
                press.table(applicants(made), 3, 3)
            elif number == 4:
                press.table(disputes(made), 0, 3)
            else:
                for line in PROSE[number].split("\n"):
                    press.paragraph(line)
        return Printed(press.finished())

    return shape


def at_random(**fixed: object) -> Shape:
    """Alignment, size and place on the page at random; the rest as given."""

    def style(chance: Random) -> Style:
        common = Style(
            size=chance.choice((8.0, 9.0, 10.5)),
            across=chance.choice(("left", "middle", "right")),
            upright=chance.choice(("top", "middle", "bottom")),
            label=chance.choice((0.4, 0.45, 0.5)),
            before=chance.randint(0, 40),
        )
        return replace(common, **fixed)  # type: ignore[arg-type]

    return drawn(style)


PDF_SHAPES: dict[str, tuple[str, Shape]] = {
    "全线": (".pdf", at_random()),
    "格框": (".pdf", at_random(rules="boxes")),
    "全线，跨页重复表头": (".pdf", at_random(repeat=True)),
    "全线，跨页断行": (".pdf", at_random(broken=True)),
    "全线，断行重复表头": (".pdf", at_random(broken=True, repeat=True)),
    "全线，逐字": (".pdf", at_random(by_digit=True, by_word=True)),
    "全线，字间空": (".pdf", at_random(spaced=True)),
    "全线，标签截断": (".pdf", at_random(clipped=True)),
    "全线，横向": (".pdf", at_random(wide=True)),
    "全线，旋转": (".pdf", at_random(wide=False, rotated=True)),
    "全线，水印": (".pdf", at_random(watermark=True)),
    "全线，印章": (".pdf", at_random(stamp=True)),
    "全线，页眉": (".pdf", at_random(running=True, bare_number=True)),
    "全线，数字出格": (".pdf", at_random(overflow=True, size=10.5, label=0.6)),
    "横线": (".pdf", at_random(rules="horizontal")),
    "横线，重复表头": (".pdf", at_random(rules="horizontal", repeat=True)),
    "横线，页眉": (".pdf", at_random(rules="horizontal", running=True, bare_number=True)),
    "无线": (".pdf", at_random(rules="none")),
    "无线，重复表头": (".pdf", at_random(rules="none", repeat=True)),
    "无线，断行": (".pdf", at_random(rules="none", broken=True)),
    "无线，逐字": (".pdf", at_random(rules="none", by_digit=True, by_word=True)),
    "无线，字间空": (".pdf", at_random(rules="none", spaced=True)),
    "无线，横向": (".pdf", at_random(rules="none", wide=True)),
    "无线，旋转": (".pdf", at_random(rules="none", rotated=True)),
    "无线，水印": (".pdf", at_random(rules="none", watermark=True)),
    "无线，页眉": (".pdf", at_random(rules="none", running=True, bare_number=True)),
}
