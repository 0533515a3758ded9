"""Fresh shapes of web pages: numbers that a style sheet shows or hides, tables made of other elements, mail."""

import quopri
from random import Random

from reading.fresh_report import Box, Fresh, Shape, Table, fresh, grid, tables_of
from reading.fresh_web import all_drawn, article, page, plain, spans

_SHARE = 0.12


def _styled(report: Fresh, draw: object, css: str) -> str:
    tables = all_drawn(tables_of(report), draw)  # type: ignore[arg-type]
    return page(report, article(report, tables), head=f"<style>{css}</style>")


def by_content(report: Fresh, chance: Random) -> str:
    """Some numbers stand in an attribute, and a style sheet shows them."""

    def draw(box: Box) -> str:
        if box.number and box.text.isdecimal() and chance.random() < _SHARE:
            return f'<td{spans(box)} class="n" data-v="{box.text}"></td>'
        return plain(box)

    return _styled(report, draw, ".n::before{content:attr(data-v)}")


def attributes_beside(report: Fresh, chance: Random) -> str:
    """Cells with attributes that hold other numbers: last year's, a row's index."""

    def draw(box: Box) -> str:
        return f'<td{spans(box)} data-last="{chance.randint(0, 99)}" title="{chance.randint(0, 9)}">{box.text}</td>'

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def hidden_by_class(report: Fresh, chance: Random) -> str:
    """Digits in number cells and some blank ones that a class of the style sheet takes away."""

    def draw(box: Box) -> str:
        if not box.number or chance.random() > _SHARE:
            return plain(box)
        name, digit = chance.choice(("old", "gone")), chance.randint(1, 9)
        return f'<td{spans(box)}><span class="{name}">{digit}</span>{box.text}</td>'

    return _styled(report, draw, "td{padding:2px}.old,.past{display:none}\nspan.gone { visibility: hidden; }")


def raised_by_class(report: Fresh, chance: Random) -> str:
    """A footnote's digit behind a number, raised by a class."""

    def draw(box: Box) -> str:
        if not (box.number and box.text.isdecimal()) or chance.random() > _SHARE:
            return plain(box)
        return f'<td{spans(box)}>{box.text}<span class="note">{chance.randint(1, 3)}</span></td>'

    return _styled(report, draw, ".note{vertical-align:super;font-size:60%}")


def struck_by_class(report: Fresh, chance: Random) -> str:
    """The old number before the new one, struck out by a class."""

    def draw(box: Box) -> str:
        if not (box.number and box.text.isdecimal()) or chance.random() > _SHARE:
            return plain(box)
        return f'<td{spans(box)}><span class="cut">{chance.randint(1, 99)}</span>{box.text}</td>'

    return _styled(report, draw, ".cut{text-decoration:line-through}")


def hidden_copy(report: Fresh, chance: Random) -> str:
    """Last year's tables stand before this year's in boxes that the style sheet does not show."""
    now = all_drawn(tables_of(report))
    old = fresh(chance.randint(10**6, 2 * 10**6))
    before = all_drawn(tables_of(old))
    tables = {
        n: f'<div class="tab-pane">{before[n]}</div><div class="tab-pane active">{now[n]}</div>' for n in now
    }
    css = ".tab-pane{display:none}.tab-pane.active{display:block}"
    return page(report, article(report, tables), head=f"<style>{css}</style>")


def rows_by_zero(report: Fresh, chance: Random) -> str:
    """Groups' labels reach to the end of their row group: rowspan=0."""
    made = all_drawn(tables_of(report))
    body = tables_of(report)[3][0]
    head, rest = body[:3], body[3:]
    inside = next(y for y, row in enumerate(rest) if row[0].rows > 1)
    count = rest[inside][0].rows
    parts_: list[str] = []
    for first, last, zero in (
        (0, inside, False),
        (inside, inside + count, True),
        (inside + count, len(rest), False),
    ):
        rows = [list(row) for row in rest[first:last]]
        cells = ["".join(map(plain, row)) for row in rows]
        if zero:
            cells[0] = cells[0].replace(f'rowspan="{count}"', 'rowspan="0"', 1)
        parts_.append("<tbody>" + "".join(f"<tr>{c}</tr>" for c in cells) + "</tbody>")
    top = "".join(f"<tr>{''.join(map(plain, row))}</tr>" for row in head)
    made[3] = f"<table border=1><thead>{top}</thead>{''.join(parts_)}</table>"
    return page(report, article(report, made))


def lists(report: Fresh, chance: Random) -> str:
    """A list a row, an entry a cell; a blank is a space that does not break."""

    def table(t: Table) -> str:
        return "".join(
            "<ul class=row>" + "".join(f"<li>{box.text or '&nbsp;'}</li>" for box in row) + "</ul>"
            for row in t
        )

    made = {n: "".join(map(table, some)) for n, some in tables_of(report).items()}
    return page(report, article(report, made), head="<style>ul.row{display:grid}</style>")


def spans_as_cells(report: Fresh, chance: Random) -> str:
    """A box a row, its cells spans with nothing between: only the style sheet sets them apart."""

    def table(t: Table) -> str:
        return "".join(
            "<div class=tr>" + "".join(f"<span class=td>{box.text}</span>" for box in row) + "</div>"
            for row in t
        )

    made = {n: "".join(map(table, some)) for n, some in tables_of(report).items()}
    return page(
        report, article(report, made), head="<style>.tr{display:table-row}.td{display:table-cell}</style>"
    )


