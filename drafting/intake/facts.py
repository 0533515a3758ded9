"""Facts from a table that the office keeps: ``FACTS.csv``, or a workbook with the same header.

Columns ``id,aspect,statement,value,unit,source,author``. ``value`` and ``unit`` may be empty. A statement
may hold ``{}`` where its number stands (举办业务培训{}, 3, 期); without ``{}`` the number can only be cited.
A 措施 belongs to the nearest 问题 above it. A row without an id is called after its row in the sheet, the
header being row 1: 行12; so its name changes when rows are inserted above it, and who refers to facts by id
should give them one.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from drafting.errors import FigureError, InputError
from drafting.facts import Aspect, Fact
from drafting.figures import Number, format_number, from_json, parse_number, shortened, squeeze
from drafting.intake.files import content_of
from drafting.sheets import Uncomputed, first_rows, is_workbook

COLUMNS = ("id", "aspect", "statement", "value", "unit", "source", "author")
"""The header, in the order in which ``write_facts`` writes it; any order is read, other columns are not."""

PLACE_OF_NUMBER = "{}"
"""Stands in a statement where its number is to appear."""

MOST_ROWS, MOST_COLUMNS = 5000, 50
"""Of a workbook; beyond it is no table of facts, but a sheet with something far off."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ID = re.compile(r"[\w.-]+")
_ASPECTS = "、".join(Aspect)

FACT_FILES = (".csv", ".xlsx", ".xls", ".ods")
"""The extensions of the files that facts are read from."""

Rows = list[list[str]]


def read_facts(source: Path | bytes, name: str = "") -> tuple[Fact, ...]:
    """The facts in a .csv file or a workbook (.xlsx, .xls, .ods).

    A .csv is UTF-8 with or without BOM, or GB18030 as Excel and WPS write it.

    Args:
        source: the file, or its bytes; the content decides whether it is a workbook.
        name: what people call the file, for messages; the file's own name unless said.

    Returns:
        The facts in the file's order; rows that are wholly empty are passed over.

    Raises:
        InputError: the file cannot be read, columns are missing, or rows have faults; the message then lists
            every fault with its row and remedy, and nothing is taken in.
    """
    data, name = content_of(source, name or "工作素材.csv")
    rows = _rows_of_workbook(data, name) if is_workbook(data) else rows_of_csv(data, name)
    if not any(map(any, rows)):
        raise InputError(f"“{name}”是空文件。表头应为：{','.join(COLUMNS)}。")
    header, *body = rows
    order = _order_of_columns(header, name)
    facts: list[Fact] = []
    faults: list[str] = []
    seen: dict[str, int] = {}
    problem = ""
    for number, row in enumerate(body, start=2):
        if not any(row):
            continue
        if any(row[len(header) :]):
            faults.append(
                f"第{number}行有{len(row)}格，表头只有{len(header)}列。"
                "内容里有英文逗号时，请把整格放在英文双引号里，或改用中文逗号。"
            )
            continue
        entry = {column: row[i] if i < len(row) else "" for column, i in order.items()}
        entry["id"] = entry["id"] or f"行{number}"
        found = _faults(entry, seen)
        faults += [f"第{number}行：{fault}" for fault in found]
        seen.setdefault(entry["id"], number)
        if not found:
            fact = _fact(entry, problem)
            problem = fact.id if fact.aspect is Aspect.PROBLEM else problem
            facts.append(fact)
    if faults:
        raise InputError("\n".join([f"“{name}”有{len(faults)}处需要改正：", *faults]))
    return tuple(facts)


def write_facts(facts: Iterable[Fact]) -> bytes:
    """The facts as a .csv file that Excel and WPS open without asking (UTF-8 with BOM, CRLF).

    A 措施 stands below its 问题, since its place is what ties it there: those without a problem come first,
    the others directly after theirs. Else the order is kept. A text that a spreadsheet would run as a formula
    (``=…``, ``@…``) gets a ``'`` before it, which ``read_facts`` takes off again.
    """
    facts = tuple(facts)
    measures = [fact for fact in facts if fact.aspect is Aspect.MEASURE]
    ids = {fact.id for fact in facts if fact.aspect is Aspect.PROBLEM}
    ordered = [measure for measure in measures if measure.problem not in ids]
    for fact in facts:
        if fact.aspect is not Aspect.MEASURE:
            ordered.append(fact)
        if fact.aspect is Aspect.PROBLEM:
            ordered += [measure for measure in measures if measure.problem == fact.id]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for fact in ordered:
        texts = (fact.id, fact.aspect.value, fact.statement, fact.unit, fact.source, fact.author)
        id_, aspect, statement, unit, *origin = map(_guarded, texts)
        writer.writerow((id_, aspect, statement, format_number(fact.value), unit, *origin))
    return stream.getvalue().encode("utf-8-sig")


