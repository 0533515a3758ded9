"""The case register of the year to be written: one row a case, tallying to its tables three and four.

Rows are invented from the figures: which applicant got which outcome is given by table three, dates are
drawn within the statutory terms (twenty working days, 《条例》第三十三条). No names of persons anywhere.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from drafting.figures import Figures
from drafting.ooxml import freeze
from drafting.report import AnnualReport
from drafting.tables import APPLICANTS, DISPUTES, outcome_rows

APPLICANT_NAMES = dict(
    zip(
        APPLICANTS,
        ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
        strict=True,
    )
)
OUTCOME_NAMES = {
    "granted": "予以公开",
    "partial": "部分公开",
    "refused_state_secret": "不予公开（属于国家秘密）",
    "refused_law": "不予公开（其他法律行政法规禁止公开）",
    "refused_stability": "不予公开（危及“三安全一稳定”）",
    "refused_third_party": "不予公开（保护第三方合法权益）",
    "refused_internal": "不予公开（属于三类内部事务信息）",
    "refused_process": "不予公开（属于四类过程性信息）",
    "refused_enforcement": "不予公开（属于行政执法案卷）",
    "refused_query": "不予公开（属于行政查询事项）",
    "unavailable_not_held": "无法提供（本机关不掌握相关政府信息）",
    "unavailable_not_ready": "无法提供（没有现成信息需要另行制作）",
    "unavailable_unclear": "无法提供（补正后申请内容仍不明确）",
    "unprocessed_petition": "不予处理（信访举报投诉类申请）",
    "unprocessed_repeat": "不予处理（重复申请）",
    "unprocessed_published": "不予处理（要求提供公开出版物）",
    "unprocessed_excessive": "不予处理（无正当理由大量反复申请）",
    "unprocessed_reissue": "不予处理（要求行政机关确认或重新出具已获取信息）",
    "closed_uncorrected": "其他处理（申请人无正当理由逾期不补正）",
    "closed_unpaid": "其他处理（申请人逾期未按收费通知要求缴纳费用）",
    "closed_other": "其他处理（其他）",
}
DISPUTE_NAMES = dict(
    zip(
        DISPUTES,
        (("行政复议", ""), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉")),
        strict=True,
    )
)
RESULT_NAMES = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}

_CHANNELS = ("网上提交", "网上提交", "邮寄", "当面提交")
_SUBJECTS = ("房屋征收补偿", "城市更新", "土地审批", "教育招生", "物业监管", "财政资金", "会议纪要")
_OFFICES = ("区住房和城乡建设局", "区政府办公室", "区自然资源局", "区教育局", "区财政局", "南渡街道")
_HOLIDAYS = (
    (date(2024, 1, 1), 1),
    (date(2024, 2, 10), 8),
    (date(2024, 4, 4), 3),
    (date(2024, 5, 1), 5),
    (date(2024, 6, 10), 1),
    (date(2024, 9, 15), 3),
    (date(2024, 10, 1), 7),
)
_NO_WORK = frozenset(start + timedelta(days=n) for start, days in _HOLIDAYS for n in range(days))

_LODGED = {False: ((2, 1), (9, 27)), True: ((11, 18), (12, 20))}
"""Whether a dispute is still pending → the first and last month and day on which it was lodged."""

CASES_SHEET, DISPUTES_SHEET = "依申请公开登记", "复议诉讼登记"
CASES_HEADER = (
    "编号",
    "收到日期",
    "申请方式",
    "申请人类型",
    "申请事项",
    "承办单位",
    "办理结果",
    "答复日期",
    "状态",
    "备注",
)
DISPUTES_HEADER = ("编号", "类别", "起诉方式", "收到日期", "审理结果", "审结日期", "关联申请编号")

Row = tuple[str | date | None, ...]


@dataclass(frozen=True)
class _Case:
    """A case: its applicant, its outcome (``None``: still being worked on), whether it came last year."""

    applicant: str
    outcome: str | None
    carried_in: bool


def write(figures: Figures, previous: AnnualReport, path: Path) -> None:
    """Write the register of the year after ``previous``; the same figures give the same rows.

    Raises:
        ValueError: a count of the figures is blank.
    """
    from openpyxl import Workbook

    year = (previous.year or 0) + 1
    random = Random(year)  # noqa: S311 - invented cases, nothing secret
    book = Workbook()
    book.remove(book.worksheets[0])
    cases = list(_case_rows(figures, year, _count(previous.figures, "t3.received.total"), random))
    for title, heading, header, rows in (
        (CASES_SHEET, f"{year}年政府信息公开申请登记台账", CASES_HEADER, cases),
        (
            DISPUTES_SHEET,
            f"{year}年政府信息公开行政复议、行政诉讼登记台账",
            DISPUTES_HEADER,
            list(_dispute_rows(figures, year, random, cases)),
        ),
    ):
        sheet = book.create_sheet(title)
        sheet.append([heading])
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(header))
        sheet.append(header)
        for row in rows:
            sheet.append(row)
        sheet.freeze_panes = "A3"
        for index, name in enumerate(header):
            sheet.column_dimensions[chr(ord("A") + index)].width = 36 if name == "办理结果" else 17
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(freeze(stream.getvalue()))


def _case_rows(figures: Figures, year: int, last_number: int, random: Random) -> Iterator[Row]:
    """The cases by number: what last year left (its last numbers), the year's own, the pending ones."""
    cases = _cases(figures, random)
    old = [case for case in cases if case.carried_in]
    closed = [case for case in cases if case.outcome and not case.carried_in]
    pending = [case for case in cases if case.outcome is None]
    numbers = [
        *(f"QH{year - 1}-{last_number - len(old) + n:03}" for n in range(1, len(old) + 1)),
        *(f"QH{year}-{n:03}" for n in range(1, len(closed) + len(pending) + 1)),
    ]
    received = [
        *sorted(_workdays(random, date(year - 1, 12, 18), date(year - 1, 12, 29), len(old))),
        *sorted(_workdays(random, date(year, 1, 2), date(year, 12, 4), len(closed))),
        *sorted(_workdays(random, date(year, 12, 9), date(year, 12, 31), len(pending))),
    ]
    for number, case, day in zip(numbers, [*old, *closed, *pending], received, strict=True):
        # What last year left was answered this year: late enough in its term.
        answered = _after(day, random.randint(12 if case.carried_in else 6, 19)) if case.outcome else None
        yield (
            number,
            day,
            random.choice(_CHANNELS),
            APPLICANT_NAMES[case.applicant],
            random.choice(_SUBJECTS),
            random.choice(_OFFICES),
            OUTCOME_NAMES[case.outcome] if case.outcome else None,
            answered,
            "已办结" if case.outcome else "办理中",
            "上年结转" if case.carried_in else None if case.outcome else "结转下年度",
        )