def definitions(report: Fresh, chance: Random) -> str:
    """A row's label as a term, its numbers as its definitions."""

    def table(t: Table) -> str:
        return (
            "<dl>"
            + "".join(
                "".join(f"<dd>{b.text}</dd>" if b.number else f"<dt>{b.text}</dt>" for b in row) for row in t
            )
            + "</dl>"
        )

    made = {n: "".join(map(table, some)) for n, some in tables_of(report).items()}
    return page(report, article(report, made))


def xhtml(report: Fresh, chance: Random) -> str:
    """XHTML with namespaces, empty cells closed in themselves."""

    def draw(box: Box) -> str:
        return f"<td{spans(box)}>{box.text}</td>" if box.text.strip() else f"<td{spans(box)}/>"

    made = page(report, article(report, all_drawn(tables_of(report), draw)))
    start = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
    return start + made.replace(
        "<!DOCTYPE html><html>", '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh">'
    )


def mail(report: Fresh, chance: Random) -> bytes:
    """A mail whose text is a page, kept with its quoted-printable lines."""
    made = page(report, article(report, all_drawn(tables_of(report))))
    head = f"From: office\nTo: public\nSubject: {report.year}\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    return head.encode() + quopri.encodestring(made.encode())


def two_reports(report: Fresh, chance: Random) -> str:
    """Another organ's report behind this one on the same page."""
    other = fresh(chance.randint(10**6, 2 * 10**6))
    first = article(report, all_drawn(tables_of(report)))
    second = article(other, all_drawn(tables_of(other)))
    return page(report, f"{first}<hr><h1>{other.title}</h1>{second}")


def last_years_behind(report: Fresh, chance: Random) -> str:
    """The organ's report of the year before behind this one."""
    other = fresh(chance.randint(10**6, 2 * 10**6))
    other.title = report.title.replace(str(report.year), str(report.year - 1))
    first = article(report, all_drawn(tables_of(report)))
    second = article(other, all_drawn(tables_of(other)))
    return page(report, f"{first}<hr><h1>{other.title}</h1>{second}")


def mark_apart(report: Fresh, chance: Random) -> str:
    """An empty element between a number and its footnote's mark."""

    def draw(box: Box) -> str:
        if not (box.number and box.text.isdecimal()) or chance.random() > _SHARE:
            return plain(box)
        between = chance.choice(("<span></span>", "<a name=r></a>", "<b> </b>", ""))
        mark = chance.choice(
            ("<sup>1</sup>", "<sup><a href=#n>2</a></sup>", "<sup>①</sup>", "<sup>[3]</sup>")
        )
        return f"<td{spans(box)}>{box.text}{between}{mark}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def chosen(report: Fresh, chance: Random) -> str:
    """Some numbers in fields that people choose or fill: select, textarea, output."""

    def draw(box: Box) -> str:
        if not (box.number and box.text.isdecimal()) or chance.random() > _SHARE:
            return plain(box)
        t = box.text
        way = chance.choice(
            (
                f"<select><option>9<option selected>{t}</select>",
                f"<textarea>{t}</textarea>",
                f"<output>{t}</output>",
            )
        )
        return f"<td{spans(box)}>{way}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def squares_by_position(report: Fresh, chance: Random) -> str:
    """Every cell a box set at its place by a style, in an order of the program's own."""

    def table(t: Table) -> str:
        boxes = [
            f'<div style="position:absolute;left:{x * 60}px;top:{y * 24}px">{box.text}</div>'
            for y, row in enumerate(grid(t))
            for x, box in enumerate(row)
            if box is not None
        ]
        chance.shuffle(boxes)
        return f'<div style="position:relative">{"".join(boxes)}</div>'

    made = {n: "".join(map(table, some)) for n, some in tables_of(report).items()}
    return page(report, article(report, made))


SHAPES = (
    Shape("四 网页 样式表放数", ".html", by_content, clear=False),
    Shape("四 网页 属性里有别的数", ".html", attributes_beside),
    Shape("四 网页 样式类隐去", ".html", hidden_by_class),
    Shape("四 网页 样式类上标", ".html", raised_by_class),
    Shape("四 网页 样式类划去", ".html", struck_by_class, clear=False),
    Shape("四 网页 样式类藏旧表", ".html", hidden_copy),
    Shape("四 网页 行并到组末", ".html", rows_by_zero),
    Shape("四 网页 列表当行", ".html", lists, clear=False),
    Shape("四 网页 行内元素当格", ".html", spans_as_cells, clear=False),
    Shape("四 网页 术语与定义", ".html", definitions, clear=False),
    Shape("四 网页 XHTML", ".html", xhtml),
    Shape("四 网页 邮件里的网页", ".html", mail, clear=False),
    Shape("四 网页 两家报告", ".html", two_reports),
    Shape("四 网页 去年报告在后", ".html", last_years_behind),
    Shape("四 网页 注号前有空元素", ".html", mark_apart),
    Shape("四 网页 选择框里的数", ".html", chosen, clear=False),
    Shape("四 网页 绝对定位的格", ".html", squares_by_position, clear=False),
)
