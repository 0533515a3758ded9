"""The sample corpus: complete, consistent within and across years, its texts true to its tables."""

import re
import sys
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafting.facts import Aspect
from drafting.intake.facts import read_facts
from drafting.intake.form import read_form
from drafting.ledger import Ledger, sum_of
from drafting.mentions import claims, zero_claims
from drafting.reading import read_report
from drafting.report import OrganType
from drafting.tables import APPLICANTS, DISPUTES, edition, outcome_rows

CORPUS = Path(__file__).parents[2] / "corpus"
sys.path.insert(0, str(CORPUS))  # the corpus builds itself; it is no package of the product

import build  # noqa: E402
from press import new_year, register  # noqa: E402
from press.sources import figures_of, load_all  # noqa: E402

PUBLISHED = load_all()
BY_ORGAN = {
    organ: sorted((p for p in PUBLISHED if p.report.organ == organ), key=lambda p: p.report.year)
    for organ in sorted({p.report.organ for p in PUBLISHED})
}
NEW_YEAR = new_year.source()
NEW_FIGURES = figures_of(NEW_YEAR)
DISTRICT = "云岭市青禾区人民政府"

FILLED = [
    *(pytest.param(p.report.figures, p.report.edition, id=p.slug) for p in PUBLISHED),
    pytest.param(NEW_FIGURES, "2021", id="qinghe-2024"),
]
NEIGHBOURS_IN_TIME = [
    *((a.slug, a.report.figures, b.report.figures) for ps in BY_ORGAN.values() for a, b in pairwise(ps)),
    ("qinghe-2023", BY_ORGAN[DISTRICT][-1].report.figures, NEW_FIGURES),
]


def each_report():
    return pytest.mark.parametrize("published", PUBLISHED, ids=lambda p: p.slug)


def each_step():
    return pytest.mark.parametrize(
        ("last", "this"),
        [pytest.param(last, this, id=f"{slug}之后") for slug, last, this in NEIGHBOURS_IN_TIME],
    )


def test_five_organs_five_years():
    assert len(PUBLISHED) == 25
    assert all([p.report.year for p in ps] == [2019, 2020, 2021, 2022, 2023] for ps in BY_ORGAN.values())
    assert len(BY_ORGAN) == 5
    kinds = Counter((ps[0].organ_type, ps[0].level) for ps in BY_ORGAN.values())
    assert kinds[(OrganType.GOVERNMENT, "county")] == kinds[(OrganType.GOVERNMENT, "township")] == 1
    assert kinds[(OrganType.DEPARTMENT, "county")] == 3


@each_report()
def test_edition_follows_the_year(published):
    assert published.report.edition == ("2021" if published.report.year >= 2021 else "2019")


