"""The list of problems (问题清单) of one report, as every format prints it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from drafting.checks.examples import examples
from drafting.checks.findings import Finding, Severity
from drafting.checks.rule import part_name
from drafting.roster import Late

BEYOND = "text-unbound"
"""The rule that tells of a number which no table confirms."""

LATE, MISSING = "迟报", "未报"

# What the columns of ``by_rule``, ``by_region`` and ``late_row`` are called.
RULE_HEADS = ("规则", "要求", "问题数", "涉及报告数")
REGION_HEADS = ("地区", "报告数", "必须改", "问题数")
LATE_HEADS = ("机关", "情形", "应报", "公布", "联系人")

_PLACES = re.compile(r"(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|自治县|新区|[省市区县旗])){0,3}")


@dataclass(frozen=True)
class ProblemList:
    """What was found in one file.

    ``error`` says why there is nothing where the file could not be read. ``marks`` says of a finding, by its
    place in ``findings``, what became of it since an earlier check (未改, 新增); ``fixed`` are the messages
    of that check which are no more.
    """

    path: str
    organ: str = ""
    year: int | None = None
    title: str = ""
    findings: tuple[Finding, ...] = ()
    passed: int = 0
    not_assessable: int = 0
    broken: tuple[str, ...] = ()
    error: str = ""
    marks: Mapping[int, str] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Whose list it is: the organ, else the file."""
        return self.organ or self.path

    def count(self, severity: Severity) -> int:
        """How many findings are told of this severity, the numbers that no table confirms as one."""
        apart, beyond = self.told(severity)
        return len(apart) + bool(beyond)

    @property
    def total(self) -> int:
        """How many findings are told of it in all."""
        return sum(map(self.count, Severity))

    def told(self, *severities: Severity) -> tuple[list[tuple[Finding, str]], str]:
        """The findings of these severities one by one with their marks, and the numbers no table confirms.

        Of those a published report tells dozens: for whom reads hundreds of reports they are one remark,
        empty where there is none.
        """
        apart: list[tuple[Finding, str]] = []
        numbers: list[str] = []
        for place, finding in enumerate(self.findings):
            if finding.severity not in severities:
                continue
            if _is_beyond(finding):
                numbers.append(finding.actual or "")
            else:
                apart.append((finding, self.marks.get(place, "")))
        said = f"正文另有{len(numbers)}处数字表格中没有，无从核对，请自行核实：{'、'.join(numbers)}。"
        return apart, said if numbers else ""


def _is_beyond(finding: Finding) -> bool:
    """Whether it is of a number that no table confirms."""
    return finding.rule == BEYOND and finding.severity is Severity.INFO


def place_of(finding: Finding) -> str:
    """Where a finding is: the part, or the table as a part."""
    return part_name(finding.section) if finding.section is not None else "全文"


def by_rule(lists: Iterable[ProblemList]) -> list[tuple[str, str, int, int]]:
    """Rule, what it asks for, findings, reports with one; the most frequent first.

    Of a report's numbers that no table confirms one finding is counted, as its list tells them.
    """
    findings: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    for one in lists:
        found = [finding.rule for finding in one.findings if not _is_beyond(finding)]
        found += [BEYOND] * any(map(_is_beyond, one.findings))
        findings.update(found)
        reports.update(set(found))
    said = examples()
    return [(rule, said[rule].says, count, reports[rule]) for rule, count in findings.most_common()]


def by_region(lists: Iterable[ProblemList]) -> list[tuple[str, int, int, int]]:
    """Region, reports that were read, errors, all that is told; a region is as ``region_of`` has it."""
    found: dict[str, list[ProblemList]] = {}
    for one in lists:
        if not one.error:
            found.setdefault(region_of(one.organ), []).append(one)
    return [
        (region, len(group), sum(g.count(Severity.ERROR) for g in group), sum(g.total for g in group))
        for region, group in sorted(found.items())
    ]


def region_of(organ: str) -> str:
    """The places an organ's name begins with (云岭市青禾区教育局: 云岭市青禾区), or 未识别."""
    match = _PLACES.match(organ)
    return match[0] if match and match[0] else "未识别"


def late_row(late: Late) -> tuple[str, str, str, str, str]:
    """A late or missing unit: organ, which of both, due, published, contact."""
    unit, published = late.unit, late.published
    due = unit.due.isoformat() if unit.due else ""
    return unit.organ, LATE if published else MISSING, due, str(published or ""), unit.contact
