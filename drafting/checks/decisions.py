"""Rules on table two and single plausibilities of tables three and four."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafting.checks.findings import Result
from drafting.checks.rule import Rule, Subject
from drafting.figures import Number
from drafting.report import OrganType


@dataclass(frozen=True, kw_only=True)
class Opening(Rule):
    """The stock that table two implies for the year's beginning is not negative."""

    blocks: tuple[tuple[str, str], ...] = (("rules", "规章"), ("normative", "行政规范性文件"))

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each of the two kinds of documents."""
        for block, label in self.blocks:
            cells = tuple(f"t2.{block}.{column}" for column in ("in_force", "made", "repealed"))
            in_force, made, repealed = (subject.value(code) for code in cells)
            if in_force is None or made is None or repealed is None:
                yield self.not_assessable(block)
            elif in_force - made + repealed >= 0:
                yield self.passed(block)
            else:
                values = {"label": label, "in_force": in_force, "made": made, "repealed": repealed}
                opening = in_force - made + repealed
                yield self.failed(
                    subject,
                    self.messages["failed"].format(**values, opening=opening),
                    instance=block,
                    cells=cells,
                    section=2,
                    expected="≥0",
                    actual=opening,
                )


NATIONAL = ("国务院", "国家", "中华人民共和国", "中国")
"""How the names of State Council departments begin."""

_NO_POWER = ("县人民政府", "区人民政府", "旗人民政府", "镇人民政府", "乡人民政府", "街道办事处")
_DEPARTMENT = ("局", "厅", "委员会", "办公室", "街道办事处", "管委会", "中心")


@dataclass(frozen=True, kw_only=True)
class RulesPower(Rule):
    """Only an organ that may make 规章 has a figure in that row (立法法第九十一条、第九十三条)."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result; not assessable where it is unknown whether the organ may."""
        cells = tuple(f"t2.rules.{column}" for column in ("made", "repealed", "in_force"))
        values = [subject.value(code) for code in cells]
        filled = tuple(code for code, value in zip(cells, values, strict=True) if value)
        may = may_make_rules(subject)
        if any(value is None for value in values) and not filled:
            yield self.not_assessable()
        elif not filled or may:
            yield self.passed()
        elif may is None:
            yield self.not_assessable(note="机关级别不明")
        else:
            yield self.failed(
                subject, self.messages["failed"], cells=filled, section=2, expected=0, actual=_largest(values)
            )


def may_make_rules(subject: Subject) -> bool | None:
    """Whether the organ may make 规章; ``None`` where type, level and name do not tell."""
    organ, type, level = subject.report.organ, subject.organ_type, subject.level
    if organ.startswith(NATIONAL):
        return True
    if type is OrganType.GOVERNMENT and level in ("province", "city"):
        return True
    if type is OrganType.GOVERNMENT and level in ("county", "township") and not organ.endswith("市人民政府"):
        return False
    if organ.endswith("自治区人民政府"):
        return True
    if type in (OrganType.DEPARTMENT, OrganType.AGENCY) or organ.endswith((*_NO_POWER, *_DEPARTMENT)):
        return False
    return None


def _largest(values: list[Number | None]) -> Number:
    return max(value for value in values if value is not None)


@dataclass(frozen=True, kw_only=True)
class OtherShare(Rule):
    """（六）其他处理 3.其他 is not a large part of what was processed."""

    above: Decimal = Decimal("0.2")
    base_at_least: int = 10

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result."""
        cells = ("t3.closed_other.total", "t3.processed.total")
        other, processed = (subject.value(code) for code in cells)
        if other is None or processed is None:
            yield self.not_assessable()
        elif processed < self.base_at_least or other <= self.above * processed:
            yield self.passed()
        else:
            message = self.messages["failed"].format(
                other=other, processed=processed, share=round(100 * other / processed)
            )
            yield self.failed(
                subject,
                message,
                cells=cells,
                section=3,
                expected=f"≤{self.above:.0%}",
                actual=other,
            )


@dataclass(frozen=True, kw_only=True)
class DirectLitigation(Rule):
    """Since the revised 行政复议法 disputes over disclosure go to review first."""

    from_year: int = 2024
    at_least: int = 5

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result, from report year 2024 on."""
        year, cell = subject.report.year, "t4.litigation_direct.total"
        if year is None or year < self.from_year:
            return
        direct = subject.value(cell)
        if direct is None:
            yield self.not_assessable()
        elif direct < self.at_least:
            yield self.passed()
        else:
            message = self.messages["failed"].format(direct=direct)
            yield self.failed(subject, message, cells=(cell,), section=4, actual=direct)