class TestTables:
    @pytest.mark.parametrize(("figures", "form"), FILLED)
    def test_no_cell_is_blank(self, figures, form):
        assert [code for code in edition(form).codes if figures[code] is None] == []

    @pytest.mark.parametrize("figures", [pytest.param(p.values[0], id=p.id) for p in FILLED])
    @pytest.mark.parametrize("column", [*APPLICANTS, "total"])
    def test_balance(self, figures, column):
        received, carried_in, processed, carried_out = (
            figures[f"t3.{row}.{column}"] for row in ("received", "carried_in", "processed", "carried_out")
        )
        assert received + carried_in == processed + carried_out
        assert processed == sum(figures[f"t3.{row}.{column}"] for row in outcome_rows(figures))

    @pytest.mark.parametrize(("figures", "form"), FILLED)
    def test_totals(self, figures, form):
        for row in edition(form).table("t3").blocks[0].rows:
            parts = [figures[f"t3.{row.code}.{applicant}"] for applicant in APPLICANTS]
            assert figures[f"t3.{row.code}.total"] == sum(parts), row.code
        for dispute in DISPUTES:
            parts = [figures[f"t4.{dispute}.{r}"] for r in ("upheld", "corrected", "other", "pending")]
            assert figures[f"t4.{dispute}.total"] == sum(parts), dispute

    @each_step()
    def test_last_years_remainder_is_carried_in(self, last, this):
        for column in (*APPLICANTS, "total"):
            assert this[f"t3.carried_in.{column}"] == last[f"t3.carried_out.{column}"], column
        for dispute in DISPUTES:
            assert last[f"t4.{dispute}.pending"] <= this[f"t4.{dispute}.total"], dispute

    @each_step()
    def test_documents_in_force_roll_forward(self, last, this):
        before, made, repealed, after = (
            last["t2.normative.in_force"],
            this["t2.normative.made"],
            this["t2.normative.repealed"],
            this["t2.normative.in_force"],
        )
        if before is None:  # never chained from the form of 2019 to that of 2021
            assert after is None or after - made + repealed >= 0
        else:
            assert after == before + made - repealed

    @each_step()
    def test_items_of_the_old_form_roll_forward(self, last, this):
        for row in ("licensing", "services", "penalties", "coercion", "fees"):
            items, change = last.get(f"t2.{row}.items_last"), last.get(f"t2.{row}.change")
            if f"t2.{row}.items_last" in this:
                assert this[f"t2.{row}.items_last"] == items + change, row

    @pytest.mark.parametrize("year", range(2019, 2024))
    def test_the_district_counts_its_units_in(self, year):
        reports = {p.report.organ: p.report for p in PUBLISHED if p.report.year == year}
        district = reports.pop(DISTRICT)
        for code in edition(district.edition).codes:
            if not code.endswith(".change"):
                assert district.figures[code] >= sum(r.figures[code] for r in reports.values()), code


class TestFiles:
    @each_report()
    def test_the_published_file_reads_back_as_its_source(self, published):
        """Nothing in the corpus is unreadable, save the cells that the older form does not have."""
        suffix, _ = build.FORMS[published.form]
        read = read_report(CORPUS / "reports" / f"{published.slug}{suffix}")
        source = published.report
        assert (read.title, read.organ, read.year, read.edition) == (
            source.title,
            source.organ,
            source.year,
            source.edition,
        )
        assert {code: read.figures[code] for code in source.figures} == source.figures
        assert [(s.number, s.heading, s.text) for s in read.sections] == [
            (s.number, s.heading, s.text) for s in source.sections
        ]
        lacking = {code for code, value in source.figures.items() if value is None}
        assert {unread.where for unread in read.unread} == lacking

    def test_every_kind_of_file_is_there(self):
        suffixes = Counter(path.suffix for path in (CORPUS / "reports").iterdir())
        assert set(suffixes) == {".docx", ".html", ".txt"}
        assert sum(suffixes.values()) == 25
        assert {p.form for p in PUBLISHED} == set(build.FORMS)


GROUPS = {
    "予以公开": "granted",
    "部分公开": "partial",
    "不予公开": "refused",
    "无法提供": "unavailable",
    "不予处理": "unprocessed",
    "其他处理": "closed",
}


