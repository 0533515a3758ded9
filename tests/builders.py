"""Builders of filled tables and reports for tests: consistent unless a test says otherwise."""

from collections.abc import Mapping
from random import Random

from drafting.figures import Number
from drafting.report import HEADINGS, AnnualReport, Section, title_of
from drafting.tables import APPLICANTS, STATUTORY_CODES, edition, recompute

ORGAN = "云岭市青禾区人民政府"


def zero_figures() -> dict[str, Number | None]:
    """All 200 cells 0: a year in which nothing happened."""
    return dict.fromkeys(STATUTORY_CODES, 0)


def consistent_figures(seed: int = 0, most: int = 40) -> dict[str, Number | None]:
    """All 200 cells filled such that every identity of the form holds; the same seed, the same figures."""
    random = Random(seed)
    figures: dict[str, Number | None] = {
        code: random.randint(0, most) for code, cell in edition("2021").cells.items() if not cell.computed
    }
    for applicant in APPLICANTS:
        outcomes = edition("2021").cells[f"t3.processed.{applicant}"].row.sum_of
        processed = sum(int(figures[f"t3.{row}.{applicant}"] or 0) for row in outcomes)
        carried_out = random.randint(0, 5)
        carried_in = random.randint(0, min(5, processed + carried_out))
        figures[f"t3.carried_out.{applicant}"] = carried_out
        figures[f"t3.carried_in.{applicant}"] = carried_in
        figures[f"t3.received.{applicant}"] = processed + carried_out - carried_in
    for block in ("rules", "normative"):
        made, repealed = figures[f"t2.{block}.made"], figures[f"t2.{block}.repealed"]
        figures[f"t2.{block}.in_force"] = int(made or 0) + random.randint(0, 80)
        assert repealed is not None
    figures["t2.rules.made"] = figures["t2.rules.repealed"] = figures["t2.rules.in_force"] = 0
    return recompute(figures, edition("2021"))


def report(
    figures: Mapping[str, Number | None] | None = None,
    *,
    organ: str = ORGAN,
    year: int = 2023,
    texts: Mapping[int, str] | None = None,
) -> AnnualReport:
    """A report of six sections in the form of 2021; ``texts`` replaces the text of a section."""
    default = {
        0: f"根据《中华人民共和国政府信息公开条例》规定，现公布本机关{year}年政府信息公开工作年度报告。"
        f"数据统计期限自{year}年1月1日起至{year}年12月31日止。"
        "电子版在www.qinghe.example公布。联系电话：0300-5550101。",
        1: "（一）主动公开。\n（二）依申请公开。\n（三）政府信息管理。\n（四）政府信息公开平台建设。\n（五）监督保障。",
        2: "",
        3: "",
        4: "",
        5: "存在的问题：部分栏目更新不够及时。\n改进措施：由办公室每月巡查栏目，逾期通报。",
        6: "本年度未收取信息处理费。",
    }
    sections = tuple(
        Section(number, HEADINGS.get(number, ""), (texts or {}).get(number, text))
        for number, text in default.items()
    )
    return AnnualReport(
        title=title_of(organ, year),
        organ=organ,
        year=year,
        edition="2021",
        sections=sections,
        figures=consistent_figures() if figures is None else figures,
    )
