"""The report of ``shapes.py`` printed as PDF pages, with or without rules round the cells."""

import io
from dataclasses import dataclass, field

from reading import shapes
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from drafting.figures import Figures
from drafting.report import HEADINGS
from drafting.tables import edition

FONT = "STSong-Light"
SIZE = 9.0
LEFT, RIGHT, TOP, BOTTOM = 60.0, 540.0, 780.0, 70.0
LINE = 14.0


@dataclass
class Press:
    """Prints from top to bottom; a page that is full is ended with its number."""

    ruled: bool
    centred: bool = False
    password: str | None = None
    compressed: bool = True
    stream: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.canvas = Canvas(self.stream, encrypt=self.password, pageCompression=int(self.compressed))
        self.page = 0
        self.begin()

    def begin(self) -> None:
        self.page += 1
        self.y = TOP
        self.canvas.setFont(FONT, SIZE)

    def turn(self) -> None:
        self.canvas.drawString(290, 40, f"- {self.page} -")
        self.canvas.showPage()
        self.begin()

    def room(self, height: float) -> None:
        if self.y - height < BOTTOM:
            self.turn()

    def paragraph(self, text: str) -> None:
        """A paragraph, indented by two characters and wrapped at the margin."""
        indent, rest = 2 * SIZE, text
        while rest:
            self.room(LINE)
            fits = int((RIGHT - LEFT - indent) / SIZE)
            self.canvas.drawString(LEFT + indent, self.y - SIZE, rest[:fits])
            indent, rest = 0.0, rest[fits:]
            self.y -= LINE

    def table(self, cells: shapes.Printed) -> None:
        """A table whose labels wrap; it goes on over a page's end without a rule at either side of it."""
        width = max(cell.column + cell.colspan for cell, _ in cells)
        # The numbers' columns are narrow, whatever stands in front of them takes the rest.
        labels = sum(all(not c.cell for c, _ in cells if c.column == column) for column in range(width))
        narrow = 38.0 if width > 6 and labels else (RIGHT - LEFT) / width
        label = (RIGHT - LEFT - narrow * (width - labels)) / labels if width > 6 and labels else narrow
        xs = [LEFT + label * min(i, labels) + narrow * max(0, i - labels) for i in range(width + 1)]
        begun: list[tuple[shapes.PrintedCell, float]] = []
        texts: dict[shapes.PrintedCell, list[str]] = {}
        for row in shapes.rows_of(cells):
            wrapped = [
                (c, _wrapped(text, int((xs[c.column + c.colspan] - xs[c.column] - 4) / SIZE)))
                for c, text in row
            ]
            height = max((len(t) for c, t in wrapped if c.rowspan == 1), default=1) * 11.0 + 5
            if self.y - height < BOTTOM:
                self._sides(begun, xs)
                begun = [(cell, TOP) for cell, _ in begun]
                self.turn()
            begun += [(cell, self.y) for cell, _ in wrapped]
            texts |= dict(wrapped)
            index = next(c.row for c, _ in row) if row else 0
            if not self.centred:
                for cell, lines in wrapped:
                    self._lines(lines, xs[cell.column] + 2, self.y)
            self.y -= height
            done = [(c, y) for c, y in begun if c.row + c.rowspan - 1 <= index]
            if self.centred:
                for cell, top in done:
                    middle = (xs[cell.column] + xs[cell.column + cell.colspan]) / 2
                    spare = top - self.y - 5 - 11 * len(texts[cell])
                    self._lines(texts[cell], middle, top - max(0, spare) / 2)
            if self.ruled:
                for cell, top in done:
                    self._sides([(cell, top)], xs)
                    self.canvas.line(xs[cell.column], self.y, xs[cell.column + cell.colspan], self.y)
            begun = [each for each in begun if each not in done]
        self.y -= LINE

    def _lines(self, lines: list[str], x: float, top: float) -> None:
        """The lines of a cell, one under the other; ``x`` is their left, or their middle."""
        draw = self.canvas.drawCentredString if self.centred else self.canvas.drawString
        for index, line in enumerate(lines):
            draw(x, top - 11 - 11 * index, line)

    def _sides(self, cells: list[tuple[shapes.PrintedCell, float]], xs: list[float]) -> None:
        """The cells' rules to the left, right and above, down to where the page stands."""
        if not self.ruled:
            return
        for cell, top in cells:
            left, right = xs[cell.column], xs[cell.column + cell.colspan]
            self.canvas.line(left, top, left, self.y)
            self.canvas.line(right, top, right, self.y)
            if top != TOP:
                self.canvas.line(left, top, right, top)

    def finished(self) -> bytes:
        self.turn()
        self.canvas.save()
        return self.stream.getvalue()


def _wrapped(text: str, most: int) -> list[str]:
    if text.isascii():
        return text.split() or [""]
    most = max(1, most)
    return [part[i : i + most] for part in text.split("\n") for i in range(0, max(1, len(part)), most)]


def report(
    figures: Figures,
    *,
    ruled: bool,
    centred: bool = False,
    password: str | None = None,
    compressed: bool = True,
    before: int = 0,
) -> bytes:
    """The whole report; ``before`` lines more in section one move where the pages end."""
    press = Press(ruled, centred, password, compressed)
    press.paragraph(f"{shapes.ORGAN}{shapes.YEAR}年政府信息公开工作年度报告")
    press.paragraph(shapes.TEXTS[0])
    for number, heading in HEADINGS.items():
        press.paragraph(heading)
        for line in filter(None, shapes.TEXTS.get(number, "").split("\n")):
            press.paragraph(line)
        if number == 1:
            for _ in range(before):
                press.paragraph("（三）政府信息管理。")
        for table in (t for t in edition("2021").tables if t.section == number):
            press.table(shapes.printed(table, figures))
    return press.finished()