class TestTexts:
    @each_report()
    def test_outcomes_in_the_text_are_those_of_table_three(self, published):
        """In the paragraph on 依申请公开 every 予以公开N件 … and 新收/结转 figure is its cell."""
        figures = published.report.figures
        paragraph = next(p for p in published.report.text(1).splitlines() if p.startswith("（二）"))
        stated = dict(re.findall(rf"({'|'.join(GROUPS)})(\d+)[件宗]", paragraph))
        if figures["t3.processed.total"] == 0:
            assert stated == {}
            assert re.search("(?:没有|未)收到政府信息公开申请", paragraph)
            return
        rows = outcome_rows(figures)
        for group, count in stated.items():
            cells = [figures[f"t3.{row}.total"] for row in rows if row.startswith(GROUPS[group])]
            assert int(count) == sum(cells), group
        assert sum(map(int, stated.values())) == figures["t3.processed.total"]
        for code in ("received", "carried_in", "processed", "carried_out"):
            value = figures[f"t3.{code}.total"]
            assert value == 0 or re.search(rf"(?<!\d){value}[件宗]", paragraph), code

    @each_report()
    def test_every_figure_the_text_claims_is_its_cell(self, published):
        report = published.report
        last = next((p.report for p in BY_ORGAN[report.organ] if p.report.year == report.year - 1), None)
        ledger = Ledger.of(report.figures, previous=last.figures if last else None)
        wrong = []
        for section in report.sections:
            for claim in claims(section.text, year=report.year, organ=report.organ):
                sums = [sum_of(ledger, reading) for reading in claim.readings]
                if report.edition == "2019" and claim.measure.id == "t2.normative.made":
                    assert sums == [None], "that form asked for the documents published, not for those made"
                    continue
                entry = ledger.get(claim.measure.entry or "")
                if not (entry and entry.is_ratio) and claim.number.value not in sums:
                    wrong.append((claim.number.text, claim.measure.id, sums))
            for claim in zero_claims(section.text, year=report.year, organ=report.organ):
                wrong += [(id, "不是0") for id in claim.measures if ledger[id].value != 0]
        assert wrong == []

    @each_report()
    def test_the_five_aspects_stand_in_order(self, published):
        text = published.report.text(1)
        words = ["主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"]
        heads = [line for line in text.splitlines() if line.startswith("（")]
        assert [head[:3] for head in heads] == ["（一）", "（二）", "（三）", "（四）", "（五）"]
        assert all(word in head for word, head in zip(words, heads, strict=True))
        if published.organ_type is OrganType.GOVERNMENT:
            assert [word for word in ("工作考核", "社会评议", "责任追究") if word not in heads[4]] == []

    @each_report()
    def test_problems_and_fees_are_spoken_of(self, published):
        assert 180 <= len(published.report.text(5)) <= 900
        assert "信息处理费" in published.report.text(6)

    @each_report()
    def test_the_law_is_named_before_it_is_shortened(self, published):
        text = "".join(section.text for section in published.report.sections)
        definition = "《中华人民共和国政府信息公开条例》（以下简称《条例》）"
        assert "《条例》" not in text.partition(definition)[0]
        assert definition in text
        assert f"{published.report.year}年1月1日" in published.report.text(0)


def runs_in_common(text: str, other: str, length: int = 13) -> float:
    """Share of the text's characters that stand in the other in runs of ``length`` or more, digits masked."""
    text, other = (re.sub(r"\d+(?:\.\d+)?", "0", re.sub(r"\s", "", t)) for t in (text, other))
    shared = {other[i : i + length] for i in range(len(other) - length + 1)}
    covered = {
        j
        for i in range(len(text) - length + 1)
        if text[i : i + length] in shared
        for j in range(i, i + length)
    }
    return len(covered) / len(text)


