"""``nianbao/report@1`` (.json) → ``AnnualReport``."""

import dataclasses
from pathlib import PurePath

from drafting.errors import FigureError, InputError
from drafting.figures import from_json
from drafting.json_text import parse_json
from drafting.reading.decoding import CONTROLS, decode
from drafting.report import AnnualReport, Section, Source, Unread, Why, report_from_json
from drafting.tables import EDITIONS, cell_name, cell_spec


def read_json(data: bytes, source: Source) -> AnnualReport:
    """The report of a ``nianbao/report@1`` file; its source becomes this file.

    Raises:
        InputError: the file is no JSON, or no ``nianbao/report@1``.
    """
    content = parse_json(decode(data), PurePath(source.path).name)
    _check_figures(content)
    report = report_from_json(content)
    if not _is_well_typed(report):
        raise InputError("“nianbao/report@1”文件的内容类型不对。请用 nianbao export 重新生成。")
    report = _printable(report)
    told = {unread.where for unread in report.unread}
    blank = [Unread(code, "", Why.BLANK) for code, value in report.figures.items() if value is None]
    unread = (*report.unread, *(entry for entry in blank if entry.where not in told))
    return dataclasses.replace(report, source=source, unread=unread)


def _check_figures(content: object) -> None:
    """Refuse codes that are no cells and values that are no numbers; the first one is named."""
    figures = content.get("figures") if isinstance(content, dict) else None
    for code, value in figures.items() if isinstance(figures, dict) else ():
        if cell_spec(code) is None:
            raise InputError(f"文件中的“{code}”不是表中的单元格编码。请改正或删去后再读。")
        try:
            from_json(value)
        except FigureError as error:
            raise InputError(f"文件中的数据有误：{cell_name(code)}（{code}）：{error.message}") from error


def _printable(report: AnnualReport) -> AnnualReport:
    """The report without the control characters that JSON can state by escapes, as with every other file."""

    def clean(text: str) -> str:
        return CONTROLS.sub("", text)

    return dataclasses.replace(
        report,
        title=clean(report.title),
        organ=clean(report.organ),
        sections=tuple(Section(s.number, clean(s.heading), clean(s.text)) for s in report.sections),
        unread=tuple(Unread(clean(u.where), clean(u.text), u.why) for u in report.unread),
    )


def _is_well_typed(report: AnnualReport) -> bool:
    texts = [report.title, report.organ, report.edition]
    texts += [text for section in report.sections for text in (section.heading, section.text)]
    texts += [text for unread in report.unread for text in (unread.where, unread.text)]
    numbers = [section.number for section in report.sections]
    if report.year is not None:
        numbers.append(report.year)
    typed = all(isinstance(text, str) for text in texts) and all(type(n) is int for n in numbers)
    return typed and report.edition in EDITIONS and all(0 <= s.number <= 6 for s in report.sections)