def rows_of_csv(data: bytes, name: str) -> Rows:
    """The rows of a .csv file that an office keeps (UTF-8 or GB18030), cells without white space around.

    Raises:
        InputError: the file is neither, or a quotation mark is not closed.
    """
    # Strict: else a quotation mark that nobody closed would swallow the rows below it without a word.
    reader = csv.reader(io.StringIO(_decode(data, name), newline=""), strict=True)
    rows: Rows = []
    while True:
        start = reader.line_num + 1
        try:
            rows.append([_without_guard(cell.strip()) for cell in next(reader)])
        except StopIteration:
            return rows
        except csv.Error as error:
            raise InputError(
                f"“{name}”从第{start}行起读不下去：英文双引号没有成对，或一格超过{csv.field_size_limit()}个字。"
                "请把引号改为中文引号“”，或用 Excel/WPS 另存为 .csv 后再导入。"
            ) from error


def _decode(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError(
        f"“{name}”不是文本文件，或编码不是 UTF-8、GB18030。请用 Excel/WPS 另存为 .csv 后再导入。"
    )


def _rows_of_workbook(data: bytes, name: str) -> Rows:
    """The first sheet's rows; numbers as a sheet shows them."""
    rows = first_rows(data, name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    return [[_text(value) for value in row] for row in rows]


def _guarded(text: str) -> str:
    """The text with a quotation mark before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _without_guard(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _text(value: object) -> str:
    if isinstance(value, Uncomputed):
        return value.formula
    if isinstance(value, float):
        return format_number(from_json(value))
    return "" if value is None else str(value).strip()


def _order_of_columns(header: Sequence[str], name: str) -> dict[str, int]:
    found = [squeeze(title).lower() for title in header]
    missing = [column for column in COLUMNS if column not in found]
    if missing:
        raise InputError(
            f"“{name}”第1行（表头）缺少：{'、'.join(missing)}。表头应为：{','.join(COLUMNS)}（内容可以空着）。"
        )
    return {column: found.index(column) for column in COLUMNS}


def _faults(entry: dict[str, str], seen: dict[str, int]) -> list[str]:
    faults = []
    if not _ID.fullmatch(entry["id"]):
        faults.append(f"编号“{shortened(entry['id'])}”只能用文字、数字、点、横线和下划线。请改正。")
    if entry["id"] in seen:
        faults.append(f"编号“{shortened(entry['id'])}”与第{seen[entry['id']]}行重复。请改成不同的编号。")
    if entry["aspect"] not in set(Aspect):
        faults.append(f"类别（aspect）“{shortened(entry['aspect'])}”不在可选范围内。可选：{_ASPECTS}。")
    if not entry["statement"]:
        faults.append("内容（statement）是空的。请写明做了什么，或删去这一行。")
    try:
        value = parse_number(entry["value"])
    except FigureError:
        faults.append(
            f"数值（value）“{shortened(entry['value'])}”不是数字。"
            "请只填阿拉伯数字，单位填在 unit 列；没有则留空。"
        )
        return faults
    faults += _faults_of_place(entry["statement"], value)
    return faults


def _faults_of_place(statement: str, value: Number | None) -> list[str]:
    places = statement.count(PLACE_OF_NUMBER)
    if places > 1:
        return [f"内容里有{places}处“{{}}”，只能有一处。请拆成几行，每行一个数。"]
    if places and value is None:
        return ["内容里有“{}”，数值（value）却是空的。请填数值，或去掉“{}”。"]
    return []


def _fact(entry: dict[str, str], problem: str) -> Fact:
    aspect = Aspect(entry["aspect"])
    return Fact(
        id=entry["id"],
        aspect=aspect,
        statement=entry["statement"],
        value=parse_number(entry["value"]),
        unit=entry["unit"],
        source=entry["source"],
        author=entry["author"],
        problem=problem if aspect is Aspect.MEASURE else "",
    )