class TestWording:
    @pytest.mark.parametrize("section", [1, 5])
    @each_report()
    def test_nothing_is_copied_from_another_report(self, published, section):
        """From no other report of the corpus, so neither from last year's nor from a neighbour's."""
        copied = {
            other.slug: share
            for other in PUBLISHED
            if other is not published
            and (share := runs_in_common(published.report.text(section), other.report.text(section))) > 0.25
        }
        assert copied == {}

    def test_the_measure_sees_a_copy(self):
        text = PUBLISHED[0].report.text(5)
        assert runs_in_common(text, text) == 1
        assert runs_in_common(text, text[: len(text) // 2]) == pytest.approx(0.5, abs=0.05)

    def test_several_organs_speak_of_replies_to_applications(self):
        organs = {
            p.report.organ
            for p in PUBLISHED
            if re.search("答复", p.report.text(5)) and re.search("措施|改进|办法|整改", p.report.text(5))
        }
        assert len(organs) >= 4


def tallied(sheet) -> list[dict[str, object]]:
    rows = sheet.iter_rows(min_row=2, values_only=True)
    header = next(rows)
    return [dict(zip(header, row, strict=True)) for row in rows]


class TestNewYear:
    def test_the_form_holds_the_figures(self):
        form = read_form((CORPUS / "new-year" / "figures.xlsx").read_bytes(), "figures.xlsx")
        assert (form.organ, form.year) == (DISTRICT, 2024)
        assert form.figures == NEW_FIGURES

    def test_the_facts_cover_every_aspect(self):
        facts = read_facts(CORPUS / "new-year" / "facts.csv")
        assert list(facts) == new_year.facts_of(NEW_YEAR)
        count = Counter(fact.aspect for fact in facts)
        assert 25 <= len(facts) <= 35
        assert set(count) == set(Aspect)
        for aspect in list(Aspect)[1:6]:
            assert count[aspect] >= 2, aspect
        for aspect in (Aspect.ASSESSMENT, Aspect.PUBLIC_REVIEW, Aspect.ACCOUNTABILITY):
            assert count[aspect] == 1, aspect
        assert count[Aspect.PROBLEM] == count[Aspect.LAST_YEAR] == 3
        assert {f.problem for f in facts if f.aspect is Aspect.MEASURE} == {
            f.id for f in facts if f.aspect is Aspect.PROBLEM
        }

    def test_a_value_has_its_place_in_the_statement(self):
        for fact in read_facts(CORPUS / "new-year" / "facts.csv"):
            assert fact.statement.count("{}") == (fact.value is not None), fact.id
            assert bool(fact.unit) == (fact.value is not None), fact.id

    def test_the_register_tallies_to_table_three(self):
        book = load_workbook(CORPUS / "new-year" / "register.xlsx")
        cases = tallied(book[register.CASES_SHEET])
        assert len({case["编号"] for case in cases}) == len(cases) == 172
        names = {name: code for code, name in register.OUTCOME_NAMES.items()}
        for applicant, name in register.APPLICANT_NAMES.items():
            own = [case for case in cases if case["申请人类型"] == name]
            outcomes = Counter(names[case["办理结果"]] for case in own if case["办理结果"])
            for row in outcome_rows(NEW_FIGURES):
                assert outcomes[row] == NEW_FIGURES[f"t3.{row}.{applicant}"], (row, applicant)
            years = Counter(case["收到日期"].year for case in own)
            assert years[2024] == NEW_FIGURES[f"t3.received.{applicant}"]
            assert years[2023] == NEW_FIGURES[f"t3.carried_in.{applicant}"]
            pending = [case for case in own if case["状态"] == "办理中"]
            assert len(pending) == NEW_FIGURES[f"t3.carried_out.{applicant}"]
            assert all(case["答复日期"] is None for case in pending)
        assert {case["答复日期"].year for case in cases if case["答复日期"]} == {2024}

    def test_the_register_tallies_to_table_four(self):
        book = load_workbook(CORPUS / "new-year" / "register.xlsx")
        disputes = tallied(book[register.DISPUTES_SHEET])
        answered = {case["编号"]: case["答复日期"] for case in tallied(book[register.CASES_SHEET])}
        count = Counter((d["类别"], d["起诉方式"] or "", d["审理结果"]) for d in disputes)
        for dispute, (kind, way) in register.DISPUTE_NAMES.items():
            for result, name in register.RESULT_NAMES.items():
                assert count[(kind, way, name)] == NEW_FIGURES[f"t4.{dispute}.{result}"], (dispute, result)
        assert all(answered[d["关联申请编号"]] < d["收到日期"] for d in disputes)


def test_what_is_published_is_what_the_sources_say(tmp_path):
    """Building again gives the files that are there, byte for byte inside the archives."""
    for path in build.build(tmp_path):
        there = CORPUS / path.relative_to(tmp_path)
        if path.suffix in {".docx", ".xlsx"}:
            with zipfile.ZipFile(path) as new, zipfile.ZipFile(there) as old:
                assert new.namelist() == old.namelist()
                assert [n for n in new.namelist() if new.read(n) != old.read(n)] == [], path.name
        else:
            assert path.read_bytes() == there.read_bytes(), path.name
    built = {p.name for p in (tmp_path / "reports").iterdir()}
    assert built == {p.name for p in (CORPUS / "reports").iterdir()}