def _cases(figures: Figures, random: Random) -> list[_Case]:
    """Every case behind table three; an applicant's first closed cases are those that last year left."""
    cases: list[_Case] = []
    for applicant in APPLICANTS:
        outcomes = [
            row for row in outcome_rows(figures) for _ in range(_count(figures, f"t3.{row}.{applicant}"))
        ]
        random.shuffle(outcomes)
        old = _count(figures, f"t3.carried_in.{applicant}")
        cases += [_Case(applicant, outcome, index < old) for index, outcome in enumerate(outcomes)]
        cases += [_Case(applicant, None, False)] * _count(figures, f"t3.carried_out.{applicant}")
    random.shuffle(cases)
    return cases


def _dispute_rows(figures: Figures, year: int, random: Random, cases: Sequence[Row]) -> Iterator[Row]:
    number = 0
    for dispute in DISPUTES:
        kind, way = DISPUTE_NAMES[dispute]
        for result, result_name in RESULT_NAMES.items():
            for _ in range(_count(figures, f"t4.{dispute}.{result}")):
                number += 1
                pending = result == "pending"
                first, last = _LODGED[pending]
                lodged = _workdays(random, date(year, *first), date(year, *last), 1)[0]
                yield (
                    f"FS{year}-{number:02}",
                    kind,
                    way or None,
                    lodged,
                    result_name,
                    None if pending else _after(lodged, random.randint(30, 58)),
                    random.choice([str(row[0]) for row in cases if _answered_before(row, lodged)]),
                )


def _answered_before(case: Row, day: date) -> bool:
    answered = case[7]
    return isinstance(answered, date) and answered < day


def _count(figures: Figures, code: str) -> int:
    value = figures[code]
    if not isinstance(value, int):
        raise ValueError(f"{code}: {value}")
    return value


def _workdays(random: Random, first: date, last: date, count: int) -> list[date]:
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return random.choices([day for day in span if _works(day)], k=count)


def _after(day: date, workdays: int) -> date:
    while workdays:
        day += timedelta(days=1)
        workdays -= _works(day)
    return day


def _works(day: date) -> bool:
    return day.weekday() < 5 and day not in _NO_WORK
